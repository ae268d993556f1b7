"""Section, tags and language."""

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from newscrawl.pages.metadata import Metadata, texts_of
from newscrawl.text import (
    comparable,
    hangul_share,
    one_line,
)

_CODE = re.compile(r"^[A-Z]{0,4}\d+[A-Z0-9]*$|^[A-Z]\d[A-Z]\d{1,3}$")


def section(metadata: Metadata) -> tuple[str, str | None]:
    """The section as named in the metadata, words before codes."""
    claims = [
        ("json-ld", metadata.text("articleSection")),
        ("meta", metadata.first("article:section", "article:section2")),
        (
            "meta",
            metadata.first(
                "classification",
                "dd:category",
                "og:category",
                "nextweb:section",
                "content_category",
                "section",
            ),
        ),
        ("json-ld", metadata.breadcrumb[-1] if len(metadata.breadcrumb) > 1 else ""),
    ]
    claims = [claim for claim in claims if claim[1] and len(claim[1]) < 40]
    for claim in claims:
        if not _CODE.match(claim[1]):
            return claim
    return claims[0] if claims else ("none", None)


def tags(
    metadata: Metadata, shown: list[str], text: str, headline: str, media: Sequence[str]
) -> tuple[str, list[str]]:
    """Tags as shown, or keywords of the metadata that the article speaks of.

    Keyword lists that a site puts on all its pages name the site and its sections; at least half of the words
    of an article's own list occur in it.
    """
    if shown:
        return "shown", _tidy(shown)
    linked = metadata.linked.get("keywords")
    claims = [
        ("meta", metadata.first("news_keywords")),
        ("json-ld", linked if isinstance(linked, str) else ",".join(texts_of(linked)) if linked else ""),
        ("meta", ",".join(metadata.every("article:tag"))),
        ("meta", metadata.first("nextweb:keyword", "keywords")),
    ]
    names = {comparable(name) for name in media} | {"뉴스", "news", "기사", "속보"}
    for source, claim in claims:
        words = _tidy(re.split(r"[,;|]", claim))
        own = [word for word in words if comparable(word) not in names]
        inside = [word for word in own if comparable(word) and comparable(word) in text]
        if own and comparable(claim) != comparable(headline) and 2 * len(inside) >= len(words):
            return source, own
    return "none", []


def _tidy(words: Iterable[str]) -> list[str]:
    return [tag for tag in dict.fromkeys(one_line(word).lstrip("#＃").strip() for word in words) if tag]


def language(root: etree._Element, text: str) -> str | None:
    """ISO 639-1 code: Korean by the letters of the text, else what the page declares."""
    if hangul_share(text) > 0.3:
        return "ko"
    declared = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()[:2].lower()
    )
    return declared if re.fullmatch(r"[a-z]{2}", declared) and (text or declared != "ko") else None
