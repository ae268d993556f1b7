"""Views of rows as a table for a spreadsheet: CSV as the feeds of crawls write it."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from newscrawl.feeds.cells import cell
from newscrawl.room.answers.article import ArticlePast, ListPlace
from newscrawl.room.answers.changed import ChangesAnswer, ShownChange
from newscrawl.room.answers.lists import FrontPage, SideBySide
from newscrawl.room.answers.onelist import ListPast, StoodThere
from newscrawl.room.answers.outlets import ExposureAnswer
from newscrawl.room.answers.search import SearchAnswer, SearchHit
from newscrawl.room.answers.stories import StoriesAnswer
from newscrawl.room.answers.work import RunsAnswer, ShownRun
from newscrawl.store.records import StoryArticle
from newscrawl.store.spellrecords import Exposure, StandingEntry

CSV: Final = "text/csv; charset=utf-8"
Rows = Iterable[Mapping[str, Any]]
# Fields that are no cell: they say more than a cell holds, or nothing outside of the page.
_LEFT_OUT: Final = {"position", "edits", "more", "counts", "health", "arguments"}


def _row(item: Any, **more: Any) -> dict[str, Any]:
    return more | {one.name: getattr(item, one.name) for one in fields(item) if one.name not in _LEFT_OUT}


def _front(answer: FrontPage) -> Rows:
    return (_row(entry, site=one.site, list=one.label) for one in answer.lists for entry in one.entries)


def _sides(answer: SideBySide) -> Rows:
    for front in answer.fronts:
        yield from (_row(entry, site=front.site, list=of.label) for of in front.lists for entry in of.entries)


def _list(answer: ListPast) -> Rows:
    return map(_row, answer.rows)


def _article(answer: ArticlePast) -> Rows:
    return map(_row, answer.places)


def _search(answer: SearchAnswer) -> Rows:
    for one in answer.hits:
        texts = {name: "".join(part.text for part in getattr(one, name)) for name in ("title", "snippet")}
        yield _row(one) | texts


def _changes(answer: ChangesAnswer) -> Rows:
    return map(_row, answer.rows)


def _stories(answer: StoriesAnswer) -> Rows:
    return (_row(one, story=story.id) for story in answer.stories for one in story.articles)


def _outlets(answer: ExposureAnswer) -> Rows:
    return map(_row, answer.rows)


def _runs(answer: RunsAnswer) -> Rows:
    return (_row(one) | {"new": one.new_articles} for one in answer.runs)


# Of each view the columns before those of a row, what a row is of, and the rows.
_TABLES: Final[dict[str, tuple[tuple[str, ...], type, Callable[[Any], Rows]]]] = {
    "front": (("site", "list"), StandingEntry, _front),
    "sides": (("site", "list"), StandingEntry, _sides),
    "list": ((), StoodThere, _list),
    "article": ((), ListPlace, _article),
    "search": ((), SearchHit, _search),
    "changes": ((), ShownChange, _changes),
    "stories": (("story",), StoryArticle, _stories),
    "outlets": ((), Exposure, _outlets),
    "runs": (("new",), ShownRun, _runs),
}
WITH_TABLE: Final = frozenset(_TABLES)
"""The views that are tables; a run or a withheld page is one thing."""


def table_of(view: str, answer: Any) -> bytes:
    """The rows of a view's answer as CSV: UTF-8 with a byte order mark, no cell runs as a formula."""
    first, kind, rows = _TABLES[view]
    columns = [*first, *(one.name for one in fields(kind) if one.name not in _LEFT_OUT)]
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows(answer))
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8", "replace")
