"""Names in bylines that are not Korean: ``By Jane Doe and John Q. Public, Staff Writer``."""

import re
from collections.abc import Sequence
from functools import cache

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.attribution import BETWEEN, without_agency, without_by, without_end
from newscrawl.lines.contributors import without_helpers
from newscrawl.lines.months import MONTH_NAME, month_pattern
from newscrawl.lines.people import Byline
from newscrawl.text import comparable, one_line

# In a byline alone: elsewhere a section or a place stands there. "March 3, 2025 · Jane Doe".
_DAY_THEN = re.compile(
    r"\b(?:19|20)\d\d(?:,? \d\d?[.:h]\d\d(?: ?[ap]\.?m\.?)?)? [|·•] (?P<name>[^,|·•]{4,80})$"
)
_BY_DAY = re.compile(r"^(?P<name>[^\d,|]{4,40}) [-–—•·] (?P<day>.{6,24})$")
# What stands in brackets behind a name is no name.
_BRACKETS = re.compile(r" ?[（(][^()（）]{0,60}[)）]$")
# The day of a byline: "Jane Doe April 12, 2024", "Jane Doe on Friday, 12 April 2024", "Jane Doe 12/4/2024".
_DAY = (
    r"(?:^|[ ,|(]|(?-i:(?<=[a-z])(?=[A-Z])))"
    rf"(?:(?:on|at|am|le|el|il|(?:last )?(?:{alternatives('days', 'published', 'modified')}))[: ] ?){{0,2}}"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?"
    rf"(?:{MONTH_NAME}\.? ?\d|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:de |of )?{MONTH_NAME}\b"
    r"|\d{1,4} ?[-./年] ?\d{1,2} ?[-./月] ?\d)"
)
# An account or address, where the writer is or for whom: "Jane Doe @janedoe", "Jane Doe in London", "Jane Doe
# of the Mill Times", "Jane Doe Special to the Mill Times".
_ABOUT_WRITER = re.compile(
    r" (?:@\w{1,30}|\(@\w{1,30}\)|[\w.+-]{1,40}@[\w.-]{3,40}|[Ss]pecial (?:to|for) .{3,40}"
    r"|on behalf of .{3,60}|(?:in|(?:for|of)(?: [Tt]he)?) [A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,2})$"
)
_NOTE = re.compile(r"[\d*†‡§]{1,4}$")
# What may stand around a name in a byline.
_SEPARATORS = " ,:;-–—|·•●⋅/\\"
_AROUND = " ,:;-–—|·•●⋅/\\()[]【】《》\"'“”"
# What belongs to the name before it.
_SUFFIX = re.compile(r", ?(?=(?:Jr|Sr)\b\.?(?:$|,| (?:and|&) ))")
_WORD = re.compile(r"^[^\W\d_][\w'’.-]*$")
# An Arabic "and" is written with the word behind it; names of one word may begin with its letter.
_ARABIC_AND = re.compile(r"(?<=[؀-ۿ]) و(?=[؀-ۿ]{2,} [؀-ۿ])")
_PUNCTUATION = re.compile(r"[:;!?()\[\]…«»،؛؟।/|]")
_LONGEST, _LONGEST_NAME, _LONGEST_SIGNED = 160, 40, 60
_MOST_WORDS = 5


# Hardly a Korean page asks for one of these expressions: each is compiled when it is first asked for.
@cache
def _day_by() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:19|20)\d\d(?:,? (?:(?:à|às|at|um) )?\d\d?[.:h]\d\d(?: ?[ap]\.?m\.?)?(?: Uhr| [a-z]{2,4})?)?"
        rf"(?: [-–—] |[,|·• ]{{1,3}}(?:{alternatives('bylines', 'by')}) )"
        rf"(?P<name>[^,|]{{4,40}}?)(?: (?:(?:\d{{1,5}}|no) )?(?:{alternatives('headings', 'comments')}))?$",
        re.IGNORECASE,
    )


# Behind a name in Chinese and Japanese: what the person is, where the report is from.
@cache
def _reports() -> re.Pattern[str]:
    return re.compile(r"(?: ?(?:記者|记者)| ?[/／] ?[㐀-鿿]{2,5}(?:報導|报道|報道))+$")


@cache
def _cjk() -> re.Pattern[str]:
    return re.compile(r"[㐀-鿿぀-ヿ]")


