"""Who helped with an article: edited, reviewed, checked, translated or illustrated it."""

import re
from functools import cache

from newscrawl.lexicon import alternatives

_LONGEST = 60


@cache
def _helper() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives('signers', 'helped', 'helper')}) ?(?:by\b|:)|\breviewer\b"
        rf"|(?:{alternatives('signers', 'helped-in-a-word')}) ?[:：/／|]?$",
        re.IGNORECASE,
    )


@cache
def _helped() -> re.Pattern[str]:
    """Who helped, up to who wrote: ``Reviewed by Jane Roe | Written by Ann Poe``."""
    return re.compile(
        rf"(?:^|[ ,;|.(*—–-]{{1,3}})(?:(?:{alternatives('signers', 'how')}) )?"
        rf"(?:{alternatives('signers', 'helped')}) ?(?:by\b|:)"
        rf"(?:(?! (?:{alternatives('bylines', 'wrote')}) by\b).)*"
        rf"|[ ｜|（(\[]{{0,3}}(?:{alternatives('signers', 'helped-in-a-word')}) ?[:：/／]"
        r"(?:(?!作者|文[:：/／]).)*",
        re.IGNORECASE,
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\d )）])(?:{alternatives('signers', 'helped-in-a-word')}|作者) ?[:：]")


def is_labelled(text: str) -> bool:
    """Whether a short line in Chinese or Japanese says under labels where a text is from or who made it:
    ``2025年3月1日 来源：测试日报``.
    """
    return len(text) <= _LONGEST and not text.isascii() and _labelled().search(text) is not None


def is_helper(text: str) -> bool:
    """Whether what stands before a name says that it edited, reviewed, checked, translated or illustrated."""
    return _helper().search(text) is not None


def without_helpers(text: str) -> str:
    """A byline without who helped."""
    return _helped().sub("", text).strip()
