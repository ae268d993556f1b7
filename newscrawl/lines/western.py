"""Names in bylines that are not Korean: ``By Jane Doe and John Q. Public, Staff Writer``."""

import re
from collections.abc import Sequence
from typing import Final

from newscrawl.lines.attribution import BETWEEN, without_by, without_end
from newscrawl.lines.months import MONTH_NAME, month_pattern
from newscrawl.lines.people import Byline
from newscrawl.text import comparable, one_line

_DAY_BY = re.compile(
    r"\b(?:19|20)\d\d(?:,? \d\d?[.:h]\d\d(?: ?[ap]\.?m\.?)?(?: Uhr| [a-z]{2,4})?)?"
    r"(?: [-–—] |[,|·• ]{1,3}(?:by|von|par|por) )"
    r"(?P<name>[^,|]{4,40}?)(?: (?:\d{1,5} comments?|leave a comment|no comments))?$",
    re.IGNORECASE,
)
_BY_DAY = re.compile(r"^(?P<name>[^\d,|]{4,40}) [-–—•·] (?P<day>.{6,24})$")
# "Martin Doe (with Jane Roe)"; else what stands in brackets behind a name is no name.
_WITH = re.compile(r" \((?:with|avec|mit|con|com|met|med) ", re.IGNORECASE)
_BRACKETS = re.compile(r" ?[（(][^()（）]{0,60}[)）]$")
# The day of a byline: "Jane Doe April 12, 2024", "Jane Doe on Friday, 12 April 2024", "Jane Doe 12/4/2024".
_DAY = (
    r"(?:^|[ ,|(]|(?-i:(?<=[a-z])(?=[A-Z])))"
    r"(?:(?:on|at|am|le|el|il|updated|published|posted|last updated)[: ] ?){0,2}"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?"
    rf"(?:{MONTH_NAME}\.? ?\d|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:de |of )?{MONTH_NAME}\b"
    r"|\d{1,4} ?[-./年] ?\d{1,2} ?[-./月] ?\d)"
)
OFFICES: Final = (
    "writer|reporter|editor|correspondent|contributor|contributing|columnist|director|manager|officer|founder"
    "|coordinator|analyst|photographer|journalist"
)
"""What people are beside their names in a byline."""

TOOLS: Final = "updated|published|posted|min|read|comments?|share|follow|subscribe|more|checked"
"""What else stands beside names: when, how long it is, what can be done with it."""

