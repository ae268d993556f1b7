"""Item loaders: which cleaners each field passes, and where each value came from."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from itemloaders import ItemLoader
from itemloaders.processors import Identity, MapCompose, TakeFirst

from newscrawl.cleaners.text import one_line
from newscrawl.items import Article, Author, Image


def _filled(value: str) -> str | None:
    return one_line(value) or None


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _tag(value: str) -> str | None:
    return one_line(value).strip("#＃,· ").strip() or None


def _as_is(value: Any) -> Any:
    return value


class ArticleLoader(ItemLoader):
    """Fills an Article. The first source with a value for a field wins; ``sources`` tells which it was."""

    default_item_class = Article
    default_input_processor = MapCompose(_filled)
    default_output_processor = TakeFirst()

    subtitle_in = MapCompose(_as_is)
    body_in = MapCompose(_as_is)
    published_at_in = modified_at_in = MapCompose(_as_is)
    comment_count_in = MapCompose(_as_is)
    comment_count_out = TakeFirst()
    authors_in = images_in = reactions_in = MapCompose(_as_is)
    authors_out = images_out = Identity()
    reactions_out = TakeFirst()
    tags_in = MapCompose(_tag)
    tags_out = staticmethod(_unique)

    def __init__(self, item: Any = None, **context: Any) -> None:
        super().__init__(item, **context)
        self.sources: dict[str, str] = {}

    def add_from(
        self,
        source: str,
        field: str,
        value: str
        | int
        | datetime
        | dict[str, int]
        | Iterable[str]
        | Iterable[Author]
        | Iterable[Image]
        | None,
    ) -> None:
        """Set ``field`` to ``value`` as read from ``source``, unless an earlier source has filled it.

        Counts ``parser/<field>/<source>`` in the loader's stats, as itemloaders counts its own rules.
        """
        if field in self.sources or value is None or value in ("", [], (), {}):
            return
        self.add_value(field, value)
        if self.get_collected_values(field):
            self.sources[field] = source
            if self.stats is not None:
                self.stats.inc_value(f"parser/{field}/{source}", 1)
