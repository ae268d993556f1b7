"""The portal's ranked lists: the same articles, in an order that moves with the portal's clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from newscrawl.items import Ranking
from newscrawl.portal.beats import CATEGORIES, GROUPS, Group
from newscrawl.portal.markup import article_path
from newscrawl.portal.newsroom import Headline, Newsroom
from newscrawl.text import KST

PERIOD: Final = timedelta(minutes=10)
LIST_SIZE: Final = 12  # articles on one page of a category list
BOX_SIZE: Final = 10
TREND_SIZE: Final = 20
LATEST: Final = "최신뉴스"
POPULAR: Final = "인기뉴스"
TREND: Final = "트렌드 뉴스"
_EPOCH: Final = datetime(2025, 1, 1, tzinfo=KST)


class Rankings:
    """The lists of a newsroom. Boxes are made anew once in a ``PERIOD``, lists of pages at every look."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._shuffled = lru_cache(maxsize=256)(self._shuffle)

    def period(self, at: datetime) -> int:
        """The number of the period in which the order stays."""
        return (at - _EPOCH) // PERIOD

    def period_start(self, at: datetime) -> datetime:
        """When the boxes shown at that time were made."""
        return _EPOCH + self.period(at) * PERIOD

    def _shuffle(
        self, name: str, positions: tuple[int, ...], size: int, period: int, first: int
    ) -> tuple[int, ...]:
        categories = [CATEGORIES[position] for position in positions]
        found = self.newsroom.newest(categories, 0, size, first)
        Random(f"{self.newsroom.seed}:{name}:{period}").shuffle(found)  # noqa: S311 - an order, no secret
        return tuple(found)

    def _ranked(self, name: str, group: Group | None, size: int, at: datetime) -> list[Headline]:
        categories = group.categories if group else CATEGORIES
        positions = tuple(category.position for category in categories)
        order = self._shuffled(name, positions, size, self.period(at), self.newsroom.first(at))
        return [self.newsroom.headline(index) for index in order]

    def main_news(self, group: Group, at: datetime) -> list[Headline]:
        """The box ``{group} 주요뉴스``."""
        return self._ranked(group.code, group, BOX_SIZE, at)

    def latest(self, at: datetime) -> list[Headline]:
        """The tab 최신뉴스: the newest articles of all."""
        found = self.newsroom.newest(CATEGORIES, 0, TREND_SIZE, self.newsroom.first(at))
        return [self.newsroom.headline(index) for index in found]

    def popular(self, at: datetime) -> list[Headline]:
        """The tab 인기뉴스."""
        return self._ranked("popular", None, TREND_SIZE, at)

    def point(self, at: datetime) -> list[Headline]:
        """The box 포인트 뉴스: reading these earns points."""
        return self._ranked("point", None, 60, at)[:5]

    def listed(self, group: Group, at: datetime, most: int | None = None) -> list[Headline]:
        """The articles of all pages of a group's list, newest first; of the first ``most`` of them."""
        size = self.newsroom.count if most is None else most
        found = self.newsroom.newest(group.categories, 0, size, self.newsroom.first(at))
        return [self.newsroom.headline(index) for index in found]


def rankings_at(
    newsroom: Newsroom, base_url: str, at: datetime, most: int | None = None
) -> Iterator[Ranking]:
    """Every entry of every list at that time, in page order.

    ``url`` is the article's canonical address, though rows of boxes lead to other addresses of it. The
    lists of a category count on over their pages and show no comments; of these the first ``most``.
    """
    lists = Rankings(newsroom)
    made = lists.period_start(at)
    for group in GROUPS:
        entries = lists.listed(group, at, most)
        yield from _entries(
            entries, base_url, at, at, name=f"{group.name} 뉴스", section=group.name, comments=False
        )
    for group in GROUPS:
        yield from _entries(
            lists.main_news(group, at), base_url, at, made, name=f"{group.name} 주요뉴스", section=group.name
        )
    for tab, headlines in ((LATEST, lists.latest(at)), (POPULAR, lists.popular(at))):
        yield from _entries(headlines, base_url, at, made, name=TREND, tab=tab)


def client_rankings_at(newsroom: Newsroom, base_url: str, at: datetime) -> Iterator[Ranking]:
    """Every entry of every list that the client-rendered portal shows at that time.

    Its rows show less: no comments, and publishers only in the lists of categories, which have no heading.
    """
    lists = Rankings(newsroom)
    made = lists.period_start(at)
    for group in GROUPS:
        listed = lists.listed(group, at)
        ranked = lists.main_news(group, at)
        shown = (
            ("mainnews", "뉴스", listed, at),
            ("mainnews", "최신 기사", listed[:BOX_SIZE], made),
            ("mainnews", f"{group.name} 주요뉴스", ranked, made),
            ("trending", "실시간 인기기사", ranked, made),
        )
        for kind, name, headlines, moment in shown:
            for entry in _entries(
                headlines, base_url, at, moment, name=name, section=group.name, comments=False
            ):
                entry.site, entry.list = "dctrend", kind
                entry.article_id = (entry.article_id or "").replace("portal:", "dctrend:")
                if headlines is not listed:
                    entry.publisher = None
                yield entry


def _entries(
    headlines: list[Headline],
    base_url: str,
    at: datetime,
    made: datetime,
    *,
    name: str,
    section: str | None = None,
    tab: str | None = None,
    comments: bool = True,
) -> Iterator[Ranking]:
    for rank, headline in enumerate(headlines, start=1):
        yield Ranking(
            site="portal",
            list="trending" if tab else "mainnews",
            name=name,
            tab=tab,
            section=section,
            rank=rank,
            title=headline.listed_at(made),
            url=base_url + article_path(headline.category.id, headline.news_id),
            article_id=f"portal:{headline.news_id}",
            publisher=headline.publisher.name,
            comment_count=headline.comment_count if comments else None,
            observed_at=at,
        )
