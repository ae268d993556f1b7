"""How many functions of newscrawl an article passes from the frontier to the feed, and a rank from its list.

``python -m benchmarks.hops`` crawls a small portal in this process and notes every function, in any thread,
that is called with one article among its arguments: its row, request, response or item, also within a
collection; and likewise with one rank. A text of it alone does not count. The reading of a page counts as one
function; comprehensions and lambdas count as part of the function they stand in. Marked with ``>`` are those
that hand it on to another one; the others look at it, write it, or make its next shape.
"""

import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from types import CodeType, FrameType
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Request, Response
from scrapy.utils.project import get_project_settings
from twisted.python.failure import Failure

from benchmarks.processes import PROJECT
from newscrawl.items import Article, Ranking
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.truth import articles as truth
from newscrawl.store.waiting import WaitingArticle
from newscrawl.text import KST

OWN = str(PROJECT / "newscrawl")
ARTICLES, SEED = 40, 7
READING = {"explain_article", "read_list_page"}
# Levels of collections that are looked into: a batch in a call, an item in the batch.
DEEP = 3


def is_row(value: Any) -> bool:
    """Whether ``value`` is a row as ``store.prepared`` makes them."""
    return type(value).__name__ == "_Row"


def is_article(value: Any, article_id: str) -> bool:
    """Whether ``value`` is the article in one of its shapes."""
    if isinstance(value, Article):
        return value.id == article_id
    if isinstance(value, WaitingArticle):
        return value.article_id == article_id
    if isinstance(value, Response):
        return value.request is not None and is_article(value.request, article_id)
    if isinstance(value, Request):
        return value.cb_kwargs.get("article_id") == article_id
    if is_row(value):
        value = value._asdict()
    # Its row on the frontier, in articles, or in revisions.
    return isinstance(value, Mapping) and article_id in (
        value.get("id"),
        value.get("article_id") if "list_key" not in value else None,
    )


def is_rank(value: Any, article_id: str) -> bool:
    """Whether ``value`` is an observation of the article in one of its shapes."""
    if isinstance(value, Ranking):
        return value.article_id == article_id
    return isinstance(value, Mapping) and "list_key" in value and value.get("article_id") == article_id


class Hops:
    """Notes which functions a thing passes; ``sys.setprofile`` calls it."""

    def __init__(self, kinds: Mapping[str, Callable[[Any], bool]]) -> None:
        self._kinds = kinds
        self.passed: dict[str, dict[CodeType, None]] = {name: {} for name in kinds}
        self.handing_on: dict[str, set[CodeType]] = {name: set() for name in kinds}
        self.shapes: dict[str, set[str]] = {name: set() for name in kinds}
        self._reading: dict[int, FrameType] = {}

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        thread = threading.get_ident()
        if thread in self._reading:
            if event == "return" and self._reading[thread] is frame:
                del self._reading[thread]
            return
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(OWN) or code.co_name.startswith("<"):
            return
        if code.co_name in READING:
            self._reading[thread] = frame
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = [frame.f_locals.get(name) for name in names if name not in {"self", "cls"}]
        for name, is_it in self._kinds.items():
            if (found := _found(values, is_it, DEEP)) is not None:
                self.passed[name][code] = None
                self.shapes[name].add(
                    "row" if isinstance(found, Mapping) or is_row(found) else type(found).__name__
                )
                self.handing_on[name] |= {caller for caller in _callers(frame) if caller is not code}


def _callers(frame: FrameType) -> Iterator[CodeType]:
    """The function of newscrawl from which a call came, whatever libraries are between."""
    caller = frame.f_back
    while caller is not None:
        code = caller.f_code
        if code.co_filename.startswith(OWN) and not code.co_name.startswith("<"):
            yield code
            return
        caller = caller.f_back


def _found(value: Any, is_it: Callable[[Any], bool], deep: int) -> Any:
    """The thing itself, where it is in ``value``."""
    if isinstance(value, str | bytes | int | float | type | Failure) or value is None:
        return None
    if is_it(value):
        return value
    parts: Iterable[Any] = ()
    if deep and is_dataclass(value):
        parts = [getattr(value, field.name, None) for field in fields(value)]
    elif deep and isinstance(value, Mapping):
        parts = list(value.values())
    elif deep and isinstance(value, list | tuple | set | frozenset):
        parts = list(value)
    return next((found for part in parts if (found := _found(part, is_it, deep - 1)) is not None), None)


def count(article_id: str, portal: str, folder: str) -> Hops:
    """Crawl the portal at this address, watching one of its articles."""
    hops = Hops(
        {
            "article": lambda value: is_article(value, article_id),
            "rank": lambda value: is_rank(value, article_id),
        }
    )
    settings = get_project_settings()
    settings.setdict({"DATA_DIR": folder, "PORTAL_URL": portal, "LOG_LEVEL": "ERROR"}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    process.crawl("mainnews")
    threading.setprofile(hops)
    sys.setprofile(hops)
    try:
        process.start()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return hops


def main() -> None:
    with PortalProcess(ARTICLES) as portal, tempfile.TemporaryDirectory() as folder:
        newest = next(iter(truth(Newsroom(ARTICLES, SEED), portal.url, datetime.now(KST))))
        hops = count(str(newest.id), portal.url, folder)
    for name, passed in hops.passed.items():
        on = [code for code in passed if code in hops.handing_on[name]]
        print(f"{name}: {len(passed)} functions, of which {len(on)} hand it on; {sorted(hops.shapes[name])}")
        for code in passed:
            mark = ">" if code in on else " "
            print(f"  {mark} {code.co_filename.removeprefix(OWN + '/')}: {code.co_qualname}")


if __name__ == "__main__":
    main()
