"""The page of the store's views, as a database has them."""

from sqlalchemy import Engine, inspect

from newscrawl.reference.markdown import page, table

_HOW = (
    "What the store is asked by, on SQLite and PostgreSQL alike; [twenty questions](../data.md) use them.",
    "Times are text in Korean time, `2026-11-24T07:30:00+09:00`.",
)


def views_page(engine: Engine) -> str:
    """The page, of an empty store."""
    database = inspect(engine)
    rows = (
        (f"`{view}`", ", ".join(f"`{column['name']}`" for column in database.get_columns(view)))
        for view in sorted(database.get_view_names())
    )
    return page("Views", "newscrawl/store/views.py", _HOW, table(("view", "columns"), rows))
