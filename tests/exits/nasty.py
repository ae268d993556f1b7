"""Nasty texts: families of what a page should not be able to say, at every place of a headline.

What a person expects to be left of a text on one line is written down by family: nothing, a blank, or the
harmless rest of a sequence. Harmless texts stay as they are.
"""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Nasty:
    """A text as a page says it, and as it is to leave the reading."""

    name: str
    raw: str
    clean: str


# What acts, and what is left of it: of a sequence that a terminal obeys the letters that do nothing alone.
_GONE = {
    "NUL": "\0",
    "BEL": "\a",
    "backspace": "\b",
    "shift out": "\x0e",
    "escape": "\x1b",
    "substitute": "\x1a",
    "DEL": "\x7f",
    "C1 padding": "\x80",
    "C1 reverse line feed": "\x8d",
    "C1 string": "\x90",
    "C1 CSI": "\x9b",
    "C1 OSC": "\x9d",
    "C1 APC": "\x9f",
    "Arabic letter mark": "\u061c",
    "LRM": "\u200e",
    "RLM": "\u200f",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
    "zero-width space": "\u200b",
    "non-joiner": "\u200c",
    "joiner": "\u200d",
    "word joiner": "\u2060",
    "no-break space without width": "\ufeff",
    "soft hyphen": "\u00ad",
    "invisible times": "\u2062",
    "deprecated shaping": "\u206a",
    "annotation": "\ufff9",
    "annotation end": "\ufffb",
    "language tag": "\U000e0001",
    "tags": "\U000e0069\U000e0067\U000e006e",
    "cancel tag": "\U000e007f",
    "high surrogate": "\ud83d",
    "low surrogate": "\udc00",
    "non-character": "\ufdd0",
    "reversed mark": "\ufffe",
    "last of a plane": "\U0010ffff",
}
_REST = {
    "colour": ("\x1b[31;1m", "[31;1m"),
    "clear screen": ("\x1b[2J", "[2J"),
    "window title": ("\x1b]0;root\a", "]0;root"),
    "hyperlink": ("\x1b]8;;https://evil.example/\x1b\\", "]8;;https://evil.example/\\"),
    "C1 colour": ("\x9b31m", "31m"),
    "annotated": ("\ufff9기\ufffa아\ufffb", "기아"),
    "override": ("\u202egpj.\u202c", "gpj."),
    "isolate": ("\u2066abc\u2069", "abc"),
}
_BLANK = {
    "carriage return": "\r",
    "line feed": "\n",
    "tab": "\t",
    "vertical tab": "\v",
    "form feed": "\f",
    "file separator": "\x1c",
    "unit separator": "\x1f",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "forged record": "\n2025-02-05 15:22:00 INFO: Verdict: ok\r",
}
_PLACES = {
    "inside": "가람{}시 예산안 의결",
    "before": "{}가람시 예산안 의결",
    "behind": "가람시 예산안 의결{}",
    "between": "가람시 {} 예산안 의결",
    "twice": "가람{0}시 예산{0}안 의결",
    "run": "가람{0}{0}{0}시 예산안 의결",
    "beside an emoji": "가람 👍{}시 예산안 의결",
    "in a quotation": "가람시 “예{}산안” 의결",
    "in Latin": "Ga{}ram budget 3.1~3.5%",
}

HARMLESS = (
    "지수 -2.5% 내려 3.1~3.5% △12% 1,234.5p",
    "가족 👨‍👩‍👧‍👦 나들이",
    "여성 소방관 👩🏽‍🚒 인터뷰",
    "무지개 🏳️‍🌈 깃발",
    "하트 ❤️‍🔥 응원",
    "잉글랜드 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 대 스코틀랜드",
    "한국 🇰🇷 대 일본 🇯🇵",
    "숫자 1️⃣ 위",
    "大韓民國 金海 樂天 龜浦",
    "樂 金 龜 호환용 한자",
    "𠮷野家 𪚥 𰻞𰻞麵 확장 한자",
    "葛\U000e0100城 이체자",
    "옛한글 \u1112\u119e\u11ab글, \u1102\u1161\u1105\u1161",
    "채움 \u115f\u1161 \u3164 문자",
    "사용자 \ue000\uf8ff 영역",
    "می\u200cخواهم کتاب",
    "ක්\u200dෂ ශ්\u200dරී",
    "क्\u200dष और क्\u200cष",
    "é à n\u0303 결합 문자",
    "<script>alert(1)</script> 를 막는 법",
    "&lt;b&gt; 와 &amp; 의 차이",
    "'; DROP TABLE articles; -- 보안 강의",
    "%s %(title)s {0} ${HOME} $(id) 서식",
    "[red]빨강[/red] :smile: [link=https://x.example]표[/link]",
    "../../etc/passwd 와 C:\\Windows 경로",
    "null None NaN undefined 의 차이",
    "ﷺ ﷽ 긴 글자",
    "Ω≈ç√∫ ´®†¥ 기호",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢")
_BEFORE_FORMULAS = ("", " ", '"', "'", "“", '" ', "\u3000", "'\"'")
FORMULAS = tuple(
    f"{before}{start}cmd|' /C calc'!A1" for before in _BEFORE_FORMULAS for start in _FORMULA_STARTS
)


def _all() -> list[Nasty]:
    families = [(name, raw, "") for name, raw in _GONE.items()]
    families += [(name, raw, left) for name, (raw, left) in _REST.items()]
    families += [(name, raw, " " + raw.strip() + " " if raw.strip() else " ") for name, raw in _BLANK.items()]
    return [
        Nasty(f"{name}, {place}", text.format(raw), " ".join(text.format(left).split(" ")))
        for name, raw, left in families
        for place, text in _PLACES.items()
    ]


def squeezed(text: str) -> str:
    """Blanks alone folded, so that no character is taken for white space that a person would not."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


ACTING = tuple(Nasty(one.name, one.raw, squeezed(one.clean)) for one in _all())
ALL = (*(one.raw for one in ACTING), *HARMLESS, *FORMULAS)


def acting(text: str, *, but: str = "\n") -> list[str]:
    """The characters of ``text`` that act and do not show, by Unicode's categories. ``but``: those that may.

    Of format characters, joiners and tags are told apart by ``HARMLESS``, which holds the places for them.
    """
    for harmless in HARMLESS:
        text = text.replace(harmless, "")
    return [
        f"U+{ord(one):04X}"
        for one in text
        if one not in but
        and (
            unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")
            or ord(one) & 0xFFFE == 0xFFFE
            or "\ufdd0" <= one <= "\ufdef"
        )
    ]
