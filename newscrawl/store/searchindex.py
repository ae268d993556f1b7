"""The index of the search: which texts hold which grams (``newscrawl.grams``).

SQLite has it as a contentless table of FTS5 that knows no positions (``detail=none``), about half of the
text; PostgreSQL as arrays of numbers under a GIN index, three times the text, because GIN keeps what it
indexes. They say which texts may hold a query, and the text itself is asked then: what is found does not
depend on the index, only how soon.

Making the grams of a text and indexing them takes a quarter of what keeping the article costs. So the
transaction that keeps a revision only notes that it waits, and the index is made at the end of a run, for a
bounded time, and before a search, for all that is left.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from zlib import crc32

from sqlalchemy import (
    ARRAY,
    Connection,
    Dialect,
    Integer,
    Select,
    TableClause,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    inspect,
    select,
    table,
    text,
)

from newscrawl.grams import grams_of, is_gram, tokens_of
from newscrawl.query import Query
from newscrawl.store.content import CURRENT
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.searchtables import search_documents, search_waiting
from newscrawl.store.tables import articles, revisions
from newscrawl.text import folded

_GRAMS: Final = table("search_grams", column("number", Integer), column("grams"))
_FTS: Final = table("search_grams", column("rowid", Integer))
# Texts that one transaction indexes.
_PART: Final = 200
_MAKE: Final = {
    # Tokens are made here; the tokenizer ``ascii`` only splits at blanks: letters beyond ASCII all count.
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE IF NOT EXISTS search_grams"
            " USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')"
        ),
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS search_grams (number INTEGER PRIMARY KEY, grams INTEGER[] NOT NULL)",
        "CREATE INDEX IF NOT EXISTS search_grams_by_gram ON search_grams USING gin (grams)",
    ),
}
_INSERT: Final = {
    "sqlite": "INSERT INTO search_grams (rowid, grams) VALUES (:number, :grams)",
    "postgresql": "INSERT INTO search_grams (number, grams) VALUES (:number, :grams)",
}


def note_texts(connection: Connection, written: Iterable[Mapping[str, Any]]) -> None:
    """Let the texts of these revisions wait; in the transaction that writes them, or changes one."""
    rows = [{name: row[name] for name in ("article_id", "revision")} for row in written]
    insert_rows(connection, search_waiting, rows)


def note_all(connection: Connection) -> None:
    """Let the texts of a store wait that knew no search."""
    current = select(articles.c.id, articles.c.revision).order_by(articles.c.read_at, articles.c.id)
    names = ["article_id", "revision"]
    connection.execute(insert(search_waiting).from_select(names, current))


def make_index(connection: Connection) -> bool:
    """Make the tables of the index, where they are not there. False where SQLite was built without FTS5."""
    modules = text("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'")
    if connection.dialect.name == "sqlite" and not connection.scalar(modules):
        return False
    for statement in _MAKE[connection.dialect.name]:
        connection.execute(text(statement))
    return True


def is_made(connection: Connection) -> bool:
    """Whether the tables of the index are there."""
    return inspect(connection).has_table(_GRAMS.name)


def waiting(connection: Connection) -> int:
    """How many texts wait to be indexed."""
    return connection.scalar(select(func.count()).select_from(search_waiting)) or 0


def index_part(connection: Connection) -> int:
    """Index some of the texts that wait, the longest waiting first. Returns how many have been looked at.

    Of several writers on PostgreSQL each takes others.
    """
    query = select(search_waiting).order_by(search_waiting.c.number).limit(_PART)
    rows = connection.execute(query.with_for_update(skip_locked=True)).all()
    if not rows:
        return 0
    contents = _contents(connection, [row.article_id for row in rows])
    kept = [row for row in rows if (row.article_id, row.revision) in contents]
    if kept:
        name = connection.dialect.name
        values = [
            {"number": row.number, "grams": _grams(contents[row.article_id, row.revision], name)}
            for row in kept
        ]
        connection.execute(text(_INSERT[name]), values)
        insert_rows(connection, search_documents, [row._asdict() for row in kept])
    numbers = [row.number for row in rows]
    connection.execute(delete(search_waiting).where(search_waiting.c.number.in_(numbers)))
    return len(rows)


def _contents(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """The current contents of articles: those that were replaced meanwhile need no index."""
    query = (
        select(articles.c.id, articles.c.revision, revisions.c.content)
        .select_from(CURRENT)
        .where(articles.c.id.in_(ids))
    )
    return {(row.id, row.revision): row.content for row in connection.execute(query)}


def searched_texts(content: Mapping[str, Any]) -> list[str]:
    """The texts of a revision that are searched: title, sub-headline, body."""
    return [content[name] for name in ("title", "subtitle", "body") if content.get(name)]


def _grams(content: Mapping[str, Any], dialect: str) -> str | list[int]:
    texts = "\n".join(map(folded, searched_texts(content)))
    return tokens_of(texts) if dialect == "sqlite" else sorted(set(map(number_of, grams_of(texts))))


def number_of(gram: str) -> int:
    """A gram as PostgreSQL's index has it. Two may share a number: what is found is asked anyway."""
    return crc32(gram.encode("utf-8", "replace")) - (1 << 31)


def candidate_ids(dialect: Dialect, query: Query) -> Select[Any]:
    """The identities of all articles that may hold the query, for ``IN``."""
    index, number, which = matching(dialect, query)
    found = index.join(search_documents, search_documents.c.number == number)
    return select(search_documents.c.article_id).select_from(found).where(which)


def matching(dialect: Dialect, query: Query) -> tuple[TableClause, Any, Any]:
    """The index, the number of a text in it, and the condition that it may hold the query."""
    grams = sorted(query.grams)
    if dialect.name == "sqlite":
        # A quotation mark is no letter, so no gram has one.
        wanted = " AND ".join(f'"{gram}"' for gram in grams)
        # Only of a word that is one gram the index alone says that a text has it.
        unwanted = "".join(f' NOT "{word}"' for word in query.without if is_gram(word))
        wanted = f"({wanted}){unwanted}"
        return _FTS, _FTS.c.rowid, text("search_grams MATCH :wanted").bindparams(wanted=wanted)
    numbers = cast(bindparam("wanted", [number_of(gram) for gram in grams], unique=True), ARRAY(Integer))
    return _GRAMS, _GRAMS.c.number, _GRAMS.c.grams.bool_op("@>")(numbers)
