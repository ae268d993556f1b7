"""Answers that a server may call unchanged later (RFC 9110, 13): who asks so, and what is kept of them."""

import logging
from datetime import datetime
from typing import Final

from scrapy.http import Response

from newscrawl.items import NamedVersion
from newscrawl.run.run import Run
from newscrawl.store import Store, StoreError
from newscrawl.store.answers import KeptAnswer
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# What the ``meta`` of a request says whose answer is kept once it was found good.
CONDITIONAL: Final = {"conditional": True}
# The flag of a response that its server called unchanged.
UNCHANGED: Final = "unchanged"
# How a body is read, and nothing of the visitor or the moment.
_HEADERS: Final = ("Content-Type", "Content-Language", "Link")
_OK: Final = 200
NOT_MODIFIED: Final = 304


def header(response: Response, name: str) -> str | None:
    """A header as text; None where there is none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def validators(response: Response) -> tuple[str | None, str | None]:
    """How a server names what it sent: its ETag and its Last-Modified."""
    return header(response, "ETag"), header(response, "Last-Modified")


def conditions(kept: KeptAnswer | NamedVersion) -> dict[str, str]:
    """The headers of a request for what has changed since; empty where the server did not name it."""
    named = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in named.items() if value}


def may_be_kept(response: Response) -> bool:
    """Whether a server lets what it sent be kept, and it is the same for everybody."""
    return "no-store" not in (header(response, "Cache-Control") or "").lower() and (
        header(response, "Vary") != "*"
    )


def transferred(response: Response) -> int:
    """The bytes of a response's body as they were sent."""
    length = header(response, "Content-Length") or ""
    return int(length) if length.isdecimal() else len(response.body)


def answer_of(response: Response, *, at_all_costs: bool = False) -> KeptAnswer | None:
    """A response as it may be kept: a whole one that names itself, and that its server lets be kept.

    ``at_all_costs``: one without a name too.
    """
    etag, modified = validators(response)
    if response.status != _OK or not (etag or modified or at_all_costs):
        return None
    if response.request is None or not response.request.meta.get("conditional"):
        return None
    if not may_be_kept(response):
        return None
    return KeptAnswer(
        url=response.url,
        body=response.body,
        headers={name: value for name in _HEADERS if (value := header(response, name))},
        etag=etag,
        last_modified=modified,
        transferred=transferred(response),
        confirmed_at=datetime.now(KST),
        unchanged=UNCHANGED in response.flags,
    )


# A store that fails is said by those who cannot do without it: without a copy, all is asked for anew.


async def kept_answer(run: Run, url: str) -> KeptAnswer | None:
    """The good copy of an address, or None."""
    try:
        return await run.store.call(Store.kept_answer, url)
    except StoreError as error:
        logger.debug("%s: asked for anew", error)
        return None


async def keep_answer(run: Run, answer: KeptAnswer) -> None:
    """Keep an answer that no list was read from."""
    try:
        await run.store.call(Store.keep_answer, answer)
    except StoreError as error:
        logger.debug("%s: not kept", error)


async def forget_answer(run: Run, url: str) -> None:
    """Have an address sent whole the next time."""
    try:
        await run.store.call(Store.forget_answer, url)
    except StoreError as error:
        logger.debug("%s: still kept", error)
