"""Counts that a page shows of its article: comments, and readers' reactions in any markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from lxml import etree

from newscrawl.lexicon import alternatives, entries
from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import one_line

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,2})?(?: ?[천만])?"
_COUNTER = rf"(?:{alternatives('counts', 'counters')})(?: ?수)?"
_COMMENT_WORDS = entries("counts", "comments")
_CALLED = alternatives("counts", "comments")
_COMMENTS = re.compile(
    rf"^(?:{_COUNTER} ?:? ?{_NUMBER}[ |·]{{0,3}}){{0,3}}(?:전체 ?|총 ?|기사 ?|이 기사의 ?)?(?:{_CALLED})"
    rf"(?: ?수| ?보기| ?쓰기)? ?[:(\[|]{{0,2}} ?{_NUMBER}"
    rf"|^(?:총 ?|전체 ?)?{_NUMBER}개의? ?(?:{_CALLED})"
    rf"|^(?:아직 |등록된 |작성된 ){{1,2}}(?:{_CALLED})이 없"
)
_LABEL = re.compile(rf"^(?:전체 ?|총 ?)?(?:{_CALLED})(?: ?수)? ?:?$")
_ALONE = re.compile(rf"^[(\[]?{_NUMBER}(?: ?[개건])?[)\]]?$")
_BARS = re.compile(r" ?[|·ㅣ] ?")
_LONGEST_LINE = 60
# A row of a list is a headline and a few lines beside it.
_ROW, _HEADLINE = 6, 10

_ASKED = re.compile(
    r"(?:이|해당|본) (?:기사|뉴스)[^.]{0,8}(?:어떠|어땠|어때|어떻)"
    r"|(?:기사|뉴스)에 대한 (?:의견|반응|감정|느낌|평가)|이 (?:기사|뉴스)를? (?:추천|평가)"
)
_NAME = r"[가-힣][가-힣 !?]{1,11}"
_REACTION = re.compile(rf"^(?P<name>{_NAME})(?:[ :]{{0,2}}[(\[]?(?P<count>{_NUMBER}) ?(?:명|개)?[)\]]?)?$")
_COUNT = re.compile(rf"^[(\[]?(?P<count>{_NUMBER}) ?(?:명|개)?[)\]]?$")
# Several of them on one line.
_RUN = re.compile(
    rf"(?P<name>[가-힣][가-힣!?]{{1,11}})[ :]{{0,2}}[(\[]?(?P<count>{_NUMBER}) ?(?:명|개)?[)\]]?"
)
# What stands behind the reactions of an article.
_END = re.compile(alternatives("counts", "comments", "behind-reactions"))
_LEVELS = 3
_COMMENT_TOOLS = re.compile(alternatives("counts", "comment-tools"))
_LEAST = 2
# What the name of a reaction in a row ends with: 좋아요, 슬퍼요; others are known by how they begin.
_NAMED = "요"
_MAY_REACT = re.compile(f"{_NAMED}|{alternatives('counts', 'reactions')}")
_REACTS = re.compile(f"{_NAMED}$|^(?:{alternatives('counts', 'reactions')})")
# A reaction's button holds its name, perhaps twice, and its number.
_MOST_WORDS = 4
_SILENT = frozenset(("script", "style", "template", "svg"))


class Counts:
    """The counts on a page: ``heading`` is the line of the headline, ``last`` the one behind the text."""

    def __init__(self, document: Document, heading: int, last: int) -> None:
        self._document = document
        self._heading = heading
        self._last = last

    def comment_count(self) -> Iterator[Candidate]:
        """The line that counts the article's own comments, none of a list's rows."""
        lines = self._document.lines
        for line in lines[max(0, self._heading - 10) :]:
            text = line.text
            if (
                "글" not in text
                or not any(map(text.__contains__, _COMMENT_WORDS))
                or not 1 < len(text) <= _LONGEST_LINE
            ):
                continue
            counted = next(filter(_COMMENTS.match, _parts(line)), None)
            if counted and not _in_row(line, lines):
                yield Candidate("comment_count", counted, "shown", f"line {line.index}")
                return
            if _LABEL.match(text) and line.index + 1 < len(lines):
                number = lines[line.index + 1]
                if _ALONE.match(number.text) and _beside(line.node, number.node):
                    yield Candidate("comment_count", f"{text} {number.text}", "shown", f"line {line.index}")
                    return
        for button, written in self._buttons:
            text = one_line(written) if "글" in written else ""
            named = any(map(text.__contains__, _COMMENT_WORDS))
            if named and len(text) <= _LONGEST_LINE and _COMMENTS.match(text) and not _of_comment(button):
                yield Candidate("comment_count", text, "shown", "on a button")
                return

    def reactions(self) -> Iterator[Candidate]:
        """Names with their numbers: behind the question how the article was, or such as 좋아요 in a row."""
        for line in self._document.lines[self._last :]:
            text = line.text
            if ("기사" in text or "뉴스" in text) and len(text) < 30 and _ASKED.search(text):
                pairs = _behind(line)
                if len(pairs) >= _LEAST:
                    yield _named(pairs, f"behind line {line.index}")
                    return
        for words in (self._before_comments, self._on_buttons):
            pairs = _in_a_row(words())
            if len(pairs) >= _LEAST:
                yield _named(pairs, "in a row")
                return

    @cached_property
    def _buttons(self) -> list[tuple[etree._Element, str]]:
        """The page's buttons, each with its text as it is written."""
        return [(button, _text(button)) for button in self._document.buttons]

    def _on_buttons(self) -> list[str]:
        """The words of the page's buttons, which are no lines."""
        out: list[str] = []
        for button, written in self._buttons:
            words = list(_words(button)) if _MAY_REACT.search(written) else []
            named = any(_MAY_REACT.search(word) and _REACTION.match(word) for word in words)
            if named and len(words) <= _MOST_WORDS and not _of_comment(button):
                out += words
        return out

    def _before_comments(self) -> list[str]:
        """The lines behind the text up to the comments, whose likes are not the article's."""
        behind = self._document.lines[self._last :]
        lines = [line.text for line in behind]
        # Most pages name no reaction at all, and are looked through faster as one text.
        if _NAMED not in "".join(lines):
            return []
        lines = list(chain.from_iterable(map(_apart, behind)))
        ends = (
            place
            for place, text in enumerate(lines)
            if "댓글" in text and (_LABEL.match(text) or _COMMENTS.match(text))
        )
        return lines[: next(ends, None)]


