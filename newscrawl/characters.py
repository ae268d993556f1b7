"""Characters that act on what shows a text, and show nothing themselves: none leaves the reading.

A terminal obeys ESC and CSI; a bidirectional override turns ``gpj.exe`` into ``exe.jpg``; tags and
zero-width characters carry what nobody sees; a lone surrogate breaks whoever encodes it. What a script or an
emoji is made of stays: joiners within a sequence, variation selectors, the tags of a flag, jamo and their
fillers, and private-use characters, with which old Hangul was written.
"""

import re
import unicodedata
from typing import Final

# The categories Cc and Cs, the non-characters, and of Cf what Unicode names layout controls:
# https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/ (read in November 2026).
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Soft hyphen, zero-width space and no-break space, word joiner, invisible operators, deprecated shaping
# controls, interlinear annotation.
_NOT_SHOWN: Final = "\u00ad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
_LINE_ENDS: Final = "\u2028\u2029"
_TAGS: Final = "\U000e0000-\U000e007f"
_SURROGATES: Final = "\ud800-\udfff"
_NO_CHARACTERS: Final = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_ALWAYS: Final = _CONTROLS + _BIDI + _NOT_SHOWN + _LINE_ENDS + _TAGS + _SURROGATES + _NO_CHARACTERS
# What a zero-width joiner joins: pictographs by their blocks (Unicode's Extended_Pictographic), skin tones,
# and the variation selector behind them.
_PICTOGRAPHS: Final = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
)
# Scripts whose letters change their shape beside a joiner or non-joiner (RFC 5892, appendix A.1 and A.2):
# Arabic and its kin, those of India, Tibet, Myanmar, Cambodia and Mongolia.
_JOINING: Final = (
    "\u0600-\u109f\u1780-\u18af\ua840-\ua9ff\uaa60-\uaa7f\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff"
)
_JOINERS: Final = (
    rf"\u200c(?<![{_JOINING}].)|\u200d(?<![{_JOINING}{_PICTOGRAPHS}].)"
    rf"|\u200d(?<=[{_PICTOGRAPHS}].)(?![{_PICTOGRAPHS}])"
)
# The flag of a part of a country: a black flag, the part's code in tags, and their end (UTS #51, ED-14a).
_FLAG: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
_ACTING: Final = re.compile(f"({_FLAG})|[{_ALWAYS}]+|{_JOINERS}", re.DOTALL)
_SURROGATE: Final = re.compile(f"[{_SURROGATES}]")
_LINE_END: Final = re.compile(f"\r\n?|[{_LINE_ENDS}]")
# Behind a cut these would stand without what they belong to: joiners, selectors, skin tones, tags.
_EXTENDS: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]")
_JOINED: Final = "\u200d"
# The longest cluster that is kept whole; marks without end are no letter.
_LONGEST_CLUSTER: Final = 32


def without_controls(text: str) -> str:
    """``text`` without characters that act and do not show; tabs stay, and every line ends in LF.

    Doing it twice is doing it once.
    """
    if _is_plain(text):
        return text
    if _SURROGATE.search(text):
        # Two halves of one character that a page escaped one by one come together here.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return _ACTING.sub(r"\1", _LINE_END.sub("\n", text))


def escaped_controls(text: str) -> str:
    """``text`` for a log or a terminal: what ``without_controls`` takes out, as ``\\x1b`` or ``\\u202e``."""
    return text if _is_plain(text) else _ACTING.sub(_escape, text)


def json_without_controls(text: str) -> str:
    """JSON with what ``without_controls`` takes out as ``\\u202e``: another text, the same value."""
    return text if _is_plain(text) else _ACTING.sub(_json_escape, text)


def _is_plain(text: str) -> bool:
    # Nothing that acts is printable. Asking that takes a thirtieth of a search.
    return text.isprintable() or text.replace("\n", "").isprintable()


def _escape(found: re.Match[str]) -> str:
    return found[1] or found[0].encode("unicode_escape").decode("ascii")


def _json_escape(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    # A lone surrogate stays one; what is outside the basic plane is two units, as JSON writes it.
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True))


def cut(text: str, longest: int) -> str:
    """At most ``longest`` characters of ``text``, ending where a letter or an emoji ends."""
    if len(text) <= longest:
        return text
    ends = range(longest, max(longest - _LONGEST_CLUSTER, 0), -1)
    end = next((end for end in ends if not _continues(text, end)), longest)
    return text[:end].rstrip()


def _continues(text: str, place: int) -> bool:
    """Whether the character at ``place`` belongs to the one before."""
    character = text[place]
    return (
        text[place - 1] == _JOINED
        or unicodedata.combining(character) != 0
        or unicodedata.category(character) in ("Mc", "Me")
        or _EXTENDS.match(character) is not None
        or (_is_jamo(character) and _is_jamo(text[place - 1]) and character >= "\u1160")
        or (_is_regional(character) and _regionals_before(text, place) % 2 == 1)
    )


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _regionals_before(text: str, place: int) -> int:
    start = place
    while start > max(place - _LONGEST_CLUSTER, 0) and _is_regional(text[start - 1]):
        start -= 1
    return place - start
