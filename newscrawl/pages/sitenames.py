"""What a page in another language than Korean calls its site: there, that is the publisher."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from newscrawl.addresses import registered_domain
from newscrawl.lexicon import alternatives
from newscrawl.lines.attribution import is_signed
from newscrawl.lines.sections import is_home
from newscrawl.lines.stamps import is_stamp
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.json_ld import LinkedData
from newscrawl.pages.sources.meta import Meta
from newscrawl.text import comparable, one_line

_LONGEST = 50
# A title's last part that is longer, or of more words, is a part of the headline.
_LONGEST_TAIL, _MOST_WORDS = 40, 6
# A name that is longer says what the site is like behind a comma or a colon.
_LONGEST_PLAIN = 30
# What is called as the page is and longer is its headline.
_LONGEST_AS_TITLE = 25
_BETWEEN = re.compile(r" ?[|｜•»«] ?| ?:: ?| [-–—:] | ?-- ?")
_CLAIM = re.compile(r"[,:;] ")
_AROUND = " -–—<>[]·:&\"'“”‘’"
# A host of a shorter name says something only where the whole name is the same.
_LEAST_HOST = 4
_LONGEST_DOMAIN = 7
_ENDS = alternatives("publishers", "rights", "companies")
# Not the link to a page about rights: "Copyright, Trademark and Patent Information".
_MARK = re.compile(r"copyrights?\b(?!, ?[a-z])|[©ⓒ]|\(c\)|版权所有", re.IGNORECASE)
_VAGUE = ("application-name", "publisher", "dc.publisher")


# Hardly a Korean page asks for one of these: each is compiled when it is first asked for.
# Chinese titles: headline_section_site; headline-site. A hyphen in a Latin name is its own.
@cache
def _between_cjk() -> re.Pattern[str]:
    return re.compile(r"_|(?<=[⺀-鿿？！」])[-—](?=[⺀-鿿A-Z])")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"(?:all (?:contents?|material) |by |copy?right(?:ed|s)?\b|版权所有|[©ⓒ:,]|\(c\)"
        r"|(?:19|20)\d\d(?: ?[-–,/] ?(?:(?:19|20)\d\d|present|today))?| )+",
        re.IGNORECASE,
    )


@cache
def _notice_end() -> re.Pattern[str]:
    return re.compile(
        rf"[.,;|®™](?=[.,;| ]|$)|\(| ?(?:\b(?:{_ENDS}|is an?|(?:and|or) its|and/or)\b"
        r"|copyright|版权所有|https?:|(?:19|20)\d\d\b|(?-i:[⺀-鿿])ICP)| [-–—·∙•|] | ?[©ⓒ]"
        r"|(?<=[a-z]) (?=(?-i:[⺀-鿿]))",
        re.IGNORECASE,
    )


class Naming(NamedTuple):
    """What names the site beside the head: the page's own ``title``, its ``headline``, its address, the
    ``notices`` of copyright on it and, asked for last, short lines ``shown`` that hold the host's name.
    """

    title: str
    headline: str
    url: str
    notices: Sequence[Candidate]
    shown: Iterable[Candidate]


def site_names(meta: Meta, linked: LinkedData, naming: Naming) -> Iterator[Candidate]:
    """The names of the site, best first.

    What the head states comes before the document's title, a part of it that is called as the host is before
    all others, and names before bare hosts (``narutimes.com``), which are names as well.
    """
    host = registered_domain(urlsplit(naming.url).hostname or "").partition(".")[0]
    metas = [one for one in meta.candidates("publisher") if one.position is not Position.COPYRIGHT]
    # Some templates write the section into both; the path of a page begins with its site.
    sections = set(map(comparable, (linked.text("articleSection"), *linked.breadcrumb[1:])))
    named = _named([*linked.candidates("publisher"), *metas], host, naming)
    stated = [one for one in named if comparable(one.value) not in sections or _is_host(one.value, host)]
    tails = list(_named(_tails(naming), host, naming))
    notices = list(_of_notices(meta, naming, host))
    order = [*stated, *(one for one in tails if _is_host(one.value, host))]
    bare = [one for one in order if _is_bare(one.value)]
    yield from (one for one in order if one not in bare)
    labels = {comparable(one.value.rpartition(".")[0]) for one in bare}
    yield from (one for one in (*tails, *notices) if comparable(one.value) in labels)
    yield from bare
    organization = Candidate("publisher", linked.organization, "json-ld", "organization")
    vague = [Candidate("publisher", meta.first(key), "meta", key) for key in _VAGUE]
    yield from (one for one in _named([organization], host, naming) if _is_host(one.value, host))
    yield from _named(vague, host, naming)
    yield from tails
    yield from (one for one in notices if _is_host(one.value, host))
    plain = host.removeprefix("the")
    yield from (one for one in naming.shown if comparable(one.value).removeprefix("the") == plain)
    yield from notices  # of the company, which may own sites of other names
    author = Candidate("publisher", meta.first("author"), "meta", "author")
    yield from (one for one in _named([author], host, naming) if _is_host(one.value, host))


def _named(candidates: Iterable[Candidate], host: str, naming: Naming) -> Iterator[Candidate]:
    """The candidates with the names that they hold; those that hold none are out."""
    titles = {comparable(naming.headline), comparable(naming.title)}
    for one in candidates:
        text = one_line(one.value) if isinstance(one.value, str) else ""
        headline = len(text) > _LONGEST_AS_TITLE and comparable(text) in titles
        if text and "//" not in text and not text.startswith("@") and not headline:
            name = _name(text, host)
            if name and not is_home(name):
                yield one._replace(value=name)


def _name(text: str, host: str) -> str:
    """The name in what a page calls its site: the part that is called as the host is, else the first."""
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(text)]
    parts = [part for part in parts if comparable(part)]
    name = next((part for part in parts if _is_host(part, host)), parts[0] if parts else "")
    if len(name) > _LONGEST_PLAIN:
        name = _CLAIM.split(name)[0].strip(_AROUND)
    if len(name) > _LONGEST:
        name = name.partition("-")[0]
    if _is_bare(name):
        name = name.removeprefix("www.")
    if name.endswith(")"):  # in another script, or whose it is
        name, whole = name.partition("(")[0].strip(_AROUND), name
        name = name if len(name) > 2 else whole
    return name if 1 < len(name) <= _LONGEST else ""


def _is_host(name: str, host: str) -> bool:
    """Whether a name is the host's, with little more on either side."""
    key = comparable(name)
    if not key or min(len(key), len(host)) < _LEAST_HOST:
        return bool(key) and key == host
    return (host in key and 2 * len(host) >= len(key)) or (key in host and 2 * len(key) >= len(host))


