"""Whose an e-mail address may be: names in Latin letters, as Koreans write their own.

Each sound has the spellings of the official romanisation of 2000 and those in use beside it (``김`` is
``kim`` and ``gim``, ``준`` is ``jun`` and ``joon``).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_FIRST_SYLLABLE = 0xAC00
_VOWELS, _FINALS = 21, 28
# The sounds in the order of Unicode's syllables, each with its spellings.
_INITIAL = (
    "[gk]|kk kk?|gg? n [dt] tt|dd|[dt] [lr]|y m [bp] pp|bb|[bp] sh? ss? () [jz]h?|ch jj|[jz] ch?"
    " [kc] t ph?|f h"
)
_VOWEL = (
    "ah? ae|ai|e|a ya|a yae|ye eo|ou|u|o|e e|ae yeo|you|yu|yo|ye|eo|u ye|yae|e oh?|oo"
    " wah?|oa wae oe|oi|we|wae|ui yoo?|you oo|woo|wu|ou|u|w weo|wo|uo we wi|wee|ui yoo|you|yu|u eu|oo|u|e"
    " eui|ui|ee|ei|i|e ee|ih?|yi?"
)
_FINAL = (
    "() [gkc]|ck [gkc] [gkc] n n n [td] [lr] [lr] [lr]?m [lr] [lr] [lr] [lr]?p [lr] m [bp] [bp] [ts] [ts] ng"
    " [tj] [tc]h? [kg] t p [ht]?"
)
_SPELLINGS = tuple(tuple(sounds.split(" ")) for sounds in (_INITIAL, _VOWEL, _FINAL))
# Surnames whose usual spelling is another than that of their sound.
_SURNAME = {
    "이": "lee|yi|rhee|li|[liye]", "임": "lim|im|rim|[li]", "노": "roh|noh|[nr]o", "류": "ryu|yoo|yu|ryoo",
    "유": "yoo|yu|you|ryu", "박": "park|bak|pak|[pb]", "최": "choi|choe|c", "우": "woo|[uw]", "오": "oh|o",
    "신": "shin|sin|s", "정": "jung|jeong|chung|[jc]", "조": "cho|jo|[cj]", "전": "jeon|jun|chun|j",
    "강": "kang|gang|[kg]", "안": "ahn|an|a", "윤": "yoon|yun|y", "양": "yang|y",
}  # fmt: skip
_LEAST_OF_GIVEN = 2


def _syllable(character: str) -> str:
    code = ord(character) - _FIRST_SYLLABLE
    initial, rest = divmod(code, _VOWELS * _FINALS)
    vowel, final = divmod(rest, _FINALS)
    sounds = zip(_SPELLINGS, (initial, vowel, final), strict=True)
    return "".join(f"(?:{spellings[place]})" for spellings, place in sounds)


def _letter(character: str) -> str:
    initial = (ord(character) - _FIRST_SYLLABLE) // (_VOWELS * _FINALS)
    letters = re.sub(r"[^a-z]", "", _SPELLINGS[0][initial])[:2]
    return f"[{letters or 'aeiouwy'}]"


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    surname, given = (name[:2], name[2:]) if len(name) > 3 else (name[:1], name[1:])
    whole = "[-._]?".join(map(_syllable, given))
    family = _SURNAME.get(surname) or "".join(map(_syllable, surname))
    first = "[-._]?".join(map(_letter, given))
    family = f"(?:{family}|{_letter(surname[0])})"
    initials = rf"^(?:{family}[-._]?{first}|{first}[-._]?{family})\d*$"
    return re.compile(rf"(?<![a-z]){whole}|{whole}(?![a-z])"), re.compile(initials)


def certainty(email: str, name: str) -> int:
    """How surely ``email`` is the address of ``name``: 2 with the given name, 1 with the initials, else 0."""
    local = email.partition("@")[0].lower()
    if not 2 <= len(name) <= 4 or not all("가" <= character <= "힣" for character in name):
        return 0
    whole, initials = _patterns(name)
    if len(name) > _LEAST_OF_GIVEN and whole.search(local):
        return 2
    return int(initials.match(local) is not None)


def matched(names: Sequence[str], emails: Sequence[str]) -> list[tuple[str, str]]:
    """The name of each address: as many as names belong to them in their order, unless the letters of each
    fit one name alone; of fewer or more only those that do.
    """
    fitting = {}
    for email in emails:
        fits = {name: certainty(email, name) for name in names}
        best = max(fits.values(), default=0)
        if best and list(fits.values()).count(best) == 1:
            fitting[email] = max(fits, key=lambda name: fits[name])
    if len(names) == len(emails) and len(set(fitting.values())) < len(names):
        return list(zip(names, emails, strict=True))
    return [(name, email) for email, name in fitting.items()]