def _apart(line: Line) -> Sequence[str]:
    """What a line's inline elements say, each for itself, where they are reactions and numbers alone."""
    node = line.node
    if line.linked or _NAMED not in line.text or len(node.element) < _LEAST or node.last - node.first > 1:
        return (line.text,)
    words = list(_words(node.element))
    reacts = len(words) > _LEAST and all(_COUNT.match(word) or _is_reaction(word) for word in words)
    return words if reacts else (line.text,)


def _is_reaction(word: str) -> bool:
    match = _REACTION.match(word)
    return match is not None and _REACTS.search(match["name"].rstrip("!? ")) is not None


def _of_comment(button: etree._Element) -> bool:
    """Whether a button belongs to one comment: beside it stand those for answering and reporting it."""
    box = button
    for _ in range(_LEVELS):
        parent = box.getparent()
        if parent is None or parent.tag == "body":
            return False
        box = parent
        if _COMMENT_TOOLS.search(_text(box)):
            return True
    return False


def _text(element: etree._Element) -> str:
    """All text of an element; libxml2 writes it several times faster than ``itertext`` collects it."""
    if len(element) == 0:
        return element.text or ""
    text: str = etree.tostring(element, encoding="unicode", method="text", with_tail=False)
    return text


def _named(pairs: Sequence[tuple[str, str]], place: str) -> Candidate:
    return Candidate("reactions", [f"{name}\n{count}" for name, count in pairs], "shown", place)


