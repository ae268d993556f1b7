"""How lines in other languages than Korean say who wrote: the words before names, and those between two."""

import re
from functools import cache
from typing import Final

from newscrawl.lexicon import alternatives, entries

_WROTE = alternatives("bylines", "wrote", "posted")
_DONE = alternatives("bylines", "wrote", "posted", "edited")
_WORDS = alternatives("bylines", "by", "author")
_LABELS = alternatives("bylines", "author-label")
_AND = alternatives("bylines", "and")
_SEVERAL = re.compile(r"authors|\(s\)", re.IGNORECASE)
# A line that ends so goes on in the next: "By Jane Doe, Ann Poe and".
_GOES_ON = re.compile(rf"(?:[,;&，、]|(?<![^ ])(?:{_AND}))$", re.IGNORECASE)
_JOINS = re.compile(rf"^[ ,;&，、|•·]{{1,3}}(?:(?:{_AND}) ?)?$|^(?:{_AND})$", re.IGNORECASE)
BETWEEN: Final = re.compile(
    rf"( [-–—·] | ?[,;|/&•●⋅，；、／｜] ?|(?<![^ ,;])(?:{alternatives('bylines', 'and', 'with')}) )",
    re.IGNORECASE,
)
"""What stands between two names of a byline, or between a name and what is no name."""


# Hardly a Korean page asks for one of these: each is compiled when it is first asked for.
# Behind a label stands a colon, a stroke or a dot: "文/", "作者：", "取材・文●". A byline glued together by a
# template ("ByJane Doe") shows where the name begins; 记者 and two to four letters are one of their own.
@cache
def _by() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:by(?=by ))?(?:(?:{_DONE}) )?(?:{_WORDS})(?:(?<=\.)|(?!\w))[ :：]{{1,3}}"
        rf"|^(?:{_LABELS}) ?[:：/／●丨|｜] ?"
        r"|^(?-i:By(?=[A-Z])|BY(?=[A-Z][a-z]))"
        r"|^(?-i:[㐀-鿿]{0,8}(?:记者|記者)(?: ?(?=[㐀-鿿]{2,4}$)|(?=[㐀-鿿]{2,4} ?[/／])))",
        re.IGNORECASE,
    )


@cache
def _by_alone() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{_WROTE}) )?(?:{_WORDS}|{_LABELS})(?!\w)(?: ?[:：])?$",
        re.IGNORECASE,
    )


def is_label_of_signer(text: str) -> bool:
    """Whether a line says that who wrote it stands on the next one: ``By``, ``Author:``."""
    return _by_alone().match(text) is not None


def is_label_of_signers(text: str) -> bool:
    """Whether such a label may be that of several: ``Authors``, ``Author(s):``."""
    return is_label_of_signer(text) and _SEVERAL.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a byline is not at its end: ``By Jane Doe and``."""
    return _GOES_ON.search(text) is not None


def without_end(text: str) -> str:
    """A byline that is not at its end without what announces the next name: ``By Jane Doe``."""
    end = _GOES_ON.search(text)
    # Written with a capital it is a name: Wang Dan.
    return text[: end.start()].rstrip() if end and end[0] == end[0].lower() else text


def joins(text: str) -> bool:
    """Whether a line holds nothing but what stands between two names of a byline."""
    return _JOINS.match(text) is not None


def is_signed(text: str) -> bool:
    """Whether a line says that somebody wrote it: ``By Jane Doe``, ``Autor: Jan Nowak``."""
    return _by().match(text) is not None


def behind_source(text: str) -> str:
    """What a Chinese line says of the author behind the source: ``来源：测试日报 作者：王小明``."""
    signed = text[max(text.find("作者"), 0) :]
    return signed if signed != text and is_signed(signed) else ""


def without_by(text: str) -> str:
    """A byline without the words that say that it is one."""
    return _by().sub("", text)


@cache
def _glued() -> re.Pattern[str]:
    agencies = entries("signers", "agencies")
    written = "|".join(sorted({form for name in agencies for form in (name.upper(), name.capitalize())}))
    return re.compile(rf"(?<=[a-z])(?:{written})$")


def without_agency(name: str) -> str:
    """A name without the agency that a template has glued to it: ``Jane DoeReuters``."""
    return _glued().sub("", name)
