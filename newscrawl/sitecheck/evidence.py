"""What a front page says of itself: who publishes it, with the witnesses that say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from newscrawl.addresses import split
from newscrawl.lines.propernames import is_medium
from newscrawl.lines.sections import is_home
from newscrawl.pages.copyrights import copyright_name
from newscrawl.pages.document import Document
from newscrawl.pages.lists.words import is_section_heading
from newscrawl.pages.publishers import is_portal, is_publisher, title_names
from newscrawl.pages.sources.imprint import Imprint
from newscrawl.pages.sources.json_ld import LinkedData
from newscrawl.pages.sources.meta import Meta
from newscrawl.text import comparable, hangul_share, one_line

_LOGO_WORDS = re.compile(r"\s*(?:로고|logo|홈(?:으로|페이지)?|메인|바로가기|home)\s*", re.IGNORECASE)
_SITE_WORDS = re.compile(
    r"(?i)(?:^대한민국 .*? )"
    r"|\s*(?:홈페이지|home ?page|온라인|닷컴|:: ?|인터넷 ?신문|\w+\.(?:com|co\.kr|kr|net))$"
)
# What a logo is called that names no publisher.
_WORDS = frozenset(map(comparable, ("뉴스", "news", "신문", "방송", "포털", "PC버전", "모바일", "mobile")))
# Lines of a front page in which its first logo stands.
_HEAD_LINES = 34


class Witness(Enum):
    """What names a publisher, in order of trust: what is registered or meant for machines before what is
    shown. The value is how a person is told of it.
    """

    ORGANIZATION = "JSON-LD Organization"
    REGISTERED = "registered title"
    SITE_NAME = "og:site_name"
    COPYRIGHT = "copyright line"
    TITLE = "page title"
    LOGO = "logo"


_ORDER = tuple(Witness)


@dataclass(frozen=True, slots=True)
class NamedAs:
    """A name that a page gives its publisher, and what says so."""

    name: str
    witness: Witness


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided from evidence, in words: ``why``; ``doubt`` is what a person should look at.

    ``others``: what it might be instead, for a question.
    """

    value: str
    why: str
    doubt: str = ""
    others: tuple[str, ...] = ()


def publisher_of(document: Document, url: str, fallback: str) -> Finding:
    """Who publishes the page at ``url``: the name that most witnesses give, in the form of the most trusted.

    Without any name it is ``fallback``, in doubt.
    """
    found = list(dict.fromkeys(_names(document, url)))
    if not found:
        return Finding(fallback, "nothing on the page names it: the host's name", "who publishes this site?")
    groups = _groups(found)
    groups.sort(key=lambda group: (-len({one.witness for one in group}), _ORDER.index(group[0].witness)))
    best = groups[0]
    witnesses = list(dict.fromkeys(one.witness for one in best))
    others = tuple(dict.fromkeys(group[0].name for group in groups[1:]))
    name = _shown_name(best)
    rivals = [group for group in groups[1:] if len({one.witness for one in group}) >= len(witnesses)]
    doubt = ""
    if rivals:
        doubt = "also named: " + ", ".join(f"{group[0].name} ({group[0].witness.value})" for group in rivals)
    elif len(witnesses) == 1 and not (is_medium(name) or is_portal(name)):
        doubt = f"only the {witnesses[0].value} says so"
    return Finding(name, ", ".join(one.value for one in witnesses), doubt, others)


def _names(document: Document, url: str) -> Iterator[NamedAs]:
    """All names, the most trusted witnesses first."""
    raw = sorted(_raw_names(document, url), key=lambda one: _ORDER.index(one.witness))
    for one in raw:
        name = one_line(_SITE_WORDS.sub("", one.name)).strip(" -|:<>[]()·\"'“”‘’")
        if comparable(name) in _WORDS or is_section_heading(name):
            continue
        if is_portal(name) or is_publisher(name, sure=one.witness is Witness.ORGANIZATION):
            yield NamedAs(name, one.witness)


def _raw_names(document: Document, url: str) -> Iterator[NamedAs]:
    if name := LinkedData(document.scripts).organization:
        yield NamedAs(name, Witness.ORGANIZATION)
    for name in Meta(document.metas).every("og:site_name", "application-name"):
        yield NamedAs(name, Witness.SITE_NAME)
    for part in [*reversed(title_names(document.title, ""))] or [document.title]:
        if not is_home(part):
            yield NamedAs(part, Witness.TITLE)
    head = min(_HEAD_LINES, len(document.lines) // 2)
    for candidate in Imprint(document.lines, head, (0, 0)).site_names():
        if candidate.source == "registered":
            yield NamedAs(candidate.value, Witness.REGISTERED)
        elif candidate.source == "footer":
            yield NamedAs(copyright_name(candidate.value), Witness.COPYRIGHT)
    for picture in _pictures_home(document, url):
        yield NamedAs(picture, Witness.LOGO)


def _pictures_home(document: Document, url: str) -> list[str]:
    """What the pictures are called that lead to the front page: the site's logo."""
    home = {
        "/",
        url,
        f"{split(url).scheme}://{split(url).netloc}",
        f"{split(url).scheme}://{split(url).netloc}/",
    }
    names = []
    for link in document.root.iter("a"):
        if (link.get("href") or "").strip() in home:
            shown = [one_line(image.get("alt") or "") for image in link.iter("img")]
            shown = shown or [one_line("".join(link.itertext()))] * (_is_heading(link))
            names += [name for one in shown if (name := _LOGO_WORDS.sub("", one))]
    return names[:2]


def _is_heading(link: etree._Element) -> bool:
    return any(one.tag == "h1" for one in (*link.iterancestors(), *link.iter("h1")))


def _groups(found: Sequence[NamedAs]) -> list[list[NamedAs]]:
    """The names that are one: equal, or one a part of the other."""
    groups: list[list[NamedAs]] = []
    for one in found:
        key = comparable(one.name)
        for group in groups:
            if any(key in (other := comparable(had.name)) or other in key for had in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _shown_name(group: Sequence[NamedAs]) -> str:
    """The name as the most trusted witness has it, in Korean where one does; the shorter of its own parts."""
    korean = [one.name for one in group if hangul_share(one.name) > 0]
    names = korean or [one.name for one in group]
    media = [name for name in names if is_medium(name) or is_portal(name)]
    return min(media, key=len) if media else names[0]
