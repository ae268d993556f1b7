"""The days that pages of other countries show around their headlines, and what their labels say of them."""

import re
from collections.abc import Iterable, Iterator

from newscrawl.lexicon import alternatives
from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.timestamps import ShownTime

_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<modified>{alternatives('days', 'modified')})"
    rf"|(?P<published>{alternatives('days', 'published')}))",
    re.IGNORECASE,
)
# How many lines over and under the headline an article's day stands, before so much of its text.
_OVER, _UNDER, _MOST_TEXT = 15, 24, 400
_LONGEST_DATED, _LONGEST_LABELLED, _LONGEST_LABEL = 90, 120, 30
# What says more beside a day may speak of another one.
_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADINGS = frozenset(("h1", "h2", "h3"))


class WesternDays:
    """The days that a page in another language than Korean shows; ``heading``: the headline's line, or -1."""

    def __init__(self, document: Document, heading: int) -> None:
        self._document = document
        self._heading = heading
        self._stamps: dict[int, list[tuple[str, str]]] = {}
        for stamp in document.times:
            self._stamps.setdefault(stamp.line, []).append((stamp.kind, stamp.text))

    def near(self) -> list[ShownTime]:
        """Under the headline before the text, then the nearest above it that is in no menu or card."""
        document = self._document
        head = max(self._heading, 0)
        end = head
        while end < min(head + _UNDER, len(document.lines)) and (
            document.prose_between(head, end) < _MOST_TEXT
        ):
            end += 1
        end += end == len(document.lines)  # an empty element at the end of a page has no line
        over = range(max(0, head - _OVER), head)
        return [
            *self._read(range(head, end)),
            *sorted(self._read(over, asides=False), key=lambda time: -time.line),
        ]

    def far(self) -> Iterator[ShownTime]:
        """Everywhere, for pages that show none at their headlines: machine-readable ones first."""
        for stamp in self._document.times:
            if stamp.kind != "modified":
                yield ShownTime(stamp.line, "", stamp.text)
        for line in self._document.lines:
            if not line.prose and _is_dated(line) and not _says_changed(line.text):
                yield ShownTime(line.index, "", line.text)

    def _read(self, indices: Iterable[int], *, asides: bool = True) -> Iterator[ShownTime]:
        """The times of some lines in order; what a label says holds for the next line as well."""
        lines = self._document.lines
        label = ""
        for index in indices:
            line = lines[index] if index < len(lines) else None
            if line is None:
                yield from (ShownTime(index, *stamp) for stamp in self._stamps.get(index, ()))
                return
            if line.node.aside and not asides:
                continue
            found = list(_labelled(line.text, label)) if _is_dated(line) else []
            alone = _LABEL.search(line.text) if len(line.text) <= _LONGEST_LABEL else None
            said = found[0][0] if found else alone.lastgroup or "" if alone else label
            for kind, text in self._stamps.get(index, ()):
                yield ShownTime(index, said or kind, text)
            yield from (ShownTime(index, *part) for part in found)
            if line.text:
                label = said if alone and not found else ""


def _is_dated(line: Line) -> bool:
    """Whether a line may say when: short, with digits, no heading and no sentence."""
    text = line.text
    labelled = len(text) < _LONGEST_LABELLED and _LABEL.search(text) is not None
    return (
        any(map(str.isdigit, text))
        and line.node.tag not in _HEADINGS
        and (labelled or (len(text) < _LONGEST_DATED and len(_WORD.findall(text)) <= _MOST_WORDS))
    )


def _says_changed(text: str) -> bool:
    found = _LABEL.search(text)
    return found is not None and found.lastgroup == "modified"


def _labelled(text: str, label: str) -> Iterator[tuple[str, str]]:
    """The parts of a line that hold digits, with what the label before each says.

    ``label``: what the line before says of a day without one. A label behind the only day is its own.
    """
    found = list(_LABEL.finditer(text))
    ends = [*(one.start() for one in found), len(text)]
    before = text[: ends[0]]
    parts = [(one.lastgroup or "", text[one.end() : end]) for one, end in zip(found, ends[1:], strict=True)]
    dated = [(kind, part) for kind, part in parts if any(map(str.isdigit, part))]
    if any(map(str.isdigit, before)):
        yield label or (found[0].lastgroup or "" if found and not dated else ""), before
    yield from dated


_ADDRESSED = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3,9})[/-](?P<day>\d\d?)(?![^/_-])", re.IGNORECASE
)


def day_of_address(address: str) -> str | None:
    """The day in an address, as blogs and papers have it (``/2025/05/17/``, ``/2025/may/17/``)."""
    found = _ADDRESSED.search(address)
    if found is None:
        return None
    if found["month"].isdigit():
        return f"{found['year']}-{found['month']}-{found['day']}"
    return f"{found['day']} {found['month']} {found['year']}"
