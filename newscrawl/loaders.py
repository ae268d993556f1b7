"""Item loaders: which cleaners each field passes, and where each value came from."""

from collections.abc import Callable, Iterable, MutableMapping
from datetime import datetime
from typing import Any

from itemloaders import ItemLoader
from itemloaders.processors import Identity, MapCompose, TakeFirst

from newscrawl.cleaners import feeds, rows
from newscrawl.items import Article, Author, Image, Ranking
from newscrawl.text import one_line


def _filled(value: str) -> str | None:
    return one_line(value) or None


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _tag(value: str) -> str | None:
    return one_line(value).strip("#＃,· ").strip() or None


class ArticleLoader(ItemLoader):
    """Fills an Article. The first source with a value for a field wins; ``sources`` tells which it was."""

    default_item_class = Article
    default_input_processor = MapCompose(_filled)
    default_output_processor = TakeFirst()

    subtitle_in = body_in = published_at_in = modified_at_in = comment_count_in = Identity()
    comment_count_out = TakeFirst()
    authors_in = images_in = reactions_in = Identity()
    authors_out = images_out = Identity()
    reactions_out = TakeFirst()
    tags_in = MapCompose(_tag)
    tags_out = staticmethod(_unique)

    def __init__(self, item: Any = None, **context: Any) -> None:
        super().__init__(item, **context)
        self.sources: dict[str, str] = {}

    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        """The loader's own processor: the items' fields declare none, and looking there takes long."""
        return getattr(self, f"{field_name}_in", self.default_input_processor)

    def get_output_processor(self, field_name: str) -> Callable[..., Any]:
        """As ``get_input_processor``, for the value that the item gets."""
        return getattr(self, f"{field_name}_out", self.default_output_processor)

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


def _absolute(value: str, loader_context: MutableMapping[str, Any]) -> str | None:
    try:
        return str(loader_context["urljoin"](value.strip()))
    except ValueError:  # "http://[" is no address
        return None


def _headline(value: str, loader_context: MutableMapping[str, Any]) -> str | None:
    return rows.clean_headline(value, loader_context.get("glued", ()))


def _feed_time(value: str, loader_context: MutableMapping[str, Any]) -> datetime | None:
    return feeds.feed_time(value, loader_context["now"])


class ListLoader(ItemLoader):
    """Cleans single values of lists. Lists have thousands of rows, so their processors are called without the
    bookkeeping of a loader.
    """

    default_input_processor = Identity()
    default_output_processor = TakeFirst()

    @classmethod
    def clean(cls, field: str, value: str | None, **context: Any) -> Any:
        """The clean form of one value as found; None where there is none."""
        if not value:
            return None
        processor = getattr(cls, f"{field}_in")
        values = processor([value], context) if context else processor([value])
        return values[0] if values else None


class FeedEntryLoader(ListLoader):
    """Cleans the entries of feeds and sitemaps; ``now`` in the context tells wrongly marked times."""

    published_in = MapCompose(_feed_time)


class RankingLoader(ListLoader):
    """Cleans what the rows of a list show. Values are given as they stand on the page.

    The context holds ``urljoin``, and for a headline ``glued``: the labels that stand in one text with it.
    """

    default_item_class = Ranking

    url_in = MapCompose(_absolute)
    title_in = MapCompose(_headline)
    rank_in = MapCompose(rows.parse_rank)
    comment_count_in = MapCompose(rows.parse_comments)
    publisher_in = MapCompose(rows.clean_publisher)
    name_in = tab_in = section_in = MapCompose(rows.clean_heading)
