"""Links that stand in running text: they name what a sentence speaks of, and are no rows of a list."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from newscrawl.pages.lists.blocks import Link
from newscrawl.pages.lists.outline import INLINE, Outline, squeeze

# Characters beside a link that are looked at.
_NEAR = 80
# Levels of markup inside a line.
_LEVELS = 10
# So much text behind a link goes on with a sentence.
_GOES_ON = 15
# A sentence that leads to a link, in Latin letters and in Hangul, has so many words before its last; a label
# before a headline is shorter.
_LEADING = 3
_WORD_ENDS = re.compile(r"\w\W")
_LEADS_KOREAN = re.compile(r"(?:[가-힣]{1,20}[\s,]{1,5}){3}[가-힣]{1,20},?$")
_ENDS_LOWER = re.compile(r"(?:^|\W)(?:[A-Z]?[a-z]+,?|[AI])$")
_CONTINUES = re.compile(r"[,;:.)’']{0,4}\s{0,4}[A-Za-z]")
# A particle behind a noun that is a link: ``[보고서]에 따르면``.
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|라고|라며|이라고|이라며|에는|까지|부터)(?=[\s.,])"
)


def without_running_text(page: Outline, links: Iterable[Link]) -> list[Link]:
    """``links`` without those of the lines of text in which one of them stands inside a sentence."""
    links = list(links)
    prose = {_line(page, link.place) for link in links if _in_sentence(page.elements[link.place])}
    return [link for link in links if _line(page, link.place) not in prose] if prose else links


def _line(page: Outline, place: int) -> int:
    """The element whose line of text a link stands in."""
    place = page.parents[place]
    for _ in range(_LEVELS):
        if place < 0 or page.tags[place] not in INLINE:
            break
        place = page.parents[place]
    return place


def _in_sentence(element: HtmlElement) -> bool:
    before, after = _beside(element)
    if not (before or after):
        return False
    if _PARTICLE.match(after) and len(after) > _GOES_ON:
        return True
    before, after = squeeze(before), squeeze(after)
    if _leads(before) or _LEADS_KOREAN.search(before):
        return True
    return (
        len(after) > _GOES_ON
        and _ENDS_LOWER.search(before) is not None
        and _CONTINUES.match(after) is not None
    )


def _leads(before: str) -> bool:
    last = before[-1:]
    is_open = last == "," or (last.isascii() and last.islower())
    return is_open and len(_WORD_ENDS.findall(before[:-1])) >= _LEADING


def _beside(element: HtmlElement) -> tuple[str, str]:
    """The text right before and right behind an element, or the markup around it, in the same line."""
    for _ in range(_LEVELS):
        earlier, around = element.getprevious(), element.getparent()
        before = earlier.tail if earlier is not None else around.text if around is not None else ""
        after = element.tail
        if (before and not before.isspace()) or (after and not after.isspace()):
            return (before or "")[-_NEAR:], (after or "")[:_NEAR]
        if around is None or around.tag not in INLINE:
            break
        element = around
    return "", ""
