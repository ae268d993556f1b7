"""Which publisher an article is from, and by what names its page calls it."""

import re
from collections.abc import Iterable, Iterator

from newscrawl.lines import bylines
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.json_ld import LinkedData, text_of
from newscrawl.pages.sources.meta import Meta
from newscrawl.sites import Site
from newscrawl.text import comparable, hangul_share

_PORTALS = frozenset(
    map(
        comparable,
        (
            "다음뉴스", "다음", "Daum", "Daum뉴스", "Daum | 뉴스", "네이버", "네이버 뉴스", "네이버뉴스",
            "네이트 뉴스", "네이트", "네이트뉴스", "nate", "nate 뉴스", "줌", "zum", "zum 뉴스", "줌 뉴스", "msn",
            "naver", "네이버 연예", "네이버 스포츠", "TV연예", "daum 스포츠", "daum 연예", "naver 뉴스",
        ),
    )
)  # fmt: skip
_NAME_TAIL = re.compile(r"(?: 뉴스| NEWS| News|뉴스룸| 모바일| 홈페이지| 온라인)$")
_SLOGAN = re.compile(r"[:,!?]|습니다|합니다|니다\.|대한민국|대표 ?|종합일간지|No\.? ?1|넘버원|전문 ?")
_NAME = r"(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,10})?)"
_COPYRIGHT_NAME = (
    re.compile(
        r"(?:저작권자|Copyrights?|COPYRIGHT)[ :ⓒ©(cC)]{0,12}(?:\d{4}[-~ .]{0,3}(?:\d{4})?)?\.? ?(?:by )?"
        rf"[\[<\"'“‘(]?{_NAME}"
    ),
    re.compile(rf"[ⓒ©] ?(?:\d{{4}}[-~ .]{{0,3}})?[\[<\"'“‘(]?(?:.{{0,30}}, ?)?{_NAME}"),
    re.compile(rf"^[<\[(]?{_NAME} ?[,.]? ?무단"),
)
_LONGEST_NAME = 25


def names_of(meta: Meta, linked: LinkedData, site: Site) -> tuple[str, ...]:
    """Every name that the page or the site's declaration calls the publisher or the site."""
    names = [
        *meta.named("names"),
        text_of(linked.entity.get("publisher")),
        linked.organization,
        site.title,
        site.publisher or "",
    ]
    out: dict[str, None] = {}
    for name in names:
        for part in re.split(r" ?[|ㅣ:] ?", name):
            if 1 < len(part) <= _LONGEST_NAME and not bylines.is_name(part) and not bylines.people_in(part):
                out[part] = None
                short = _NAME_TAIL.sub("", part)
                if len(short) > 1:
                    out[short] = None
    return tuple(out)


def is_portal(name: str) -> bool:
    """Whether ``name`` or a part of it is a portal's."""
    return any(comparable(part) in _PORTALS for part in re.split(r" ?[|ㅣ:\-] ?", name) if part)


def is_publisher(name: str, *, sure: bool = False) -> bool:
    """Whether ``name`` can be a publisher's: short, no portal, no address, no person.

    ``sure``: it stood in a field for publishers (JSON-LD), where a name that reads like a slogan is one.
    """
    return (
        1 < len(name) <= _LONGEST_NAME
        and (sure or not _SLOGAN.search(name))
        and comparable(name) not in _PORTALS
        and "http" not in name
        and "//" not in name
        and "언론사" not in name
        and not re.search(r"\.(?:com|net|kr|org)$", name, re.IGNORECASE)
        and not name.startswith("@")
        and len(comparable(name)) > 1
        and not bylines.people_in(name)
    )


def portal_names() -> Iterable[str]:
    """The portals' names, as a headline's tail may hold them."""
    return _PORTALS


def document_tail(title: str) -> str:
    """What stands behind the last bar or dash of a page's own title, if it is short."""
    parts = re.split(r" [-–|<:] | ?\|| ?:: ?| ?< ?| ?ㅣ ?", title)
    return parts[-1].strip() if len(parts) > 1 and len(parts[-1]) <= 20 else ""


def copyright_name(notice: str) -> str:
    """The publisher that a copyright line names."""
    for pattern in _COPYRIGHT_NAME:
        match = pattern.search(notice)
        if match:
            name = re.sub(r"\(.*|무단.*|www\..*|[Aa]ll\b.*", "", match["name"]).strip(" .,:")
            if len(name) > 1 and not name.isdigit():
                return name
    return ""


def believable(
    meta: Meta, linked: LinkedData, title: str, notice: str, dateline: str
) -> Iterator[Candidate]:
    """What the page calls the publisher, in order of trust; on a portal the one the article is from.

    ``title``: the page's own title; ``notice``: its copyright line; ``dateline``: the publisher that the
    text's dateline names.
    """
    tail = document_tail(title)
    site = meta.first("og:site_name")
    own = [
        *linked.candidates("publisher"),
        *meta.candidates("publisher"),
        Candidate("publisher", tail, "title", "tail"),
        Candidate("publisher", copyright_name(notice), "copyright", notice[:60]),
        Candidate("publisher", dateline, "prose", "dateline"),
        *meta.candidates("publisher, vaguely"),
    ]
    on_portal = any(
        is_portal(name)
        for name in (
            site,
            tail,
            meta.first("og:article:author"),
            meta.first("twitter:site"),
            meta.first("article:media_name"),
        )
    )
    if on_portal:
        named = meta.first("og:article:author", "article:author", "twitter:creator")
        own = [
            Candidate("publisher", named, "meta", "og:article:author"),
            Candidate("publisher", site, "meta", "og:site_name"),
            Candidate("publisher", copyright_name(notice), "copyright", notice[:60]),
            Candidate("publisher", dateline, "prose", "dateline"),
            *own,
        ]
    for candidate in own:
        for part in re.split(r" ?[|ㅣ] ?| :: ", candidate.value):
            name = part.strip(" -<>[]()·:\"'“”‘’")
            if name and is_publisher(name, sure=candidate.source == "json-ld"):
                if on_portal and dateline and not hangul_share(name) and hangul_share(dateline):
                    part = dateline
                yield candidate._replace(field="publisher", value=part)
                break


def korean_name(name: str, dateline: str, meta: Meta, host: str) -> str:
    """The publisher's Korean name, where a payload knows it by an English one (``Sports Chosun``) only."""
    if hangul_share(name) > 0 or not name:
        return name
    if dateline:
        return dateline
    site = meta.first("og:site_name")
    return site if site and is_publisher(site) and comparable(name) in comparable(host) else name
