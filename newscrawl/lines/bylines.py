"""Who wrote it: bylines and datelines of Korean articles.

Forms read here, all of them seen on Korean news pages: ``배경환 기자 khbae@example.com``, several of them
glued together, ``[매체=이름 기자]``, ``(서울=매체) 이름 기자 =``, ``【서울=뉴시스】이름 기자 =``,
``매체 이름 (a@example.com)``, ``글·사진 이름 기자``, ``By 이름``, ``이름·이름 기자``, ``이름 기자 외 1명``.
The words they are made of are in ``people.toml`` of the lexicon.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.credits import without_credits
from newscrawl.text import comparable, keys_of, one_line


class Byline(NamedTuple):
    """One person of a byline: name without the role word, e-mail and role as shown."""

    name: str
    email: str | None = None
    role: str | None = None


class Dateline(NamedTuple):
    """What stands before the first sentence: ``text`` as shown, the people and the medium it names."""

    text: str
    people: tuple[Byline, ...]
    medium: str | None


_REPORTERS = alternatives("people", "roles") + "|[가-힣]{2,4}전문기자"
_ROLES = _REPORTERS + "|" + alternatives("people", "guests")
_GUESTS = frozenset(entries("people", "guests"))
EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}"
)
"""An e-mail address; the last label ends where letters end, so that a glued Korean name stays out."""

_ADDRESS = re.compile(rf"{EMAIL.pattern}|(?<![A-Za-z0-9_.])[A-Za-z0-9_.]{{2,20}}@(?![A-Za-z0-9])")
_SURNAMES = frozenset(entries("people", "surnames"))
_BEFORE_LONG_NAMES = entries("people", "two-syllable-surnames") + entries("people", "frequent-surnames")
_NOT_NAMES = frozenset(entries("people", "not-names"))
_MEDIUM_END = alternatives("people", "medium-endings")
_MEDIUM = re.compile(rf"^[\w.&+· -]{{0,20}}(?:{_MEDIUM_END})$", re.IGNORECASE)
# What the lexicon knows as a calling or a label is nobody's name.
_TITLES = entries("callings", "titles")
_NOBODY = frozenset((*_TITLES, *entries("callings", "nobody")))
_DESKS_OF = frozenset(
    ("편집", "보도", "취재", "제작", "사업", "논설", "기획", "뉴스", "사회", "정치", "경제", "문화", "영상")
)

_LEAD_BARE = re.compile(
    rf"^ ?(?P<name>[가-힣]{{2,4}}) (?P<role>(?:{_REPORTERS})) ?[=·]? ?"
    r"(?=[^가-힣은는이가을를의과와도]|[가-힣]{2})"
)
_SEPARATOR = r"[ ,·ㆍ/|&・‧∙•]"
_NAME = r"[가-힣]{2,4}"
# What a person belongs to: ``기후정책부``, ``한들대 도시계획학과``.
_UNIT = (
    r"[가-힣A-Za-z0-9]{1,12}(?:부|팀|국|실|센터|본부|대|대학|대학교|대학원|학과|학부|연구소|연구원|협회"
    r"|학회|위원회|재단|병원|뉴스룸|데스크|지사|일보|신문|방송|뉴스|통신)"
)
_PERSON = re.compile(
    rf"(?<![가-힣])(?P<names>{_NAME}(?: ?[·ㆍ,/&・‧∙•] ?{_NAME}){{0,5}})"
    rf"(?: ?[(\[|/·,]? ?(?P<units>(?:{_UNIT} ){{1,3}})| ?[(\[|/]? ?)"
    rf"(?P<role>(?:{_ROLES}))(?![가-힣])[)\]]?"
)
_ROLE_FIRST = re.compile(
    rf"(?<![가-힣\x00])(?P<role>(?:{_ROLES})) ?[:：=|]? ?"
    rf"(?P<names>[가-힣]{{3,4}}(?: ?[·ㆍ,/&・‧∙•] ?(?!{_ROLES})[가-힣]{{3,4}}){{0,5}})(?![가-힣])"
)
# Bylines and times without a space between: each stands in an element of its own.
_GLUED_STAMP = re.compile(
    r"(?<=[가-힣A-Za-z)])(?=(?:기사 ?)?(?:최초 ?|최종 ?)?(?:입력|등록|수정|승인|송고|발행|게재|작성|보도)"
    r"(?: ?(?:일시|시간|일))? ?[:：|]? ?(?:19|20)\d\d)"
)
_GLUED_PERSON = re.compile(rf"(?<=기자)(?={_NAME} ?(?:기자|특파원)(?![가-힣]))")
_GUEST = re.compile(
    rf"^(?:글|by|By)?[ =:|·]{{0,3}}(?P<name>{_NAME})[ (\[|/·,=]{{1,3}}(?:[가-힣A-Za-z0-9&·]{{2,16}} ){{0,4}}"
    rf"(?P<role>[가-힣]{{0,4}}?(?:{'|'.join(_TITLES)}))[)\]]?$"
)
_SPACED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣](?: [가-힣]){{1,3}}) (?P<role>(?:{_REPORTERS}))(?![가-힣])"
)
# ``글 이름·사진 이름 기자``: the role is both people's.
_PICTURED = re.compile(
    rf"(?<![가-힣])(?:글|취재) ?(?P<writer>{_NAME}) ?[·ㆍ/,] ?사진 ?"
    rf"(?={_NAME} ?(?P<role>{_REPORTERS})(?![가-힣]))"
)
_SPACED_NAME = re.compile(r"(?P<name>[가-힣](?: [가-힣]){1,3})(?![ ]?[가-힣])")
_NAME_ONLY = re.compile(r"^[가-힣]+$")
_NEWSROOM = re.compile(rf"^[가-힣A-Za-z0-9 ]{{1,16}}(?:{alternatives('people', 'newsroom-endings')})$")
_PREFIX = re.compile(
    rf"^(?:(?:{alternatives('people', 'byline-prefixes')}) ?[·ㆍ,/&+]? ?){{1,4}}[=:|]? ?(?=[가-힣A-Za-z(\[])",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"외 ?\d{1,2} ?[명인]")
_WRAP = "[]()<>〈〉【】{}［］（）＜＞〔〕「」"
_JUNK = re.compile(r"[\[\]()<>〈〉【】{}［］（）＜＞〔〕「」=|/·ㆍ,:;&*\-–—■▶▷◆●☞※#\x00]|\b(?:기사|외)\b")
_STAMP = re.compile(
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]?(?: ?\([월화수목금토일]\))?"
    r"(?: ?(?:오전|오후)? ?\d{1,2}:\d{2}(?::\d{2})?)?"
    rf"|(?<![가-힣])(?:{alternatives('words', 'published', 'modified')})"
    rf"(?: ?(?:{alternatives('words', 'stamp-unit')}))?(?![가-힣])"
)
_FILLERS = re.compile(rf"(?<!\w)(?:{alternatives('people', 'byline-fillers')})(?!\w)", re.IGNORECASE)
_BRACKETED = re.compile(
    r"^ ?(?P<open>[\[(【〔<［（＜〈])(?P<inside>[^\[\](){}【】〔〕<>［］（）＜＞〈〉]{1,60})"
    r"[\])】〕>］）＞〉]"
)
_LEAD_PERSON = re.compile(
    rf"^ ?(?P<names>{_NAME}(?:{_SEPARATOR}{{1,2}}{_NAME}){{0,4}}?) ?(?P<role>(?:{_ROLES}))?"
    rf" ?(?:{EMAIL.pattern})? ?[=＝] ?"
)
_LEAD_MEDIUM = re.compile(
    rf"^ ?(?P<medium>[\w.& ]{{2,20}}) ?[=|] ?(?P<names>{_NAME}) ?(?P<role>(?:{_ROLES}))(?![가-힣]) ?[=|\]]? ?"
)
_SCRIPT_MARK = frozenset(entry.replace(" ", "") for entry in entries("people", "script-marks"))
_SIGN_OFF = re.compile(
    rf"(?:{alternatives('people', 'sign-off')}|{alternatives('publishers', 'media')})"
    rf"[^가-힣]{{0,3}}(?P<name>{_NAME})"
    r"(?: ?기자)?(?:입니다|이었습니다|였습니다)\.?$"
)
_SIGNS_OFF = ("니다.", "니다")

LONGEST_TEAM = 20
"""A longer line names no team."""

LONGEST_BYLINE = 160
"""A longer line is running text, whatever names it holds."""


def is_name(text: str) -> bool:
    """Whether ``text`` can be a Korean personal name: two to four syllables behind a known surname."""
    if not 2 <= len(text) <= 4 or text in _NOT_NAMES or text in _NOBODY or not _NAME_ONLY.match(text):
        return False
    if len(text) > 2 and _MEDIUM.match(text):
        return False
    if len(text) == 4:
        return text.startswith(_BEFORE_LONG_NAMES)
    if len(text) > 2 and (text[-1] == "팀" or (text[-1] == "국" and text[:-1] in _DESKS_OF)):
        return False
    return text[0] in _SURNAMES


_JOINTS = re.compile(r"[ ·ㆍ,/&・‧∙•]+")


def _role(text: str | None) -> str | None:
    return (text or "").strip() or None


def _split_names(names: str) -> list[str]:
    return [name for name in _JOINTS.split(names) if is_name(name)]


def _spaced_out(text: str) -> str:
    """``홍 길 동 기자`` as ``홍길동 기자``; a space where two bylines or a byline and a time are glued."""
    text = _SPACED.sub(lambda m: m["name"].replace(" ", "") + " " + m["role"], text)
    text = _PICTURED.sub(r"글 \g<writer> \g<role> 사진 ", text)
    if "20" in text or "19" in text:
        text = _GLUED_STAMP.sub(" ", text)
    return _GLUED_PERSON.sub(" ", text) if text.count("기자") > 1 else text


def unique(people: Iterable[Byline]) -> tuple[Byline, ...]:
    found: dict[str, Byline] = {}
    for person in people:
        known = found.get(person.name)
        if known is None:
            found[person.name] = person
        else:
            found[person.name] = Byline(person.name, known.email or person.email, known.role or person.role)
    return tuple(found.values())


def _persons(text: str) -> Iterator[tuple[int, list[Byline]]]:
    """Where in ``text`` people stand with a role word behind their names, or before them."""
    rest = text
    for match in _PERSON.finditer(text):
        names = _split_names(match["names"])
        role = _role(match["role"])
        if role not in _GUESTS:  # ``이름 이름 기자``: what looks like a desk is the other's name
            names += [unit for unit in (match["units"] or "").split() if is_name(unit)]
        if names:
            yield match.start(), [Byline(name, None, role) for name in names]
            rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    for match in _ROLE_FIRST.finditer(rest):
        people = [Byline(name, None, _role(match["role"])) for name in _split_names(match["names"])]
        if people:
            yield match.start(), people


@lru_cache(maxsize=256)  # a page's sources ask of the same few lines
def people_in(text: str) -> tuple[Byline, ...]:
    """The people whom ``text`` names together with a role, each with the e-mail that stands nearest.

    An e-mail belongs to the person before it; one that stands before every name belongs to the first.
    """
    text = without_credits(_spaced_out(one_line(text[: LONGEST_BYLINE * 4])))
    events = [(start, "", people) for start, people in _persons(EMAIL.sub(lambda m: " " * len(m[0]), text))]
    events += [(match.start(), match[0], []) for match in EMAIL.finditer(text)]
    events.sort(key=itemgetter(0))
    out: list[Byline] = []
    waiting: str | None = None
    for _, email, people in events:
        if people:
            if waiting:
                people[0] = people[0]._replace(email=waiting)
                waiting = None
            out += people
        elif out and out[-1].email is None:
            out[-1] = out[-1]._replace(email=email)
        elif not out:
            waiting = email
    return unique(out)


def _named_out(match: re.Match[str]) -> str:
    return " \x00 " if _split_names(match["names"]) else match[0]


def _leftover(text: str, media: Iterable[str]) -> list[str]:
    """The words of ``text`` that no byline explains."""
    known = keys_of(tuple(media))
    rest = _STAMP.sub(" ", _ADDRESS.sub(" ", text))
    rest = _OTHERS.sub(" ", _ROLE_FIRST.sub(_named_out, _PERSON.sub(_named_out, rest)))
    rest = _FILLERS.sub(" ", rest)
    words = [word for word in _JUNK.sub(" ", rest).split() if comparable(word)]
    return [word for word in words if comparable(word) not in known and not _MEDIUM.match(word)]


# Words alone, so that the expression knows with which characters a match may begin.
_MARKS_OF_BYLINES = re.compile(
    "@|전문기자|" + alternatives("people", "roles") + "|" + alternatives("people", "guests")
)


def may_be_byline(line: str) -> bool:
    """Whether ``line`` is short and holds a role word or an address: the cheap half of ``read_byline``."""
    return len(line) <= LONGEST_BYLINE and _MARKS_OF_BYLINES.search(line) is not None


def read_byline(line: str, media: Iterable[str] = ()) -> tuple[Byline, ...] | None:
    """The people of ``line`` if it is a byline and nothing else, else None.

    ``media`` are names of the publisher, which may stand in it. A line that holds e-mail addresses only
    comes back as an empty tuple: it is a byline's line, but names nobody.
    """
    line = one_line(line)
    if not line or len(line) > LONGEST_BYLINE or line[-1] in "!?" or not _MARKS_OF_BYLINES.search(line):
        return None
    return _byline_of(line, tuple(media))


@lru_cache(maxsize=256)  # as above
def _byline_of(line: str, media: tuple[str, ...]) -> tuple[Byline, ...] | None:
    whole = without_credits(_spaced_out(line)).strip()
    line = _PREFIX.sub("", whole)
    people = people_in(line)
    if not people and line != whole:
        line, people = whole, people_in(whole)
    emails = EMAIL.findall(line)
    if not people and not emails and not _ADDRESS.search(line):
        return None
    rest = _leftover(line, media)
    if people:
        return people if _is_signature(people, emails, rest) else None
    return _by_address(line, emails, rest)


def _is_signature(people: Sequence[Byline], emails: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether ``people`` wrote: what else the line says, ``rest``, is no sentence about them."""
    if not all(len(word) <= 6 and not word.endswith(("다.", "요.", "다", "며", "고")) for word in rest):
        return False
    # A presenter or a guest is introduced the same way; only an e-mail tells the one who writes.
    is_guest = not emails and all(person.role in _GUESTS for person in people)
    return not is_guest and len(rest) <= 3


