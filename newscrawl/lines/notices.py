"""Lines in an article's element that are not its text: copyright, tips, crew, captions, related links.

The words are in ``words.toml`` of the lexicon; here is how a line is built of them.
"""

import re
from collections.abc import Iterable

from newscrawl.lexicon import Phrases, alternatives, entries
from newscrawl.lines.people import is_credits
from newscrawl.lines.propernames import is_name
from newscrawl.text import comparable, is_sentence, one_line

_COPYRIGHT_SIGN = alternatives("words", "copyright-sign")
_COPYRIGHT_START = re.compile(
    r"^[\s\[(<＜【〈\"'“#※*-]{0,4}"
    rf"(?:{alternatives('words', 'copyright-start', 'copyright-sign')}|[\w .&]{{1,25}}(?:{_COPYRIGHT_SIGN}))",
    re.IGNORECASE,
)
# One look that most lines do not pass; words alone, so that the expression knows how a match may begin.
_COPYRIGHT_MARK = re.compile(r"ⓒ|©|저작권|opyright|OPYRIGHT|\(c\)|\(C\)|무단|배포|금지|eserved")
_COPYRIGHT_WORDS = re.compile(alternatives("words", "copyright"), re.IGNORECASE)
_RESERVED = re.compile(rf".{{0,80}}{alternatives('words', 'copyright-law')}.{{0,60}}금(?:지?합니다|지)\.?$")
_ANY_COPYRIGHT = re.compile(
    rf"[\[(<＜【〈]{{0,2}} ?(?:{alternatives('words', 'copyright-start', 'copyright-sign')})"
    rf"(?-i:[^가-힣]{{0,3}}).{{0,120}}(?:{alternatives('words', 'copyright-end')})\.?[\])>＞】〉]{{0,2}}$",
    re.IGNORECASE,
)
_COPYRIGHT_END = re.compile(
    rf"(?:{alternatives('words', 'copyright-end')})\.?[\])>＞】〉]{{0,2}}$", re.IGNORECASE
)
# To look at a paragraph's last letter first takes a tenth of what the expression does.
_COPYRIGHT_LAST = "".join(f"{one[-1].lower()}{one[-1].upper()}" for one in entries("words", "copyright-end"))
_LONGEST_END, _LONGEST_CREDIT = 20, 90
_CREDIT = alternatives("words", "credit")
_CREDIT_ONLY = re.compile(
    r"^[\[(<＜【〈/▲△▶※* ]{0,3}(?:[가-힣]{2,4} ?(?:기자)? ?/ ?)?"
    rf"(?:(?:{alternatives('words', 'credit-before')}) ?)?(?:{_CREDIT})"
    rf"(?:[·ㆍ,/ ]{{0,2}}(?:{alternatives('words', 'credit-after')})){{0,3}}"
    r"(?: ?[=:：ⓒ|/∥] ?| |(?=[\])>]))[^.!?]{0,60}[\])>＞】〉]{0,2}$"
)
# A credit with a full stop: ``[사진] 매체 제공.``
_CREDIT_STOP = re.compile(rf"(?:{alternatives('words', 'credit-end')})\.$")
_LINKED = re.compile(r" ?\( ?https?://[\w./-]{4,60} ?\)$")  # ``출처 : 매체(https://www.naru.example)``
_CREW_WORD = alternatives("words", "helper", "crew")
# ``■ 진행 : 이름`` heads what was said on air.
_CREW = re.compile(
    rf"^(?![■◇] ?진행)[\[(<＜【〈/*■◇ ]{{0,3}}(?:(?:{_CREW_WORD})s?[ ·ㆍ,/]{{0,2}}){{1,4}}"
    r" ?[:：=|] ?[^.!?]{1,100}$"
)
_CREW_TOKEN = re.compile(rf"(?:{_CREW_WORD}){{1,3}}")
_BETWEEN_WORDS = r"\s,·ㆍ/()\[\]<>|:："
_CREW_FIRST = re.compile(rf"^[{_BETWEEN_WORDS}]*+(?:{_CREW_WORD}){{1,3}}(?![^{_BETWEEN_WORDS}])")
_WORDS = re.compile(rf"[^{_BETWEEN_WORDS}]+")
_TIP = re.compile(rf"{alternatives('words', 'tip')}|(?:{alternatives('words', 'tip-end')})!?\)?$")
_CHANNEL = re.compile(alternatives("words", "tip-channel"))
# What a line says or begins with that calls for something.
_CALLS = re.compile(r"^[▷▶■☞※*\[<]|구독|추가|신청|하세요|주세요|보세요|만나|바로|클릭|https?:|@")
_TO_READERS = Phrases("words", "reply-right", "disclaimer")
_CONTACT = re.compile(
    rf"^[▷▶■☞·•\-*\[(※ ]{{0,3}}(?:{alternatives('words', 'contact', 'contact-with-address')})"
    r"[\])]? ?(?:[:：@]|0\d|[\w.+-]{1,64}@)"
)
_CONTACT_MARKED = re.compile(rf"^(?:[▷▶] ?|\[)(?:{alternatives('words', 'contact')})\b")
_ADDRESS_ONLY = r"^(?:[가-힣]{2,4})? ?[:：]? ?https?://[^\s]{1,200}$"
_RELATED = alternatives("words", "related")
_RELATED_AFTER = alternatives("words", "related-after")
_RELATED_HEAD = re.compile(
    rf"^[\[(<【▶▷■□◆◇●☞※#* ]{{0,3}}(?:(?:{alternatives('words', 'related-before')}|[가-힣]{{2,6}}) ?)?"
    rf"(?:{_RELATED})(?: ?(?:{_RELATED_AFTER}))?[\])>】:： ]{{0,3}}$"
)
_RELATED_LINE = (
    rf"^(?:{alternatives('words', 'related-line')}|(?:{_RELATED}) ?[:：▶☞]"
    rf"|▶ ?(?=.{{4,80}}(?:{alternatives('words', 'tip-end')}|바로 ?가기|{_RELATED_AFTER})$))"
)
_TOOLS = (
    rf"^(?i:{alternatives('words', 'tool', 'picture-button')}"
    rf"|[\[(<-]?(?:{alternatives('words', 'tail')})[\])>-]?)$"
)
_PLAYER = Phrases("words", "player")
_MARKS = r"^[\s\W_]*$"
_STAMP = (
    rf"^[\[( ]{{0,2}}(?:기사)? ?(?:{alternatives('words', 'published', 'aired', 'modified')})"
    rf"(?: ?(?:{alternatives('words', 'stamp-unit')}))? ?[:：|]? ?\d{{2,4}} ?[-./년]"
)
# A blank is one of a tag's where there are several: ``# 말`` alone heads a part of a text.
_HASHTAGS = (
    r"^(?=[#＃])(?:(?:[#＃][^\s#＃]{1,30}[\s,]*){1,30}"
    r"|(?:[#＃][^\s#＃]{1,30}(?: [^\s#＃.!?]{1,12}){0,2}[\s,]*){2,30})$"
)
# Whose a quoted post is: ``— 이름 (@handle) 2025년 3월 5일``.
_POSTED = r"^[—–-]{1,2} ?[^()]{1,60} \(@\w{1,30}\)(?: .{0,30}[\d일])?$"
_FURNITURE = re.compile(f"{_MARKS}|{_ADDRESS_ONLY}|{_STAMP}|{_HASHTAGS}|{_RELATED_LINE}|{_POSTED}")
# Apart: a hundred words in any case take longer than all the rest, and no paragraph is so short.
_TOOL = re.compile(_TOOLS)
_LONG, _LONGEST_TOOL, _LONGEST_PROGRAMME, _LONGEST_HEAD = 200, 50, 40, 20


