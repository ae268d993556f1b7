"""What one row of a list shows: title, rank, publisher, number of comments."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.pages.lists.blocks import Row
from newscrawl.pages.lists.media import is_medium
from newscrawl.pages.lists.words import LINK_LABEL, TIME, shown_count, shown_rank, squeeze

_TITLE_CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?:tit|title|titles|titl|ttl|headline|subject|head|subj|hd|t\d?)(?:$|[\s_\d-])|tit(?:le)?(?:$|[\s_\d-])|headline"
)
_NO_TITLE_CLASS = re.compile(
    r"(?i)sub_?tit|lead|desc|summary|txt_?sub|preview|conts?(?:$|[\s_-])|(?:^|[\s_-])(?:body|text_?body|date|time|info)(?:$|[\s_-])"
)
_PUBLISHER_CLASS = re.compile(
    r"(?i)press|media|publisher|office|writing|source|company|channel|(?:^|[\s_-])(?:cp|info_cp|txt_cp|medium|provider|from|corp|newspaper|journal)(?:$|[\s_-])"
)
_COMMENT_CLASS = re.compile(r"(?i)comment|cmt|reply|repl|댓글|num_?cmt")
_RANK_CLASS = re.compile(r"(?i)rank|num|(?:^|[\s_-])(?:no|n|order|idx|cnt_?no)(?:$|[\s_\d-])")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "button", "input", "svg"})
_INLINE = frozenset(
    {"b", "em", "i", "u", "font", "mark", "span", "br", "strong", "sup", "sub", "small", "wbr", "q"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(
    r"(?i)(?:^|\s)(?:blind|sr-only|screen_out|screen-out|hidden|u_hc|skip|a11y|ir_?pm|tool_?tip)(?:$|\s)"
)


# Levels of a row that are looked at; headlines stand some ten levels deep.
_DEEPEST = 100


@dataclass(slots=True)
class Piece:
    """A run of text of a row; ``classes`` and ``tags`` are all from the row down to it, ``nearest`` the
    last classes.
    """

    text: str
    nearest: str
    classes: str
    tags: frozenset[str]
    linked: bool
    hidden: bool


@dataclass(slots=True)
class Entry:
    """A row as read."""

    url: str
    title: str
    rank: int | None = None
    publisher: str | None = None
    comment_count: int | None = None


def read_row(row: Row) -> Entry | None:
    """What ``row`` shows, or None if it shows no title."""
    to_article = {link.element for link in row.links}
    found = list(_pieces(row.element, "", "", frozenset(), linked=False, hidden=False, to_article=to_article))
    chosen = _title(found)
    title = chosen.text if chosen else _picture_title(row)
    if not title:
        return None
    entry = Entry(row.links[0].url, title)
    for piece in found:
        if piece is chosen:
            continue
        text = piece.text
        rank = shown_rank(text) if entry.rank is None else None
        if rank is not None and not _COMMENT_CLASS.search(piece.classes):
            entry.rank = rank
            continue
        if entry.comment_count is None and (
            _COMMENT_CLASS.search(piece.classes) or text.startswith(("댓글", "의견"))
        ):
            entry.comment_count = shown_count(text)
            if entry.comment_count is not None:
                continue
        if entry.publisher is None and text != title:
            entry.publisher = _publisher(piece)
    if entry.publisher is None:
        entry.publisher = _logo(row.element)
    return entry


def _pieces(
    element: HtmlElement,
    nearest: str,
    classes: str,
    tags: frozenset[str],
    *,
    linked: bool,
    hidden: bool,
    to_article: set[HtmlElement],
    depth: int = 0,
) -> Iterator[Piece]:
    """The runs of text below ``element``; inline markup inside a headline does not cut it."""
    own = element.get("class") or ""
    nearest = own or nearest
    classes = f"{classes} {own} {element.get('id') or ''}" if own or element.get("id") else classes
    tags = tags | {element.tag}
    linked = linked or element in to_article
    hidden = hidden or bool(own and _HIDDEN.search(own))
    if all(_is_inline(child) and child not in to_article for child in element) and not _has_parts(element):
        text = inline_text(element)
        if text:
            yield Piece(text, nearest, classes, tags, linked, hidden)
        return
    if text := squeeze(element.text or ""):
        yield Piece(text, nearest, classes, tags, linked, hidden)
    for child in element if depth < _DEEPEST else ():
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _pieces(
                child,
                nearest,
                classes,
                tags,
                linked=linked,
                hidden=hidden,
                to_article=to_article,
                depth=depth + 1,
            )
        if text := squeeze(child.tail or ""):
            yield Piece(text, nearest, classes, tags, linked, hidden)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in _INLINE and not element.get("class")


def _has_parts(element: HtmlElement) -> bool:
    """Whether the inline children of ``element`` are several texts: a rank and a headline, or cells."""
    if any(TIME.match(squeeze(child.text or "")) for child in element if child.text):
        return True
    if len(element) > 1 and all(child.tag == "span" for child in element):
        return not any((text or "").strip() for text in (element.text, *(child.tail for child in element)))
    if squeeze(element.text or "") or len(element) == 0 or not (element[0].tail or "").strip():
        return False
    return shown_rank(squeeze(element[0].text or "")) is not None


def inline_text(element: HtmlElement) -> str:
    """The text of a headline: markup inside it leaves no gap, a line break does."""
    if len(element) == 0:
        return squeeze(element.text or "")
    texts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in _SKIPPED:
                walk.skip_subtree()
            else:
                texts.append(" " if node.tag == "br" else node.text or "")
        elif node is not element:
            texts.append(node.tail or "")
    return squeeze("".join(texts))


def _title(found: list[Piece]) -> Piece | None:
    candidates = [
        piece
        for piece in found
        if piece.linked
        and not piece.hidden
        and len(piece.text) > 3
        and not TIME.match(piece.text)
        and shown_rank(piece.text) is None
        and not is_medium(piece.text, strict=True)
    ]
    if not candidates:
        return None
    for wanted in (
        _is_marked_title,
        lambda piece: len(piece.text) >= 8 and not _NO_TITLE_CLASS.search(piece.nearest),
    ):
        for piece in candidates:
            if wanted(piece):
                return piece
    return max(candidates, key=lambda piece: len(piece.text))


def _is_marked_title(piece: Piece) -> bool:
    if len(piece.text) < 6:
        return False
    if piece.tags & _HEADINGS:
        return True
    return bool(_TITLE_CLASS.search(piece.classes)) and not _NO_TITLE_CLASS.search(piece.nearest)


def _picture_title(row: Row) -> str:
    """The title of a row that shows a picture only: its tooltip, its description, or its words for the
    blind.
    """
    for link in row.links:
        texts = [
            link.element.get("title"),
            *(image.get("alt") for image in link.element.iter("img")),
            link.element.text_content(),
        ]
        for text in texts:
            if text and len(squeeze(text)) > 3:
                return squeeze(text)
    return ""


def _publisher(piece: Piece) -> str | None:
    text = piece.text.strip("·|[]()<> ")
    if not 1 < len(text) <= 20 or TIME.match(text) or text.isdigit() or LINK_LABEL.match(text):
        return None
    if is_medium(text, strict=True):
        return text
    if piece.linked and not _PUBLISHER_CLASS.search(piece.classes):
        return None
    if _PUBLISHER_CLASS.search(piece.classes) or is_medium(text):
        return text.removesuffix("언론사 선정").removesuffix("언론사 픽").strip() or None
    return None


def _logo(element: HtmlElement) -> str | None:
    """A publisher shown by its logo."""
    for image in element.iter("img"):
        text = squeeze(image.get("alt") or "")
        if text and is_medium(text, strict=True):
            return text
    return None


def names_publisher(element: HtmlElement) -> bool:
    """Whether the class of ``element`` says that it holds the name of a medium."""
    return bool(_PUBLISHER_CLASS.search(element.get("class") or ""))


def publisher_before(element: HtmlElement, holders: Container[HtmlElement]) -> str | None:
    """The medium that the element right before a row names: a card whose head and headline are siblings."""
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str) or before in holders:
        return None
    for piece in _pieces(before, "", "", frozenset(), linked=False, hidden=False, to_article=set()):
        if is_medium(piece.text) or (len(piece.text) <= 20 and _PUBLISHER_CLASS.search(piece.classes)):
            return piece.text
    return None


_NUMBERED = re.compile(r"(\d{1,3})\s*[.위]?\s+(?=\S)")


def take_numbers(entries: Sequence[Entry]) -> None:
    """Make ranks of the numbers that titles of a list begin with, if they count its entries."""
    found = [_NUMBERED.match(entry.title) for entry in entries]
    numbers = [int(number[1]) if number else None for number in found]
    first = next((number - place for place, number in enumerate(numbers) if number is not None), 0)
    counting = sum(number == first + place for place, number in enumerate(numbers))
    if counting < 2 or counting * 2 < len(entries):
        return
    for place, (entry, number) in enumerate(zip(entries, found, strict=True)):
        if number and int(number[1]) == first + place:
            entry.rank, entry.title = int(number[1]), entry.title[number.end() :]
