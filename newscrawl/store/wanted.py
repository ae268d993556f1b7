"""Queries that ask for many keys at once, with one parameter for all of them.

Binding each of a thousand values takes longer than looking it up, and so does making a statement anew for
each number of them. Statements are texts, made once: rows come as the driver gives them, without a step for
each column, so these queries name no column that is kept in another way than it is used (a time, JSON).
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, text

from newscrawl.store.prepared import fetch

# Of each database the text of a query.
Asked = Mapping[str, TextClause]

_KEYS = {
    "sqlite": "(SELECT value FROM json_each(:wanted)) AS wanted",
    "postgresql": "(SELECT CAST(value AS {kind}) AS value"
    " FROM json_array_elements_text(CAST(:wanted AS json))) AS wanted",
}


def asked(columns: str, table: str, column: str, kind: str, more: str = "") -> Asked:
    """The query for ``columns`` of the rows of a table whose ``column`` is one of the keys wanted, which are
    of this ``kind`` (PostgreSQL's name). ``more``: what stands behind that.
    """
    return {
        dialect: text(
            f"SELECT {columns} FROM {keys.format(kind=kind)} JOIN {table} ON {column} = wanted.value {more}"  # noqa: S608 - names
        )
        for dialect, keys in _KEYS.items()
    }


def rows_of(connection: Connection, query: Asked, keys: Collection[Any], **more: Any) -> Sequence[Any]:
    """What the query finds for these keys, each once; ``more`` are its other parameters."""
    if not keys:
        return ()
    return fetch(connection, query[connection.dialect.name], {"wanted": json.dumps([*keys]), **more})