def is_copyright(line: str) -> bool:
    """Whether ``line`` is a copyright notice and nothing else."""
    if len(line) > _LONG * 2 or not _COPYRIGHT_MARK.search(line):
        return False
    if _RESERVED.match(line) or (
        _COPYRIGHT_START.match(line)
        and (_COPYRIGHT_WORDS.search(line) or len(line) < 60)
        and not _running(line)
    ):
        return True
    noticed = len(line) <= _LONG and _COPYRIGHT_WORDS.search(line) is not None and not _running(line)
    return noticed and not is_sentence(split_copyright(line)[0])  # else it is glued to a sentence


def _running(line: str) -> bool:
    return (
        len(line) > 30
        and line.rstrip("\"'”’)").endswith(("다.", "요.", "다"))
        and "금지" not in line[-25:]
        and "없습니다" not in line[-10:]
    )


def split_copyright(paragraph: str) -> tuple[str, str | None]:
    """``paragraph`` without the copyright notice glued to its end, and that notice."""
    last = paragraph.rstrip(".])>＞】〉")[-1:]
    if last not in _COPYRIGHT_LAST or not _COPYRIGHT_END.search(paragraph[-_LONGEST_END:]):
        return paragraph, None
    start = max(0, len(paragraph) - _LONG)
    match = _ANY_COPYRIGHT.search(paragraph[start:])
    if not match:
        return paragraph, None
    return paragraph[: start + match.start()].strip(), match[0].strip()


