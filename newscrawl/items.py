"""The items newscrawl exports: the public schema, whose field names are a contract.

A missing value is ``None`` or an empty list or dict, never ``""`` and never a guess.
Times are aware ``datetime`` objects in Korean time (+09:00).
Each field carries its meaning and an example in its metadata, and bounds where a page decides how long it
is; ``scrapy schema`` generates ``docs/items.md`` and the JSON Schemas from them. The bounds are many times
what pages hold; ``newscrawl.bounds`` keeps them.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a field may be; None is no bound.

    ``longest``: characters of a text, or of each text of a list or dict. ``most``: entries of a list or dict.
    ``largest``: bytes of a text in UTF-8. ``address``: what is longer is left out, because a part of an
    address leads elsewhere.
    """

    longest: int | None = None
    most: int | None = None
    largest: int | None = None
    address: bool = False


LONGEST_ADDRESS = 8_000
"""Characters; as long as every server should take (RFC 9110, section 4.1)."""
_ADDRESS = Bounds(LONGEST_ADDRESS, address=True)
_NAME = Bounds(100)
_HEADING = Bounds(200)
_TITLE = Bounds(500)


def described(about: str, example: Any, bounds: Bounds | None = None, **kwargs: Any) -> Any:
    """A dataclass field with its meaning, an example value and its bounds."""
    return field(metadata={"about": about, "example": example, "bounds": bounds}, **kwargs)


def as_json(value: Any) -> Any:
    """A field's value as JSON has it: times in ISO 8601 with their zone, items as objects."""
    kind = type(value)
    if kind is str or value is None or kind is int:
        return value
    if kind is list:
        return [as_json(one) for one in value]
    if isinstance(value, _Item):
        return value.to_dict()
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass(slots=True)
class _Item:
    def to_dict(self) -> dict[str, Any]:
        """The fields by name, ready for ``json.dumps``, as the JSON feeds have them."""
        return {one.name: as_json(getattr(self, one.name)) for one in fields(self)}


@dataclass(slots=True)
class Author(_Item):
    """One person who wrote an article."""

    name: str = described("Name as shown, without a role word", "배경환", bounds=_NAME)
    email: str | None = described(
        "E-mail address, only if the page shows it", "khbae@example.com", bounds=Bounds(254), default=None
    )
    role: str | None = described("Role as shown", "기자", bounds=_NAME, default=None)


@dataclass(slots=True)
class Image(_Item):
    """One picture of an article."""

    url: str | None = described(
        "Absolute address of the picture", "https://img.example.com/1.jpg", bounds=_ADDRESS, default=None
    )
    caption: str | None = described(
        "Caption as shown, its credit included",
        "시장이 5일 회의를 진행했다. 시청 제공",
        bounds=Bounds(2_000),
        default=None,
    )
    credit: str | None = described("Who provided the picture", "시청", bounds=_NAME, default=None)


