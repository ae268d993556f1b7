"""An article and its parts."""

from dataclasses import dataclass
from datetime import datetime

from newscrawl.items.carried import FromPage
from newscrawl.items.fields import ADDRESS, HEADING, NAME, TITLE, Bounds, Item, described


@dataclass(slots=True)
class Author(Item):
    """One person who wrote an article."""

    name: str = described("Name as shown, without a role word", "배경환", bounds=NAME)
    email: str | None = described(
        "E-mail address, only if the page shows it", "khbae@example.com", bounds=Bounds(254), default=None
    )
    role: str | None = described("Role as shown", "기자", bounds=NAME, default=None)


@dataclass(slots=True)
class Image(Item):
    """One picture of an article."""

    url: str | None = described(
        "Absolute address of the picture", "https://img.example.com/1.jpg", bounds=ADDRESS, default=None
    )
    caption: str | None = described(
        "Caption as shown, its credit included",
        "시장이 5일 회의를 진행했다. 시청 제공",
        bounds=Bounds(2_000),
        default=None,
    )
    credit: str | None = described("Who provided the picture", "시청", bounds=NAME, default=None)


@dataclass(slots=True)
class Placement(Item):
    """A place on a list at which an article was found."""

    list: str = described("Kind of list: mainnews or trending", "mainnews")
    name: str | None = described("Heading as shown", "경제 주요뉴스", bounds=HEADING, default=None)
    tab: str | None = described("Tab of the list as shown", "인기뉴스", bounds=NAME, default=None)
    section: str | None = described("Section the list belongs to", "경제", bounds=NAME, default=None)
    rank: int | None = described("Position, 1 is the top", 3, default=None)


@dataclass(slots=True)
class Article(FromPage):
    """One news article, read from its page."""

    id: str | None = described(
        "Stable identity: site and native id, or a digest of the canonical address",
        "naver:082:0001252309",
        bounds=ADDRESS,
        default=None,
    )
    url: str | None = described(
        "Canonical address",
        "https://n.news.naver.com/mnews/article/082/0001252309",
        bounds=ADDRESS,
        default=None,
    )
    requested_url: str | None = described(
        "Address that was asked for",
        "https://n.news.naver.com/article/082/0001252309?sid=101",
        bounds=ADDRESS,
        default=None,
    )
    source_url: str | None = described(
        "The publisher's own page, where a portal republishes the article",
        "https://www.busan.com/view/busan/view.php?code=2024012212522063152",
        bounds=ADDRESS,
        default=None,
    )
    site: str | None = described(
        "Name of the site's declaration, or its host", "naver", bounds=Bounds(300), default=None
    )
    publisher: str | None = described(
        "Medium that published the article", "부산일보", bounds=NAME, default=None
    )
    section: str | None = described("Section as shown", "경제", bounds=NAME, default=None)
    title: str | None = described("Headline", "금 한돈 60만원 돌파하나", bounds=TITLE, default=None)
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
        "Copyright line as shown", "ⓒ 가람경제 무단전재 배포금지", bounds=TITLE, default=None
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
        bounds=ADDRESS,
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
