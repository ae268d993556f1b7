"""Item loaders: which cleaners each field passes.

The sources give values as found; everything that makes them values of an item happens in these processors.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from datetime import datetime
from functools import partial
from re import Pattern
from types import MappingProxyType
from typing import Any, Self

from itemloaders import ItemLoader
from itemloaders.common import wrap_loader_context
from itemloaders.processors import Compose, Identity, Join, MapCompose, TakeFirst
from itemloaders.utils import arg_to_iter, get_func_args

from newscrawl.bounds import keep_within
from newscrawl.cleaners import captions, counts, feeds, labels, paragraphs, people, rows
from newscrawl.cleaners.people import Written
from newscrawl.cleaners.times import KOREAN, Notation, TimeReading, from_epoch, is_epoch, read_time
from newscrawl.items import Article, Author, Image, Ranking
from newscrawl.text import one_line

__all__ = [
    "ArticleLoader",
    "AuthorLoader",
    "FeedEntryLoader",
    "FoundImage",
    "ImageLoader",
    "Notation",
    "RankingLoader",
    "TimeReading",
    "Written",
]

Context = MutableMapping[str, Any]


class _Each(MapCompose):
    """``MapCompose`` of one function that has no defaults of its own. A page calls its like a hundred times;
    looking at the function's arguments and chaining the contexts each time takes longer than most of them.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        self._function = function
        self._in_context = "loader_context" in get_func_args(function)

    def __call__(self, value: Any, loader_context: Context | None = None) -> list[Any]:
        context = loader_context or {}
        out: list[Any] = []
        for one in (value,) if type(value) is str else arg_to_iter(value):
            found = self._function(one, context) if self._in_context else self._function(one)
            if type(found) is str:
                out.append(found)
            elif found is not None:
                out += arg_to_iter(found)
        return out


class _All(Compose):
    """``Compose`` of one function that is given all values at once, as ``_Each`` is ``MapCompose``."""

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        self._function = function
        self._in_context = "loader_context" in get_func_args(function)

    def __call__(self, value: Any, loader_context: Context | None = None) -> Any:
        return self._function(value, loader_context or {}) if self._in_context else self._function(value)


class _Loader(ItemLoader):
    """A loader whose processors are its own: the items' fields declare none, and looking there takes long."""

    default_input_processor: Any = Identity()
    default_output_processor: Any = TakeFirst()

    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        processor: Callable[..., Any] = getattr(self, f"{field_name}_in", self.default_input_processor)
        return processor

    def get_output_processor(self, field_name: str) -> Callable[..., Any]:
        processor: Callable[..., Any] = getattr(self, f"{field_name}_out", self.default_output_processor)
        return processor


class _PartLoader(_Loader):
    """Cleans single values of what a page holds many of: rows, people, pictures. Their processors are called
    without the bookkeeping of a loader.
    """

    @classmethod
    def clean(cls, field: str, value: str | None, **context: Any) -> Any:
        """The clean form of one value as found; None where there is none."""
        if not value:
            return None
        processor = getattr(cls, f"{field}_in")
        values = processor([value], context) if context else processor([value])
        return values[0] if values else None


class AuthorLoader(_PartLoader):
    """One person: ``name``, ``email`` and ``role`` as the byline shows them."""

    # A person without a name is none, so the item starts with an empty one. Static: from Python 3.14 on a
    # partial that a class holds is bound to its instance, as a method is.
    default_item_class: Any = staticmethod(partial(Author, ""))

    name_in = _Each(people.name)
    email_in = _Each(people.email)
    role_in = _Each(people.role)


class FoundImage:
    """A picture as found: its absolute address and the lines that stand as its caption."""

    __slots__ = ("caption", "url")

    def __init__(self, url: str | None, caption: str | None) -> None:
        self.url = url
        self.caption = caption


class ImageLoader(_PartLoader):
    """One picture: ``url`` and ``caption`` as found; the credit is read from the caption."""

    default_item_class = Image

    caption_in = _Each(captions.clean_caption)
    credit_in = _Each(captions.credit_of)


def _title(text: str, loader_context: Context) -> str | None:
    return labels.title(text, loader_context.get("names", ()))


def _document_title(text: str, loader_context: Context) -> str | None:
    return labels.document_title(text, loader_context.get("names", ()))


def _body(lines: Sequence[str], loader_context: Context) -> list[str]:
    return paragraphs.paragraphs(lines, loader_context.get("media", ()))


def _time(value: str, loader_context: Context) -> TimeReading | None:
    if value.isdigit() and len(value) in (10, 13):
        return from_epoch(int(value))
    found = read_time(value, loader_context.get("observed"), loader_context.get("notation", KOREAN))
    return None if found is not None and is_epoch(found) else found


def _first_moment(readings: Iterable[TimeReading]) -> datetime | None:
    return next((reading.at for reading in readings), None)


def _authors(written: Written | str, loader_context: Context) -> list[Author]:
    media = tuple(loader_context.get("media", ()))
    clean = AuthorLoader.clean
    return [
        Author(clean("name", person.name) or "", clean("email", person.email), clean("role", person.role))
        if person.name
        else Author("", person.email, person.role)
        for person in people.people(written if isinstance(written, Written) else Written(written), media)
    ]


