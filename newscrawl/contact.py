"""Who asks: the header ``User-Agent``, with the address that ``CONTACT`` gives."""

import re
from typing import Final

from scrapy.settings import BaseSettings

from newscrawl.exceptions import ArgumentError

_MAIL: Final = re.compile(r"[!-~]+@[!-~]+\.[!-~]+")
_PAGE: Final = re.compile(r"https?://[!-~]+", re.IGNORECASE)
# Signs that end or escape a comment (RFC 9110, 5.6.5).
_OF_COMMENTS: Final = frozenset("()\\")


class Contact:
    """The add-on that puts ``CONTACT`` into ``USER_AGENT``: ``newscrawl/1.0 (+https://example.org/bot)``."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Put ``CONTACT`` into ``USER_AGENT``; raises ``ArgumentError`` for what is no contact."""
        identify(settings)


def identify(settings: BaseSettings) -> None:
    """Put ``CONTACT`` into ``USER_AGENT``; see ``contact_of``, whose errors it raises.

    A ``USER_AGENT`` of the command line stays as it is.
    """
    contact = contact_of(settings)
    named = f" (+{contact})"
    if contact and not str(settings["USER_AGENT"]).endswith(named):
        settings.set("USER_AGENT", f"{settings['USER_AGENT']}{named}", priority="spider")


def contact_of(settings: BaseSettings) -> str:
    """What ``CONTACT`` gives, a mail address or the address of a page; empty without it.

    Raises ``ArgumentError`` for what is neither.
    """
    contact = str(settings.get("CONTACT") or "").strip()
    known = _MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)
    if contact and (not known or _OF_COMMENTS & set(contact)):
        raise ArgumentError(
            f"CONTACT={contact!a} is no contact: give a mail address or the https:// address of a page"
        )
    return contact