def _by_address(line: str, emails: Sequence[str], rest: Sequence[str]) -> tuple[Byline, ...] | None:
    """The people of a line that calls nobody a reporter: names beside addresses, a team's, or addresses."""
    names = [word for word in rest if is_name(word)]
    if names and len(names) == len(emails) and len(rest) <= len(names) + 1:
        return tuple(Byline(name, email) for name, email in zip(names, emails, strict=True))
    if len(names) == 1 and len(rest) <= 2:
        return (Byline(names[0], emails[0] if emails else None),)
    team = _ADDRESS.sub(" ", line).strip(_WRAP + " |/:=,·-")
    if is_team(team) and len(emails) == 1:
        return (Byline(team, emails[0]),)
    return tuple(Byline("", email) for email in emails) if not rest else None


_TEAM = re.compile(r"(?=.{3,16}$)[가-힣A-Za-z0-9·]+(?: [가-힣A-Za-z0-9·]+){0,2}(?:팀|뉴스룸|취재단)$")


def is_team(text: str) -> bool:
    """Whether ``text`` is what a newsroom's team is called: ``온라인뉴스팀``, ``특별취재팀``."""
    return _TEAM.match(text) is not None


def read_names(text: str | None, media: Iterable[str] = ()) -> tuple[Byline, ...]:
    """The people of a field that holds nothing but authors (a meta tag, a byline's element).

    Names may stand there without a role. The publisher, departments, addresses of web pages are no authors.
    """
    line = without_credits(_spaced_out(one_line(text))).strip()
    if not line or len(line) > LONGEST_BYLINE * 2 or line.startswith(("http:", "https:", "//", "www.")):
        return ()
    people = read_guest(line) or people_in(line) or _spaced_name(line)
    if people:
        return people
    known = keys_of(tuple(media))
    emails = EMAIL.findall(line)
    bare = _STAMP.sub(" ", _ADDRESS.sub(" ", _OTHERS.sub(" ", _PREFIX.sub("", line))))
    words = [word.strip(_WRAP + " .=\"'") for word in _BETWEEN_NAMES.split(bare)]
    words = [
        word for word in words if word and not _FILLERS.fullmatch(word) and comparable(word) not in known
    ]
    words = [word for word in words if not _MEDIUM.match(word) and not _NEWSROOM.match(word)]
    names = [word for word in words if is_name(word)]
    if len(names) != len(words):
        return ()
    if not names:
        return tuple(Byline("", email) for email in emails)
    if len(emails) == len(names):
        return unique(Byline(name, email) for name, email in zip(names, emails, strict=True))
    return unique(Byline(name, emails[0] if emails and i == 0 else None) for i, name in enumerate(names))