def _parts(line: Line) -> Iterator[str]:
    """A line, and where it holds no headline's link, what bars set apart in it and its inline elements."""
    yield line.text
    inline = [
        (element.tag, text)
        for element in line.node.element.iter("a", "span", "em")
        if (text := one_line(_text(element))) and text in line.text
    ]
    if not any(tag == "a" and len(text) >= _HEADLINE for tag, text in inline):
        yield from _BARS.split(line.text)
        yield from (text for _, text in inline)


def _in_row(line: Line, lines: Sequence[Line]) -> bool:
    """Whether ``line`` stands beside a linked headline in one small element: a row of a list."""
    node: Node | None = line.node
    for _ in range(_LEVELS):
        if node is None or node.last - node.first > _ROW:
            return False
        if node.tag in ("li", "tr", "dl", "dd", "td", "a", "ul") and any(
            other.linked >= _HEADLINE for other in lines[node.first : node.last] if other is not line
        ):
            return True
        node = node.parent
    return False


def _beside(one: Node, other: Node) -> bool:
    """Whether two lines stand in one element or in two of the same."""
    return one is other or one.parent is other.parent or one.parent is other or one is other.parent


def _words(*elements: etree._Element) -> Iterator[str]:
    """The texts of elements in order, each on one line, without scripts."""
    for element in elements:
        for one in element.iter(etree.Element):
            texts = (None if one.tag in _SILENT else one.text, one.tail if one is not element else None)
            yield from (word for text in texts if text and (word := one_line(text)))


def _behind(line: Line) -> list[tuple[str, str]]:
    """The pairs of name and number that follow ``line``: in its element, then behind it, then farther out."""
    element = line.node.element
    words = _words(element)
    if line.text.startswith(next(words, line.text + ".")):
        pairs = _pairs(words)
        if len(pairs) >= _LEAST:
            return pairs
    for _ in range(_LEVELS):
        behind = _words(*element.itersiblings())
        first = next(behind, None)
        if first is not None:
            pairs = _pairs(chain((first,), behind))
            if len(pairs) >= _LEAST or _END.search(first):
                return pairs
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return []


def _pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Names and numbers out of a run of words: beside each other, or all names and then all numbers."""
    names: list[str] = []
    found: dict[str, str] = {}
    counts: list[str] = []
    total = False
    for place, word in enumerate(words):
        if _END.search(word):
            break
        number = _COUNT.match(word)
        name = _REACTION.match(word)
        if number:
            counts.append(number["count"])
            total = total or place == 0
        elif name and not name["count"]:
            if name["name"].strip() not in names:
                names.append(name["name"].strip())
        elif name or not _RUN.sub("", word).strip(" ,·|/"):
            found.update((one["name"].strip(), one["count"]) for one in _RUN.finditer(word))
        elif len(word) > 1 or names:
            break
    if total and len(counts) == len(names) + 1:
        counts.pop(0)  # how many there are in all
    if len(names) == len(counts):
        found.update(zip(names, counts, strict=True))
    return list(found.items())


def _in_a_row(words: Sequence[str]) -> list[tuple[str, str]]:
    """Names that end as 좋아요 does, or wish for more (``후속 요청``), each with its number beside it, with
    nothing between them.
    """
    found: dict[str, str] = {}
    name = ""
    for word in words:
        if not word or not (name or found or _NAMED in word):
            continue
        match = _REACTION.match(word) if len(word) < 24 and _MAY_REACT.search(word) else None
        number = _COUNT.match(word) if name else None
        if number:
            found[name], name = number["count"], ""
        elif match and _REACTS.search(match["name"].rstrip("!? ")):
            name = match["name"].strip()
            if match["count"]:
                found[name], name = match["count"], ""
        elif len(found) >= _LEAST:
            break
        else:
            found, name = {}, ""
    return list(found.items())
