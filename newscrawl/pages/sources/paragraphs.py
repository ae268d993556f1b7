"""Which of the lines that may be an article's text are its paragraphs.

What one sign speaks against falls before and behind all other text; sub-headlines before the text and second
copies of it fall, too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from newscrawl.lines.datelines import is_script_mark
from newscrawl.lines.notices import is_editors_note
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.timestamps import ALONE
from newscrawl.text import comparable, is_closed, is_cut, is_sentence, shares_words, without_ellipsis

# A repeated line of at least so many letters is a second copy of the text.
_REPEATED = 30
_LEAST_SUBTITLE, _LONGEST_SUBTITLE = 5, 160
_MOST_SUBTITLES, _MOST_EXCERPT = 8, 2
# On pages that are not Korean a sentence that is longer introduces the text, also in bold: of 42 such on the
# public pages at hand, 35 are in the text as people marked it; of shorter ones, half.
_LONGEST_SUMMARY = 100
# So much of what follows must have stood before to be a second copy of the text.
_COPIED = 0.8
# Lines of running text that a summary stands before, and how many of them are in bold at most: one in four.
_LEAST_REST, _MOST_BOLD = 3, 4
_CLOCK = re.compile(r"^(?:오전|오후)? ?\d{1,2}(?::\d\d|시(?: ?\d{1,2}분)?)$")
_QUESTION = re.compile(r"^Q\d{0,2} ?[.:)]")
# Sub-headlines as a list: each begins with the same mark.
_ITEM = re.compile(r"^[-–·•] ?\S")
# A head that begins so shows the time.
_DATED = re.compile(r"^(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}")


@dataclass(slots=True)
class Kept:
    """A line that may be a paragraph, with the signs against it."""

    line: Line
    signs: set[str]

    @property
    def is_sure(self) -> bool:
        """Whether it is running text that nothing speaks against."""
        return self.line.prose and not self.signs


def paragraphs_of(
    kept: list[Kept], title: str, headline: int, stamp: int = -1, *, korean: bool = True
) -> tuple[list[str], list[str]]:
    """The paragraphs among the lines ``kept`` of a container, and the sub-headlines that stand before them.

    ``title``: the headline's letters; ``headline``: the line that repeats it in the container, -1 for none;
    ``stamp``: the line with the time, above which an excerpt of the text may stand, -1 for none;
    ``korean``: whether such excerpts and long sentences in bold are sub-headlines, as Korean papers set them.
    """
    # Elsewhere what stands above the time is the text's introduction.
    excerpt = _excerpt(kept, stamp) if korean else []
    kept = kept[len(excerpt) :]
    excerpt = [line for line in excerpt if line.index > headline]
    for one in kept:
        one.signs.discard("place")
    head: list[Line] = []
    sure = [i for i, one in enumerate(kept) if one.is_sure]
    if sure:
        kept = [one for i, one in enumerate(kept) if sure[0] <= i <= sure[-1] or not one.signs]
        first = next(i for i, one in enumerate(kept) if one.is_sure)
        begun = next(
            (i for i, one in enumerate(kept[:first]) if _begins_text(one.line.text, korean=korean)), first
        )
        head, kept = _without_head(kept, min(begun, _first_entry(kept, first)), korean=korean)
    subtitles = [*(line.text for line in excerpt), *_subtitles(head, kept, title, headline)]
    return _once(kept[: _second_copy(kept, title)]), subtitles


def _begins_text(text: str, *, korean: bool) -> bool:
    """Whether a line before all running text is a part of it: a script's mark, an editor's note, a
    question, an introduction.
    """
    if not korean and len(text) > _LONGEST_SUMMARY and is_sentence(text):
        return True
    return is_script_mark(text) or is_editors_note(text) or _QUESTION.match(text) is not None


def _first_entry(kept: Sequence[Kept], first: int) -> int:
    """Where the first entry of a live page begins, with its clock time, others standing behind ``first``."""
    clock = next((i for i, one in enumerate(kept[:first]) if _CLOCK.match(one.line.text)), first)
    followed = clock < first and any(_CLOCK.match(one.line.text) for one in kept[first:])
    return clock if followed else first


def _excerpt(kept: Sequence[Kept], stamp: int) -> list[Line]:
    """The lines above the time, if they are short and more running text stands below it; none where times
    stand between running text, too, as over the entries of a live page.
    """
    above = [one.line for one in kept if one.line.index < stamp]
    if not 0 < len(above) <= _MOST_EXCERPT or any(len(line.text) > _LONGEST_SUBTITLE for line in above):
        return []
    below = [one.line for one in kept[len(above) :]]
    behind = [line.index for line in below if line.prose]
    if len(behind) <= len(above):
        return []
    return [] if any(ALONE.match(line.text) for line in below if line.index > behind[0]) else above


def _without_head(kept: list[Kept], first: int, *, korean: bool) -> tuple[list[Line], list[Kept]]:
    """The sub-headlines before the first running text, which begins at ``first``, and the lines behind them.

    They are set apart from the text: in bold, or in elements of another shape than its paragraphs.
    """
    shapes = Counter(one.line.shape for one in kept[first:] if one.line.prose)
    usual = shapes.most_common(1)[0][0]
    first = _behind_summaries(kept, first, usual, korean=korean)
    first = _before_table([one.line for one in kept[:first]])
    head = [one.line for one in kept[:first]]
    apart = all(line.bold or line.shape != usual for line in head) or _is_list(head)
    return (head, kept[first:]) if apart and len(head) <= _MOST_SUBTITLES else ([], kept)


def _is_list(head: Sequence[Line]) -> bool:
    """Whether the lines of ``head`` are several and begin with the same mark."""
    return len({line.text[0] for line in head}) == 1 < len(head) and _ITEM.match(head[0].text) is not None


def _before_table(head: Sequence[Line]) -> int:
    """How many lines of ``head`` stand before a table of data in it, which has cells that head others."""
    for count, line in enumerate(head):
        node: Node | None = line.node
        while node is not None and node.tag != "table":
            node = node.parent
        if node is not None and node.first >= head[0].index and node.element.find(".//th") is not None:
            return count
    return len(head)


def _behind_summaries(kept: list[Kept], first: int, usual: tuple[str, str], *, korean: bool) -> int:
    """Where the text begins if running text at its head is a summary: short, and bold where the rest is not.

    ``usual`` is the shape of the text's paragraphs; a summary of another shape needs no bold.
    """
    if not _is_set_apart(kept[first].line, usual, korean=korean):
        return first  # as most texts begin
    rest = [one.line.bold for one in kept[first:] if one.line.prose]
    count, bold = len(rest), sum(rest)
    while first < len(kept) - 1 and _is_set_apart(kept[first].line, usual, korean=korean):
        line = kept[first].line
        if line.prose:
            count, bold = count - 1, bold - line.bold
        if count < _LEAST_REST or _MOST_BOLD * bold > count:
            break
        first += 1
    return first


def _is_set_apart(line: Line, usual: tuple[str, str], *, korean: bool) -> bool:
    if (
        len(line.text) > _LONGEST_SUBTITLE
        or _begins_text(line.text, korean=korean)
        or _CLOCK.match(line.text)
    ):
        return False
    return line.bold or (line.shape != usual and not is_closed(line.text))


def _subtitles(head: Sequence[Line], kept: Sequence[Kept], title: str, headline: int) -> list[str]:
    """The lines of ``head`` that are sub-headlines: they share words with the text and its title."""
    text = "".join(one.line.key for one in kept) if head else ""
    if all(line.key in text for line in head):
        return []
    lines = [
        line.text
        for line in head
        if _LEAST_SUBTITLE <= len(line.text) <= _LONGEST_SUBTITLE
        and line.index > headline
        and not _DATED.match(line.text)
    ]
    return lines if any(shares_words(line, f"{text} {title}") for line in lines) else []


def _second_copy(kept: Sequence[Kept], title: str) -> int:
    """Where the text begins anew, if all that follows has stood before; else the number of lines."""
    first = next((one.line.key for one in kept if len(one.line.key) > _REPEATED), "")
    before = ""
    for index, one in enumerate(kept):
        key = one.line.key
        if before and (key == title or key.startswith(first)) and first:
            rest = [other.line.key for other in kept[index:]]
            known = sum(len(other) for other in rest if other in before)
            if known >= _COPIED * sum(map(len, rest)):
                return index
        before += key
    return len(kept)


def _once(kept: Sequence[Kept]) -> list[str]:
    """The texts of lines, without those that repeat a longer one before them or begin the next, cut off."""
    keys: set[str] = set()
    out: list[str] = []
    for one, after in zip_longest(kept, kept[1:]):
        key = one.line.key
        if len(key) > _REPEATED and (key in keys or (after is not None and _is_teaser(one.line, after.line))):
            continue
        keys.add(key)
        out.append(one.line.text)
    return out


def _is_teaser(line: Line, after: Line) -> bool:
    """Whether ``line`` is what ``after`` begins with, cut off: a picture's text takes it from there."""
    if not is_cut(line.text):
        return False
    begun = comparable(without_ellipsis(line.text))
    return len(after.key) > len(begun) and after.key.startswith(begun)
