"""The index of texts: what stands under which headline, in this run and in those before."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, tuple_

from newscrawl.sketch import packed, sketch_of, unpacked
from newscrawl.store.admission import HeadedText
from newscrawl.store.dialects import insert_into
from newscrawl.store.tables import articles, revisions, texts

# So many texts with a mark are looked at: a sentence may stand in the articles of years.
_LOOKED_AT = 64
# So often a withheld text is kept: it is known by then, and a site may show it for weeks.
_WITNESSES = 8


# Made once: making a statement takes longer than SQLite takes to answer it.
_MARKED = (
    select(texts)
    .where(
        texts.c.mark.in_(bindparam("marks", expanding=True)),
        texts.c.standing.in_(bindparam("standings", expanding=True)),
    )
    .limit(_LOOKED_AT)
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

    def headlines_of(self, text: HeadedText) -> Iterator[str | None]:
        """The headlines under which the same text is known, in any run; the same headline of its own, in
        this.
        """
        marks = text.marks
        if not marks:
            return
        rows = self._rows(marks, (Standing.WITHHELD, Standing.DOUBTFUL))
        yield from (known.headline for known in map(self._text_of, rows) if text.is_as(known))
        rows = self._rows(marks, (Standing.SURE,))
        yield from (known.headline for known in self._stored(rows) if text.is_as(known))

    def doubtful(self, marks: Collection[int]) -> list[HeadedText]:
        """The doubtful texts with one of these marks that this run has kept."""
        rows = self._rows(marks, (Standing.DOUBTFUL,)) if marks else ()
        found = {row.article_id: self._text_of(row) for row in rows if row.run == self._run}
        return list(found.values())

    def add(self, known: Iterable[tuple[HeadedText, Standing]]) -> None:
        """Put texts on the index."""
        sure, told = [], []
        for text, standing in known:
            if standing is Standing.SURE:
                sure += _rows_of(text, standing)
            elif standing is not Standing.WITHHELD or not self._is_known(text):
                of_text = {"headline": text.headline, "sketch": packed(text.sketch), "run": self._run}
                told += [row | of_text for row in _rows_of(text, standing)]
        for rows in (sure, told):
            if rows:
                rows.sort(key=lambda row: (row["mark"], row["standing"], row["article_id"]))
                self._connection.execute(insert_into(self._connection, texts).on_conflict_do_nothing(), rows)

    def remove(self, text: HeadedText, standing: Standing) -> None:
        """Take a text off the index."""
        keys = [(mark, int(standing), text.article_id) for mark in text.marks]
        if keys:
            of_row = tuple_(texts.c.mark, texts.c.standing, texts.c.article_id)
            self._connection.execute(texts.delete().where(of_row.in_(keys)))

    def _is_known(self, text: HeadedText) -> bool:
        return not text.marks or len(self._rows(text.marks, (Standing.WITHHELD,))) >= _WITNESSES

    def _rows(self, marks: Collection[int], standings: Sequence[Standing]) -> Sequence[Row[Any]]:
        return self._connection.execute(_MARKED, {"marks": [*marks], "standings": [*standings]}).all()

    def _text_of(self, row: Row[Any]) -> HeadedText:
        title = row.mark if row.run == self._run else None
        return HeadedText(row.article_id, row.headline, unpacked(row.sketch), title)

    def _stored(self, rows: Sequence[Row[Any]]) -> Iterator[HeadedText]:
        ids = {row.article_id for row in rows}
        if not ids:
            return
        current = (revisions.c.article_id == articles.c.id) & (revisions.c.revision == articles.c.revision)
        query = select(articles.c.id, revisions.c.content).join(revisions, current)
        for article_id, content in self._connection.execute(query.where(articles.c.id.in_(ids))):
            yield HeadedText(article_id, content.get("title"), sketch_of(content.get("body")))


def _rows_of(text: HeadedText, standing: Standing) -> list[dict[str, Any]]:
    """The rows of a text; one that is stored without doubt has one, and is compared by its content."""
    marks = sorted(text.marks)[: 1 if standing is Standing.SURE else None]
    return [{"mark": mark, "standing": int(standing), "article_id": text.article_id} for mark in marks]
