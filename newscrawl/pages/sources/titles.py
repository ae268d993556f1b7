"""The line or heading of a page that shows its headline."""

import re
from collections.abc import Collection, Sequence

from newscrawl.lines import notices
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.timestamps import DATED
from newscrawl.text import comparable, is_cut, without_ellipsis

# The least likeness of a shown line to a title in the head; see shown_title.
_ALIKE = 2.4
# The likeness of a line with the very letters of the first title; a heading's counts for more.
_SAME = 4.0
_NAMED = Role.HEADING | Role.TITLE
# A tail or head that names the publisher and section is short.
_LONGEST_TAIL, _LONGEST_HEAD = 22, 15
# A headline in other words shares at least so many with the one in the head.
_SAME_WORDS = 3
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d{3}")
# Letters of a series' name before a headline in its heading, and of the least headline it is told from.
_LONGEST_BADGE, _LEAST_BADGED = 16, 8


def title_line(document: Document, title: str) -> int:
    """Index of the line that shows the headline; -1 without one. Headings are preferred over other lines, and
    of two of one kind the one right above the time: a bar that stays on the window repeats it first.
    """
    key = comparable(title)
    if len(key) < 4:
        return -1
    begin, longest = key[:2], 3 * len(title) + 20
    first = {key[0], key[0].upper()}
    found, best = -1, 0
    # Most lines begin with another letter, and nothing else is asked of them.
    for line in [
        line
        for line in document.lines
        if (text := line.text) and (text[0] in first or not text[0].isalnum()) and len(text) <= longest
    ]:
        letters = line.key
        if letters[:2] != begin:
            continue
        if letters == key or (len(letters) > 8 and (key.startswith(letters) or letters.startswith(key))):
            node = line.node
            rank = 1 + (letters == key) + 2 * bool(node.role & Role.HEADING)
            rank += 2 * bool(node.context & Role.TITLE) + (node.tag == "h1")
            rank -= 3 * bool(node.context & Role.ASIDE)
            if line.linked * 2 > len(line.text):
                rank -= 3
            bar = rank == best and letters == key and not node.role & Role.HEADING
            if rank > best or (bar and _repeats(document, found, line)):
                found, best = line.index, rank
    return found if found >= 0 else badged_line(document, key)


def _repeats(document: Document, found: int, line: Line) -> bool:
    """Whether ``line`` is an earlier one again, ``found``, in an element of the same kind, and neither a time
    nor running text stands between them.
    """
    lines = document.lines
    return (
        (lines[found].key, lines[found].node.tag) == (line.key, line.node.tag)
        and document.prose_between(found + 1, line.index) == 0
        and not any(DATED.search(one.text) for one in lines[found + 1 : line.index])
    )


def badged_line(document: Document, title: str) -> int:
    """Index of the heading that says of what series its headline, the letters ``title``, is; -1
    without one.
    """
    return next(
        (
            line.index
            for line in document.lines
            if line.node.role & Role.HEADING and is_badged(line.key, title)
        ),
        -1,
    )


def is_badged(line: str, title: str) -> bool:
    """Whether the letters of a heading, ``line``, are those of ``title`` behind a badge."""
    return (
        len(title) >= _LEAST_BADGED and 0 < len(line) - len(title) <= _LONGEST_BADGE and line.endswith(title)
    )


def shown_title(
    document: Document, claimed: Sequence[str], names: Collection[str] = frozenset()
) -> Candidate | None:
    """The line that shows one of the titles ``claimed`` in the page's head, best the first and a heading.

    ``names``: letters of what the page calls itself, which a title may begin or end with.
    """
    best = shown_line(document, claimed, names)
    return None if best is None else Candidate("title", best.text, "shown", f"line {best.index}")


