"""Comments of a module: what stands behind a line of code, and what stands in lines of its own before it."""

import io
import tokenize
from typing import NamedTuple


class Comments(NamedTuple):
    """By the number of the line of code that they are about: those behind it, and the block before it."""

    behind: dict[int, str]
    before: dict[int, str]


def comments_of(source: str) -> Comments:
    """All comments of ``source``. A block is about the line that follows it at once."""
    alone: dict[int, str] = {}
    behind: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            number, column = token.start
            text = token.string.lstrip("# ").rstrip()
            (behind if token.line[:column].strip() else alone)[number] = text
    before = {}
    for number in alone:
        if number + 1 not in alone:
            first = number
            while first - 1 in alone:
                first -= 1
            before[number + 1] = " ".join(alone[line] for line in range(first, number + 1))
    return Comments(behind, before)
