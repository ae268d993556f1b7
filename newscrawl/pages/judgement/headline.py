"""The headline and the sub-headline, told by what the head says and what the page shows."""

import re
from collections.abc import Sequence

from lxml import etree

from newscrawl.cleaners import boilerplate, bylines
from newscrawl.pages.blocks import Page
from newscrawl.pages.body import Body
from newscrawl.pages.conventions import shown_subtitle
from newscrawl.pages.judgement.medium import PORTALS, SLOGAN, document_title
from newscrawl.pages.metadata import Metadata
from newscrawl.pages.names import Role
from newscrawl.text import (
    comparable,
    hangul_share,
    is_cut,
    without_ellipsis,
    without_tail,
)

_PLACEHOLDERS = frozenset(
    (
        "document",
        "untitled",
        "untitleddocument",
        "무제",
        "뉴스",
        "기사",
        "기사보기",
        "뉴스보기",
        "index",
        "article",
        "newsview",
        "기사본문",
        "title",
        "reactapp",
        "vueapp",
        "loading",
    )
)


def description(metadata: Metadata) -> str:
    """What the page says of its content."""
    return metadata.first("og:description", "description", "twitter:description") or metadata.text(
        "description"
    )


def title(
    metadata: Metadata, page: Page, root: etree._Element, media: Sequence[str]
) -> tuple[str, str | None]:
    """The headline and its source: the heading that the page shows, told by the titles in its head."""
    document = document_title(root)
    claimed = [
        ("meta", metadata.first("og:title")),
        ("json-ld", metadata.text("headline")),
        (
            "meta",
            metadata.first(
                "dd:title", "nextweb:artsubject", "headline", "twitter:title", "dable:title", "title"
            ),
        ),
        ("title", document),
    ]
    names = [*media, *PORTALS]
    unwanted = {*map(comparable, names), *_PLACEHOLDERS, ""}
    cleaned = [(source, without_tail(text, names)) for source, text in claimed if text]
    cleaned = [
        (source, text)
        for source, text in cleaned
        if comparable(text) not in unwanted and not bylines.is_medium(text, media)
    ]
    shown = _shown_title(page, [text for _, text in cleaned])
    if shown:
        return "shown", shown
    # Its only title is the document's, and shown nowhere: a framework's default, or the site's name.
    own = _only_h1(page) if all(source == "title" for source, _ in cleaned) else None
    if own:
        return "heading", own
    if cleaned:
        source, text = cleaned[0]
        longer = next(
            (
                t
                for _, t in cleaned[1:]
                if is_cut(text) and comparable(t).startswith(comparable(without_ellipsis(text)))
            ),
            text,
        )
        return source, longer
    heading = next(
        (
            b.text
            for b in page.blocks
            if b.node.role & (Role.HEADING | Role.TITLE)
            and not b.node.context & Role.ASIDE
            and len(b.text) > 7
            and not b.linked
            and not boilerplate.is_related_heading(b.text)
        ),
        None,
    )
    return "heading", heading


def _only_h1(page: Page) -> str | None:
    """The text of the page's h1, if it has just one that could be a headline."""
    found = [
        block.text
        for block in page.blocks
        if block.node.tag == "h1" and len(block.text) > 7 and not block.linked and not block.node.aside
    ]
    return found[0] if len(found) == 1 else None


def _shown_title(page: Page, claimed: list[str]) -> str | None:
    keys = [
        (comparable(text), comparable(without_ellipsis(text)) if is_cut(text) else "") for text in claimed
    ]
    begins = {text[:2] for pair in keys for text in pair if text}
    ends = {key[-2:] for key, _ in keys if key}
    best, rank = None, 0.0
    for block in page.blocks:
        if block.image is not None or not 4 <= len(block.text) <= 200:
            continue
        letters = block.key
        # No likeness without a common beginning or end; most lines have neither.
        if len(letters) < 3 or (letters[:2] not in begins and letters[-2:] not in ends):
            continue
        named = block.node.role & (Role.HEADING | Role.TITLE)
        value = max(
            _likeness(letters, key, begun, named=bool(named)) - 0.1 * place
            for place, (key, begun) in enumerate([*keys, ("", "")])
        )
        if value <= 0:
            continue
        value += 1.0 * bool(block.node.role & Role.HEADING) + 0.6 * bool(block.node.role & Role.TITLE)
        if block.linked * 2 > len(block.text):
            value -= 2
        if value > rank:
            best, rank = block.text, value
    return best if rank > _ALIKE else None


_ALIKE = 2.4
# A tail or head that names the medium and section is short.
_LONGEST_TAIL, _LONGEST_HEAD = 22, 15


def _likeness(key: str, other: str, begun: str, *, named: bool) -> float:
    """How surely a line with the letters ``key`` shows the title ``other``; 0 if it does not.

    ``begun`` is what stands before the ellipsis where the head has cut the title.
    """
    if not other:
        return 0.0
    if key == other:
        return 4.0
    if named and len(key) > 6 and other.startswith(key):
        return 2.5 if len(other) - len(key) < _LONGEST_TAIL else 1.0
    if named and len(key) > 6 and other.endswith(key):
        return 2.5 if len(other) - len(key) < _LONGEST_HEAD else 1.0
    return 3.5 if begun and key.startswith(begun) else 0.0


def subtitle(
    metadata: Metadata, page: Page, body: Body, headline: str, between: tuple[int, int]
) -> tuple[str, str | None]:
    """The sub-headline: shown near the headline, or named in the metadata.

    ``between`` are the indices of the headline's line and of the text's first.
    """
    alternative = metadata.text("alternativeHeadline") or metadata.text("alternateName")
    said = description(metadata)
    shown = shown_subtitle(page, between, headline, said) if between[0] >= 0 else None
    if shown:
        return "shown", shown
    if body.subtitles:
        return "body", "\n".join(dict.fromkeys(body.subtitles))
    if alternative and comparable(alternative) != comparable(headline):
        return "json-ld", alternative
    if said and is_summary(said, body, headline):
        lines = re.split(r" ?/ |\s*\|\s*", said) if said.count(" / ") else [said]
        return "meta", "\n".join(line.strip() for line in lines if line.strip())
    return "none", None


def is_summary(said: str, body: Body, headline: str) -> bool:
    """Whether a description is a sub-headline rather than the text's beginning or the site's own words."""
    key = comparable(said)
    text = comparable(" ".join(body.paragraphs))
    lead = key[:16]
    return (
        10 < len(key) < 260
        and not is_cut(said)
        and bool(text)
        and lead not in text
        and key not in comparable(headline)
        and comparable(headline) not in key
        and hangul_share(said) > 0.3
        and not SLOGAN.search(said)
        and not boilerplate.belongs_elsewhere(said)
        and _shares_words(said, " ".join(body.paragraphs) + headline)
    )


def _shares_words(said: str, text: str) -> bool:
    words: list[str] = re.findall(r"[가-힣A-Za-z0-9]{2,}", said)
    return bool(words) and sum(word[:2] in text for word in words) >= 0.5 * len(words)
