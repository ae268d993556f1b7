"""Korean particles that agree with the word before them."""

from typing import Final

_FIRST_SYLLABLE: Final = 0xAC00
_LAST_SYLLABLE: Final = 0xD7A3
_FINALS: Final = 28
_RIEUL: Final = 8

# How a word that does not end in Hangul is read aloud: the final consonant of its last sound.
_READ_ALOUD: Final = {
    **dict.fromkeys("036", 1),  # 영·공, 삼, 육
    **dict.fromkeys("178LlRr", _RIEUL),  # 일, 칠, 팔, 엘, 알
    **dict.fromkeys("MmNn㎏", 1),  # 엠, 엔, 킬로그램
}
_CLOSING: Final = "\"'”’)]}>〉》」』"

# Each pair: after a final consonant, after a vowel.
PARTICLES: Final = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이라": ("이라", "라"),
    "이나": ("이나", "나"),
}


def final_consonant(word: str) -> int:
    """The final consonant of ``word`` as read aloud: 0 is none, 8 is ㄹ."""
    last = word.rstrip(_CLOSING)[-1:]
    if not last:
        return 0
    if _FIRST_SYLLABLE <= ord(last) <= _LAST_SYLLABLE:
        return (ord(last) - _FIRST_SYLLABLE) % _FINALS
    return _READ_ALOUD.get(last, 0)


def with_particle(word: str, particle: str) -> str:
    """``word`` followed by ``particle`` (its form after a consonant: 은 이 을 과 으로 …).

    A particle that knows one form only (의, 에, 에서 …) is appended as it is.
    """
    pair = PARTICLES.get(particle)
    if pair is None:
        return word + particle
    final = final_consonant(word)
    if particle == "으로" and final == _RIEUL:
        return word + pair[1]
    return word + pair[0 if final else 1]


class Word(str):
    """A word that takes its particle from a format specification: ``f"{word:은}"``."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        return with_particle(str(self), particle) if particle else str(self)
