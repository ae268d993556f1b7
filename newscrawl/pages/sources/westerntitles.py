"""The headline on pages of other countries, whose titles in the head are written for search engines."""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from newscrawl.addresses import registered_domain
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.titles import shown_line
from newscrawl.text import comparable, one_line

# An h1 that shares fewer of the words that it and a title of the head have between them is the site's name.
_LEAST_SHARED = 0.2
# All the lines of an h1 that are a title of the head share more than one that such a title begins with.
_WHOLE = 1.1
_WORDS = re.compile(r"\w{3,}")
_ANY_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r" [-–—|<>•·»] | «(?![^»]*»)| ?\|| ?:: ?|: ")
_SHORTEST, _LONGEST = 4, 300
# A host of a shorter name says too little of what calls itself like it.
_LEAST_HOST = 5
# An h1 of fewer words may name the site or a section as well, a longer one is a slogan.
_LEAST_WORDS, _LONGEST_LONE = 4, 150
_LABEL = re.compile(r"^[^:]{2,12}: ?")
_AROUND = " :|>-–—»·"
# Fewer words may end a title by chance.
_LEAST_TITLE = 3


def western_title(
    document: Document, claimed: Sequence[str], title: str, names: Collection[str], url: str
) -> Candidate | None:
    """The line or h1 that is the headline, by the titles ``claimed`` in the head and the document's own.

    Best an h1 that shares words with one of them, then a heading that shows one of them, then the only h1.
    ``names``: letters of what the page calls itself.
    """
    site = registered_domain(urlsplit(url).hostname or "")
    called = {
        key
        for line, text in _h1_texts(document)
        if _is_called(key := comparable(text), site) or _leads_home(line, site)
    }
    names = {*names, *called, *_names_beside(title, claimed)}
    found = shared_h1(document, [*claimed, title], names)
    if found is not None:
        return _without_label(found, claimed)
    parted = [(claim, marks) for claim in claimed if (marks := [*_BETWEEN.finditer(claim)])]
    heads = [claim[: marks[-1].start()] for claim, marks in parted]
    named = [
        claim[one.end() :]
        for claim, marks in parted
        for one in marks
        if comparable(claim[: one.start()]) in names
    ]
    line = shown_line(document, [*claimed, *heads, *named], names)
    if line is None or not line.node.role & (Role.HEADING | Role.TITLE):
        line = _lone_h1(document, names) or line
    return None if line is None else Candidate("title", line.text, "shown", f"line {line.index}")


def shared_h1(
    document: Document, claimed: Sequence[str], names: Collection[str] = frozenset()
) -> Candidate | None:
    """The h1 that shares most of its words with one of the titles ``claimed``.

    A single word in common is no sign: the name of a blog has that, and stands in an h1 that is all one link,
    or is one of the page's ``names``.
    """
    known = [words for text in claimed if (words := set(_WORDS.findall(text.lower())))]
    keys = {comparable(text): text for text in reversed(claimed)}
    begins = {comparable(_BETWEEN.split(text)[0]) for text in claimed}
    best, most = None, _LEAST_SHARED
    for line, text in _h1_texts(document):
        key = line.key if text == line.text else comparable(text)
        if not _SHORTEST <= len(text) <= _LONGEST or key in names:
            continue
        # A headline can be a link to itself; a name is the smaller part of a title that holds it, and cards
        # of other articles stand behind the text.
        if line.linked >= len(line.text) and (
            all(2 * len(key) <= len(claim) for claim in keys) or _is_behind(document, line)
        ):
            continue
        own = set(_WORDS.findall(text.lower()))
        share = max((len(own & words) / len(own | words) for words in known), default=0.0)
        share = 1.0 if key in begins else share
        together = text != line.text and key in keys
        share = _WHOLE if together else share  # what stands above the headline in the h1 is a part of it
        if text != line.text and line.node.tag != "h1" and key not in keys:
            continue  # a label or a count beside it, set apart
        if share > most:
            title = keys[key] if together else _without_kicker(line, keys) if text == line.text else text
            best, most = Candidate("title", title, "shown", f"h1, line {line.index}"), share
    return best


def _h1_texts(document: Document) -> Iterator[tuple[Line, str]]:
    """The lines of each h1, and then all of them together where it has several."""
    for node in document.nodes:
        if node.tag == "h1":
            lines = [line for line in document.inside(node) if line.text]
            own = [line for line in lines if line.node is node]
            yield from ((line, line.text) for line in own)
            if len(lines) > 1:
                yield lines[0], " ".join(line.text for line in lines)


def _names_beside(title: str, claimed: Sequence[str]) -> set[str]:
    """The parts of the document's title beside one that is a title of the head: names of site and section."""
    keys = set(map(comparable, claimed))
    parts = set(map(comparable, _BETWEEN.split(title)))
    return parts - keys if parts & keys else set()


def _is_called(key: str, site: str) -> bool:
    """Whether the letters ``key`` are a site's domain or its name with little besides."""
    label = site.partition(".")[0].replace("-", "")
    return key == comparable(site) or (
        len(label) >= _LEAST_HOST and label in key and 2 * len(label) >= len(key)
    )


def _leads_home(line: Line, site: str) -> bool:
    """Whether a line is nothing but a link to the site's front page: its name."""
    element = line.node.element
    if line.linked < len(line.text):
        return False
    link = next(element.iter("a"), element.getparent())
    address = urlsplit(link.get("href", "#") if link is not None else "#")
    own = not address.netloc or registered_domain(address.hostname or "") == site
    return own and address.path == "/" and not address.query


def _without_kicker(line: Line, claims: Collection[str]) -> str:
    """An h1 without what stands beside the headline in an element of its own, where a title of the head, by
    the letters ``claims``, is the rest or ends with it, and none holds the whole.
    """
    pieces = [text for piece in line.node.element.itertext() if (text := one_line(piece))]
    if len(pieces) == 1 or any(line.key in claim for claim in claims):
        return line.text
    tails = [" ".join(pieces[first:]).lstrip(_AROUND) for first in range(1, len(pieces))]
    for rest in (*tails, *(" ".join(pieces[:end]) for end in range(len(pieces) - 1, 0, -1))):
        key = comparable(rest)
        ends = (claim.endswith(key) and 2 * len(key) >= len(claim) for claim in claims)
        if len(_ANY_WORD.findall(rest)) >= _LEAST_TITLE and (key in claims or (rest in tails and any(ends))):
            return rest
    return line.text


def _is_behind(document: Document, line: Line) -> bool:
    """Whether more than half of the page's running text stands before ``line``."""
    return 2 * document.prose_between(0, line.index) > document.size


def _lone_h1(document: Document, names: Collection[str]) -> Line | None:
    """The h1 of a page that has but one of several words, however often."""
    tops = [
        line
        for line in document.lines
        if line.node.tag == "h1"
        and not line.linked
        and not line.node.aside
        and len(line.text) <= _LONGEST_LONE
        and not _is_behind(document, line)
        and len(_ANY_WORD.findall(line.text)) >= _LEAST_WORDS
        and line.key not in names
    ]
    return tops[0] if len({line.key for line in tops}) == 1 else None


def _without_label(found: Candidate, claimed: Sequence[str]) -> Candidate:
    """The h1 without what kind of page it says this is, where a title of the head says the rest alone."""
    rest = _LABEL.sub("", found.value)
    is_title = rest != found.value and comparable(rest) in set(map(comparable, claimed))
    return found._replace(value=rest) if is_title else found