_BETWEEN_NAMES = re.compile(r"[ ,·ㆍ/|&;=()\[\]・‧∙•]+")


def _spaced_name(line: str) -> tuple[Byline, ...]:
    """``홍 길 동`` and nothing else but an address, as found."""
    match = _SPACED_NAME.match(line)
    if not match or not is_name(match["name"].replace(" ", "")):
        return ()
    email = EMAIL.search(line)
    return (Byline(match["name"], email[0] if email else None),)


def read_guest(line: str) -> tuple[Byline, ...]:
    """The one person of a line that is ``이름 소속 직함``: who writes and is no reporter."""
    match = _GUEST.match(line) if len(line) <= _LONGEST_GUEST else None
    return (Byline(match["name"], None, _role(match["role"])),) if match and is_name(match["name"]) else ()


_LONGEST_GUEST = 50


def is_medium(text: str, media: Iterable[str] = ()) -> bool:
    """Whether ``text`` reads as the name of a medium, by its ending or because it is one of ``media``."""
    line = one_line(text)
    key = comparable(line)
    return bool(key) and (_MEDIUM.match(line) is not None or key in keys_of(tuple(media)))


_BETWEEN_PARTS = re.compile(r" ?[=/|,·ㆍ] ?")
_BETWEEN_WORDS = re.compile(r"[ =/|,·ㆍ]+")
# ``나루=매체``, whatever it is called; what figures and pictures say of themselves is written the same way.
_PLACE_AND_MEDIUM = re.compile(
    rf"(?!{alternatives('words', 'credit')}|단위|기준|비고)[가-힣]{{2,8}} ?[=＝] ?"
    r"(?P<medium>[가-힣A-Za-z][\w ]{1,11})$"
)
_EQUALS = re.compile(r"^ ?[=＝] ?")
# As press releases begin: ``(나루=매체) 2025년 3월 5일 -- ``.
_DAY_OF_RELEASE = re.compile(r"^ ?(?:19|20)\d\d년 ?\d{1,2}월 ?\d{1,2}일 ?(?:--|[-–—]) ?")


