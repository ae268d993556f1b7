"""The index of texts: what stands under which headline, in this run and in those before."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, tuple_

from newscrawl.sketch import Sketch, packed, unpacked
from newscrawl.store.admission import HeadedText
from newscrawl.store.content import CURRENT
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import fetch
from newscrawl.store.tables import articles, revisions
from newscrawl.store.withheldtables import texts

# So many texts with a mark are looked at: a sentence may stand in the articles of years.
_LOOKED_AT = 64
# A withheld text with so many rows, two or three for each headline, is known: a site may show it for weeks.
_WITNESSES = 24


# Made once: making a statement takes longer than SQLite takes to answer it.
_MARKED = (
    select(texts)
    .where(
        texts.c.mark.in_(bindparam("marks", expanding=True)),
        texts.c.standing.in_(bindparam("standings", expanding=True)),
    )
    .limit(_LOOKED_AT)
)
_CONTENTS = (
    select(articles.c.id, revisions.c.content)
    .select_from(CURRENT)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
)


class Standing(IntEnum):
    """What was made of a text."""

    SURE = 0
    DOUBTFUL = 1  # kept; it may turn out to be another page
    WITHHELD = 2


class TextIndex:
    """The table ``texts`` for one transaction of ``run``."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._run = run
        # What says the same as a text, each an article and its headline: of many copies of one, each asks.
        self._same: dict[tuple[Sketch, int | None, int], list[tuple[str, str | None]]] = {}

    def headlines_of(self, text: HeadedText) -> Iterator[str | None]:
        """The headlines under which the same text is known, in any run; the same headline of its own, in
        this.
        """
        # Those that need no look at what is stored come first.
        for place, standings in enumerate(((Standing.WITHHELD, Standing.DOUBTFUL), (Standing.SURE,))):
            key = (*text.words, place)
            if (same := self._same.get(key)) is None:
                same = self._same[key] = self._saying_same(text, standings)
            yield from (headline for article_id, headline in same if article_id != text.article_id)

    def _saying_same(self, text: HeadedText, standings: Sequence[Standing]) -> list[tuple[str, str | None]]:
        rows = self._rows(text.marks, standings) if text.marks else ()
        known = [one for one in self._texts(rows) if text.says_same(one)]
        found = [(one.article_id, one.headline) for one in known if one.headline is not None]
        return [*found, *self._titles({one.article_id for one in known if one.headline is None})]

    def doubtful(self, marks: Collection[int]) -> list[HeadedText]:
        """The doubtful texts with one of these marks that this run has kept."""
        rows = self._rows(marks, (Standing.DOUBTFUL,)) if marks else ()
        return [*self._texts([row for row in rows if row.run == self._run])]

    def add(self, known: Iterable[tuple[HeadedText, Standing]]) -> None:
        """Put texts on the index."""
        self._same.clear()
        rows = [
            row
            for text, standing in known
            if standing is not Standing.WITHHELD or not self._is_known(text)
            for row in self._rows_of(text, standing)
        ]
        rows.sort(key=lambda row: (row["mark"], row["standing"], row["article_id"]))
        insert_rows(self._connection, texts, rows, skipping=True)

    def remove(self, text: HeadedText, standing: Standing) -> None:
        """Take a text off the index."""
        self._same.clear()
        keys = [(mark, int(standing), text.article_id) for mark in text.marks]
        if keys:
            of_row = tuple_(texts.c.mark, texts.c.standing, texts.c.article_id)
            self._connection.execute(texts.delete().where(of_row.in_(keys)))

    def _is_known(self, text: HeadedText) -> bool:
        return not text.marks or len(self._rows(text.marks, (Standing.WITHHELD,))) >= _WITNESSES

    def _rows(self, marks: Collection[int], standings: Sequence[Standing]) -> Sequence[Row[Any]]:
        return fetch(self._connection, _MARKED, {"marks": [*marks], "standings": [*standings]})

    def _texts(self, rows: Sequence[Row[Any]]) -> Iterator[HeadedText]:
        """The texts that rows belong to."""
        of_text: dict[tuple[int, str], list[Row[Any]]] = {}
        for row in rows:
            of_text.setdefault((row.standing, row.article_id), []).append(row)
        for (_, article_id), found in of_text.items():
            sketch = unpacked(found[0].sketch)
            own = [one.mark for one in found if one.run == self._run and one.mark not in sketch]
            yield HeadedText(article_id, found[0].headline, sketch, *own[:1])

    def _titles(self, ids: Collection[str]) -> Iterator[tuple[str, str | None]]:
        rows = fetch(self._connection, _CONTENTS, {"ids": [*ids]}) if ids else ()
        yield from ((row.id, row.content.get("title")) for row in rows)

    def _rows_of(self, text: HeadedText, standing: Standing) -> Iterator[dict[str, Any]]:
        # One that is stored without doubt has one row, and its headline is in the store.
        sure = standing is Standing.SURE
        of_text = {
            "standing": int(standing),
            "article_id": text.article_id,
            "headline": None if sure else text.headline or "",
            "run": None if sure else self._run,
            "sketch": packed(text.sketch),
        }
        for mark in text.marks[: 1 if sure else None]:
            yield of_text | {"mark": mark}
