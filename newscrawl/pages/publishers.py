"""Which publisher an article is from, and by what names its page calls it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

from newscrawl.addresses import registered_domain
from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.people import people_in
from newscrawl.lines.propernames import is_medium, is_name
from newscrawl.lines.sections import is_home, is_section
from newscrawl.pages.copyrights import copyright_name
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.json_ld import LinkedData, text_of
from newscrawl.pages.sources.meta import Meta
from newscrawl.sites import Site
from newscrawl.text import comparable, hangul_share

_PORTALS = frozenset(map(comparable, entries("publishers", "portals")))
_NAME_TAIL = re.compile(
    rf"(?: (?:{alternatives('publishers', 'editions', 'news')})|{alternatives('publishers', 'newsrooms')})$",
    re.IGNORECASE,
)
_SLOGAN = re.compile(alternatives("publishers", "slogans"))
_NO_NAME = re.compile(alternatives("publishers", "slogans", "no-names"))
_LONGEST_NAME, _LONGEST_NOTICE = 25, 60
_BETWEEN_NAMES = re.compile(r" ?[|ㅣ:] ?")
_BETWEEN_PORTALS = re.compile(r" ?[|ㅣ:\-] ?")
_BETWEEN_CLAIMS = re.compile(r" ?[|ㅣ] ?| :: ")
_HOST = re.compile(r"\.(?:com|net|kr|org)$", re.IGNORECASE)


def names_of(meta: Meta, linked: LinkedData, site: Site) -> tuple[str, ...]:
    """Every name that the page or the site's declaration calls the publisher or the site."""
    title = comparable(meta.first("og:title", "twitter:title") or linked.text("headline"))
    names = [
        # Some templates write the title there, which is longer than a name.
        *(name for name in meta.named("names") if len(name) <= _LONGEST_NAME or comparable(name) != title),
        text_of(linked.entity.get("publisher")),
        linked.organization,
        site.title,
        site.publisher or "",
    ]
    out: dict[str, None] = {}
    for name in names:
        for part in _BETWEEN_NAMES.split(name):
            if 1 < len(part) <= _LONGEST_NAME and not is_name(part) and not people_in(part):
                out[part] = None
                short = _NAME_TAIL.sub("", part)
                if len(short) > 1:
                    out[short] = None
    return tuple(out)


# A host of a shorter name says too little.
_LEAST_HOST = 5


def tails_as_host(title: str, url: str) -> tuple[str, ...]:
    """The parts of a page's own title that are called as its domain is, with little besides."""
    label = registered_domain(urlsplit(url).hostname or "").partition(".")[0]
    if len(label) < _LEAST_HOST:
        return ()
    parts = {part: comparable(part) for part in _PARTS.split(title)[1:]}
    return tuple(part for part, key in parts.items() if label in key and 2 * len(label) >= len(key))


def is_portal(name: str) -> bool:
    """Whether ``name`` or a part of it is a portal's."""
    return any(comparable(part) in _PORTALS for part in _BETWEEN_PORTALS.split(name))


def is_slogan(text: str) -> bool:
    """Whether ``text`` reads as what a site says of itself: ``대한민국 대표 일간지``."""
    return _SLOGAN.search(text) is not None


def is_publisher(name: str, *, sure: bool = False) -> bool:
    """Whether ``name`` can be a publisher's: short, no portal, no address, no person.

    ``sure``: it stood in a field for publishers (JSON-LD), where a name that reads like a slogan is one.
    """
    return (
        1 < len(name) <= _LONGEST_NAME
        and (sure or not _NO_NAME.search(name))
        and comparable(name) not in _PORTALS
        and "http" not in name
        and "//" not in name
        and "언론사" not in name
        and not _HOST.search(name)
        and not name.startswith("@")
        and len(comparable(name)) > 1
        and not people_in(name)
    )


def portal_names() -> Iterable[str]:
    """The portals' names, as ``comparable`` leaves them: a headline's tail may be one."""
    return _PORTALS


# Each way begins with a sign: with a blank that may be missing it would be tried at every letter.
_PARTS = re.compile(r" (?:[-–—|<:>•] |\||:: ?|< ?|ㅣ ?)|\||:: ?|< ?|ㅣ ?")
_LONGEST_TAIL = 20
# Where the page stands on its site: ``제목 - 매체 > 경제 > 금융``.
_PATH = re.compile(r" [-–—|] (?P<site>[^<>|]{2,20})(?: > [^<>|]{1,20})+$")
# Before the headline, with no blank between: ``매체:제목``.
_GLUED_HEAD = re.compile(rf"(?P<name>[^:|]{{2,{_LONGEST_TAIL}}}):")


def title_names(title: str, headline: str) -> list[str]:
    """What a page's own title holds beside the headline, the last part first: names of site and section."""
    key = comparable(headline)
    head, glued = _GLUED_HEAD.match(title), title.removesuffix(headline)
    if headline and head and head[0] == glued:
        title = f"{head['name']} | {headline}"
    path = _PATH.search(title)
    if path and not is_section(path["site"].strip()) and comparable(path["site"]) not in key:
        title = title[: path.end("site")]
    parts = [part.strip() for part in _PARTS.split(title)]
    return [
        part
        for part in reversed(parts)
        if 0 < len(part) <= _LONGEST_TAIL
        and not is_section(part)
        and not is_home(part)
        and not (key and comparable(part) in key)
        and (len(parts) > 1 or is_medium(part))
    ]