def _bracket(inside: str, media: tuple[str, ...]) -> Dateline | None:
    inside = one_line(inside)
    if inside.replace(" ", "") in _SCRIPT_MARK:
        return None
    people = people_in(inside)
    parts = [part for part in _BETWEEN_PARTS.split(inside) if part]
    medium = next((part for part in reversed(parts) if is_medium(part, media)), None)
    words = inside.split()
    if medium is None:
        medium = next((word for word in _BETWEEN_WORDS.split(inside) if is_medium(word, media)), None)
    if medium is None and not people and (placed := _PLACE_AND_MEDIUM.match(inside)):
        medium = placed["medium"]
    if medium is not None and words[:1] == [medium] and not people and len(words) == 2 and is_name(words[1]):
        people = (Byline(words[1]),)
    if people and (medium or len(_leftover(inside, media)) <= 2):
        if medium is None and "=" in inside:
            medium = next((part for part in parts if not people_in(part) and not is_name(part)), None)
        return Dateline(inside, people, medium)
    if medium and (len(parts) > 1 or len(words) <= 2 or people):
        return Dateline(inside, people, medium)
    return None


def split_dateline(paragraph: str, media: Iterable[str] = ()) -> tuple[Dateline | None, str]:
    """The dateline or byline at the head of ``paragraph`` and the paragraph without it.

    ``media`` are names of the publisher, for media whose name does not show that it is one.
    ``[앵커]`` and ``[기자]`` of broadcasters are no datelines.
    """
    media = tuple(media)
    rest = paragraph
    taken: list[str] = []
    people: list[Byline] = []
    medium: str | None = None
    match = _BRACKETED.match(rest)
    if match:
        found = _bracket(match["inside"], media)
        if found:
            taken.append(match[0])
            people += found.people
            medium = found.medium
            rest = rest[match.end() :]
    lead = _LEAD_PERSON.match(rest[:80]) if (taken or "=" in rest[:50]) else None
    if lead and (lead["role"] or taken):
        names = _split_names(lead["names"])
        if names:
            email = EMAIL.search(lead[0])
            people += [Byline(name, email[0] if email else None, _role(lead["role"])) for name in names]
            taken.append(lead[0])
            rest = rest[lead.end() :]
    elif taken and (bare := _LEAD_BARE.match(rest[:40])):
        if is_name(bare["name"]):
            people.append(Byline(bare["name"], None, _role(bare["role"])))
            taken.append(bare[0])
            rest = rest[bare.end() :]
    elif not taken and (lead := _LEAD_MEDIUM.match(rest[:60])) and is_name(lead["names"]):
        people.append(Byline(lead["names"], None, _role(lead["role"])))
        medium = one_line(lead["medium"])
        taken.append(lead[0])
        rest = rest[lead.end() :]
    if not taken:
        return None, paragraph
    rest = _DAY_OF_RELEASE.sub("", _EQUALS.sub("", rest)).strip()
    return Dateline("".join(taken).strip(), unique(people), medium), rest


