"""Which medium an article is from, and by what names the page calls it."""

import re

from lxml import etree

from newscrawl.cleaners import bylines
from newscrawl.pages.body import Body
from newscrawl.pages.metadata import Metadata, text_of
from newscrawl.sites import Site
from newscrawl.text import (
    comparable,
    hangul_share,
    one_line,
    unescaped,
)

PORTALS = frozenset(
    map(
        comparable,
        (
            "다음뉴스",
            "다음",
            "Daum",
            "Daum뉴스",
            "Daum | 뉴스",
            "네이버",
            "네이버 뉴스",
            "네이버뉴스",
            "네이트 뉴스",
            "네이트",
            "네이트뉴스",
            "nate",
            "nate 뉴스",
            "줌",
            "zum",
            "zum 뉴스",
            "줌 뉴스",
            "msn",
            "naver",
            "네이버 연예",
            "네이버 스포츠",
            "TV연예",
            "daum 스포츠",
            "daum 연예",
            "naver 뉴스",
        ),
    )
)
_NAME_TAIL = re.compile(r"(?: 뉴스| NEWS| News|뉴스룸| 모바일| 홈페이지| 온라인)$")
SLOGAN = re.compile(r"[:,!?]|습니다|합니다|니다\.|대한민국|대표 ?|종합일간지|No\.? ?1|넘버원|전문 ?")
_MEDIUM_NAME = r"(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,10})?)"
_COPYRIGHT_NAME = (
    re.compile(
        r"(?:저작권자|Copyrights?|COPYRIGHT)[ :ⓒ©(cC)]{0,12}(?:\d{4}[-~ .]{0,3}(?:\d{4})?)?\.? ?(?:by )?"
        rf"[\[<\"'“‘(]?{_MEDIUM_NAME}"
    ),
    re.compile(rf"[ⓒ©] ?(?:\d{{4}}[-~ .]{{0,3}})?[\[<\"'“‘(]?(?:.{{0,30}}, ?)?{_MEDIUM_NAME}"),
    re.compile(rf"^[<\[(]?{_MEDIUM_NAME} ?[,.]? ?무단"),
)
_TITLE_ELEMENT = etree.XPath("string(//title)")


def media_names(metadata: Metadata, site: Site) -> tuple[str, ...]:
    """Every name that the page or the site's declaration calls the publisher or the site."""
    names = [
        *metadata.every(
            "og:site_name",
            "dd:publisher",
            "copyright",
            "application-name",
            "article:media_name",
            "dd:author",
            "twitter:app:name:iphone",
        ),
        text_of(metadata.linked.get("publisher")),
        metadata.organization or "",
        site.title,
        site.publisher or "",
    ]
    out: dict[str, None] = {}
    for name in names:
        for part in re.split(r" ?[|ㅣ:] ?", name):
            if 1 < len(part) <= 25 and not bylines.people_in(part) and not bylines.is_name(part):
                out[part] = None
                short = _NAME_TAIL.sub("", part)
                if len(short) > 1:
                    out[short] = None
    return tuple(out)


def document_title(root: etree._Element) -> str:
    """The page's own title, on one line."""
    return one_line(unescaped(str(_TITLE_ELEMENT(root))))


def publisher(
    metadata: Metadata, root: etree._Element, body: Body, notice: str | None
) -> tuple[str, str | None]:
    """The medium: the page's own name for itself, or on a portal the one that the article is from."""
    site = metadata.first("og:site_name")
    tail = _document_tail(root)
    candidates = [
        ("json-ld", metadata.text("publisher")),
        ("meta", metadata.first("dd:publisher")),
        ("meta", site),
        ("meta", metadata.first("copyright", "article:media_name")),
        ("title", tail),
        ("copyright", copyright_name(notice or "")),
        ("dateline", body.medium or ""),
        ("meta", metadata.first("application-name", "publisher", "dc.publisher", "author")),
    ]
    author = metadata.first("og:article:author")
    if any(
        _portal(name)
        for name in (site, tail, author, metadata.first("twitter:site"), metadata.first("article:media_name"))
    ):
        candidates = [
            ("meta", metadata.first("og:article:author", "article:author", "twitter:creator")),
            ("meta", site),
            ("copyright", copyright_name(notice or "")),
            ("dateline", body.medium or ""),
            *candidates,
        ]
    for source, text in candidates:
        for part in re.split(r" ?[|ㅣ] ?| :: ", text):
            name = part.strip(" -<>[]()·:\"'“”‘’")
            if name and is_publisher(name):
                on_portal = candidates[0][0] == "meta"
                if on_portal and body.medium and not hangul_share(name) and hangul_share(body.medium):
                    name = body.medium
                return source, name
    return "none", None


def korean_name(name: str, body: Body, metadata: Metadata, host: str) -> str:
    """The medium's Korean name, where script state knows it by an English one (``Sports Chosun``) only."""
    if hangul_share(name) > 0 or not name:
        return name
    if body.medium:
        return body.medium
    site = metadata.first("og:site_name")
    return site if site and is_publisher(site) and comparable(name) in comparable(host) else name


def _portal(name: str) -> bool:
    return any(comparable(part) in PORTALS for part in re.split(r" ?[|ㅣ:\-] ?", name) if part)


def is_publisher(name: str) -> bool:
    """Whether ``name`` can be a medium's: short, no slogan, no portal, no address, no person."""
    return (
        1 < len(name) <= 25
        and not SLOGAN.search(name)
        and comparable(name) not in PORTALS
        and "http" not in name
        and "//" not in name
        and "언론사" not in name
        and not re.search(r"\.(?:com|net|kr|org)$", name, re.IGNORECASE)
        and not name.startswith("@")
        and len(comparable(name)) > 1
        and not bylines.people_in(name)
    )


def _document_tail(root: etree._Element) -> str:
    document = document_title(root)
    parts = re.split(r" [-–|<:] | ?\|| ?:: ?| ?< ?| ?ㅣ ?", document)
    return parts[-1].strip() if len(parts) > 1 and len(parts[-1]) <= 20 else ""


def copyright_name(notice: str) -> str:
    """The medium that a copyright line names."""
    for pattern in _COPYRIGHT_NAME:
        match = pattern.search(notice)
        if match:
            name = re.sub(r"\(.*|무단.*|www\..*|[Aa]ll\b.*", "", match["name"]).strip(" .,:")
            if len(name) > 1 and not name.isdigit():
                return name
    return ""
