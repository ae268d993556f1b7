"""Short texts of an article: title, subtitle, publisher, section, tags, language."""

import re
from collections.abc import Sequence

from w3lib.html import remove_tags, replace_entities

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.propernames import is_medium
from newscrawl.lines.sections import is_section, path_of
from newscrawl.text import comparable, one_line, without_tail

_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,300}>")
_BREAK = re.compile(r"<br ?/?>|</p>|\n", re.IGNORECASE)
_WRAP = " -<>[]()·:&\"'“”‘’「」"
_LONGEST_LABEL = 40
# What follows a publisher's name where its page names itself.
_NAME_TAIL = re.compile(rf"(?: ?\| ?.*| :: .*| ㅣ ?.*| (?:{alternatives('publishers', 'editions')}))$")


def resolved(text: str) -> str:
    """``text`` on one line with entities resolved, also those escaped twice, and markup taken out."""
    if "&" in text:
        text = replace_entities(replace_entities(text))
    if "<" in text and _TAG.search(text):
        text = remove_tags(text)
    return one_line(text)


def title(text: str, names: Sequence[str]) -> str | None:
    """A headline without the tails that name one of ``names`` (publisher, portal, section)."""
    line = resolved(text)
    return without_tail(line, names) or line or None


_BAR = re.compile(r" ?[|｜ㅣ] ?| :: | < ")
# Boards name themselves before the site: ``제목 > 게시판 | 사이트``.
_BOARD = re.compile(r" > (?=[^|<>]{1,20} \| )")
_DASH = re.compile(r" ?[-–—] ?(?=[^-–—]{1,20}$)")
_HEAD = re.compile(r"^[\[<](?P<name>[가-힣·/]{2,8})[\]>] ?")
_LEAST_TITLE, _LONGEST_TAIL = 8, 24
# In brackets before a headline these say what kind of article it is and belong to it.
_MARKS = frozenset(entries("sections", "marks"))


def document_title(text: str, names: Sequence[str]) -> str | None:
    """A page's own title without what names the site or its sections around the headline.

    What stands behind a bar is the site, and before that behind ``>`` its board; behind a dash or in brackets
    before it, only a known name is.
    """
    parts = _BAR.split(title(_BOARD.sub(" | ", text), names) or "")
    while len(parts) > 1 and len(parts[-1]) <= _LONGEST_TAIL and len(parts[0]) >= _LEAST_TITLE:
        parts.pop()
    line = " | ".join(parts)
    tail = _DASH.search(line)
    if tail and tail.start() >= _LEAST_TITLE and _is_label(line[tail.end() :]):
        line = line[: tail.start()]
    head = _HEAD.match(line)
    if head and len(line) - head.end() >= _LEAST_TITLE and _is_section_alone(head["name"]):
        line = line[head.end() :]
    return line.strip(" :") or None


def _is_section_alone(name: str) -> bool:
    """Whether ``name`` in brackets before a headline is a section's and says nothing of the article."""
    return is_section(name) and name not in _MARKS


def _is_label(text: str) -> bool:
    return is_section(text) or is_medium(text)


def lines(text: str) -> list[str]:
    """The lines of a sub-headline, each once: separated by line breaks, ``<br>`` or `` / ``."""
    if "&lt;" in text:
        text = replace_entities(text)
    parts = [resolved(part) for part in _BREAK.split(text)]
    if len(parts) == 1 and text.count(" / ") > 0:
        parts = parts[0].split(" / ")
    return list(dict.fromkeys(part.strip(" ·|") for part in parts if part.strip(" ·|")))


_BRACKETS = (("(", ")"), ("[", "]"), ("<", ">"), ("“", "”"), ("‘", "’"), ("「", "」"))


def publisher(text: str) -> str | None:
    """A publisher's name without brackets around it and slogans behind a bar."""
    name = _NAME_TAIL.sub("", resolved(text)).strip(_WRAP)
    for begin, end in _BRACKETS:  # those of a part of the name belong to it
        opened = name.count(begin) - name.count(end)
        name = begin * -opened + name + end * opened
    return name or None


def section(text: str) -> str | None:
    """A section's name, or a path of names without the front page; None for what is too long to be one."""
    line = resolved(text).strip(" >·|/[]〈〉【】")
    line = " > ".join(path_of(line) or [line])
    return line if 0 < len(line) <= _LONGEST_LABEL else None


def tag(text: str) -> str | None:
    """A keyword without its mark."""
    return resolved(text).strip("#＃,· ").strip() or None


_BETWEEN_TAGS = re.compile(r"[,;|]")
_CODE = re.compile(r"[a-z]{2}")
# What ISO 639 called Indonesian and Hebrew until 1989, and Java and pages made with it still do.
_NEWER_CODES = {"in": "id", "iw": "he"}


def tags(text: str) -> list[str]:
    """The keywords of a field that separates them by commas, semicolons or bars."""
    return [word for word in map(tag, _BETWEEN_TAGS.split(text)) if word]


def language(text: str) -> str | None:
    """A language's ISO 639-1 code out of ``ko-KR``, ``ko_kr``, ``KO``."""
    code = text.strip()[:2].lower()
    return _NEWER_CODES.get(code, code) if _CODE.fullmatch(code) else None


def unique(values: Sequence[str]) -> list[str]:
    """Each value once, the first spelling kept."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(comparable(value) or value, value)
    return list(found.values())