def _joined(authors: Iterable[Author], loader_context: Context) -> list[Author]:
    """Each person once, with the e-mail and role that other bylines of the article know of them."""
    known: dict[str, Author] = {}
    for author in [*authors, *loader_context.get("known_people", ())]:
        first = known.setdefault(author.name, author)
        first.email = first.email or author.email
        first.role = first.role or author.role
    return [known[name] for name in dict.fromkeys(author.name for author in authors) if name]


def _image(found: FoundImage) -> Image:
    clean = ImageLoader.clean
    return Image(found.url, clean("caption", found.caption), clean("credit", found.caption))


# Fields of which several sources say the same, and whose cleaning depends on nothing that is found out
# meanwhile: each value is cleaned once, to be compared and to be taken.
_SETTLED = frozenset(("title", "document_title", "published_at", "modified_at", "section", "tags"))


class ArticleLoader(_Loader):
    """An article of values as found.

    The context may hold ``names`` (what a headline's tail may be), ``media`` (names of the publisher),
    ``observed`` (when the page was read, for ``12분 전``), ``notation`` (how it writes times) and
    ``known_people`` (what other bylines know).
    ``clean(field, value)`` gives the cleaned values of one candidate without taking it. ``beyond``: the
    fields of the item loaded that were cut at their bounds, each with what was cut.
    """

    default_item_class = Article
    beyond: Mapping[str, str] = MappingProxyType({})
    default_input_processor = _Each(one_line)

    title_in = _Each(_title)
    document_title_in = _Each(_document_title)
    subtitle_in = _Each(labels.lines)
    subtitle_out = Join("\n")
    body_in = _All(_body)
    body_out = Join("\n\n")
    published_at_in = modified_at_in = _Each(_time)
    published_at_out = modified_at_out = _All(_first_moment)
    publisher_in = _Each(labels.publisher)
    section_in = _Each(labels.section)
    language_in = _Each(labels.language)
    authors_in = _Each(_authors)
    authors_out = _All(_joined)
    images_in = _Each(_image)
    images_out = Identity()
    tags_in = _Each(labels.tags)
    tags_out = _All(labels.unique)
    comment_count_in = _Each(counts.comments)
    reactions_in = _Each(counts.named_counts)
    reactions_out = _All(dict)

    def __init__(self, *given: Any, **context: Any) -> None:
        super().__init__(*given, **context)
        self._cleaned: dict[tuple[str, str], list[Any]] = {}

    def add_value(
        self,
        field_name: str | None,
        value: Any,
        *processors: Callable[..., Any],
        re: str | Pattern[str] | None = None,
        **kw: Any,
    ) -> Self:
        """As itemloaders', by a shorter way where nothing is asked of the value but to be the field's."""
        if field_name is None or value is None or processors or re or kw:
            return super().add_value(field_name, value, *processors, re=re, **kw)
        cleaned = self.clean(field_name, value)
        if cleaned:
            self._values.setdefault(field_name, []).extend(cleaned)
        return self

    def load_item(self) -> Any:
        """The item of the values taken, within its bounds."""
        item = self.item
        # An adapter to items of any kind takes as long as all the rest.
        for name in self._values:
            if (value := self.get_output_value(name)) is not None:
                setattr(item, name, value)
        self.beyond = keep_within(item)
        return item

    def clean(self, field: str, value: Any) -> list[Any]:
        """What the field's input processor makes of ``value``: zero or more cleaned values."""
        if type(value) is not str or field not in _SETTLED:
            return self._processed(field, value)
        known = self._cleaned.get((field, value))
        if known is None:
            known = self._cleaned[field, value] = self._processed(field, value)
        return known.copy()

    def _processed(self, field: str, value: Any) -> list[Any]:
        processor = self.get_input_processor(field)
        if isinstance(processor, _Each):
            return processor(value, self.context)
        return list(wrap_loader_context(processor, self.context)(arg_to_iter(value)) or ())


def _absolute(value: str, loader_context: Context) -> str | None:
    return loader_context["urljoin"](value) or None


def _headline(value: str, loader_context: Context) -> str | None:
    return rows.clean_headline(value, loader_context.get("glued", ()))


def _feed_time(value: str, loader_context: Context) -> datetime | None:
    return feeds.feed_time(value, loader_context["now"])


class FeedEntryLoader(_PartLoader):
    """Cleans the entries of feeds and sitemaps; ``now`` in the context tells wrongly marked times."""

    published_in = _Each(_feed_time)


class RankingLoader(_PartLoader):
    """Cleans what the rows of a list show. Values are given as they stand on the page.

    The context holds ``urljoin``, and for a headline ``glued``: the labels that stand in one text with it.
    """

    default_item_class = Ranking
    url_in = _Each(_absolute)
    title_in = _Each(_headline)
    rank_in = _Each(rows.parse_rank)
    comment_count_in = _Each(rows.parse_comments)
    publisher_in = _Each(rows.clean_publisher)
    name_in = tab_in = section_in = _Each(rows.clean_heading)