def is_script_mark(line: str) -> bool:
    """Whether ``line`` is a mark of a broadcast script, such as ``[앵커]``, behind which its text begins."""
    return len(line) <= _LONGEST_MARK and line.strip(_WRAP + " ").replace(" ", "") in _SCRIPT_MARK


_LONGEST_MARK = 12


def sign_off(paragraph: str) -> str | None:
    """The reporter whom a broadcast script's last sentence names (``KBS 뉴스 김수연입니다.``)."""
    match = _SIGN_OFF.search(paragraph[-60:]) if paragraph.endswith(_SIGNS_OFF) else None
    return match["name"] if match and is_name(match["name"]) else None


_TAIL_START = re.compile(r"[다요죠까음함]\.[\"'”’」』)\]]{0,2} ?(?=[^\s])|[.!?][\"'”’]? ")


def signature_of(paragraph: str, media: Iterable[str] = ()) -> str | None:
    """The byline glued to the end of ``paragraph``, as shown; None without one."""
    start = max(0, len(paragraph) - LONGEST_BYLINE)
    tail = paragraph[start:]
    if not _MARKS_OF_BYLINES.search(tail):
        return None
    for match in _TAIL_START.finditer(tail):
        if read_byline(tail[match.end() :], media) is not None:
            return tail[match.end() :]
    return None


def split_signature(paragraph: str, media: Iterable[str] = ()) -> tuple[str, str | None]:
    """``paragraph`` without the byline glued to its end, and that byline."""
    signature = signature_of(paragraph, media)
    return (paragraph if signature is None else paragraph[: -len(signature)].strip()), signature