class Names(NamedTuple):
    """What a page calls its publisher: ``article`` the names that stand with the article, ``site`` those of
    the page around it, ``last`` those to be asked where nothing else names one; ``notice`` the beginning of
    its copyright line, where that names anybody.
    """

    article: Sequence[Candidate]
    site: Sequence[Candidate]
    last: Iterable[Candidate] = ()
    notice: str = ""


def names_on(meta: Meta, linked: LinkedData, shown: Names, titles: Sequence[str], notice: str) -> Names:
    """All names of a page: what its head says, what is ``shown``, its title's parts, its copyright line."""
    site = meta.first("og:site_name")
    authors = [part.strip() for part in meta.first("og:article:author").split("|")]
    stated = len(authors) == 2 and comparable(authors[1]) == comparable(site)
    position = Position.BESIDE_PORTAL if stated else None
    place = position.value if position else "og:article:author"
    claimed, begins = copyright_name(notice), notice[:_LONGEST_NOTICE]
    article = [
        Candidate("publisher", authors[0], "meta", place, position=position),
        *shown.article,
        *linked.candidates("publisher"),
        Candidate("publisher", claimed, "copyright", begins),
    ]
    around = [
        *meta.candidates("publisher"),
        *(Candidate("publisher", part, "title", "tail") for part in titles),
        *(
            one._replace(value=copyright_name(one.value)) if one.source == "footer" else one
            for one in shown.site
        ),
    ]
    return Names(
        [one for one in article if one.value],
        [one for one in around if one.value],
        shown.last,
        begins if claimed else "",
    )


def original(names: Names) -> Candidate | None:
    """The publisher of an article that another's page carries: what the article's own places agree on.

    A portal that no list knows is one whose name is not the one that two places of the article name: its
    dateline, its copyright line, the logo or name beside the headline, JSON-LD; or that names the publisher
    with its own (``매체 | 포털``).
    """
    head = [one for one in names.site if one.source in ("meta", "title")]
    around = {comparable(one.value) for one in head or names.site}
    for one in names.article:
        key = comparable(one.value)
        if not is_publisher(one.value) or not around or any(_same(key, name) for name in around):
            continue
        places = {other.source for other in names.article if comparable(other.value) == key}
        if len(places) > 1 or one.position is Position.BESIDE_PORTAL:
            return one
    return None


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def believable(meta: Meta, names: Names) -> Iterator[Candidate]:
    """What the page calls the publisher, in order of trust; on a portal the one the article is from."""
    carried = original(names)
    if carried is not None:
        yield carried
    linked = [one for one in names.article if one.source == "json-ld"]
    notices = [one for one in names.article if one.source == "copyright"]
    datelines = [one for one in names.article if one.source == "prose"]
    heads = [one for one in names.site if one.source == "meta"]
    tails = [one for one in names.site if one.source == "title"]
    order = [*linked, *heads, *tails[:1], *notices, *datelines, *meta.candidates("publisher-vaguely")]
    brand = _brand(linked, [*heads, *tails], notices)
    if brand is not None:
        order.insert(0, brand)
    on_portal = any(map(is_portal, [*(one.value for one in [*heads, *tails]), *_portal_metas(meta)]))
    if on_portal:
        named = meta.first("og:article:author", "article:author", "twitter:creator")
        own = Candidate("publisher", named, "meta", "og:article:author")
        order = [own, *heads, *notices, *datelines, *order]
    notice = comparable(names.notice)
    agreed = {key for one in names.site if notice and (key := comparable(one.value)) in notice}
    shown = [one for one in names.site if comparable(one.value) in agreed or one.source == "registered"]
    for candidate in chain(order, shown, names.last):
        for part in _BETWEEN_CLAIMS.split(_without_claim(candidate.value)):
            name = part.strip(" -<>[]()·:&\"'“”‘’")
            sure = candidate.source == "json-ld" or comparable(name) in agreed
            if name and is_publisher(name, sure=sure):
                foreign = on_portal and datelines and not hangul_share(name)
                korean = datelines[0].value if foreign and hangul_share(datelines[0].value) else part
                yield candidate._replace(field="publisher", value=korean)
                break


_CLAIMED = re.compile(r"^(?P<one>.{2,30}) - (?P<other>.{2,30})$")


def _without_claim(name: str) -> str:
    """``name`` without the phrase that a dash sets apart from it: ``오늘을 적는 신문 - 나루``."""
    match = _CLAIMED.match(name) if hangul_share(name) else None
    if match is None:
        return name
    words = [part for part in match.groups() if " " not in part and not is_section(part)]
    return words[0] if len(words) == 1 else name


def _portal_metas(meta: Meta) -> Iterator[str]:
    return (meta.first(key) for key in ("og:article:author", "twitter:site", "article:media_name"))


def _brand(
    linked: Sequence[Candidate], site: Sequence[Candidate], notices: Sequence[Candidate]
) -> Candidate | None:
    """The page's own name where JSON-LD names another, its parent, and the copyright line the page's."""
    parent = {comparable(one.value) for one in linked}
    claimed = {comparable(one.value) for one in notices}
    return next(
        (
            one
            for one in site
            if parent
            and comparable(one.value) in claimed
            and not any(_same(comparable(one.value), name) for name in parent)
        ),
        None,
    )


def korean_name(name: str, dateline: str, titles: Sequence[str], meta: Meta, host: str) -> str:
    """The publisher's Korean name, where a payload knows it by an English one (``Sports Chosun``) only."""
    if hangul_share(name) > 0 or not name:
        return name
    if dateline:
        return dateline
    site = meta.first("og:site_name")
    if is_publisher(site) and comparable(name) in comparable(host):
        return site
    return next((part for part in titles if is_medium(part) and is_publisher(part)), name)
