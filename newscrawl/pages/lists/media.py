"""Names of Korean media, and how such names end: lists show a medium beside a headline without saying so."""

import re

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.lexicon import alternatives, entries
from newscrawl.text import comparable

# Names end so; a label of a few words that does is taken for one.
_ENDING = re.compile(rf"(?:{alternatives('publishers', 'media-ends')})\d{{0,2}}(?:\([^)]*\))?$")
KNOWN_MEDIA = frozenset(entries("publishers", "media"))
# Names of sections and lists that end as media do.
_SECTION_NAMES = frozenset(entries("publishers", "no-media"))
_SECTION_NEWS = re.compile(
    rf"(?:{alternatives('headings', 'section', 'trending', 'trending_now', 'mainnews')})"
    r"(?:[·/]?(?:뉴스|경제|스포츠|방송))+$"
)
_SEVERAL_WORDS = tuple(name for name in entries("publishers", "media") if " " in name)
_NEWS_OF = re.compile(r"(?i)(?:whole|all|top|latest|breaking|headline|hot|main|best|local|world|home) news$")
_PORTALS = re.compile(alternatives("publishers", "portal-words"), re.IGNORECASE)


def _ends_as_section(name: str) -> bool:
    """Whether a name ends as media's do and is that of a section or a list: ``주요뉴스``, ``생활경제``."""
    last = name.rsplit(" ", maxsplit=1)[-1]
    return last in _SECTION_NAMES or _SECTION_NEWS.match(last) is not None


def is_listed_medium(text: str, *, strict: bool = False) -> bool:
    """Whether ``text`` names a medium as rows and headings of lists do; ``strict`` asks for a known one."""
    name = text.removesuffix("언론사 선정").removesuffix("언론사 pick").removesuffix("선정").strip()
    if name in KNOWN_MEDIA:
        return True
    other = _PORTALS.match(name) or _NEWS_OF.match(name) or _ends_as_section(name)
    # "위기의 중국경제" is what a series is about.
    if strict or other or "의 " in name:
        return False
    return len(name) <= 14 and name.count(" ") <= 1 and _ENDING.search(name) is not None


def is_doubtful(name: str) -> bool:
    """Whether a name that :func:`is_listed_medium` accepts is unknown and ends as columns' names do."""
    return name not in KNOWN_MEDIA and name.lower().endswith((*_SECTION_NAMES, "news"))


_SITE_NAME = etree.XPath("string(/html/head/meta[@property='og:site_name']/@content)")
_PIECES = re.compile(r"\s[-–]\s|[|>·:]")
_TITLE = etree.XPath("string(/html/head/title)")


def medium_in(title: str) -> str | None:
    """The medium that a title of a site or feed names: ``경향신문`` of ``경향신문 | 전체뉴스``."""
    if _PORTALS.search(title):
        return None
    parts = [part.strip() for part in re.split(r"\s+[-–|:>]\s*|[|>·]", title)]
    for part in parts:
        if is_listed_medium(part):
            return part
    words = title.split()
    return next((word for word in words if is_listed_medium(word, strict=True)), None) or _of_several_words(
        title
    )


def _of_several_words(title: str) -> str | None:
    """A known name of several words; titles leave out its article (``Korea Times News``)."""
    shown = f" {title.casefold()} "
    for name in _SEVERAL_WORDS:
        if f" {name.removeprefix('The ').casefold()} " in shown:
            return name
    return None


def page_title(root: HtmlElement) -> str:
    """The title in the head of a page."""
    return str(_TITLE(root))


def is_named(root: HtmlElement, name: str) -> bool:
    """Whether the title of the page is ``name``, or that and who publishes it: the page is about it."""
    return comparable(name) in map(comparable, _PIECES.split(page_title(root)))


def own_medium(root: HtmlElement) -> str | None:
    """The medium whose page this is, as the page names itself; None on portals and where it is not told."""
    name = str(_SITE_NAME(root))
    return medium_in(name) or (None if _PORTALS.search(name) else medium_in(page_title(root)))
