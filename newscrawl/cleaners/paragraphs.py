"""Lines of a text to its paragraphs: datelines, signatures and notices glued to them are taken off."""

from collections.abc import Iterable, Sequence

from newscrawl.lines.datelines import WITHIN, split_dateline
from newscrawl.lines.notices import split_copyright, split_credit, split_pointer
from newscrawl.lines.signatures import split_signature
from newscrawl.text import one_line


def paragraphs(found: Iterable[str], media: Sequence[str]) -> list[str]:
    """The paragraphs of ``found``, lines in page order, each on one line, nothing empty.

    ``media`` are names of the publisher, as its datelines and signatures write them.
    """
    kept: list[str] = []
    for text in map(one_line, found):
        line = text
        if len(kept) < WITHIN:
            dateline, rest = split_dateline(line, media)
            line = rest if dateline is not None else line
        line = split_credit(split_copyright(line)[0])[0]
        line = split_pointer(split_signature(line, media)[0])
        if line:
            kept.append(line)
    return kept
