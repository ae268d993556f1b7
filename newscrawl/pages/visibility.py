"""Whether an element is shown, by its style and by the classes that hide on small screens only."""

import re
from functools import lru_cache

from newscrawl.pages.names import Role

# As Tailwind and Bootstrap write them.
_SHOWN_WIDE = re.compile(
    r"(?:^| )(?:(?:sm|md|lg|xl|2xl|pc|desktop):(?:!?block|!?flex|!?grid|!?inline[\w-]*|!?contents)"
    r"|d-(?:sm|md|lg|xl)-\w+)"
)
_STYLE_BLOCK = re.compile(r"display ?: ?block", re.IGNORECASE)
_STYLE_HIDDEN = re.compile(r"display ?: ?none|visibility ?: ?hidden", re.IGNORECASE)


def is_shown_wide(classes: str) -> bool:
    """Whether what ``classes`` hide is shown on wide screens."""
    return _SHOWN_WIDE.search(classes) is not None


@lru_cache(maxsize=256)  # a page has few, each many times
def display_of(style: str) -> int:
    """How an element of this ``style`` is shown: ``AS_BLOCK``, ``UNSEEN``, both or neither."""
    shown = Role.AS_BLOCK if _STYLE_BLOCK.search(style) else 0
    return shown | (Role.UNSEEN if _STYLE_HIDDEN.search(style) else 0)


def unseen(_: str) -> int:
    """What the attribute ``hidden`` says, whatever its value."""
    return Role.UNSEEN
