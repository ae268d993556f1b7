"""How sure newscrawl is of what it read: why a page is no article, and which of its fields are in doubt."""

from collections.abc import Iterable

from newscrawl.pages import doubts
from newscrawl.pages.evidence import Evidence
from newscrawl.pages.names import Role
from newscrawl.pages.page import Page
from newscrawl.pages.refusal import is_flash, refusal
from newscrawl.sites.likeness import article_likeness
from newscrawl.text import is_dense

# A text of so many characters is hardly a teaser or a notice.
_LONG_TEXT = 600
_MUCH_TEXT = 1200
# So many characters tell in which script a text is written.
_SAMPLE = 600
_ELLIPSES = ("…", "..")
# Between a headline and its text stand at most so many lines: pictures, tools, a summary.
_NEAR = 60


def doubts_of(page: Page) -> dict[str, str]:
    """The fields whose sources disagree, each with what stands against what was read."""
    found = {
        "title": doubts.of_titles(page.title, page.claims, page.listed.title) if page.title else None,
        "published_at": doubts.of_publication(page.dated_by) or doubts.of_times(page.times, page.notation),
        "body": doubts.of_text(_supports(page), page.text.size),
    }
    return doubts.with_cuts({name: why for name, why in found.items() if why}, page.loader.beyond)


def _supports(page: Page) -> list[str]:
    """The signs that the text is this article's."""
    source, container = page.sources.get("body"), page.text.container
    if source in ("rule", "payload"):
        return [source, "declared"]
    signs = {
        "a headline above it": container is not None and 0 <= page.heading < container.last,
        "its element's name": container is not None and bool(container.role & Role.BODY),
        "the page's description": page.described,
        "its length": page.text.size > _LONG_TEXT,
        "a byline": bool(page.text.signed or page.text.lead) or page.sources.get("authors") == "shown",
        "metadata": bool(page.linked.entity),
    }
    return [sign for sign, holds in signs.items() if holds]


def _uncut(paragraphs: Iterable[str]) -> int:
    """Characters of ``paragraphs`` without those that are cut off, as teasers in lists are."""
    return sum(len(one) for one in paragraphs if not one.endswith(_ELLIPSES))


def refusal_of(page: Page) -> str | None:
    """Why the page is no article; None if it is one."""
    heading, container = page.heading, page.text.container
    dense = not page.korean and is_dense("".join(page.text.paragraphs)[:_SAMPLE])
    evidence = Evidence(
        marked=bool(page.linked.entity) or page.meta.first("og:type").lower() == "article",
        dated="published_at" in page.sources,
        timed=any(time.timed for _, time in page.times[:1]),
        signed="authors" in page.sources,
        headed=container is not None and 0 <= heading < container.last and container.first - heading < _NEAR,
        described=page.described,
        native=page.site.address_of(page.response.url) is not None,
        long=_uncut(page.text.paragraphs) * (1 + dense) > _MUCH_TEXT,
        kinds=frozenset(() if page.linked.entity else page.linked.types),
        dense=dense,
        flash=is_flash(page.title),
        likeness=article_likeness(page.response.url),
    )
    return refusal(page.document, page.text, page.title, page.response.url, evidence)