def is_credit(line: str) -> bool:
    """Whether ``line`` only says where a picture or film comes from."""
    if len(line) > _LONGEST_CREDIT + 1:
        return False
    line = _LINKED.sub("", line) if "://" in line else line
    line = line[:-1] if line.endswith(".") and _CREDIT_STOP.search(line[-_LONGEST_END:]) else line
    return len(line) <= _LONGEST_CREDIT and not is_sentence(line) and _CREDIT_ONLY.match(line) is not None


def is_crew(line: str) -> bool:
    """Whether ``line`` names camera, editing and graphics staff."""
    if len(line) > 160 or line.endswith(("다.", "요.")):
        return False
    if _CREW.match(line) or is_credits(line):
        return True
    if not _CREW_FIRST.match(line):
        return False
    names = [word for word in _WORDS.findall(line) if not _CREW_TOKEN.fullmatch(word)]
    return bool(names) and all(is_name(word) and len(word) > 2 for word in names)


def is_tip(line: str) -> bool:
    """Whether ``line`` calls for tips, subscriptions or claims, or says how to reach the medium."""
    return _calls(line) or (len(line) <= _LONG and _is_unlike_text(line) and is_notice_to_readers(line))


def _calls(line: str) -> bool:
    if len(line) > _LONG:
        return False
    if _CONTACT.match(line) or _CONTACT_MARKED.match(line):
        return True
    if len(line) > 60 and not _is_unlike_text(line):
        return False  # a sentence, which calls for nothing: it is not searched in vain
    called = _CHANNEL.search(line) and (_CALLS.search(line) or _CHANNEL.fullmatch(line))
    return bool(called or _TIP.search(line))


def _is_unlike_text(line: str) -> bool:
    return not is_sentence(line) or line[:1] in "※■▶☞*[<"


_REPLY_HEAD = re.compile(rf"^[\[<【(]?(?:{alternatives('words', 'reply-heading')})[\]>】)]?$")


def is_reply_heading(line: str) -> bool:
    """Whether ``line`` heads a notice of correction or of the right of reply."""
    return len(line) <= 20 and _REPLY_HEAD.match(line) is not None


_CORRECTION = re.compile(r"(?:정정|반론|추후) ?보도")


def is_correction(title: str) -> bool:
    """Whether an article of this ``title`` is itself what notices tell of: a correction, a reply."""
    return _CORRECTION.search(title) is not None


def is_notice_to_readers(line: str) -> bool:
    """Whether ``line`` tells readers of their right of reply, that a correction was agreed, or whose words
    they have read.
    """
    return len(line) <= _LONG * 2 and _TO_READERS.stand_in(line)


def is_related_heading(line: str) -> bool:
    """Whether ``line`` heads a block of links to other articles."""
    return len(line) <= 40 and _RELATED_HEAD.match(line) is not None


_HEADS = r"[\s\[(<【〈▶▷■□◆◇●☞※#*✔:：\])>】〉]{0,4}"
_SUMMARY = re.compile(rf"^{_HEADS}(?:{alternatives('words', 'summary')}){_HEADS}$")
_MACHINE_SUMMARY = re.compile(rf"^{_HEADS}(?:{alternatives('words', 'machine-summary')}){_HEADS}$")
_EDITORS_NOTE = re.compile(
    rf"^[\[(<【〈▶■◆※*]{{0,2}} ?(?:{alternatives('words', 'editors-note')})(?![가-힣])"
)


