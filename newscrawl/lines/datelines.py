"""The head of an article's first paragraph: datelines and bylines that stand before its first sentence.

Forms read here: ``[매체=이름 기자]``, ``(서울=매체) 이름 기자 =``, ``【서울=뉴시스】이름 기자 =``,
``매체 = 이름 기자 =``. Marks of broadcast scripts, ``[앵커]``, are written alike and are none.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.bylines import BRACKETS, unexplained
from newscrawl.lines.people import (
    EMAIL,
    GUESTS,
    REPORTERS,
    ROLES,
    Byline,
    people_in,
    placed_role,
    role_of,
    spaced_out,
    unique,
)
from newscrawl.lines.propernames import NAME, is_medium, is_name, is_team, split_names
from newscrawl.text import one_line


class Dateline(NamedTuple):
    """What stands before the first sentence: ``text`` as shown, the people and the medium it names."""

    text: str
    people: tuple[Byline, ...]
    medium: str | None


WITHIN = 3
"""A dateline stands before one of the first so many paragraphs; later brackets are part of the text."""

_LEAD_BARE = re.compile(
    rf"^ ?(?P<name>[가-힣]{{2,4}}) (?P<role>(?:{REPORTERS})) ?[=·]? ?"
    r"(?=[^가-힣은는이가을를의과와도]|[가-힣]{2})"
)
_SEPARATOR = r"[ ,·ㆍ/|&・‧∙•]"
_BRACKETED = re.compile(
    r"^ ?(?P<open>[\[(【〔<［（＜〈])"
    rf"(?P<inside>[^\[\](){{}}【】〔〕<>［］（）＜＞〈〉]{{1,60}}(?:\( ?{EMAIL.pattern} ?\) ?)?)"
    r"[\])】〕>］）＞〉]"
)
_LEAD_PERSON = re.compile(
    rf"^ ?(?P<names>{NAME}(?:{_SEPARATOR}{{1,2}}{NAME}){{0,4}}?) ?(?P<role>(?:{ROLES}))?"
    rf" ?(?:{EMAIL.pattern})? ?[=＝] ?"
)
_LEAD_TEAM = re.compile(r"^ ?(?P<name>[가-힣A-Za-z0-9·]+(?: [가-힣A-Za-z0-9·]+)?) ?[=＝] ?")
_LEAD_MEDIUM = re.compile(
    rf"^ ?(?P<medium>[\w.& ]{{2,20}}) ?[=|] ?(?P<names>{NAME}) ?(?P<role>(?:{ROLES}))(?![가-힣]) ?[=|\]]? ?"
)
# ``이름 기자 / `` before a sentence.
_LEAD_MARKED = re.compile(
    rf"^ ?(?P<names>{NAME}(?:{_SEPARATOR}{{1,2}}{NAME}){{0,4}}?) ?(?P<role>(?:{REPORTERS}))"
    r" ?[/|｜┃] ?(?=[가-힣A-Z0-9“‘\"'].{20})"
)
_SCRIPT_MARK = frozenset(entry.replace(" ", "") for entry in entries("people", "script-marks"))
_BETWEEN_PARTS = re.compile(r" ?[=/|｜ㅣ,·ㆍ] ?")
_BETWEEN_WORDS = re.compile(r"[ =/|｜ㅣ,·ㆍ]+")
# ``나루=매체``, whatever it is called; what figures and pictures say of themselves is written the same way.
_PLACE_AND_MEDIUM = re.compile(
    rf"(?!{alternatives('words', 'credit')}|단위|기준|비고)[가-힣]{{2,8}} ?[=＝] ?"
    r"(?P<medium>[가-힣A-Za-z][\w ]{1,11})$"
)
_PLACE = re.compile(r"^ ?[\[(【<][가-힣]{2,8}[\])】>] ?")
# Whom a programme has asked, not who wrote.
_ON_AIR = re.compile(r"(?:출연|대담|패널|게스트) ?[:：=]")
_EQUALS = re.compile(r"^ ?[=＝] ?")
# As press releases begin: ``(나루=매체) 2025년 3월 5일 -- ``.
_DAY_OF_RELEASE = re.compile(r"^ ?(?:19|20)\d\d년 ?\d{1,2}월 ?\d{1,2}일 ?(?:--|[-–—]) ?")
_LONGEST_MARK = 12


def split_dateline(paragraph: str, media: Iterable[str] = ()) -> tuple[Dateline | None, str]:
    """The dateline or byline at the head of ``paragraph`` and the paragraph without it.

    ``media`` are names of the publisher, for media whose name does not show that it is one.
    ``[앵커]`` and ``[기자]`` of broadcasters are no datelines.
    """
    bracket = _in_brackets(paragraph, tuple(media))
    behind = paragraph if bracket is None else paragraph[len(bracket.text) :]
    person = _without_brackets(behind) if bracket is None else _behind_brackets(behind)
    if bracket is None and person is None and "=" in paragraph[:50]:
        bracket, person = _at_place(paragraph)
    parts = [part for part in (bracket, person) if part is not None]
    if not parts:
        return None, paragraph
    text = "".join(part.text for part in parts)
    rest = _DAY_OF_RELEASE.sub("", _EQUALS.sub("", paragraph[len(text) :])).strip()
    people = unique(one for part in parts for one in part.people)
    return Dateline(text.strip(), people, parts[0].medium), rest


def _in_brackets(text: str, media: tuple[str, ...]) -> Dateline | None:
    """The brackets at the head of ``text`` and what they name: ``(서울=매체)``, ``[매체 이름 기자]``."""
    match = _BRACKETED.match(text)
    inside = one_line(match["inside"]) if match else ""
    if not match or inside.replace(" ", "") in _SCRIPT_MARK or _ON_AIR.match(inside):
        return None
    people = people_in(inside)
    parts = [part for part in _BETWEEN_PARTS.split(inside) if part]
    words = inside.split()
    medium = _medium_in(inside, parts, media)
    if medium is None and not people and (placed := _PLACE_AND_MEDIUM.match(inside)):
        medium = placed["medium"]
    if medium is not None and not people and words[:1] == [medium] and len(words) == 2 and is_name(words[1]):
        people = (Byline(words[1]),)
    if people and medium is None and len(unexplained(inside, media)) <= 2:
        if "=" in inside:
            medium = next((part for part in parts if not people_in(part) and not is_name(part)), None)
        return Dateline(match[0], people, medium)
    if medium and (people or len(parts) > 1 or len(words) <= 2):
        return Dateline(match[0], people, medium)
    return None


def _medium_in(inside: str, parts: list[str], media: tuple[str, ...]) -> str | None:
    """The last of the ``parts`` of a bracket that is a medium's name, else its first word that is one."""
    whole = next((part for part in reversed(parts) if is_medium(part, media)), None)
    return whole or next((word for word in _BETWEEN_WORDS.split(inside) if is_medium(word, media)), None)


