"""The page of the reading room's views: where each stands as a page, as JSON and as feeds."""

from newscrawl.reference.markdown import page, table
from newscrawl.room.feeds import KINDS
from newscrawl.room.tables import WITH_TABLE
from newscrawl.room.views import VIEWS, View

_OTHERS = ", ".join(f"`.{one}`" for one in KINDS if one != "rss")
_HOW = (
    "What [`scrapy serve`](../room.md) answers: each view is a page, JSON and feeds, by the same parameters.",
    "`/api/openapi.json` describes them and what the JSON holds.",
    f"`.rss` of a feed may be {_OTHERS} as well; `?lang=en` decides its language.",
    "An entry of a list or a search leads to the publisher's page, any other to its page in the room.",
    f"Outlets have an entry each for a day. `.csv` is a table, of {', '.join(sorted(WITH_TABLE))}.",
)


def room_page() -> str:
    """The page, of the views as they are declared."""
    head = ("view", "what it says", "page", "JSON", "feed", "parameters")
    return page("Views of the reading room", "newscrawl/room/views.py", _HOW, table(head, map(_row, VIEWS)))


def _row(view: View) -> tuple[str, ...]:
    addresses = (view.path, f"/api/v1{view.api}", f"{view.feed}.rss")
    summary = (view.answer.__doc__ or "").splitlines()[0].replace("``", "`")
    return (
        view.name,
        summary,
        *(f"`{one.replace(':path', '')}`" for one in addresses),
        ", ".join(f"`{_parameter(one)}`" for one in view.parameters),
    )


def _parameter(name: str) -> str:
    return "site" if name == "sites" else name
