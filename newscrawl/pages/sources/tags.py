"""The tags that Korean pages show of an article: behind #, behind a label, as links right behind the text."""

import re
from collections.abc import Iterator, Sequence

from newscrawl.lexicon import alternatives
from newscrawl.lines import notices
from newscrawl.lines.bylines import may_be_byline
from newscrawl.lines.sections import is_section
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.text import comparable, is_sentence, one_line

# Tags stand right behind the text; farther down are trending words of the whole site.
_TAGS_WITHIN, _UNNAMED_WITHIN = 40, 8
_TAG_LABEL = re.compile(
    rf"^(?:(?:{alternatives('tags', 'before')}) ?)?(?:{alternatives('tags', 'labels')})"
    r"(?P<mark>$| ?[:：|] ?| |)(?P<rest>.*)$",
    re.IGNORECASE,
)
# What may hold each of the words behind a label: links, or elements that only set them apart.
_APART = ("a", "span", "em", "b", "strong")
_LONGEST_TAGS = 120
_LONGEST_TAG = 20
# What addresses of searches and of pages about a keyword hold.
_SEARCH = re.compile(
    r"^(?!.*\b(?:intent|share)\b).*(?:search|keyword|tags?[/=]|[?&]q(?:uery)?=)", re.IGNORECASE
)


class Tags:
    """The tags on a page of ``lines``: ``around`` the text's first and last line, ``text`` the letters of
    headline and text.
    """

    def __init__(self, lines: Sequence[Line], around: tuple[int, int], text: str) -> None:
        self._lines = lines
        self._first, self._last = around
        self._text = text

    def candidates(self) -> Iterator[Candidate]:
        """Words behind ``#``, links behind a label or in an element named for tags, links behind the text."""
        for find, place in (
            (self._hashed, "behind #"),
            (self._labelled, "behind their label"),
            (self._named, "named for tags"),
        ):
            words = find()
            if words:
                yield Candidate("tags", words, "shown", place)
                return
        yield from self._linked()

    def _hashed(self) -> list[str]:
        out: list[str] = []
        for line in self._lines[self._first : self._last + _TAGS_WITHIN]:
            text = line.text
            if text and text[0] in "#＃" and len(text) <= 200 and not line.node.role & Role.HEADING:
                alone = "#" not in text[1:] and len(text) < 40
                if notices.is_furniture(text) or line.linked * 2 > len(text) or (line.linked and alone):
                    out += [tag for tag in re.split(r"[#＃]", text) if tag.strip(" ,")]
        return out

    def _labelled(self) -> list[str]:
        for label in self._lines[self._first : self._last + _TAGS_WITHIN]:
            match = _TAG_LABEL.match(label.text) if len(label.text) <= _LONGEST_TAGS else None
            if match is None or label.prose:
                continue
            if match["rest"]:
                words = self._on_line(label, match["rest"], marked=bool(match["mark"]))
            else:
                words = self._behind(label)
            if words:
                return words
        return []

    @staticmethod
    def _on_line(label: Line, rest: str, *, marked: bool) -> list[str]:
        """The words on the label's own line: its links or spans, words set in italics or bold, or, ``marked``
        off from the label, what commas or a colon set apart.
        """
        for tag in _APART:
            words = [one_line("".join(one.itertext())) for one in label.node.element.iter(tag)]
            if words and comparable("".join(words)) == comparable(rest):
                return words
        if not marked:
            return []
        words = [word for word in re.split(r" ?[,·|/] ?", rest) if word]
        apart = len(words) > 1 or label.text[: -len(rest)].rstrip().endswith((":", "："))
        return words if apart and all(len(word) <= _LONGEST_TAG for word in words) else []

    def _behind(self, label: Line) -> list[str]:
        """The words of the short lines that follow the label in its element or the one around."""
        box = label.node.parent
        end = min(box.last if box is not None else label.index, label.index + _TAGS_WITHIN)
        out: list[str] = []
        tag = ""
        for line in self._lines[label.index + 1 : end]:
            short = (
                not line.linked
                and len(line.text) <= _LONGEST_TAG
                and not notices.belongs_elsewhere(line.text)
            )
            words = words_of(line) or ([line.text] if short else [])
            if not words or (tag and line.node.tag != tag):
                break
            tag = line.node.tag
            out += words
        return out

    def _named(self) -> list[str]:
        out: list[str] = []
        for line in self._lines[self._first : self._last + _TAGS_WITHIN]:
            if (
                line.linked * 2 >= len(line.text)
                and not line.node.aside
                and not line.node.role & Role.HEADING
                and _named_for_tags(line.node)
            ):
                out += words_of(line)
        return out

    def _linked(self) -> Iterator[Candidate]:
        """Short links right behind the text, alike in one line or element: the text speaks of them, or they
        lead to a search or a page of tags.
        """
        beyond = False
        end = self._last
        while end > self._first and not self._lines[end - 1].prose:
            end -= 1
        for line in self._lines[end : self._last + _UNNAMED_WITHIN]:
            if line.node.role & Role.HEADING or notices.is_related_heading(line.text):
                if len(line.text) <= _LONGEST_TAG:
                    break  # the heading of another list
                beyond = True  # the next article's headline
            words = words_of(line)
            if not words:
                continue
            box = line.node.parent
            if len(words) == 1 and box is not None:
                words = [word for one in self._lines[line.index : box.last] for word in words_of(one)]
            known = sum(comparable(word) in self._text for word in words)
            least = len(words) if beyond else (len(words) + 1) // 2
            searched = not beyond and leads_to(line, _SEARCH)
            if searched or (known >= least and not all(map(is_section, words))):
                # Asked last, as it takes longest: few links come so far.
                if any(notices.belongs_elsewhere(word) or may_be_byline(word) for word in words):
                    continue
                behind = None if searched else Position.BEHIND_TEXT
                place = behind.value if behind else "leading to tags"
                yield Candidate("tags", words, "shown", place, position=behind)
                return


def _named_for_tags(node: Node) -> bool:
    outer: Node | None = node
    for _ in range(3):
        if outer is None:
            return False
        if outer.role & Role.TAGS:
            return True
        outer = outer.parent
    return False


def leads_to(line: Line, addresses: re.Pattern[str]) -> bool:
    """Whether every link of ``line`` leads to one of ``addresses``."""
    links = [
        str(link.get("href") or "")
        for link in line.node.element.iter("a")
        if one_line("".join(link.itertext())) in line.text
    ]
    return bool(links) and all(map(addresses.search, links))


def words_of(line: Line) -> list[str]:
    """The short links that a line consists of; empty where it holds other text or a sentence."""
    text = line.text
    if not line.linked or is_sentence(text):
        return []
    links = [one_line("".join(link.itertext())) for link in line.node.element.iter("a")]
    words = [word for word in links if word and word in text]
    if line.linked >= len(text) and not words:
        words = [text]
    whole = comparable("".join(words)) == line.key
    return words if whole and all(len(word) <= _LONGEST_TAG for word in words) else []
