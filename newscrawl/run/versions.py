"""Versions of articles' pages that their servers can call unchanged (RFC 9110, 13).

A page that is as it was needs neither be sent nor read again: that its server says so counts as a reading.
Unlike the copy of a list, the kept page is not looked at; what was read from it is stored.
"""

from typing import Any

from newscrawl.items import NamedVersion
from newscrawl.run.answers import NOT_MODIFIED, conditions


def asking(version: NamedVersion | None, rules: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The headers and the ``meta`` of a request for a page of which ``version`` is kept; ``rules`` is what it
    would be read with today.
    """
    if version is None or version.rules != rules:
        return {}, {}
    headers = conditions(version)
    return headers, {"handle_httpstatus_list": [NOT_MODIFIED]} if headers else {}
