"""The portal's JSON API: everything its pages show, as data.

Spellings such as ``newsDeatil`` and ``resents`` are the portal's own.
Every method returns plain JSON data, without the envelope ``{"message", "data"}``.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, Final

from newscrawl.portal.beats import CATEGORIES, CATEGORY_OF, GROUP_OF, GROUPS, Category, Group, phrases
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.markup import content_html
from newscrawl.portal.newsroom import Headline, Newsroom
from newscrawl.portal.polls import POLLS
from newscrawl.portal.rankings import BOX_SIZE, LIST_SIZE, TREND_SIZE, Rankings
from newscrawl.portal.slots import Gaps
from newscrawl.portal.story import Story
from newscrawl.portal.writer import REACTIONS, Writer

Json = dict[str, Any]

LARGEST_PAGE: Final = 100
_COMMENTS_PAGE: Final = 10
_EMOTION_TYPES: Final = dict(zip(("HAPPY", "CHEER", "DISAPPOINTED", "SAD"), REACTIONS, strict=True))
_ORDERS: Final = {"": "createdAt", "likeCount,desc": "likeCount", "replyCount,desc": "replyCount"}


class NotFoundError(LookupError):
    """There is no such article or category: the answer is 404."""


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Api:
    """Answers of the API for a newsroom at the time of its clock; with ``words`` group codes are words."""

    def __init__(self, newsroom: Newsroom, clock: PortalClock, *, words: bool = False) -> None:
        self.words = words
        self.newsroom = newsroom
        self.clock = clock
        self.rankings = Rankings(newsroom)

    def groups(self) -> list[Json]:
        """``GET /v1/news/categories/group``."""
        return [
            {
                "groupCode": self._code(group),
                "name": group.name,
                "categories": [{"id": member.id, "name": member.name} for member in group.categories],
            }
            for group in GROUPS
        ]

    def news(
        self,
        categories: Sequence[Category],
        page: int = 1,
        size: int = LIST_SIZE,
        recent: int = 0,
        popular: int = 0,
    ) -> Json:
        """``GET /v1/news``: a page of a list; without categories, of all of them.

        ``resents`` and ``populars`` are the newest and the ranked articles of the group that the
        categories belong to, or the two tabs of the trending list where none is asked for.
        """
        at = self.clock.now()
        chosen = tuple(categories) or CATEGORIES
        first = self.newsroom.first(at)
        total = self.newsroom.total(chosen, first)
        indexes = self.newsroom.newest(chosen, (page - 1) * size, size, first)
        group = GROUP_OF[categories[0].group] if categories else None
        if group:
            ranked = self.rankings.main_news(group, at)
            found = self.newsroom.newest(chosen, 0, recent, first)
            newest = [self.newsroom.headline(index) for index in found]
        else:
            ranked = self.rankings.popular(at)
            newest = self.rankings.latest(at)
        made = self.rankings.period_start(at)
        return {
            "newsList": {
                "content": [self._row(self.newsroom.headline(index), at) for index in indexes],
                "metadata": {
                    "totalCounts": total,
                    "currentPage": page,
                    "totalPages": max(1, -(-total // size)),
                },
            },
            "resents": [self._row(headline, made) for headline in newest[:recent]],
            "populars": [self._row(headline, made) for headline in ranked[:popular]],
        }

    def point(self) -> list[Json]:
        """``GET /v1/news/point``: the articles that earn points."""
        at = self.clock.now()
        made = self.rankings.period_start(at)
        return [self._row(headline, made) for headline in self.rankings.point(at)]

    def polls(self) -> list[Json]:
        """``GET /v1/polls``: votes for singers and actors, which are no news."""
        return [dict(poll) for poll in POLLS]

    def headline(self, news_id: int) -> Headline:
        """The headline of an article that can be read; NotFoundError otherwise."""
        index = self.newsroom.index_of(news_id)
        if index is None or index < self.newsroom.first(self.clock.now()):
            raise NotFoundError(f"no article {news_id}")
        headline = self.newsroom.headline(index)
        if headline.gone_at(self.clock.now()):
            raise NotFoundError(f"article {news_id} is gone")
        return headline

    def article(self, category_id: int, news_id: int, popular: int = 0) -> Json:
        """``GET /v1/news/{categoryId}/{newsId}``: below any category; the article knows its own.

        ``resents`` is the list ``{group} 주요뉴스``, ``popular`` entries long.
        """
        if category_id not in CATEGORY_OF:
            raise NotFoundError(f"no category {category_id}")
        headline = self.headline(news_id)
        at = self.clock.now()
        story = Writer(self.newsroom, headline).write(at)
        group = GROUP_OF[headline.category.group]
        made = self.rankings.period_start(at)
        ranked = [self._row(row, made) for row in self.rankings.main_news(group, at)[:popular]]
        return {
            "newsDeatil": self._detail(story, group),
            "emotions": [
                {
                    "emotionType": kind,
                    "name": name,
                    "iconUrl": f"/static/{kind.lower()}.svg",
                    "count": story.reactions[name],
                }
                for kind, name in _EMOTION_TYPES.items()
            ],
            "resents": ranked,
        }

    def _detail(self, story: Story, group: Group) -> Json:
        headline = story.headline
        source = f"https://www.{headline.publisher.domain}{story.source_path}" if story.source_path else None
        return {
            "newsId": headline.news_id,
            "categoryId": headline.category.id,
            "categoryName": headline.category.name,
            "groupCode": self._code(group),
            "groupName": group.name,
            "title": story.title,
            "authors": headline.publisher.name,
            "pressName": headline.publisher.name,
            "publishedAt": _utc(headline.published),
            "modifiedAt": _utc(story.modified) if story.modified else None,
            "dateStyle": "long" if headline.long_date else "short",
            "content": content_html(story, self.newsroom),
            "keywords": list(story.tags),
            "thumbnail": self._thumbnail(headline),
            "link": source,
            "commentCount": headline.comment_count,
        }

    def comments(self, news_id: int, page: int = 1, size: int = _COMMENTS_PAGE, sort: str = "") -> Json:
        """``GET /v1/comments/news``: newest first, or by likes or replies; ValueError for another order."""
        if sort not in _ORDERS:
            raise ValueError(f"no such order: {sort}")
        headline = self.headline(news_id)
        total = headline.comment_count
        texts, names = phrases("shared")["comments"], phrases("shared")["nicknames"]
        rng = self.newsroom.random(headline.index, "comments")
        slots = Gaps(rng, org=headline.org, topic=headline.topic)
        content = []
        for number in range(total):
            replies = rng.choice((0, 0, 0, 1, 2))
            content.append(
                {
                    "id": headline.news_id * 1000 + total - number,
                    "nickName": rng.choice(names),
                    "createdAt": _utc(headline.published + timedelta(minutes=7 * (total - number))),
                    "comment": slots.fill(rng.choice(texts)),
                    "status": "ACTIVE",
                    "likeCount": int(rng.expovariate(1 / 5)),
                    "dislikeCount": int(rng.expovariate(1 / 2)),
                    "replyCount": replies,
                    "commentReplies": [
                        {"nickName": rng.choice(names), "comment": rng.choice(("동감합니다.", "글쎄요."))}
                        for _ in range(replies)
                    ],
                }
            )
        key = _ORDERS[sort]
        content.sort(key=lambda comment: comment[key], reverse=True)
        return {
            "content": content[(page - 1) * size : page * size],
            "metadata": {
                "totalCounts": total,
                "currentPage": page,
                "totalPages": max(1, -(-total // size)),
            },
        }

    def front(self) -> Json:
        """``GET /v1/news/main``: the front page's headline, side stories and sections."""
        trend = self.news((), size=1, recent=TREND_SIZE, popular=TREND_SIZE)
        return {
            "head": trend["populars"][:1],
            "side": trend["populars"][1:5],
            "sections": [
                {
                    "groupCode": self._code(group),
                    "name": group.name,
                    "content": self.news(group.categories, size=4)["newsList"]["content"],
                }
                for group in GROUPS
            ],
            "populars": trend["populars"][:BOX_SIZE],
        }

    def _code(self, group: Group) -> str:
        return group.word if self.words else group.code

    def _thumbnail(self, headline: Headline) -> str:
        return f"/img/{headline.news_id}/1.svg"

    def _row(self, headline: Headline, at: datetime) -> Json:
        return {
            "newsId": headline.news_id,
            "categoryId": headline.category.id,
            "title": headline.listed_at(at),
            "content": f"<p>{escape(headline.lead, quote=False)}</p>",
            "pressName": headline.publisher.name,
            "thumbnail": self._thumbnail(headline),
            "publishedAt": _utc(headline.published),
            "commentCount": headline.comment_count,
        }
