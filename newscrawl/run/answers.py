"""Answers that a server may call unchanged later (RFC 9110, 13): who asks so, and what is kept of them."""

import logging
from datetime import datetime
from typing import Final

from scrapy.http import Response

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


def header(response: Response, name: str) -> str | None:
    """A header as text; None where there is none."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def answer_of(response: Response, *, at_all_costs: bool = False) -> KeptAnswer | None:
    """A response as it may be kept: a whole one that names itself, and that its server lets be kept.

    ``at_all_costs``: one without a name too.
    """
    etag, modified = header(response, "ETag"), header(response, "Last-Modified")
    if response.status != _OK or not (etag or modified or at_all_costs):
        return None
    if response.request is None or not response.request.meta.get("conditional"):
        return None
    if "no-store" in (header(response, "Cache-Control") or "").lower() or header(response, "Vary") == "*":
        return None
    length = header(response, "Content-Length") or ""
    return KeptAnswer(
        url=response.url,
        body=response.body,
        headers={name: value for name in _HEADERS if (value := header(response, name))},
        etag=etag,
        last_modified=modified,
        transferred=int(length) if length.isdecimal() else len(response.body),
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
