"""A rank: an entry of a list at a moment."""

from dataclasses import dataclass
from datetime import datetime

from newscrawl.items.carried import FromList
from newscrawl.items.fields import ADDRESS, HEADING, NAME, TITLE, Bounds, described


@dataclass(slots=True)
class Ranking(FromList):
    """One observation: an entry of a list at a moment."""

    site: str | None = described(
        "Name of the site's declaration, or its host", "naver", bounds=Bounds(300), default=None
    )
    list: str | None = described("Kind of list: mainnews or trending", "mainnews", default=None)
    name: str | None = described("Heading as shown", "경제 주요뉴스", bounds=HEADING, default=None)
    tab: str | None = described("Tab of the list as shown", "인기뉴스", bounds=NAME, default=None)
    section: str | None = described("Section the list belongs to", "경제", bounds=NAME, default=None)
    rank: int | None = described("Position, 1 is the top; none where the list has no order", 1, default=None)
    title: str | None = described(
        "Title as shown on the list", "금 한돈 60만원 돌파하나", bounds=TITLE, default=None
    )
    url: str | None = described(
        "Address the entry leads to",
        "https://n.news.naver.com/mnews/article/082/0001252309",
        bounds=ADDRESS,
        default=None,
    )
    article_id: str | None = described(
        "Identity of the article, as in Article.id", "naver:082:0001252309", bounds=ADDRESS, default=None
    )
    publisher: str | None = described(
        "Medium as shown beside the entry", "부산일보", bounds=NAME, default=None
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
        return self.title is None and self.rank is None