# "Staff Writer Jane Doe", "Chief Naru Correspondent Jane Doe".
_OFFICE_BEFORE = re.compile(
    rf"^(?P<first>(?:[\w'’-]{{1,20}} ){{0,3}})(?:{OFFICES}) (?P<name>.+)$", re.IGNORECASE
)
_IS_OFFICE = re.compile(rf"^[\w' -]{{0,30}}\b(?:{OFFICES})$", re.IGNORECASE)
# What stands behind a name and is no name: an office, a medium, a date.
_OFFICE = re.compile(
    rf"\b(?:{OFFICES}|{TOOLS}|staff|senior|chief|associate|strategist|attorney|producer|news|newsroom|desk|team"
    r"|editors|reporters|contributors|project|strategy|development|organi[sz]ation|management|www|facebook"
    r"|instagram|press|agency|magazine|admin|administrator|guest|commentator|e-?mail"
    r"|herald|tribune|chronicle|gazette|times|daily|today|radio|tv|podcasts?|center|centre|university"
    r"|inc|ltd|llc|gmbh|corp"
    r"|redaktion|redacci[oó]n|r[eé]daction|redazione|redactie|reuters|afp|ap|dpa|efe|ansa)\b",
    re.IGNORECASE,
)
# Labels of links beside a name: "View all posts", "About the author", "See full bio", "In this article".
# Words that are surnames too (Page, Home, See) say so only where no name has them.
LABEL = re.compile(
    r"^(?:all|view|see|about|the|our|your|send|new|latest|contact|meet|learn|written"
    r"|alle|mehr|zum|voir|lire|tous|toutes|ver|leer|todas|tutti|vedi) "
    r"|\b(?:bio|authors?|profile|articles?|categor(?:y|ies)|this|results|status|website|undefined|expert"
    r"|specialist|council|association|institute|standards|policy|guidelines)\b|ページ|一覧|設定|記事|ログイン|プロフィール|翻訳者|編集部|名片"
    r"|登录|首页|更多|关注|原创|分享|[ 监監]訳$",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"\b(?:(?:re)?viewed|edited|fact[- ]?check\w*|editor|illustrat\w+|photo\w*|tested|translated|updated)"
    r" ?(?:by\b|:)|\breviewer\b"
    r"|(?:訳者?|编辑|編集|編輯|责编|摄影|撮影|校对) ?[:：/／|]?$",
    re.IGNORECASE,
)
# Who helped, up to who wrote: "Reviewed by Jane Roe | Written by Ann Poe".
_HELPED = re.compile(
    r"(?:^|[ ,;|.(*—–-]{1,3})(?:medically |clinically |expert |technically )?"
    r"(?:reviewed|edited|fact[- ]?checked|illustrated|translated|tested|photographed|photographs?|photos?"
    r"|fotos?)"
    r" ?(?:by\b|:)(?:(?! (?:written|words|story|text) by\b).)*"
    r"|[ ｜|（(\[]{0,3}(?:責任編輯|责任编辑|编辑|編輯|责编|校对|摄影|攝影|来源|來源) ?[:：/／]"
    r"(?:(?!作者|文[:：/／]).)*",
    re.IGNORECASE,
)
# Behind a name in Chinese and Japanese: what the person is, where the report is from.
_REPORTS = re.compile(r"(?: ?(?:記者|记者)| ?[/／] ?[㐀-鿿]{2,5}(?:報導|报道|報道))+$")
# An account or address, where the writer is or for whom: "Jane Doe @janedoe", "Jane Doe in London", "Jane Doe
# of the Mill Times", "Jane Doe Special to the Mill Times".
_ABOUT_WRITER = re.compile(
    r" (?:@\w{1,30}|\(@\w{1,30}\)|[\w.+-]{1,40}@[\w.-]{3,40}|[Ss]pecial (?:to|for) .{3,40}"
    r"|(?:in|(?:for|of)(?: [Tt]he)?) [A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,2})$"
)
_NOTE = re.compile(r"[\d*†‡§]{1,4}$")
# What is left of a date glued to a name; months that are names, too (April, May, June, August), stay.
_MONTH = re.compile(
    r" (?:january|february|july|september|october|november|december|jan|feb|jul|sept?|oct|nov|dec)\.?$",
    re.IGNORECASE,
)
# What may stand around a name in a byline.
_SEPARATORS = " ,:;-–—|·•●⋅/\\"
_AROUND = " ,:;-–—|·•●⋅/\\()[]【】《》\"'“”"
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "den",
        "der",
        "ten",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "af",
        "zu",
        "zur",
    ]
)
# What belongs to the name before it.
_SUFFIX = re.compile(r", ?(?=(?:Jr|Sr)\b\.?(?:$|,| (?:and|&) ))")
_WORD = re.compile(r"^[^\W\d_][\w'’.-]*$")
_CJK = re.compile(r"[㐀-鿿぀-ヿ]")
# 王小明, 佐藤 花子, 约翰·史密斯, マリア・ロペス; whoever signs otherwise does so in a field for authors.
_CJK_NAME = re.compile(
    r"[㐀-鿿々]{2,4}|[㐀-鿿々]{1,4}[぀-ヿ]{1,5}[㐀-鿿々]{0,2}"
    r"|[㐀-鿿々぀-ヿ]{1,8}(?:[ ·・=＝][㐀-鿿々぀-ヿ]{1,10}){1,3}"
)
# An Arabic "and" is written with the word behind it; names of one word may begin with its letter.
_ARABIC_AND = re.compile(r"(?<=[؀-ۿ]) و(?=[؀-ۿ]{2,} [؀-ۿ])")
_PICTURE = re.compile(r"(?:f|ph)oto|bild|graf|video|illustr|image", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[:;!?()\[\]…«»،؛؟।/|]")
_LONGEST, _LONGEST_NAME, _LONGEST_SIGNED = 160, 40, 60
_MOST_WORDS = 5


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
        in_office = in_office or (not named and _OFFICE.search(part) is not None)
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
        named or _IS_OFFICE.search(part) for named, part in zip(people, parts[::2], strict=True)
    )


