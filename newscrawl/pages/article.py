"""An article page becomes an Article: one table says for every field whom to believe.

Each source yields candidates as found; ``TABLE`` names for every field its sources in order of trust. Where
the first of them is not enough, a function of ``pages.decisions`` chooses. The winners go to the loader as
found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urljoin

from scrapy.http import TextResponse

from newscrawl.addresses import Joiner
from newscrawl.collector import collection_paused
from newscrawl.items import LONGEST_ADDRESS, Article
from newscrawl.loaders import FoundImage
from newscrawl.pages import authors, decisions
from newscrawl.pages.asking import ask
from newscrawl.pages.assessment import doubts_of, refusal_of
from newscrawl.pages.body import read_body
from newscrawl.pages.language import languages_of
from newscrawl.pages.page import Listed, Page
from newscrawl.pages.publication import dates_of
from newscrawl.pages.sources import pictures
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.subtitles import own_subtitles
from newscrawl.pages.sources.titles import title_line
from newscrawl.pages.topics import Called, western_tags
from newscrawl.pages.usage import statements_of
from newscrawl.sites import Site, site_for
from newscrawl.sites.identity import decide_address
from newscrawl.text import comparable

# For every field its sources in order of trust. What decides between them, where it is not the first that has
# a value, and whether one may extend another:
#   title         ``shown`` is the line that shows a title of the head; a longer one completes a cut title
#   subtitle      a description only where ``decisions.is_summary``
#   published_at  ``decisions.published``: the page's label against metadata; zones marked wrongly;
#                 ``pages.publication`` where the page is not Korean
#   authors       ``authors.authors``: all others extend e-mails and roles, never names
#   publisher     ``publishers.believable``; of pages that are not Korean ``sitenames.site_names``
#   section, tags ``decisions.section``, ``decisions.tags``; ``topics.western_tags`` where it is not Korean
#   body          the longest of those that are text of this page; see ``pages.body``
TABLE: Mapping[str, Sequence[str]] = {
    "title": ("rule", "payload", "shown", "meta", "json-ld", "document", "heading", "list"),
    "subtitle": ("rule", "payload", "shown", "prose", "json-ld", "description"),
    "published_at": ("rule", "payload", "json-ld", "meta", "shown", "address", "extractor"),
    "modified_at": ("rule", "payload", "json-ld", "meta", "shown"),
    "publisher": ("rule", "payload", "site", "believable", "list"),
    "authors": (
        *("rule", "prose", "shown", "payload", "json-ld", "email", "meta", "western", "sign-off", "portrait"),
        "extractor",
    ),
    "section": ("rule", "payload", "json-ld", "meta", "shown", "list"),
    "tags": ("rule", "payload", "shown", "meta", "json-ld", "script"),
    "copyright": ("rule", "prose", "shown"),
    "source_url": ("rule", "shown"),
    "comment_count": ("rule", "shown", "json-ld"),
    "reactions": ("rule", "shown"),
}
# A time of publication is no such if it lies so much later than the reading: a zone taken for another one is
# nine hours, and a paper's day begins the evening before.
_AHEAD = timedelta(hours=12)


@dataclass(slots=True)
class Reading:
    """An article, and how sure newscrawl is of it.

    ``sources``: for each field with a value the source that gave it. ``refusal``: None, or why the page is no
    article. ``doubts``: the fields whose sources disagree, each with what stands against what.
    ``candidates``: for each field what its sources said, in order of trust, where every one was asked.
    ``headlines``: the titles that the page itself shows or names, the one that was read first.
    """

    article: Article
    sources: dict[str, str] = field(default_factory=dict)
    refusal: str | None = None
    doubts: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    headlines: tuple[str, ...] = ()


def read_article(
    response: TextResponse,
    site: Site | None = None,
    *,
    listed: Listed | None = None,
    observed: datetime | None = None,
) -> Article:
    """The article on a page.

    ``site`` is found by the response's URL if not given; ``newscrawl.sites.GENERIC`` switches all rules off.
    Fills every field but ``story``, ``crawled_at``, ``revision`` and ``listed_in``. ``listed``: what the list
    that led here showed; ``observed``: when the page was fetched, which alone makes ``12분 전`` a time.
    Never raises on a page's content.
    """
    return explain_article(response, site, listed=listed, observed=observed).article


@collection_paused()
def explain_article(
    response: TextResponse,
    site: Site | None = None,
    stats: Any = None,
    *,
    listed: Listed | None = None,
    observed: datetime | None = None,
    every: bool = False,
) -> Reading:
    """As ``read_article``, with the source of each field, a refusal and doubts.

    ``stats``: a stats collector to count sources in; ``listed``: what the list showed; ``observed``: when the
    page was fetched, which alone makes ``12분 전`` a time; ``every``: ask every source of every field.
    """
    page = Page(response, site_for(response.url) if site is None else site, listed, observed)
    return _ArticleReader(page, stats, observed, every=every).read()


class _ArticleReader:
    def __init__(self, page: Page, stats: Any, observed: datetime | None, *, every: bool) -> None:
        self.page = page
        self.loader = page.loader
        self.stats = stats
        self.observed = observed
        self.every = every
        self.said: dict[str, list[Candidate]] = {}

    def read(self) -> Reading:
        page = self.page
        self._address()
        self._read_title()
        self._read_text()
        self._read_subtitle()
        self._read_times()
        self._read_publisher()
        self._read_authors()
        sections = self._ask("section")
        self._take_first([decisions.section(sections, self.loader.clean, korean=page.korean)])
        spoken = comparable(page.title) + page.letters
        said, clean = self._ask("tags"), self.loader.clean
        if page.korean:
            chosen = decisions.tags(said, clean, spoken, page.title, page.media)
        else:
            called = Called(page.title, page.response.url)
            chosen = western_tags(said, clean, spoken, called, page.media)
        self._take_first([chosen])
        self._take_first(self._ask("source_url"))
        self._take_first(self._ask("comment_count"))
        self._take_first(self._ask("reactions"))
        self._images()
        self._language()
        article = self._without_time_ahead(self.loader.load_item())
        article.usage = statements_of(page.response, page.document)
        article.named = page.text.publisher
        return Reading(
            article,
            page.sources,
            refusal_of(page),
            doubts_of(page),
            self.said if self.every else {},
            self._headlines(),
        )

    def _without_time_ahead(self, article: Article) -> Article:
        """An article cannot have been published long after it was read."""
        at = article.published_at
        if at is not None and self.observed is not None and at > self.observed + _AHEAD:
            article.published_at = None
            self.page.sources.pop("published_at", None)
        return article

    def _headlines(self) -> tuple[str, ...]:
        page = self.page
        own = () if page.sources.get("title") == "list" else (page.title,)
        return tuple(dict.fromkeys(filter(None, (*own, *(claim.value for claim in page.claims)))))

    # -- Asking ------------------------------------------------------------------------------------------

    def _ask(self, name: str) -> Iterator[Candidate]:
        """What the field's sources say of it, in order of trust; a source is asked when it is its turn."""
        said = ask(self.page, name, TABLE[name])
        if self.every:
            self.said[name] = list(said)
            return iter(self.said[name])
        return said

    def _take(self, candidate: Candidate) -> bool:
        """Give the loader what was found; False where its cleaners leave nothing of it."""
        name = candidate.field
        if name in self.page.sources:
            return True
        self.loader.add_value(name, candidate.value)
        if not self.loader.get_collected_values(name):
            return False
        self.page.sources[name] = candidate.source
        if self.stats is not None:
            self.stats.inc_value(f"parser/{name}/{candidate.source}", 1)
        return True

    def _take_first(self, candidates: Iterable[Candidate | None]) -> None:
        """Give the loader the first candidate that its cleaners leave something of, and ask no more."""
        for candidate in candidates:
            if candidate is not None and self._take(candidate):
                return

    # -- Fields ----------------------------------------------------------------------------------------------

    def _address(self) -> None:
        page = self.page
        requested = page.response.url
        claimed = [*page.document.canonical[:1], *page.meta.named("address")[:1]]
        claimed = [claim for claim in claimed if len(claim) <= LONGEST_ADDRESS]
        address, identity = decide_address(requested, claimed, page.site)
        known = {"requested_url": requested, "id": identity.id, "url": address, "site": identity.site}
        for name, value in known.items():
            self._take(Candidate(name, value, "address"))

    def _read_title(self) -> None:
        page = self.page
        self._take_first(self._ask("title"))
        page.title = str(page.value("title") or "")
        page.heading = title_line(page.document, page.title)

    def _read_text(self) -> None:
        page = self.page
        page.text, source, place = read_body(page)
        if page.text.paragraphs:
            self._take(Candidate("body", page.text.paragraphs, source, place))
        page.letters = "".join(map(comparable, page.text.paragraphs))

    def _read_subtitle(self) -> None:
        self._take_first(own_subtitles(self._ask("subtitle"), self.page.title, korean=self.page.korean))

    def _read_times(self) -> None:
        page = self.page
        published, changes = dates_of(page, self._ask)
        for one in published:
            if self._take(one._replace(field="published_at")):
                page.dated_by = one
                break
        late = page.dated_by
        self._take_first([*changes, late if late and late.field == "modified_at" else None])

    def _read_publisher(self) -> None:
        self._take_first(self._ask("copyright"))
        self._take_first(self._ask("publisher"))

    def _read_authors(self) -> None:
        page = self.page
        publisher = page.value("publisher")
        media = (*page.media, publisher) if publisher else page.media
        if not page.korean:
            media = ()  # a blog signs with its own name
        self.loader.context["media"] = media
        chosen, known = authors.authors(self._ask("authors"), self.loader.clean, media, page.media)
        self.loader.context["known_people"] = known
        self._take_first([chosen])

    def _images(self) -> None:
        page = self.page
        url = page.response.url
        # Scrapy's urljoin looks for a base in the decoded page, which most do not have.
        join = page.response.urljoin if page.document.based else partial(urljoin, url)
        found, absolute = [], Joiner(join, url)
        writers = {author.name for author in page.value("authors") or ()} if page.korean else set()
        for picture in page.text.pictures:
            if writers and pictures.portrayed(picture) in writers:
                continue
            address = pictures.source_of(picture.element) if picture.element is not None else None
            found.append(FoundImage((absolute(address) if address else "") or None, picture.caption))
        if found:
            self._take(Candidate("images", found, page.sources.get("body", "prose")))

    def _language(self) -> None:
        self._take_first(languages_of(self.page, " ".join(self.page.text.paragraphs)))
