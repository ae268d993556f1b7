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
        """See ``identify``."""
        identify(settings)


def identify(settings: BaseSettings) -> None:
    """Put ``CONTACT``, a mail address or the address of a page, into ``USER_AGENT``.

    A ``USER_AGENT`` of the command line stays as it is. Raises ``ArgumentError`` for what is neither.
    """
    contact = str(settings.get("CONTACT") or "").strip()
    if not contact:
        return
    if not (_MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)) or _OF_COMMENTS & set(contact):
        raise ArgumentError(
            f"CONTACT={contact!a} is no contact: give a mail address or the https:// address of a page"
        )
    named = f" (+{contact})"
    if not str(settings["USER_AGENT"]).endswith(named):
        settings.set("USER_AGENT", f"{settings['USER_AGENT']}{named}", priority="spider")