def _joined(text: str) -> str:
    """A byline with one kind of sign between its names, and none inside one."""
    text = _SUFFIX.sub(" ", _REPORTS.sub("", _WITH.sub(", ", text)))
    return text if text.isascii() else _ARABIC_AND.sub(", ", text)


def _named(part: str) -> str:
    """A part of a byline without what is set around a name: a month, brackets, the mark of a footnote."""
    part = _ABOUT_WRITER.sub("", part.strip())
    held = _BRACKETS.search(part)
    name = part[: held.start()] if held and _OFFICE.search(held[0]) else part
    return _NOTE.sub("", _MONTH.sub("", name.strip(_AROUND))).strip(_AROUND)


def _behind_office(name: str) -> str:
    """A name without the office before it, unless a name stands before that office."""
    office = _OFFICE_BEFORE.match(name)
    return office["name"] if office and not is_western_name(" ".join(office["first"].split()[:2])) else name


def only_signers(text: str) -> str:
    """A byline without the words that say that it is one, without the day and without who helped."""
    line = without_by(_HELPED.sub("", text).strip())
    day = month_pattern(_DAY).search(line)
    before = without_end((line[: day.start()] if day else line).strip(_SEPARATORS))
    return before or signer_behind_day(line) or ""


def signer_behind_day(text: str) -> str | None:
    """Who is named behind the day: ``Published August 7, 2023 by Jane Doe``; None without anybody."""
    match = _DAY_BY.search(text)
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
    return "" if _PICTURE.match(label) else name.strip()


def is_helper(text: str) -> bool:
    """Whether what stands before a name says that it edited, reviewed, checked, translated or illustrated."""
    return _HELPER.search(text) is not None


def is_western_name(text: str) -> bool:
    """Whether ``text`` is written as a person's name is."""
    words = text.split(" ")
    if any(character.isdigit() for character in text) or _OFFICE.search(text) or LABEL.search(text):
        return False
    if not text.isascii() and text.lower() == text.upper():
        return _is_name_without_capitals(text)
    if not 2 <= len(words) <= _MOST_WORDS or not all(_WORD.match(word) for word in words):
        return False
    if not (words[0][0].isupper() and words[-1][0].isupper()):  # the last of "Publié le" is a particle
        return False
    return all(word[0].isupper() or word.lower() in PARTICLES for word in words)


def holds_cjk(text: str) -> bool:
    """Whether a text holds Chinese or Japanese letters."""
    return not text.isascii() and _CJK.search(text) is not None


def _is_name_without_capitals(text: str) -> bool:
    """Whether ``text`` may be a name in a script without capitals, in which every short text could be one."""
    if holds_cjk(text):
        return _CJK_NAME.fullmatch(text) is not None
    words = text.split(" ")
    return 2 <= len(words) <= _MOST_WORDS and len(text) <= _LONGEST_NAME and not _PUNCTUATION.search(text)


_TITLE = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms)\b\.? ?){1,2}(?=\S)", re.IGNORECASE)


def without_title(name: str) -> str:
    """A name without a doctor's or professor's title before it."""
    return _TITLE.sub("", name)