def _at_place(text: str) -> tuple[Dateline | None, Dateline | None]:
    """A place in brackets and who stands behind it with a role word: ``(나루)이름 기자=``."""
    place = _PLACE.match(text)
    lead = _LEAD_PERSON.match(text[len(place[0]) :]) if place else None
    signed = _signed(lead) if lead and lead["role"] else None
    return (Dateline(place[0], (), None), signed) if place and signed else (None, None)


def _behind_brackets(text: str) -> Dateline | None:
    """Who stands behind the brackets: ``이름 =``, ``이름·이름 기자 =``, ``이름 기자`` before a sentence."""
    if lead := _LEAD_PERSON.match(text):
        return _signed(lead)
    if (team := _LEAD_TEAM.match(text)) and is_team(team["name"]):
        return Dateline(team[0], (Byline(team["name"]),), None)
    bare = _LEAD_BARE.match(text)
    if bare is None or not is_name(bare["name"]):
        return None
    return Dateline(bare[0], (Byline(bare["name"], None, role_of(bare["role"])),), None)


def _without_brackets(text: str) -> Dateline | None:
    """Who stands there without brackets, with a role word: ``이름 기자 =``, ``이름 기자 /``, ``매체 = 이름
    기자 =``.
    """
    head = text[:50]
    if "=" not in head and "/" not in head and "|" not in head and "｜" not in head and "┃" not in head:
        return None  # as most paragraphs
    lead = _LEAD_PERSON.match(text) if "=" in head else _LEAD_MARKED.match(text)
    if lead and lead["role"]:
        return _signed(lead)
    named = _LEAD_MEDIUM.match(text)
    if named is None or not is_name(named["names"]):
        return None
    if named["role"] in GUESTS and is_name(one_line(named["medium"])):  # ``이름 | 대학 교수``
        return None
    person = Byline(named["names"], None, role_of(named["role"]))
    return Dateline(named[0], (person,), one_line(named["medium"]))


def _signed(lead: re.Match[str]) -> Dateline | None:
    """Those whom a match of ``_LEAD_PERSON`` names, all with its e-mail; None if they are no names."""
    placed, role = placed_role(lead["role"])
    email = EMAIL.search(lead[0])
    named = spaced_out(f"{lead['names']} {role}") if role else lead["names"]  # ``곳/이름 기자``
    names = [*split_names(named.removesuffix(f" {role}")), *placed]
    people = tuple(Byline(name, email[0] if email else None, role) for name in names)
    return Dateline(lead[0], people, None) if people else None


_ANNOUNCED = re.compile(rf"^[▶▷] ?(?!기자)(?:{alternatives('people', 'script-marks')}) ?[:：]")


def announces_speaker(line: str) -> bool:
    """Whether ``line`` says in a broadcast script who speaks next: ``▶ 스탠딩 : 이름 / 기자``."""
    return line[:1] in "▶▷" and _ANNOUNCED.match(line) is not None


def is_script_mark(line: str) -> bool:
    """Whether ``line`` is a mark of a broadcast script, such as ``[앵커]``, behind which its text begins."""
    return len(line) <= _LONGEST_MARK and line.strip(BRACKETS + " ").replace(" ", "") in _SCRIPT_MARK
