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
# What a server says of the version that it sends.
_OF_VERSION: Final = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Content-Length")
_OK: Final = 200
NOT_MODIFIED: Final = 304


def version_of(response: Response, rules: str = "", *, unnamed: bool = False) -> NamedVersion | None:
    """How the server names what it sent; ``rules``: what it is read with.

    None where it does not name it, unless ``unnamed`` ones are asked for, and where it lets nothing be kept,
    or what it sent is not the same for everybody.
    """
    sent = (response.headers.get(name) or b"" for name in _OF_VERSION)
    etag, modified, control, vary, length = [value.decode("latin-1") for value in sent]
    if not (etag or modified or unnamed) or "no-store" in control.lower() or vary == "*":
        return None
    return NamedVersion(
        url=response.url,
        rules=rules,
        etag=etag or None,
        last_modified=modified or None,
        transferred=int(length) if length.isdecimal() else len(response.body),
    )


def conditions(kept: KeptAnswer | NamedVersion) -> dict[str, str]:
    """The headers of a request for what has changed since; empty where the server did not name it."""
    named = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in named.items() if value}


def answer_of(response: Response, *, at_all_costs: bool = False) -> KeptAnswer | None:
    """A response as it may be kept: a whole one that names itself, and that its server lets be kept.

    ``at_all_costs``: one without a name too.
    """
    if response.status != _OK or response.request is None or not response.request.meta.get("conditional"):
        return None
    if (version := version_of(response, unnamed=at_all_costs)) is None:
        return None
    return KeptAnswer(
        url=version.url,
        body=response.body,
        headers={name: value.decode("latin-1") for name in _HEADERS if (value := response.headers.get(name))},
        etag=version.etag,
        last_modified=version.last_modified,
        transferred=version.transferred,
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