# 王小明, 佐藤 花子, 约翰·史密斯, マリア・ロペス; whoever signs otherwise does so in a field for authors.
@cache
def _cjk_name() -> re.Pattern[str]:
    return re.compile(
        r"[㐀-鿿々]{2,4}|[㐀-鿿々]{1,4}[぀-ヿ]{1,5}[㐀-鿿々]{0,2}"
        r"|[㐀-鿿々぀-ヿ]{1,8}(?:[ ·・=＝][㐀-鿿々぀-ヿ]{1,10}){1,3}"
    )


@cache
def _month() -> re.Pattern[str]:
    """What is left of a date glued to a name; months that are names, too (April, May, June, August), stay."""
    return re.compile(rf" (?:{alternatives('signers', 'months')})\.?$", re.IGNORECASE)


@cache
def offices() -> re.Pattern[str]:
    """What stands beside a name and is none: an office, a medium, a tool of the page."""
    words = alternatives("signers", "offices", "ranks", "teams", "institutions", "agencies", "tools")
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _office_before() -> re.Pattern[str]:
    """``Staff Writer Jane Doe``, ``Chief Naru Correspondent Jane Doe``."""
    known = alternatives("signers", "offices")
    return re.compile(rf"^(?P<first>(?:[\w'’-]{{1,20}} ){{0,3}})(?:{known}) (?P<name>.+)$", re.IGNORECASE)


@cache
def _ends_as_office() -> re.Pattern[str]:
    return re.compile(rf"^[\w' -]{{0,30}}\b(?:{alternatives('signers', 'offices')})$", re.IGNORECASE)


@cache
def _ends_as_long_office() -> re.Pattern[str]:
    known = alternatives("signers", "offices")
    ranks = f"staff|{alternatives('signers', 'ranks', 'offices')}"
    return re.compile(rf" (?:(?:{ranks}) ){{1,3}}(?:{known})$", re.IGNORECASE)


@cache
def labels() -> re.Pattern[str]:
    """Labels of links beside a name: ``View all posts``, ``About the author``, ``See full bio``.

    Words that are surnames too (Page, Home, See) say so only where no name has them.
    """
    return re.compile(
        rf"^(?:{alternatives('signers', 'label-starts')}) |\b(?:{alternatives('signers', 'labels')})\b"
        rf"|{alternatives('signers', 'labels-in-a-word')}|[ 监監]訳$",
        re.IGNORECASE,
    )


@cache
def _with() -> re.Pattern[str]:
    """Who helped, in brackets: ``Martin Doe (with Jane Roe)``."""
    return re.compile(rf" \((?:{alternatives('bylines', 'with')}) ", re.IGNORECASE)


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(alternatives("signers", "picture"), re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{alternatives('signers', 'titles')})\b\.? ?){{1,2}}(?=\S)", re.IGNORECASE)


@cache
def _particles() -> frozenset[str]:
    return frozenset(entries("signers", "particles"))


def is_particle(word: str) -> bool:
    """Whether a word may stand in a name without a capital: ``van``."""
    return word.lower() in _particles()


def western_names(text: str, media: Sequence[str] = ()) -> tuple[Byline, ...]:
    """The people of a field that holds nothing but authors, in a language written with other letters.

    A name is two to five words that begin with capitals (particles such as ``van`` may not) or, in scripts
    without capitals, a short line. Offices, media and dates beside the names are left out.
    """
    line = one_line(text)
    if len(line) > _LONGEST or "http" in line or "@" in line.partition(" ")[0]:
        return ()
    known = {comparable(medium) for medium in media}
    names: dict[str, None] = {}
    parts = BETWEEN.split(_joined(only_signers(line)))
    in_office = False
    for between, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        # "Jane Doe, Senior Editor, Naru Health Watch", "Jane Doe, dpa – São Paulo": behind an office or an
        # agency stands where it is held.
        in_office = in_office and between.strip() in ("", ",", "-", "–", "—")
        name = "" if in_office else _named(part)
        if not (names and between.strip() == ","):  # else it is the office of who stands before the comma
            name = _behind_office(name)
        named = is_western_name(name)
        in_office = in_office or (not named and offices().search(part) is not None)
        if between.strip().isalpha() and not in_office and not named and len(part.split()) > 2:
            return ()  # a sentence
        in_office = in_office or (bool(names) and not named)
        if named and comparable(name) not in known:
            names[name] = None
    return tuple(Byline(name) for name in names)


