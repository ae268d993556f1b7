"""The index of the search: which texts hold which grams (``newscrawl.grams``).

SQLite has it as a contentless table of FTS5 that knows no positions (``detail=none``), two fifths of the
text, where a single letter is found by what begins with it; PostgreSQL as postings of its own
(``store.searchblocks``). They say which texts may hold a query, and the text itself is asked then: what is
found does not depend on the index, only how soon.

Only a search needs it, and making it takes an eighth of what keeping the article does. So the transaction
that keeps a revision only notes that its text waits; who searches indexes what waits, and where the store
cannot be written, those texts are asked one by one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
    table,
    text,
)

from newscrawl.grams import begins_pieces, grams_of, is_gram, tokens_of
from newscrawl.query import Query
from newscrawl.store import searchblocks
from newscrawl.store.content import CURRENT
from newscrawl.store.dialects import is_replica, lock_named
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.searchtables import search_documents, search_waiting
from newscrawl.store.tables import articles, revisions
from newscrawl.text import folded

_FTS: Final = table("search_grams", column("rowid", Integer))
# Texts that one transaction indexes, a tenth of a second of them: parts of 200 make FTS5 write and merge more
# segments, which takes a fifth longer. A block of PostgreSQL's index is best written at once.
_PARTS: Final = {"sqlite": 500, "postgresql": searchblocks.BLOCK}
# Numbers that are asked for at once.
_ASKED: Final = 200
# Tokens are made here; the tokenizer ``ascii`` only splits at blanks: letters beyond ASCII all count.
_MAKE_FTS: Final = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_grams"
    " USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')"
)
_INSERT_FTS: Final = text("INSERT INTO search_grams (rowid, grams) VALUES (:number, :grams)")


def note_texts(connection: Connection, written: Iterable[Mapping[str, Any]]) -> None:
    """Let the texts of these revisions wait; in the transaction that writes them, or changes one."""
    rows = [{name: row[name] for name in ("article_id", "revision")} for row in written]
    insert_rows(connection, search_waiting, rows)


def note_all(connection: Connection) -> None:
    """Let the texts of a store wait that knew no search."""
    current = select(articles.c.id, articles.c.revision).order_by(articles.c.read_at, articles.c.id)
    names = ["article_id", "revision"]
    connection.execute(insert(search_waiting).from_select(names, current))


def can_index(connection: Connection) -> bool:
    """False where SQLite was built without FTS5, and on a server that cannot be written."""
    if connection.dialect.name != "sqlite":
        return not is_replica(connection)
    return bool(connection.scalar(text("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'")))


def make_index(connection: Connection) -> None:
    """Make the tables of the index, where they are not there."""
    if connection.dialect.name == "sqlite":
        connection.execute(_MAKE_FTS)
    else:
        searchblocks.make(connection)


def _is_made(connection: Connection) -> bool:
    """Whether the tables of the index are there."""
    made = _FTS if connection.dialect.name == "sqlite" else searchblocks.search_postings
    return inspect(connection).has_table(made.name)


def waiting(connection: Connection) -> int:
    """How many texts wait to be indexed."""
    return connection.scalar(select(func.count()).select_from(search_waiting)) or 0


def index_part(connection: Connection) -> int:
    """Index some of the texts that wait, the longest waiting first. Returns how many have been looked at.

    One writer at a time does so.
    """
    lock_named(connection, "search")
    dialect = connection.dialect.name
    query = select(search_waiting).order_by(search_waiting.c.number).limit(_PARTS[dialect])
    rows = connection.execute(query).all()
    if not rows:
        return 0
    contents = _contents(connection, [row.article_id for row in rows])
    kept = [row for row in rows if (row.article_id, row.revision) in contents]
    if kept:
        insert_rows(connection, search_documents, [row._asdict() for row in kept])
        texts = ((row.number, _searched(contents[row.article_id, row.revision])) for row in kept)
        if dialect == "sqlite":
            values = [{"number": number, "grams": tokens_of(one)} for number, one in texts]
            connection.execute(_INSERT_FTS, values)
        else:
            searchblocks.add(connection, ((number, grams_of(one)) for number, one in texts))
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


def _searched(content: Mapping[str, Any]) -> str:
    return "\n".join(map(folded, searched_texts(content)))


def candidates(connection: Connection, query: Query) -> Iterator[int]:
    """The numbers of the texts in the index that may hold the query, the newest first."""
    if not _is_made(connection):
        return iter(())
    if connection.dialect.name != "sqlite":
        return searchblocks.candidates(connection, query.grams)
    found = _matching(query).order_by(_FTS.c.rowid.desc())
    return iter(connection.scalars(found, execution_options={"yield_per": _ASKED}))


def may_hold(connection: Connection, query: Query) -> ColumnElement[bool]:
    """The condition that an article may hold the query: the index says so, or its text waits."""
    waits = articles.c.id.in_(select(search_waiting.c.article_id))
    if not _is_made(connection):
        return waits
    numbers = _matching(query)
    if connection.dialect.name != "sqlite":
        found = [*searchblocks.candidates(connection, query.grams)]
        numbers = select(func.unnest(bindparam("candidates", found, ARRAY(Integer), unique=True)))
    indexed = select(search_documents.c.article_id).where(search_documents.c.number.in_(numbers))
    return or_(articles.c.id.in_(indexed), waits)


def _matching(query: Query) -> Select[Any]:
    wanted = " AND ".join(map(_term, sorted(query.grams)))
    # Only of a word that is one gram the index alone says that a text has it.
    unwanted = "".join(f" NOT {_term(word)}" for word in query.without if is_gram(word))
    match = text("search_grams MATCH :wanted").bindparams(wanted=f"({wanted}){unwanted}")
    return select(_FTS.c.rowid).where(match)


def _term(gram: str) -> str:
    """A gram as FTS5 is asked for it. A quotation mark is no letter, so no gram has one."""
    return f'"{gram}"*' if begins_pieces(gram) else f'"{gram}"'
