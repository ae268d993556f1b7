"""Where a line's parts are set apart: inline elements that follow each other, pictures in a sentence."""

import re
from collections.abc import Sequence

from lxml import etree

_NAME_ALONE = re.compile(r"[가-힣]{2,4}")
_LONGEST_OFFICE = 20


def begins_apart(element: etree._Element, tag: str, text: str, parts: Sequence[str]) -> bool:
    """Whether an inline element's ``text`` stands apart in its line: a number, an address, an office of a
    name.
    """
    if tag == "span" and len(parts) == 1 and is_office(element, parts[0], text):
        return True
    if "@" in text or "@" in parts[-1]:
        return is_apart(element)
    return text[0].isdigit() and (is_apart(element) or (tag == "span" and parts[-1][-1].isdigit()))


def is_apart(element: etree._Element) -> bool:
    """Whether an inline element follows another one without a space: a name and a time, a time and a count.

    Style sheets set such elements apart; within a word or a number nobody changes the element twice.
    """
    before = element.getprevious()
    return before is not None and not before.tail


def is_office(element: etree._Element, before: str, text: str) -> bool:
    """Whether an inline element glued to another one holds the office of whom that names:
    ``<strong>이름</strong><span>소속 직함</span>``.
    """
    words = text.strip()
    return (
        " " in words
        and len(words) <= _LONGEST_OFFICE
        and words[-1].isalpha()
        and _NAME_ALONE.fullmatch(before) is not None
        and is_apart(element)
    )


def in_brackets(text: str) -> bool:
    """Whether brackets are open at the end of ``text``: a picture there is a mark in a sentence, an arrow
    between a price and its change.
    """
    return text.rfind("(") > text.rfind(")")