def heads_summary(line: str) -> str | None:
    """Whose summary of the article ``line`` heads, ``newsroom`` or ``machine``; None if it heads none."""
    if len(line) > _LONGEST_HEAD or "요약" not in line:
        return None
    if _MACHINE_SUMMARY.match(line):
        return "machine"
    return "newsroom" if _SUMMARY.match(line) else None


def is_editors_note(line: str) -> bool:
    """Whether ``line`` is or heads an editor's words to the readers, which belong to the text."""
    return _EDITORS_NOTE.match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether ``line`` is a button, a time stamp, tags, a lone mark or a pointer to another article."""
    return len(line) <= _LONG and (
        heads_summary(line) is not None
        or _FURNITURE.match(line) is not None
        or (len(line) <= _LONGEST_TOOL and _TOOL.match(line) is not None)
        or _PLAYER.stand_in(line)
    )


def is_end(line: str) -> bool:
    """Whether ``line`` is the mark of a text's end and nothing else: ``(끝)``."""
    return len(line) <= _LONGEST_MARK and _END.match(line) is not None


def belongs_elsewhere(line: str) -> bool:
    """Whether ``line`` is no part of an article's text, by what it says alone."""
    line = one_line(line)
    return (
        is_furniture(line)
        or is_copyright(line)
        or is_credit(line)
        or is_crew(line)
        or _calls(line)
        or is_related_heading(line)
        or is_notice_to_readers(line)
    )


_GLUED_CREDIT = re.compile(
    r"(?<=[다요죠]\.) ?[\[(<]?(?:사진|자료|그래픽|영상|이미지)(?: ?제공| ?출처)?"
    r" ?[=:ⓒ/] ?[^.\s][^.]{1,30}[\])>]?\.?$"
)
_GLUED_POINTER = re.compile(r"(?<=[다요죠]\.) ?(?:▶|☞|▷|※).{2,80}$")
_END = re.compile(rf"^[\[(<](?:{alternatives('words', 'tail')})[\])>]$")
_LONGEST_MARK = 7
_GLUED_END = re.compile(rf"(?<=[다요죠.\"'”’]) ?[\[(<](?:{alternatives('words', 'tail')})[\])>]$")


def split_credit(paragraph: str) -> tuple[str, str | None]:
    """``paragraph`` without the picture's credit glued to its end (``…했다. 사진=매체``), and that."""
    tail = paragraph[-60:]
    signed = "=" in tail or ":" in tail or "ⓒ" in tail or "/" in tail
    match = _GLUED_CREDIT.search(tail) if signed else None
    if not match:
        return paragraph, None
    start = len(paragraph) - len(match[0])
    return paragraph[:start].strip(), match[0].strip()


def split_pointer(paragraph: str) -> str:
    """``paragraph`` without the mark of the end, or a pointer to other pages, glued to its last sentence
    (``…했다. (끝)``, ``…했다. ▶ 최신 뉴스 ▶``).
    """
    if paragraph.endswith((")", "]", ">")):
        paragraph = _GLUED_END.sub("", paragraph)
    tail = paragraph[-100:]
    pointed = "▶" in tail or "☞" in tail or "▷" in tail or "※" in tail
    match = _GLUED_POINTER.search(tail) if pointed else None
    return paragraph[: len(paragraph) - len(match[0])].strip() if match else paragraph


def names_programme(line: str, media: Iterable[str]) -> bool:
    """Whether ``line`` only names a programme of ``media``, in brackets: ``[나루방송 아침마당]``."""
    if len(line) > _LONGEST_PROGRAMME or line[0] not in "[<【" or line[-1] not in "]>】":
        return False
    first = comparable(line[1:].partition(" ")[0])
    return len(first) > 1 and any(first == comparable(name) for name in media)


_IMPRINT = re.compile(alternatives("words", "imprint"))


def is_imprint(line: str) -> bool:
    """Whether ``line`` is what a medium has to say of itself: two such statements or more, no sentence."""
    return not is_sentence(line) and len(set(_IMPRINT.findall(line))) > 1
