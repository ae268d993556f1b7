"""The days that pages of other countries show around their headlines, and what their labels say of them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newscrawl.lexicon import alternatives
from newscrawl.lines.months import MONTH_NAME, month_pattern
from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.timestamps import ShownTime

# How many lines over and under the headline an article's day stands, before so much of its text.
_OVER, _UNDER, _MOST_TEXT = 15, 24, 400
_LONGEST_DATED, _LONGEST_LABELLED, _LONGEST_LABEL = 90, 120, 30
# What says more beside a day may speak of another one.
_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADINGS, _MOST_OF_HEADING = frozenset(("h1", "h2", "h3")), 3
# The characters of a day that is written for machines.
_DAY = 10
# Calendar leaves show a day in three elements.
_LEAF = rf"^(?:\d{{1,2}}|{MONTH_NAME})[.,]?$"
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_LONGEST_LEAF, _MOST_LEAVES = 12, 3
_DASH = re.compile(r" ?(?:[–—]|--| -) ?")
_LONGEST_DATELINE = 100


# Hardly a Korean page asks for it: it is compiled when it is first asked for.
@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:(?P<modified>{alternatives('days', 'modified')})"
        rf"|(?P<published>{alternatives('days', 'published')}))",
        re.IGNORECASE,
    )


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
        """Everywhere before the readers' comments but in menus and cards, for pages that show none at their
        headlines: machine-readable ones first.
        """
        document = self._document
        lines = document.lines[: document.end]
        stamps = [stamp for stamp in document.times if stamp.line < len(lines)]
        own = [stamp for stamp in stamps if not lines[stamp.line].node.aside]
        days = {stamp.text[:_DAY] for stamp in stamps}
        for stamp in own or (stamps if len(days) == 1 else ()):  # several are those of other articles
            yield ShownTime(stamp.line, stamp.kind, stamp.text)
        for line in lines:
            for kind, text in _labelled(line.text, "") if _is_dated(line) else ():
                # Sentences and footers say that: "This page was last edited on 12 March 2019."
                if kind == "modified" or not (line.prose or line.node.aside):
                    yield ShownTime(line.index, kind, text)

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
            text = self._leaves(index) or line.text
            found = list(_labelled(text, label)) if text != line.text or _is_dated(line) else []
            alone = _label().search(line.text) if len(line.text) <= _LONGEST_LABEL else None
            said = found[0][0] if found else alone.lastgroup or "" if alone else label
            for kind, text in self._stamps.get(index, ()):
                yield ShownTime(index, said or kind, text)
            yield from (ShownTime(index, *part) for part in found)
            if line.text:
                label = said if alone and not found else ""

    def _leaves(self, index: int) -> str | None:
        """The day that begins on a line and goes on in the next two, as on a calendar's leaf."""
        if not month_pattern(_LEAF).match(self._document.lines[index].text):
            return None
        following = self._document.lines[index : index + _MOST_LEAVES]
        joined = " ".join(line.text for line in following if len(line.text) <= _LONGEST_LEAF)
        return joined if _YEAR.search(joined) else None


def dateline_of(paragraph: str) -> str | None:
    """What stands before the dash of a press release's first words, ``Naru, March 12, 2019 – …``, where that
    holds a year; None without one.
    """
    start = paragraph[: _LONGEST_DATELINE + 2]
    heads = (start[: dash.start()] for dash in _DASH.finditer(start))
    head = next((one for one in heads if _ANY_YEAR.search(one)), "")
    return head if head and len(_WORD.findall(head)) <= _MOST_WORDS else None


def _has_digits(text: str) -> bool:
    """Whether a text holds digits, those of a Chinese day in words among them."""
    return any(map(str.isdigit, text)) or ("年" in text and "月" in text)


def _is_dated(line: Line) -> bool:
    """Whether a line may say when: short, with digits, no heading of more than a day and no sentence."""
    text = line.text
    labelled = len(text) < _LONGEST_LABELLED and _label().search(text) is not None
    return (
        _has_digits(text)
        and (line.node.tag not in _HEADINGS or len(_WORD.findall(text)) <= _MOST_OF_HEADING)
        and (labelled or (len(text) < _LONGEST_DATED and len(_WORD.findall(text)) <= _MOST_WORDS))
    )


def _labelled(text: str, label: str) -> Iterator[tuple[str, str]]:
    """The parts of a line that hold digits, with what the label before each says.

    ``label``: what the line before says of a day without one. A label behind the only day is its own.
    """
    found = list(_label().finditer(text))
    ends = [*(one.start() for one in found), len(text)]
    before = text[: ends[0]]
    parts = [(one.lastgroup or "", text[one.end() : end]) for one, end in zip(found, ends[1:], strict=True)]
    dated = [(kind, part) for kind, part in parts if _has_digits(part)]
    if _has_digits(before):
        yield label or (found[0].lastgroup or "" if found and not dated else ""), before
    yield from dated


_ADDRESSED = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[a-z]{3,9})[/-](?P<day>\d\d?)(?![^/_-])", re.IGNORECASE
)
_ADDRESSED_ELSEWHERE = (
    re.compile(r"(?<![^/_-])(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-2]\d|3[01])(?![^/_.-])"),
    re.compile(r"(?<![^/_-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![^/_.-])"),
    re.compile(r"/(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>(?:19|20)\d\d)(?![^/_.-])"),
)


def day_of_address(address: str) -> str | None:
    """The day in an address, as blogs and papers have it (``/2025/05/17/``, ``/2025/may/17/``,
    ``/20250517/``, ``-2025-05-17.html``).
    """
    path = address.partition("?")[0]
    patterns = (_ADDRESSED, *_ADDRESSED_ELSEWHERE)
    found = next((match for pattern in patterns if (match := pattern.search(path))), None)
    if found is None:
        return None
    if found["month"].isdigit():
        return f"{found['year']}-{found['month']}-{found['day']}"
    return f"{found['day']} {found['month']} {found['year']}"
