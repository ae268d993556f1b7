"""The people whom a text names with a role word: ``이름 기자``, ``기자 이름``, several glued together.

Those who helped with a report and did not write it are none of them; broadcasters' texts end with their
credits: ``영상취재 : 이름 기자``, ``(영상편집: 이름/그래픽: 이름)``, ``촬영·편집 이름``.

The roles are in ``people.toml`` of the lexicon.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from newscrawl.lexicon import alternative, alternatives, entries
from newscrawl.lines.propernames import NAME, is_name, split_names
from newscrawl.lines.romanised import matched
from newscrawl.text import one_line


# ``이름 a@example.com 기자``, ``이름( a@example.com ) 기자``: the address stands between name and role. Few
# lines ask for it: it is compiled when it is first asked for.
@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![가-힣])(?P<name>{NAME})(?P<address> ?[(\[<]? ?{EMAIL.pattern} ?[)\]>]?) ?"
        rf"(?P<role>{REPORTERS})(?![가-힣])"
    )


class Byline(NamedTuple):
    """One person of a byline: name without the role word, e-mail and role as shown."""

    name: str
    email: str | None = None
    role: str | None = None


REPORTERS = alternatives("people", "roles") + "|[가-힣]{2,4}전문기자|[가-힣]{2,5} ?특파원"
"""The role words of those who write, for expressions; correspondents are called after their place."""

ROLES = REPORTERS + "|" + alternatives("people", "guests")
"""The role words of those who write or are introduced the same way: presenters, guests."""

_MARKS = {"@", *entries("people", "roles"), *entries("people", "guests")}
# Words alone, so that the expression knows with which characters a match may begin; and none that holds
# another, as 사진기자 holds 기자: the fewer they are, the fewer places of a line are looked at twice.
MARKS = re.compile(
    "|".join(alternative(mark) for mark in sorted(_MARKS) if not any(one in mark for one in _MARKS - {mark}))
)
"""What no byline is without: a role word or the sign of an address."""

GUESTS = frozenset(entries("people", "guests"))
"""The role words of those who need not have written what names them."""

EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}"
)
"""An e-mail address; the last label ends where letters end, so that a glued Korean name stays out."""

_LONGEST = 640  # most that is searched for people
# What a person belongs to: ``기후정책부``, ``한들대 도시계획학과``.
_UNIT = rf"[가-힣A-Za-z0-9]{{1,12}}(?:{alternatives('people', 'units')})"
_PERSON = re.compile(
    rf"(?<![가-힣])(?P<names>{NAME}(?: ?[·ㆍ,/&・‧∙•] ?{NAME}){{0,5}})"
    rf"(?: ?[(\[|/·,]? ?(?P<units>(?:{_UNIT} ){{1,3}})| ?[(\[|/]? ?)"
    rf"(?P<role>(?:{ROLES}))(?![가-힣])[)\]]?"
)
_ROLE_FIRST = re.compile(
    rf"(?<![가-힣\x00])(?P<role>(?:{ROLES})) ?[:：=|]? ?"
    rf"(?P<names>[가-힣]{{3,4}}(?: ?[·ㆍ,/&・‧∙•] ?(?!{ROLES})[가-힣]{{3,4}}){{0,5}})(?![가-힣])"
)
# Bylines and times without a space between: each stands in an element of its own.
_GLUED_STAMP = re.compile(
    r"(?<=[가-힣A-Za-z)])(?=(?:기사 ?)?(?:최초 ?|최종 ?)?"
    rf"(?:{alternatives('words', 'published', 'modified')})"
    rf"(?: ?(?:{alternatives('words', 'stamp-unit')}))? ?[:：|]? ?(?:19|20)\d\d)"
)
_GLUED_PERSON = re.compile(rf"(?<=기자)(?={NAME} ?(?:기자|특파원)(?![가-힣]))")
# The same with the words of the links beside a byline: ``이름 기자다른기사 보기``.
_GLUED_LINK = re.compile(rf"기자(?={alternatives('people', 'byline-links')})")
_SPACED = re.compile(
    rf"(?<![가-힣])(?P<name>[가-힣](?: [가-힣]){{1,3}}) (?P<role>(?:{REPORTERS}))(?![가-힣])"
)
# One look from the sign of an address on, which most lines do not pass.
_ROLE_BEHIND = re.compile(rf"@[A-Za-z0-9.-]{{3,64}} ?[)\]>]? ?(?:{REPORTERS})")
# ``글 이름·사진 이름 기자``: the role is both people's.
_PICTURED = re.compile(
    rf"(?<![가-힣])(?:글|취재) ?(?P<writer>{NAME}) ?[·ㆍ/,] ?사진 ?"
    rf"(?={NAME} ?(?P<role>{REPORTERS})(?![가-힣]))"
)
# ``[매체=곳, 이름 기자]``, ``곳/이름 기자``: names of two syllables are rare, and a dot joins reporters.
_PLACED = re.compile(
    r"(?:(?<==)[가-힣]{2} ?,|(?:^|(?<=[=\[(<]))[가-힣]{2} ?/) ?"
    rf"(?=[가-힣]{{3,4}} ?(?:{REPORTERS})(?![가-힣]))"
)
# ``곳=이름, 곳=이름 기자``: the role is everybody's.
_NEXT_PLACE = re.compile(
    r"(?<==)(?P<name>[가-힣]{2,4}) ?[,·ㆍ/] ?[가-힣]{2,8} ?= ?"
    rf"(?=[가-힣]{{2,4}}(?: ?[,·ㆍ/] ?[가-힣]{{2,8}} ?= ?[가-힣]{{2,4}}){{0,4}} ?(?:{REPORTERS})(?![가-힣]))"
)
# ``곳 이름·곳 이름 기자``, the same.
_AND_PLACE = re.compile(
    r"(?P<open>[\[(/]?)(?P<place>[가-힣]{2,6}) (?P<name>[가-힣]{2,4}) ?[·ㆍ,/] ?(?P<next>[가-힣]{2,6}) "
    rf"(?=[가-힣]{{2,4}} ?(?:{REPORTERS})(?![가-힣]))"
)
# ``곳=이름 이름 기자``: those side by side wrote together.
_BESIDE = re.compile(
    r"(?:^|(?<==)|(?<=[부팀] ))(?P<names>[가-힣]{3}(?: [가-힣]{3}){1,3})"
    rf"(?= (?:{REPORTERS})(?![가-힣]))"
)

# Who helped and did not write: camera, editing, graphics, research.
_HELP = alternatives("words", "helper", "helper-phrase")
WRITING = alternatives("people", "writing")
"""What stands before the name of one who wrote, for expressions."""
_JOIN = r" ?[·ㆍ,/&+・] ?"
_LABEL = rf"(?:{_HELP})(?:{_JOIN}(?:{_HELP}))*"
_HELPER = (
    rf"(?!(?:{_HELP}|{WRITING}) ?[:：=|])[가-힣]{{2,4}}"
    rf"(?: ?(?:(?:{alternatives('people', 'helper-kinds')}) ?)?(?:{alternatives('people', 'helpers')})"
    r"(?![가-힣]))?"
)
_CREDIT = re.compile(
    rf"(?:^|(?<=[^가-힣]))(?P<label>{_LABEL})(?: ?[:：=|/]{{1,2}} ?| )"
    rf"(?P<people>{_HELPER}(?:(?:{_JOIN}| ){_HELPER})*)(?![가-힣])"
)
_ANY_HELP = re.compile(_HELP)
# What is written and filmed by the same people is theirs: ``글·영상 이름 기자``.
_WRITTEN_TOO = re.compile(rf"(?:{WRITING}){_JOIN}$")
_MARK = re.compile(r"[:：=|/]")
_NO_HELPER = entries("people", "no-helper")


def role_of(text: str | None) -> str | None:
    """A role word as found, None without one."""
    return (text or "").strip() or None


def placed_role(text: str | None) -> tuple[list[str], str | None]:
    """A role word as found, without the place of a correspondent, and who else bears it: what looks like a
    place may be a name.
    """
    role = role_of(text) or ""
    if not role.endswith("특파원"):
        return [], role or None
    place = role.removesuffix("특파원")
    names = [place.strip()] if is_name(place.strip()) else []
    return names, "특파원" if names or place.endswith(" ") else role


def spaced_out(text: str) -> str:
    """``홍 길 동 기자`` as ``홍길동 기자``; a space where two bylines or a byline and a time are glued; the
    role that stands behind an address before it.
    """
    text = _SPACED.sub(lambda m: m["name"].replace(" ", "") + " " + m["role"], text)
    if "@" in text and _ROLE_BEHIND.search(text):
        text = _addressed().sub(r"\g<name> \g<role>\g<address>", text)
    if "사진" in text:
        text = _PICTURED.sub(r"글 \g<writer> \g<role> 사진 ", text)
    if "=" in text or "/" in text:
        text = _PLACED.sub("", _NEXT_PLACE.sub(r"\g<name>·", text))
    if (two := _AND_PLACE.match(text)) is not None:
        text = f"{_unplaced(two)}{text[two.end() :]}"
    text = _BESIDE.sub(_joined, text)
    if "20" in text or "19" in text:
        text = _GLUED_STAMP.sub(" ", text)
    reporters = text.count("기자")
    if reporters:
        text = _GLUED_LINK.sub("기자 ", text)
    return _GLUED_PERSON.sub(" ", text) if reporters > 1 else text


def _joined(match: re.Match[str]) -> str:
    names = match["names"].split()
    return "·".join(names) if all(map(is_name, names)) else match[0]


def _unplaced(match: re.Match[str]) -> str:
    """Who stands behind a place, so that the next one's role is theirs, too; no place is a person's name."""
    places = match["place"], match["next"]
    named = any(len(place) > 2 and is_name(place) for place in places)
    return match[0] if named or not is_name(match["name"]) else f"{match['open']}{match['name']}·"


def unique(people: Iterable[Byline]) -> tuple[Byline, ...]:
    """Each of ``people`` once, by name, with the first e-mail and role that are known of them."""
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
        names = split_names(match["names"])
        placed, role = placed_role(match["role"])
        if role not in GUESTS:  # ``이름 이름 기자``: what looks like a desk is the other's name
            names += [*(unit for unit in (match["units"] or "").split() if is_name(unit)), *placed]
        if names:
            yield match.start(), [Byline(name, None, role) for name in names]
            rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    for match in _ROLE_FIRST.finditer(rest):
        people = [Byline(name, None, role_of(match["role"])) for name in split_names(match["names"])]
        if people:
            yield match.start(), people


@lru_cache(maxsize=256)  # a page's sources ask of the same few lines
def people_in(text: str) -> tuple[Byline, ...]:
    """The people whom ``text`` names together with a role, each with the e-mail that is theirs.

    Addresses belong to the people before them, those before every name to the first.
    """
    text = one_line(text[:_LONGEST])
    if not MARKS.search(text):
        return ()
    text = without_credits(spaced_out(text))
    events = [(start, "", people) for start, people in _persons(EMAIL.sub(lambda m: " " * len(m[0]), text))]
    events += [(match.start(), match[0], []) for match in EMAIL.finditer(text)]
    events.sort(key=itemgetter(0))
    out: list[Byline] = []
    named: list[Byline] = []
    emails: list[str] = []
    for _, email, people in events:
        if email:
            emails.append(email)
            continue
        if emails and named:
            out += addressed(named, emails)
            named, emails = [], []
        named += people
    return unique([*out, *addressed(named, emails)])


def addressed(people: Sequence[Byline], emails: Sequence[str]) -> list[Byline]:
    """``people`` with the addresses beside them: whose letters tell it, else the first's."""
    if not emails or not people:
        return list(people)
    if len(people) == 1:
        return [people[0]._replace(email=emails[0])]
    of = dict(matched([person.name for person in people], emails)) or {people[0].name: emails[0]}
    return [person._replace(email=of.get(person.name)) for person in people]


def _named_out(match: re.Match[str]) -> str:
    return " \x00 " if split_names(match["names"]) or placed_role(match["role"])[0] else match[0]


def without_people(text: str) -> str:
    """``text`` with NUL in the place of whom it names with a role."""
    return _ROLE_FIRST.sub(_named_out, _PERSON.sub(_named_out, text))


def without_credits(line: str) -> str:
    """``line`` without the credits of those who did not write."""
    return _CREDIT.sub(_kept, line) if _ANY_HELP.search(line) else line


def _kept(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 8) : match.start()]
    unmarked = not _MARK.search(match[0][len(match["label"]) :][:3])
    if _WRITTEN_TOO.search(before) or (unmarked and match["people"].startswith(_NO_HELPER)):
        return match[0]
    return " "


def is_credits(line: str) -> bool:
    """Whether ``line`` holds such credits and nothing else."""
    rest = without_credits(line)
    return rest != line and not any(map(str.isalnum, rest))
