"""Everything that is generated, by the name of its file in ``docs/reference/``."""

import json
from collections.abc import Iterable
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newscrawl import settings
from newscrawl.reference.commands import commands_page
from newscrawl.reference.counters import counters_page
from newscrawl.reference.items import ITEMS, items_page
from newscrawl.reference.loglines import log_page
from newscrawl.reference.roomviews import room_page
from newscrawl.reference.settings import settings_page
from newscrawl.reference.views import views_page
from newscrawl.run import counters
from newscrawl.schema import json_schema
from newscrawl.store.connection import open_engine


def documents(commands: Iterable[tuple[str, ScrapyCommand]]) -> dict[str, str]:
    """The text of every document. ``commands``: newscrawl's, with their settings."""
    root = Path(settings.__file__).parent
    engine, _ = open_engine("sqlite://")
    views = views_page(engine)
    engine.dispose()
    schemas = {
        f"{item.__name__.lower()}.schema.json": json.dumps(json_schema(item), ensure_ascii=False, indent=2)
        for item in ITEMS
    }
    return {
        "items.md": items_page(),
        "settings.md": settings_page(_source(settings.__file__)),
        "commands.md": commands_page(commands),
        "counters.md": counters_page(_source(counters.__file__)),
        "log.md": log_page(root),
        "views.md": views,
        "room.md": room_page(),
        **{name: f"{text}\n" for name, text in schemas.items()},
    }


def _source(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
