"""The tables of what was followed already: what lists showed of the articles that are stored."""

from sqlalchemy import BigInteger, Column, SmallInteger, Table

from newscrawl.store.tables import Moment, metadata

# The headline that a list showed of an article when the article was last asked for, or was found to bear it.
# A list that goes on to show it is no reason to ask again, whatever the page says.
listed_titles = Table(
    "listed_titles",
    metadata,
    Column("article", BigInteger, primary_key=True, autoincrement=False),  # digest of its identity
    Column("list_key", BigInteger, primary_key=True, autoincrement=False),  # lists.key
    Column("title", BigInteger, nullable=False),  # digest of what the headline says
    Column("day", SmallInteger, nullable=False),  # since 1970; an old row is deleted
    sqlite_with_rowid=False,
)

# Articles that a list gave a reason to read again, and that were as before: the next reason waits longer.
fruitless = Table(
    "fruitless",
    metadata,
    Column("article", BigInteger, primary_key=True, autoincrement=False),
    Column("times", SmallInteger, nullable=False),  # one after the other
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