@dataclass(slots=True)
class Placement(_Item):
    """A place on a list at which an article was found."""

    list: str = described("Kind of list: mainnews or trending", "mainnews")
    name: str | None = described("Heading as shown", "경제 주요뉴스", bounds=_HEADING, default=None)
    tab: str | None = described("Tab of the list as shown", "인기뉴스", bounds=_NAME, default=None)
    section: str | None = described("Section the list belongs to", "경제", bounds=_NAME, default=None)
    rank: int | None = described("Position, 1 is the top", 3, default=None)


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page as it was served: its address after redirects, the encoding it was read in, its bytes.

    ``named``: how its server names this version of it, where it does.
    """

    url: str
    encoding: str | None
    body: bytes = field(repr=False)
    named: "NamedVersion | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVersion:
    """A version of a page that its server can call unchanged: ``etag`` and ``last_modified`` as it gave them.

    ``url``: the page's after redirects. ``rules``: a digest of what it was read with. ``transferred``: bytes
    that were received for it.
    """

    url: str
    rules: str
    etag: str | None = None
    last_modified: str | None = None
    transferred: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """What the list that led to an article promised: its identity there, and its title as shown.

    ``headlines``: the titles that the page itself shows or names; the article's may be the list's. ``site``:
    whose list it is.
    """

    article_id: str
    title: str | None
    headlines: tuple[str, ...] = ()
    site: str = ""


class _FromPage(_Item):
    """What an article brings along that is no field of it, so that no feed and no schema has it."""

    __slots__ = (
        "_doubts",
        "_lease",
        "_named",
        "_outside",
        "_page",
        "_promise",
        "_read_because",
        "_sources",
        "_text_refused",
    )

    @property
    def read_because(self) -> str | None:
        """Why an article that was known is read again; None for one that was not."""
        return getattr(self, "_read_because", None)

    @read_because.setter
    def read_because(self, why: str | None) -> None:
        self._read_because = why

    @property
    def lease(self) -> bytes | None:
        """The key of the row of the frontier that led to it; keeping the article takes the row away."""
        return getattr(self, "_lease", None)

    @lease.setter
    def lease(self, key: bytes | None) -> None:
        self._lease = key

    @property
    def outside(self) -> str | None:
        """Why it is not what the command asked for, which took reading it to know; None if it is."""
        return getattr(self, "_outside", None)

    @outside.setter
    def outside(self, why: str | None) -> None:
        self._outside = why

    @property
    def promise(self) -> Promise | None:
        """What the list promised; None for an article that no list led to."""
        return getattr(self, "_promise", None)

    @promise.setter
    def promise(self, promise: Promise | None) -> None:
        self._promise = promise

    @property
    def text_refused(self) -> str | None:
        """What its publisher said against keeping its text, so that it has none; None where nothing was."""
        return getattr(self, "_text_refused", None)

    @text_refused.setter
    def text_refused(self, why: str) -> None:
        self._text_refused = why

    @property
    def named(self) -> str | None:
        """The medium that its dateline names, as ``(서울=매체)`` does."""
        return getattr(self, "_named", None)

    @named.setter
    def named(self, medium: str | None) -> None:
        self._named = medium

    @property
    def doubts(self) -> dict[str, str]:
        """The fields whose sources disagree, each with what stands against what was read."""
        return getattr(self, "_doubts", {})

    @doubts.setter
    def doubts(self, doubts: dict[str, str]) -> None:
        self._doubts = doubts

    @property
    def sources(self) -> dict[str, str]:
        """The fields with a value, each with the source that gave it."""
        return getattr(self, "_sources", {})

    @sources.setter
    def sources(self, sources: dict[str, str]) -> None:
        self._sources = sources

    @property
    def page(self) -> ServedPage | None:
        """The page the article was read from, while it is on its way to the store."""
        return getattr(self, "_page", None)

    @page.setter
    def page(self, page: ServedPage | None) -> None:
        self._page = page


@dataclass(slots=True)
class Article(_FromPage):
    """One news article, read from its page."""

    id: str | None = described(
        "Stable identity: site and native id, or a digest of the canonical address",
        "naver:082:0001252309",
        bounds=_ADDRESS,
        default=None,
    )
    url: str | None = described(
        "Canonical address",
        "https://n.news.naver.com/mnews/article/082/0001252309",
        bounds=_ADDRESS,
        default=None,
    )
    requested_url: str | None = described(
        "Address that was asked for",
        "https://n.news.naver.com/article/082/0001252309?sid=101",
        bounds=_ADDRESS,
        default=None,
    )
    source_url: str | None = described(
        "The publisher's own page, where a portal republishes the article",
        "https://www.busan.com/view/busan/view.php?code=2024012212522063152",
        bounds=_ADDRESS,
        default=None,
    )
    site: str | None = described(
        "Name of the site's declaration, or its host", "naver", bounds=Bounds(300), default=None
    )
    publisher: str | None = described(
        "Medium that published the article", "부산일보", bounds=_NAME, default=None
    )
    section: str | None = described("Section as shown", "경제", bounds=_NAME, default=None)
    title: str | None = described("Headline", "금 한돈 60만원 돌파하나", bounds=_TITLE, default=None)
    subtitle: str | None = described(
        "Sub-headline or summary; its lines are separated by a newline",
        "전문가 “변동성 커”",
        bounds=Bounds(2_000),
        default=None,
    )
    published_at: datetime | None = described(
        "Time of first publication, Korean time", "2025-02-05T15:22:00+09:00", default=None
    )
    modified_at: datetime | None = described(
        "Time of the last change, Korean time", "2025-02-05T16:01:00+09:00", default=None
    )
    authors: list[Author] = described(
        "Who wrote it",
        [{"name": "배경환", "email": "khbae@example.com", "role": "기자"}],
        bounds=Bounds(most=50),
        default_factory=list,
    )
    body: str | None = described(
        "The text; paragraphs are separated by one blank line",
        "첫째 문단이다.\n\n둘째 문단이다.",
        bounds=Bounds(largest=1_000_000),
        default=None,
    )
    images: list[Image] = described(
        "Pictures in page order",
        [
            {
                "url": "https://img.example.com/1.jpg",
                "caption": "회의 모습. 시청 제공",
                "credit": "시청",
            }
        ],
        bounds=Bounds(most=300),
        default_factory=list,
    )
    tags: list[str] = described(
        "Keywords, without #", ["경제", "금값"], bounds=Bounds(100, most=100), default_factory=list
    )
    copyright: str | None = described(
        "Copyright line as shown", "ⓒ 가람경제 무단전재 배포금지", bounds=_TITLE, default=None
    )
    comment_count: int | None = described("Number of comments", 0, default=None)
    reactions: dict[str, int] = described(
        "Count of each kind of reaction",
        {"기뻐요": 3, "슬퍼요": 0},
        bounds=Bounds(100, most=50),
        default_factory=dict,
    )
    language: str | None = described("Language of the text, ISO 639-1", "ko", bounds=Bounds(8), default=None)
    usage: dict[str, str] = described(
        "What its publisher says about its use: statement and place, and what was said",
        {"content-signal@robots.txt": "search=yes, ai-train=no", "robots@meta": "noai"},
        bounds=Bounds(500, most=30),
        default_factory=dict,
    )
    story: str | None = described(
        "Identity of the story: that of its article that was stored first. Articles with one text on several "
        "outlets, whole, cut or extended, share it",
        "naver:082:0001252309",
        bounds=_ADDRESS,
        default=None,
    )
    crawled_at: datetime | None = described(
        "When the page was read, Korean time", "2025-02-05T15:30:12+09:00", default=None
    )
    revision: int | None = described(
        "1 for the first version stored, counted up with every changed one", 1, default=None
    )
    listed_in: list[Placement] = described(
        "Lists and ranks that led to it in this run",
        [{"list": "mainnews", "name": "경제 주요뉴스", "tab": None, "section": "경제", "rank": 3}],
        default_factory=list,
    )


class _FromList(_Item):
    """What an observation brings along that is no field of it, so that no feed and no schema has it."""

    __slots__ = ("_listed_modified", "_listed_published", "_span")

    @property
    def span(self) -> str | None:
        """The day or the span of days that its list was asked for (``2026-11-01``, an interval of ISO 8601);
        None for the list as it stands now.
        """
        return getattr(self, "_span", None)

    @span.setter
    def span(self, span: str | None) -> None:
        self._span = span

    @property
    def listed_published(self) -> datetime | None:
        """When a feed or sitemap says that the article was published; None where it says nothing."""
        return getattr(self, "_listed_published", None)

    @listed_published.setter
    def listed_published(self, moment: datetime | None) -> None:
        self._listed_published = moment

    @property
    def listed_modified(self) -> datetime | None:
        """When a feed or sitemap says that the article changed last; None where it says nothing."""
        return getattr(self, "_listed_modified", None)

    @listed_modified.setter
    def listed_modified(self, moment: datetime | None) -> None:
        self._listed_modified = moment


@dataclass(slots=True)
class Ranking(_FromList):
    """One observation: an entry of a list at a moment."""

    site: str | None = described(
        "Name of the site's declaration, or its host", "naver", bounds=Bounds(300), default=None
    )
    list: str | None = described("Kind of list: mainnews or trending", "mainnews", default=None)
    name: str | None = described("Heading as shown", "경제 주요뉴스", bounds=_HEADING, default=None)
    tab: str | None = described("Tab of the list as shown", "인기뉴스", bounds=_NAME, default=None)
    section: str | None = described("Section the list belongs to", "경제", bounds=_NAME, default=None)
    rank: int | None = described("Position, 1 is the top; none where the list has no order", 1, default=None)
    title: str | None = described(
        "Title as shown on the list", "금 한돈 60만원 돌파하나", bounds=_TITLE, default=None
    )
    url: str | None = described(
        "Address the entry leads to",
        "https://n.news.naver.com/mnews/article/082/0001252309",
        bounds=_ADDRESS,
        default=None,
    )
    article_id: str | None = described(
        "Identity of the article, as in Article.id", "naver:082:0001252309", bounds=_ADDRESS, default=None
    )
    publisher: str | None = described(
        "Medium as shown beside the entry", "부산일보", bounds=_NAME, default=None
    )
    comment_count: int | None = described("Comments as shown beside the entry", 12, default=None)
    observed_at: datetime | None = described(
        "When the list was read, Korean time", "2025-02-05T15:30:10+09:00", default=None
    )
    run: str | None = described(
        "Identity of the run that observed it", "20250205T063000Z-mainnews-1a2b3c", default=None
    )
    about_from: datetime | None = described(
        "Beginning of the time that the list is about, where the site says it, Korean time",
        "2025-02-05T14:00:00+09:00",
        default=None,
    )
    about_until: datetime | None = described(
        "End of that time, which a list of a day that is not over has not come to yet, Korean time",
        "2025-02-05T15:00:00+09:00",
        default=None,
    )

    @property
    def is_lead(self) -> bool:
        """Whether it leads to an article and is no rank: a plain sitemap names addresses alone."""
        return self.title is None
