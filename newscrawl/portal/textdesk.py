"""How the portal's desks change a text, each in a way whose class it knows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from newscrawl.portal.editing import FIGURE, STRAIGHT, Desk, with_other_figure
from newscrawl.portal.publishers import person_name
from newscrawl.portal.story import Block, Paragraph

_QUOTE: Final = re.compile(r"[“\"]([^”\"“]{8,60})[”\"]")
_SENTENCES: Final = re.compile(r"(?<=[다요]\.)\s+")
_OTHER_WORDS: Final = (
    ("늘었다", "줄었다"),
    ("올랐다", "내렸다"),
    ("밝혔다", "부인했다"),
    ("찬성", "반대"),
    ("오전", "오후"),
    ("상반기", "하반기"),
    ("지난해", "올해"),
    ("처음", "두 번째"),
    ("말했다", "전했다"),
    ("설명했다", "주장했다"),
)

EditedText = tuple[list[Block], str]


def edited_text(blocks: Sequence[Block], desk: Desk) -> EditedText:
    """The blocks of an article after one change of its text, and the class of that change."""
    ways = list(_WAYS)
    desk.rng.shuffle(ways)
    places = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.kind == "text" and len(block.text) > 30
    ]
    desk.rng.shuffle(places)
    for way in ways:
        for place in places:
            block = blocks[place]
            if not isinstance(block, Paragraph) or (made := way(block.text, desk)) is None:
                continue
            texts, kind = made
            edited = [replace(block, text=text) for text in texts]
            return [*blocks[:place], *edited, *blocks[place + 1 :]], kind
    return [*blocks, Paragraph(f"{desk.sentence()} {desk.sentence()}")], "addition"


Made = tuple[list[str], str] | None


def _figure(text: str, desk: Desk) -> Made:
    found = desk.rng.choice([*FIGURE.finditer(text)] or [None])
    return ([with_other_figure(text, found, desk.rng)], "correction") if found else None


def _name(text: str, desk: Desk) -> Made:
    if desk.person not in text:
        return None
    other = next(name for name in iter(lambda: person_name(desk.rng), None) if name != desk.person)
    return [text.replace(desk.person, other)], "correction"


def _quotation(text: str, desk: Desk) -> Made:
    found = _QUOTE.search(text)
    if found is None:
        return None
    words = found[1].split()
    words[desk.rng.randrange(len(words))] = desk.rng.choice(
        ("반드시", "조금씩", "지금부터", "함께", "차근차근")
    )
    return [text[: found.start(1)] + " ".join(words) + text[found.end(1) :]], "correction"


def _word(text: str, desk: Desk) -> Made:
    pairs = [pair for pair in _OTHER_WORDS if pair[0] in text]
    return ([text.replace(*desk.rng.choice(pairs), 1)], "correction") if pairs else None


def _sentence_within(text: str, desk: Desk) -> Made:
    sentences = _SENTENCES.split(text)
    if len(sentences) < 2:
        return None
    sentences.insert(desk.rng.randrange(1, len(sentences)), desk.sentence())
    return [" ".join(sentences)], "addition"


def _sentence_behind(text: str, desk: Desk) -> Made:
    return [f"{text} {desk.sentence()}"], "addition"


def _paragraph_behind(text: str, desk: Desk) -> Made:
    return [text, f"{desk.sentence()} {desk.sentence()}"], "addition"


def _sentence_out(text: str, desk: Desk) -> Made:
    sentences = _SENTENCES.split(text)
    if len(sentences) < 3 or _QUOTE.search(text):
        return None
    del sentences[desk.rng.randrange(1, len(sentences))]
    return [" ".join(sentences)], "deletion"


def _paragraph_out(text: str, desk: Desk) -> Made:  # noqa: ARG001 - as the others
    return ([], "deletion") if 60 < len(text) < 160 else None


def _quotes(text: str, desk: Desk) -> Made:  # noqa: ARG001 - as the others
    other = text.translate(STRAIGHT)
    if other == text:
        other = re.sub(r'"([^"]+)"', r"“\1”", text)
    return ([other], "typography") if other != text else None


def _spacing(text: str, desk: Desk) -> Made:  # noqa: ARG001 - as the others
    for one, other in (("할 수 ", "할수 "), ("것으로 ", "것 으로 "), ("한 차례", "한차례"), (" 등 ", "등 ")):
        if one in text:
            return [text.replace(one, other)], "typography"
    return None


def _comma(text: str, desk: Desk) -> Made:  # noqa: ARG001 - as the others
    return ([text.replace(", ", " ", 1)], "typography") if ", " in text else None


_WAYS: Final[Sequence[Callable[[str, Desk], Made]]] = (
    _figure,
    _name,
    _quotation,
    _word,
    _sentence_within,
    _sentence_behind,
    _paragraph_behind,
    _sentence_out,
    _paragraph_out,
    _quotes,
    _spacing,
    _comma,
)
