"""Bylines of Korean articles: whether a line is one, and whom it or a field of authors names.

Forms read here, all of them seen on Korean news pages: ``배경환 기자 khbae@example.com``, several of them
glued together, ``매체 이름 (a@example.com)``, ``글·사진 이름 기자``, ``By 이름``, ``이름·이름 기자``,
``이름 기자 외 1명``, ``이름 이름 기자``, ``이름 매체 기자``. The words they are made
of are in ``people.toml`` of the lexicon.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newscrawl.lexicon import alternatives
from newscrawl.lines.people import (
    EMAIL,
    GUESTS,
    MARKS,
    REPORTERS,
    WRITING,
    Byline,
    addressed,
    people_in,
    placed_role,
    role_of,
    spaced_out,
    unique,
    without_credits,
    without_people,
)
from newscrawl.lines.propernames import NAME, NEWSROOM, ends_as_medium, is_medium, is_name, is_team
from newscrawl.text import comparable, keys_of, one_line

LONGEST_BYLINE = 160
"""A longer line is running text, whatever names it holds."""

BRACKETS = "[]()<>〈〉【】{}［］（）＜＞〔〕「」"
"""What a byline or a mark may stand in."""

_ADDRESS = re.compile(rf"{EMAIL.pattern}|(?<![A-Za-z0-9_.])[A-Za-z0-9_.]{{2,20}}@(?![A-Za-z0-9])")
# Who heads a desk: ``경제부장``, ``산업1부 차장``, ``뉴스팀장``.
_HEADS = (
    rf"(?:{alternatives('sections', 'sections')}|{alternatives('callings', 'desks')})\d?(?:부|팀|국|실|본부)"
    r"(?: ?(?:부장|차장)|장)"
)
_GUEST = re.compile(
    rf"^[\[(<]?(?:글|by|By)?[ =:|·/]{{0,3}}(?P<name>{NAME})[ (\[|｜ㅣ/·,=_]{{1,3}}"
    rf"(?:[가-힣A-Za-z0-9&·]{{2,16}} ){{0,4}}"
    rf"(?P<role>{_HEADS}|[가-힣]{{0,8}}?(?:{alternatives('callings', 'titles')}))[)\]>]?$"
)
# One whose words before the role say where or for whom, and several without a mark between them.
_WORD = r"[가-힣A-Za-z0-9&]{2,10}"
_QUALIFIED = re.compile(
    rf"^(?P<name>{NAME})(?:[ /|｜ㅣ]{{1,3}}(?P<words>{_WORD}(?: {_WORD})?))??"
    rf"[ /|｜ㅣ]{{1,3}}(?P<role>(?P<kind>[가-힣]{{2,4}})??(?:{REPORTERS}))[)\]]?$"
)
_RANKED = re.compile(rf"^(?P<name>{NAME}) ?(?P<role>{alternatives('callings', 'ranks')})$")
_LONGEST_GUEST = 50
_WORDS = re.compile(r"\w+")
_DONE = alternatives("people", "byline-work", "byline-prefixes")
_LABEL = re.compile(rf"^(?:{alternatives('people', 'byline-labels')})(?: ?[:：|] ?| )(?=[가-힣A-Za-z(\[])")
# What boards say behind the writer on the same line: ``작성자 이름 댓글 0건 조회 12회 작성일 25-03-05``.
_BOARD = re.compile(rf" ?(?:(?:{alternatives('words', 'published')})일|댓글|조회)(?: ?수)? ?[:：]? ?\d")
# ``글·사진 이름``, ``글=이름 사진=이름``: what they did stands in the place of a role.
# To disregard the case of Hangul, which has none, costs more than to compile the rest.
_LABELLED = re.compile(
    rf"^[\[(/]?(?:{WRITING}|{alternatives('people', 'byline-labels')}|번역|by)(?: ?[·ㆍ,/&] ?(?:{_DONE}))?"
    r"(?: ?[=:|/] ?| )(?P<names>(?-i:[가-힣]{3,4}(?: ?[·ㆍ,/] ?[가-힣]{3,4})*))"
    rf"(?:[ ·ㆍ,/|]{{1,3}}(?:{_DONE})(?: ?[=:|/] ?| )(?-i:[가-힣]{{3,4}}))?"
    r"[\])]?$",
    re.IGNORECASE,
)
_WRITTEN = ("글 ", "글=", "글·", "글쓴이")
_SPACED_NAME = re.compile(r"(?P<name>[가-힣](?: [가-힣]){1,3})(?![ ]?[가-힣])")
_PREFIX = re.compile(
    rf"^(?:(?:{_DONE}) ?[·ㆍ,/&+]? ?){{1,4}}[=:|]? ?(?=[가-힣A-Za-z(\[])",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"외 ?\d{1,2} ?[명인]")
_JUNK = re.compile(
    r"[\[\]()<>〈〉【】{}［］（）＜＞〔〕「」=|｜ㅣ/·ㆍ,:;&*\-–—■▶▷◆●◎☞※#\x00]|\b(?:기사|외)\b"
)
_STAMP = re.compile(
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]?(?: ?\([월화수목금토일]\))?"
    r"(?: ?(?:오전|오후)? ?\d{1,2}(?::\d{2}(?::\d{2})?|시(?: ?\d{1,2}분)?))?"
    rf"|(?<![가-힣])(?:최초 ?|최종 ?)?(?:{alternatives('words', 'published', 'aired', 'modified')})"
    rf"(?: ?(?:{alternatives('words', 'stamp-unit')}))?(?![가-힣])"
    r"|(?<![가-힣])조회수? ?[:：]? ?\d[\d,]*"  # how often it was read stands behind the time
)
_FILLERS = re.compile(
    rf"(?<!\w)(?:{alternatives('people', 'byline-work', 'byline-fillers', 'byline-links')})의?(?!\w)",
    re.IGNORECASE,
)
_PICTURES_FROM = re.compile(
    r"[ ,·/|]{1,3}[(<\[]?사진(?: ?제공| ?출처)? ?[=|](?: ?[^\s=@.…]{1,16}){1,3}[)>\]]?$"
)
_MOST_SLOGAN = 2
_DIGIT = re.compile(r"\d")
_SURELY_NAMED = 3
# What a writer is called in the site's accounts: ``이름(handle)``.
_HANDLE = re.compile(r"(?<=[가-힣]) ?\([A-Za-z][\w.-]{2,19}\)$")
_BETWEEN_NAMES = re.compile(r"[ ,·ㆍ/|｜ㅣ&;=()\[\]・‧∙•]+")


@lru_cache(maxsize=256)  # every source of a name asks it of the same few lines
def may_be_byline(line: str) -> bool:
    """Whether ``line`` is short and holds a role word or an address: the cheap half of ``read_byline``."""
    return len(line) <= LONGEST_BYLINE and MARKS.search(line) is not None


def read_byline(line: str, media: Iterable[str] = ()) -> tuple[Byline, ...] | None:
    """The people of ``line`` if it is a byline and nothing else, else None.

    ``media`` are names of the publisher, which may stand in it. A line that holds e-mail addresses only
    comes back as an empty tuple: it is a byline's line, but names nobody.
    """
    line = one_line(line)
    if (
        not line
        or len(line) > LONGEST_BYLINE
        or line[-1] in "!?"
        or line[0] in "#＃"
        or not MARKS.search(line)
    ):
        return None
    return _byline_of(_without_credit(line) if "사진" in line else line, tuple(media))


@lru_cache(maxsize=256)  # as people_in's
def _byline_of(line: str, media: tuple[str, ...]) -> tuple[Byline, ...] | None:
    whole = without_credits(_unlabelled(spaced_out(line))).strip()
    line = _PREFIX.sub("", whole)
    people = _qualified(line) or people_in(line)
    if not people and line != whole:
        line, people = whole, people_in(whole)
    emails = EMAIL.findall(line)
    if not people and not _ADDRESS.search(line):
        return None
    rest = unexplained(line, media)
    if people:
        return people if _is_signature(people, emails, rest) else None
    return _by_address(line, emails, [] if _by_medium(line, emails, rest, media) else rest)


def _without_credit(line: str) -> str:
    """``line`` without what it says behind an address or a reporter of where the pictures are from:
    ``이름 기자 a@example.com, 사진=매체``.
    """
    match = _PICTURES_FROM.search(line)
    return line[: match.start()] if match and MARKS.search(line[: match.start()]) else line


def _unlabelled(line: str) -> str:
    """``line`` without the label of who wrote at its head, ``작성자 이름``, and what boards say behind it."""
    label = _LABEL.match(line)
    if not label:
        return line
    rest = line[label.end() :]
    counts = _BOARD.search(rest) if "@" not in rest else None
    return rest[: counts.start()] if counts else rest


def _by_medium(line: str, emails: Sequence[str], rest: Sequence[str], media: tuple[str, ...]) -> bool:
    """Whether an address ends the line behind the medium's name, whatever the medium says of itself first."""
    before = line[: -len(emails[-1])].split() if emails and line.endswith(emails[-1]) else []
    return (
        len(rest) <= _MOST_SLOGAN
        and 1 < len(before) <= 1 + _MOST_SLOGAN
        and (is_medium(before[-1], media) or is_medium(" ".join(before), media))
    )