def sign_together(text: str) -> bool:
    """Whether a line is nothing but several names, or a name and what the person is: ``Jane Doe, Political
    Editor``.
    """
    parts = BETWEEN.split(_joined(text))
    people = [is_western_name(_named(part)) for part in parts[::2]]
    if all(people):
        return any(between.strip(" ,").isalpha() for between in parts[1::2])
    return people[0] and all(
        named or _ends_as_office().search(part) for named, part in zip(people, parts[::2], strict=True)
    )


def _joined(text: str) -> str:
    """A byline with one kind of sign between its names, and none inside one."""
    text = _SUFFIX.sub(" ", _reports().sub("", _with().sub(", ", text)))
    return text if text.isascii() else _ARABIC_AND.sub(", ", text)


def _named(part: str) -> str:
    """A part of a byline without what is set around a name: a month, brackets, the mark of a footnote."""
    part = _ABOUT_WRITER.sub("", part.strip())
    held = _BRACKETS.search(part)
    name = part[: held.start()] if held and offices().search(held[0]) else part
    name = without_agency(_NOTE.sub("", _month().sub("", name.strip(_AROUND))).strip(_AROUND))
    return _before_office(name)


def _before_office(name: str) -> str:
    """A name without the office behind it, which no comma parts from it: ``Jane Doe Staff Writer``.

    One word alone belongs to a longer one that is not known: ``Jane Doe Harbour Reporter``.
    """
    office = _ends_as_long_office().search(name)
    before = name[: office.start()] if office else name
    return before if is_western_name(before) else name


def _behind_office(name: str) -> str:
    """A name without the office before it, unless a name stands before that office."""
    office = _office_before().match(name)
    return office["name"] if office and not is_western_name(" ".join(office["first"].split()[:2])) else name


def only_signers(text: str) -> str:
    """A byline without the words that say that it is one, without the day and without who helped."""
    line = without_by(without_helpers(text))
    day = month_pattern(_DAY).search(line)
    before = without_end((line[: day.start()] if day else line).strip(_SEPARATORS))
    then = None if before else _DAY_THEN.search(line)
    return before or signer_behind_day(line) or (then["name"] if then else "")


def signer_behind_day(text: str) -> str | None:
    """Who is named behind the day: ``Published August 7, 2023 by Jane Doe``; None without anybody."""
    match = _day_by().search(text)
    return match["name"] if match and is_western_name(match["name"]) else None


def signer_before_day(text: str) -> str | None:
    """Who is named before the day on a line that says nothing else: ``Jane Doe - August 7, 2023``."""
    match = _BY_DAY.match(text)
    if match is None or not is_western_name(match["name"]):
        return None
    return match["name"] if month_pattern(_DAY).match(match["day"]) else None


def signs_with_day(text: str) -> bool:
    """Whether a short line is a name with a day behind it: ``Jane Doe April 12, 2024``."""
    if len(text) > _LONGEST_SIGNED or not any(map(str.isdigit, text)):
        return False
    day = month_pattern(_DAY).search(text)
    return day is not None and is_western_name(text[: day.start()].strip(_AROUND))


def behind_label(text: str) -> str:
    """Who stands behind one word and a colon, ``Tekst: Jan Nowak``; ``""`` behind that of a picture, the text
    as it is without a name there.
    """
    label, colon, name = text.partition(":")
    if not colon or " " in label.strip() or not is_western_name(name.strip()):
        return text
    return "" if _picture().match(label) else name.strip()


def is_western_name(text: str) -> bool:
    """Whether ``text`` is written as a person's name is."""
    words = text.split(" ")
    if any(character.isdigit() for character in text) or offices().search(text) or labels().search(text):
        return False
    if not text.isascii() and text.lower() == text.upper():
        return _is_name_without_capitals(text)
    if not 2 <= len(words) <= _MOST_WORDS or not all(_WORD.match(word) for word in words):
        return False
    if not (words[0][0].isupper() and words[-1][0].isupper()):  # the last of "Publié le" is a particle
        return False
    return all(word[0].isupper() or is_particle(word) for word in words)


def holds_cjk(text: str) -> bool:
    """Whether a text holds Chinese or Japanese letters."""
    return not text.isascii() and _cjk().search(text) is not None


def _is_name_without_capitals(text: str) -> bool:
    """Whether ``text`` may be a name in a script without capitals, in which every short text could be one."""
    if holds_cjk(text):
        return _cjk_name().fullmatch(text) is not None
    words = text.split(" ")
    return 2 <= len(words) <= _MOST_WORDS and len(text) <= _LONGEST_NAME and not _PUNCTUATION.search(text)


def without_title(name: str) -> str:
    """A name without a doctor's or professor's title before it."""
    return _title().sub("", name)