def _is_bare(name: str) -> bool:
    """Whether a name is a host's address: ``narutimes.com``."""
    label, dot, domain = name.rpartition(".")
    return bool(label and dot) and " " not in name and domain.isalpha() and 1 < len(domain) < _LONGEST_DOMAIN


def _tails(naming: Naming) -> Iterator[Candidate]:
    """The parts of the document's title beside the headline, the farthest from it first.

    The site stands at the other end than the headline, its sections between: ``Naru | Sports | Headline``.
    """
    key = comparable(naming.headline)
    parts = [
        part.strip(_AROUND) for whole in _BETWEEN.split(naming.title) for part in _between_cjk().split(whole)
    ]
    behind = key and key == comparable(parts[-1]) != comparable(parts[0])
    for part in (parts if behind else reversed(parts)) if len(parts) > 1 else ():
        short = len(part) <= _LONGEST_TAIL and len(part.split()) <= _MOST_WORDS
        named = short and comparable(part) and comparable(part) not in key
        if named and not is_signed(part) and not is_stamp(part):
            yield Candidate("publisher", part, "title", "tail")


def _of_notices(meta: Meta, naming: Naming, host: str) -> Iterator[Candidate]:
    copyrights = [one for one in meta.candidates("publisher") if one.position is Position.COPYRIGHT]
    named = [one._replace(value=notice_name(one.value)) for one in (*naming.notices, *copyrights)]
    return _named(named, host, naming)


def notice_name(notice: str) -> str:
    """Whom a copyright line names: behind its mark and the year, else before them."""
    text = one_line(notice)
    mark = _MARK.search(text)
    if mark is None:
        return ""
    for half in (text[mark.start() :], text[: mark.start()]):
        begins = _marks().match(half)
        name = half[begins.end() :] if begins else half
        end = _notice_end().search(name)
        name = (name[: end.start()] if end else name).strip(_AROUND + ".,")
        if len(name) > 1 and not name.isdigit() and not name[0].islower():
            return name
    return ""