def _is_signature(people: Sequence[Byline], emails: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether ``people`` wrote: what else the line says, ``rest``, is no sentence about them."""
    if not all(
        (len(word) <= 6 or NEWSROOM.match(word)) and not word.endswith(("다.", "요.", "다", "며", "고"))
        for word in rest
    ):
        return False
    # A presenter or a guest is introduced the same way; only an e-mail tells the one who writes.
    is_guest = not emails and all(person.role in GUESTS for person in people)
    return not is_guest and len(rest) <= 3


def _by_address(line: str, emails: Sequence[str], rest: Sequence[str]) -> tuple[Byline, ...] | None:
    """The people of a line that calls nobody a reporter: names beside addresses, a team's, or addresses."""
    rest = list(dict.fromkeys(rest))  # a reporter's card may say the name again: ``이름 기자의 기사 모음``
    names = [word for word in rest if is_name(word)]
    if names and len(names) == len(emails) and len(rest) <= len(names) + 1:
        return tuple(Byline(name, email) for name, email in zip(names, emails, strict=True))
    if len(names) == 1 and len(rest) <= 2:
        return (Byline(names[0], emails[0] if emails else None),)
    team = _ADDRESS.sub(" ", line).strip(BRACKETS + " |/:=,·-")
    if is_team(team) and len(emails) == 1:
        return (Byline(team, emails[0]),)
    return tuple(Byline("", email) for email in emails) if not rest else None


def unexplained(text: str, media: Iterable[str]) -> list[str]:
    """The words of ``text`` that no byline explains."""
    known = keys_of(tuple(media))
    rest = _STAMP.sub(" ", _ADDRESS.sub(" ", text))
    rest = _OTHERS.sub(" ", without_people(rest))
    rest = _FILLERS.sub(" ", rest)
    words = [(word, comparable(word)) for word in _JUNK.sub(" ", rest).split()]
    return [word for word, key in words if key and key not in known and not ends_as_medium(word)]


def read_names(text: str | None, media: Iterable[str] = ()) -> tuple[Byline, ...]:
    """The people of a field that holds nothing but authors (a meta tag, a byline's element).

    Names may stand there without a role. The publisher, departments, addresses of web pages are no authors.
    """
    line = without_credits(_unlabelled(spaced_out(one_line(text)))).strip()
    line = _HANDLE.sub("", line)
    if not line or len(line) > LONGEST_BYLINE * 2 or line.startswith(("http:", "https:", "//", "www.")):
        return ()
    undated = _STAMP.sub("", line).strip(" |/·-") if _DIGIT.search(line) else line
    people = read_guest(undated) or _qualified(undated) or people_in(line) or _spaced_name(line)
    if people:
        return people
    known = keys_of(tuple(media))
    line = _name_behind(line, media) or line
    emails = EMAIL.findall(line)
    bare = _STAMP.sub(" ", _ADDRESS.sub(" ", _OTHERS.sub(" ", _PREFIX.sub("", line))))
    words = [word.strip(BRACKETS + " .=\"'") for word in _BETWEEN_NAMES.split(bare)]
    words = [
        word for word in words if word and not _FILLERS.fullmatch(word) and comparable(word) not in known
    ]
    words = [word for word in words if not ends_as_medium(word) and not NEWSROOM.match(word)]
    names = [word for word in words if is_name(word)]
    if len(names) != len(words):
        return ()
    if not names:
        return tuple(Byline("", email) for email in emails)
    if len(emails) == len(names):
        return unique(Byline(name, email) for name, email in zip(names, emails, strict=True))
    return unique(Byline(name, emails[0] if emails and i == 0 else None) for i, name in enumerate(names))


def _spaced_name(line: str) -> tuple[Byline, ...]:
    """``홍 길 동`` and nothing else but an address, as found."""
    match = _SPACED_NAME.match(line)
    if not match or not is_name(match["name"].replace(" ", "")):
        return ()
    email = EMAIL.search(line)
    return (Byline(match["name"], email[0] if email else None),)


def _qualified(line: str) -> tuple[Byline, ...]:
    """The people of a line that is ``이름 곳·매체 직함`` or ``이름 이름 직함``, and nothing else but their
    addresses.
    """
    emails = EMAIL.findall(line)
    match = _QUALIFIED.match(EMAIL.sub("", line).strip(BRACKETS + " |/·=,-"))
    words = (match["words"] or "") if match else ""
    if match is None or not is_name(match["name"]) or MARKS.search(words):
        return ()
    placed, role = placed_role(match["role"])
    kind = match["kind"] or ""
    if is_name(kind):
        placed, role = [kind], match["role"][len(kind) :]
    names = [match["name"], *filter(is_name, words.split()), *placed]
    # Of several words one of two syllables may be a label, ``제작``.
    if not (words or kind or placed) or (len(names) > 1 and min(map(len, names)) < _SURELY_NAMED):
        return ()
    return tuple(addressed([Byline(name, None, role_of(role)) for name in names], emails))


def read_guest(line: str) -> tuple[Byline, ...]:
    """The one person of a line that is ``이름 소속 직함`` or ``이름 부장``: who writes and is no reporter."""
    match = (_GUEST.match(line) or _RANKED.match(line)) if len(line) <= _LONGEST_GUEST else None
    return (Byline(match["name"], None, role_of(match["role"])),) if match and is_name(match["name"]) else ()


def _name_behind(line: str, media: Iterable[str]) -> str | None:
    """The name of ``매체 이름``, ``media`` being the publisher's names."""
    medium, _, name = line.rpartition(" ")
    signs = medium and 2 < len(name) < 5 and is_name(name) and comparable(medium) in keys_of(tuple(media))
    return name if signs else None


def says_who_wrote(line: str) -> bool:
    """Whether ``line`` says who wrote, by that word: ``글 이름 평론가``, ``글·사진 이름``."""
    return line.startswith(_WRITTEN) and signs_alone(line)


def signs_alone(line: str, media: Iterable[str] = ()) -> bool:
    """Whether ``line`` names without a reporter's role who wrote: ``이름 소속 직함``, ``글·사진 이름``, and
    behind a name of ``media``, the publisher's, ``매체 이름``.
    """
    if read_guest(line) or _name_behind(line, media) is not None:
        return True
    if _LABEL.match(line) and is_name(_unlabelled(line)):
        return True
    match = _LABELLED.match(line) if len(line) <= _LONGEST_GUEST else None
    return match is not None and all(map(is_name, _WORDS.findall(match["names"])))