def shown_line(document: Document, claimed: Sequence[str], names: Collection[str]) -> Line | None:
    """The line of ``shown_title``."""
    keys = [
        (comparable(text), comparable(without_ellipsis(text)) if is_cut(text) else "") for text in claimed
    ]
    begins = {text[:2] for pair in keys for text in pair if text}
    ends = {key[-2:] for key, _ in keys if key}
    first = {letter for text in begins for letter in (text[0], text[0].upper())}
    last = {letter for text in ends for letter in (text[-1], text[-1].upper())}
    best, rank = None, _ALIKE
    for line in document.lines:
        if rank >= _SAME and not line.node.role & _NAMED:
            continue
        text = line.text
        if not 4 <= len(text) <= 200:
            continue
        one, other = text[0], text[-1]
        if one not in first and other not in last and one.isalnum() and other.isalnum():
            continue
        letters = line.key
        # No likeness without a common beginning or end; most lines have neither.
        if len(letters) < 3 or (letters[:2] not in begins and letters[-2:] not in ends) or letters in names:
            continue
        role = line.node.role
        named = bool(role & _NAMED)
        value = max(
            _likeness(letters, key, begun, named=named) - 0.1 * place
            for place, (key, begun) in enumerate([*keys, ("", "")])
        )
        value += 1.0 * bool(role & Role.HEADING) + 0.6 * bool(role & Role.TITLE)
        if line.linked * 2 > len(line.text) and not _links_to_itself(line):
            value -= 2
        if value > rank:
            best, rank = line, value
    return best


def _links_to_itself(line: Line) -> bool:
    """Whether a page's ``h1`` is a link to an article, by the number in its address: to itself, as boards of
    XE and Rhymix have it.
    """
    links = line.node.element.iter("a") if line.node.tag == "h1" else ()
    return any(_NUMBER.search(link.get("href") or "") for link in links)


def _likeness(key: str, other: str, begun: str, *, named: bool) -> float:
    """How surely a line with the letters ``key`` shows the title ``other``; 0 if it does not.

    ``begun`` is what stands before the ellipsis where the head has cut the title.
    """
    if not other:
        return 0.0
    if key == other:
        return _SAME
    if len(key) > 6 and other.startswith(key):
        near = len(other) - len(key) < _LONGEST_TAIL
        return (2.5 if near else 1.0) if named else (2.5 if near and len(key) * 2 > len(other) else 0.0)
    if len(key) > 6 and other.endswith(key):
        near = len(other) - len(key) < _LONGEST_HEAD
        return (2.5 if near else 1.0) if named else (2.5 if near and len(key) * 2 > len(other) else 0.0)
    return 3.5 if begun and key.startswith(begun) else 0.0


def heading_title(document: Document) -> Candidate | None:
    """The first heading that can be a headline, best the page's only ``h1``."""
    first = None
    tops = []
    for line in document.lines:
        if len(line.text) > 7 and not line.linked and line.node.role & _NAMED:
            if line.node.tag == "h1" and not line.node.aside:
                tops.append(line)
            if (
                first is None
                and not line.node.context & Role.ASIDE
                and not notices.is_related_heading(line.text)
            ):
                first = line
    best = (tops[0] if len(tops) == 1 else first) or _bold_above_time(document)
    return None if best is None else Candidate("title", best.text, "heading", f"line {best.index}")


def _bold_above_time(document: Document) -> Line | None:
    """The first line in bold right above the first time: the headline of pages without headings."""
    stamped = next((line.index for line in document.lines if DATED.search(line.text[:60])), -1)
    above = document.lines[max(0, stamped - 5) : stamped] if stamped > 0 else []
    return next((line for line in above if line.bold and len(line.text) > 7 and not line.linked), None)


def reworded_title(document: Document, claimed: Sequence[str]) -> Candidate | None:
    """The page's only ``h1``, or without one the bold line above the first time, where it says the same in
    other words: the head has another for searches.
    """
    found = only_h1(document)
    if found is None and (bold := _bold_above_time(document)):
        found = Candidate("title", bold.text, "heading", f"line {bold.index}")
    if found is None or any(comparable(title) in comparable(found.value) for title in claimed):
        return None  # a badge before the headline
    said = [word for word in _WORD.findall(found.value) if len(word) > 1]
    for title in claimed:
        words = [word for word in _WORD.findall(title) if len(word) > 1]
        same = sum(any(word[:2] == other[:2] for other in said) for word in words)
        if same >= _SAME_WORDS and 2 * same >= min(len(words), len(said)):
            return found
    return None


def only_h1(document: Document) -> Candidate | None:
    """The page's h1, if it has just one that could be a headline."""
    tops = [
        line
        for line in document.lines
        if line.node.tag == "h1" and len(line.text) > 7 and not line.linked and not line.node.aside
    ]
    return Candidate("title", tops[0].text, "heading", f"line {tops[0].index}") if len(tops) == 1 else None
