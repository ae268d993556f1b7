"""An invented week of news on many outlets, with the truth: which articles tell one story, whose text it is.

Texts are the bundled portal's. What happens to them is what happens at desks: a wire's report is printed
whole, cut from the end, shortened, retitled, printed under a reporter's own name, polished, put into another
order, extended before, within and behind; a portal shows it once more. Beside these stand what looks alike
and is not one story: two reports of one event, daily briefs of one template, reviews of the day that quote
other reports, notices below all articles of an outlet.

Nothing here knows how stories are found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from benchmarks.briefs import TEMPLATES
from benchmarks.newsdesk import EDITS, OUTLETS, WIRES, Report
from newscrawl.items import Article, Author
from newscrawl.portal.editing import STRAIGHT
from newscrawl.portal.newsroom import NEWEST, Headline, Newsroom
from newscrawl.portal.story import Paragraph
from newscrawl.portal.writer import Writer

WEEK = timedelta(days=7)
START = NEWEST - WEEK
PORTAL = "daum"
# Below every article of these outlets, taken for text.
NOTICES = {
    "가람일보": "가람일보의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 복사, 배포를 금합니다. 제보는 카카오톡 채널 가람일보를 검색해 주십시오.",
    "나루경제": "나루경제 앱을 내려받으시면 실시간 속보와 시세를 무료로 받아 보실 수 있습니다. 구독자에게는 매일 아침 주요 기사를 골라 보내 드립니다.",
    "다온신문": "세상을 보는 따뜻한 눈 다온신문 구독 신청은 고객센터로 문의하시면 친절히 안내해 드립니다.",
    "라온타임스": "[사진=게티이미지뱅크] 이 기사는 라온타임스 편집국이 작성했으며 인공지능 학습에 이용할 수 없습니다. 독자 여러분의 소중한 제보를 기다립니다.",
    "마루일보": "마루일보 네이버 채널을 구독하시면 지역의 가장 빠른 소식을 받아 보실 수 있습니다.",
}


@dataclass(slots=True)
class Printed:
    """An article and the truth about it. ``story``: a number; ``original``: whether it is where the text
    comes from.
    """

    article: Article
    story: int
    original: bool


class NewsWeek:
    """``stories`` stories of a week, from ``seed``; ``printed`` in the order in which a crawl meets them."""

    def __init__(self, stories: int, seed: int) -> None:
        self._random = Random(f"week {seed}")
        self._newsroom = Newsroom(40_000, seed)
        self._index = 0
        self._number = 0
        self._story = 0
        self._printed: list[tuple[datetime, Printed]] = []
        self._texts: list[list[str]] = []  # of reports so far, for reviews of the day
        while self._story < stories:
            self._something()
        self._printed.sort(key=lambda one: one[0])

    def __iter__(self) -> Iterator[Printed]:
        return (printed for _, printed in self._printed)

    def __len__(self) -> int:
        return len(self._printed)

    # -- What happens ---------------------------------------------------------------------------------

    def _something(self) -> None:
        chance = self._random.random()
        if chance < 0.72:
            self._event(self._next_headline())
        elif chance < 0.84:
            self._event_told_twice()
        elif chance < 0.96:
            self._brief()
        else:
            self._review()

    def _next_headline(self) -> Headline:
        self._index += 1
        return self._newsroom.headline(self._index * 3)

    def _event(self, headline: Headline, at: datetime | None = None, source: str | None = None) -> None:
        """A report, and those who print it."""
        publisher = source or self._random.choice((*WIRES, *WIRES, *OUTLETS))
        at = at or START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        report = self._written(headline, publisher, at)
        self._texts.append(report.paragraphs)
        self._publish(report)

    def _event_told_twice(self) -> None:
        """Two reporters at one event: the same people say the same, each writes another text."""
        headline = self._next_headline()
        at = START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        first = self._random.choice(WIRES)
        second = self._random.choice([one for one in (*WIRES, *OUTLETS) if one != first])
        self._event(headline, at, first)
        heard = [quote for text in self._texts[-1] for quote in re.findall("“[^”]+”", text)][:2]
        other = replace(
            self._newsroom.headline(headline.index + 1),
            org=headline.org,
            topic=headline.topic,
            person=headline.person,
            post=headline.post,
            category=headline.category,
            lead=f"{headline.topic} 문제를 다룬 자리에서 {headline.org} 측은 {headline.published.day}일 입장을 내놨다.",
            genre="straight",
        )
        report = self._written(other, second, at + timedelta(minutes=self._random.randrange(5, 300)))
        for quote in heard:
            place = self._random.randrange(len(report.paragraphs) + 1)
            report.paragraphs.insert(place, f"{headline.person} {headline.post}의 말이다. {quote}")
        self._publish(report)

    def _brief(self) -> None:
        """A daily brief: yesterday's words with today's numbers."""
        template = self._random.choice(TEMPLATES)
        at = START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        publisher = self._random.choice((WIRES[0], *OUTLETS[:3]))
        title, paragraphs = template(self._random, at)
        report = Report(publisher, title, paragraphs, [], at)
        self._publish(report)

    def _review(self) -> None:
        """The day in one article: the beginnings of five to eight others."""
        if len(self._texts) < 12:
            return
        at = START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        chosen = self._random.sample(self._texts[-40:], self._random.randint(5, 8))
        paragraphs = [f"■ {text[0]}" for text in chosen]
        publisher = self._random.choice(OUTLETS)
        self._publish(Report(publisher, f"[오늘의 주요 뉴스] {at:%m월 %d일}", paragraphs, [], at), copies=0)

    # -- Writing --------------------------------------------------------------------------------------

    def _written(self, headline: Headline, publisher: str, at: datetime) -> Report:
        story = Writer(self._newsroom, headline).write(headline.published)
        paragraphs = [block.text for block in story.blocks if isinstance(block, Paragraph)]
        return Report(publisher, story.title, paragraphs, [one.name for one in story.authors], at)

    def _publish(self, report: Report, copies: int | None = None) -> None:
        self._story += 1
        by_wire = report.publisher in WIRES
        if copies is None:
            copies = self._copies(by_wire=by_wire)
        self._print(report, original=True)
        others = [one for one in (*WIRES, *OUTLETS) if one != report.publisher]
        for publisher in self._random.sample(others, min(copies, len(others))):
            self._print(self._taken_over(report, publisher), credit=report.publisher if by_wire else None)

    def _copies(self, *, by_wire: bool) -> int:
        """How many outlets print it besides: most reports stay alone, a few run everywhere."""
        chance = self._random.random()
        if chance < (0.3 if by_wire else 0.7):
            return 0
        return min(19, 1 + int(self._random.expovariate(1 / 4)))

    def _taken_over(self, report: Report, publisher: str) -> Report:
        """What another outlet makes of it."""
        delay = timedelta(minutes=1 + int(self._random.expovariate(1 / 90)))
        copy = replace(report, publisher=publisher, paragraphs=[*report.paragraphs])
        copy.published = report.published + delay
        for edit, share in EDITS:
            if self._random.random() < share:
                edit(copy, self._random, self._context)
        return copy

    def _context(self) -> list[str]:
        """Paragraphs of the outlet's own."""
        index = self._random.randrange(20_000, 39_000)
        return self._written(self._newsroom.headline(index), "", START).paragraphs

    # -- Printing -------------------------------------------------------------------------------------

    def _print(self, report: Report, *, original: bool = False, credit: str | None = None) -> None:
        self._number += 1
        host = f"www.{OUTLETS.index(report.publisher) if report.publisher in OUTLETS else 'wire'}.example"
        url = f"https://{host}/news/view/{self._number:07}"
        body = self._body(report)
        shown = self._random.random()
        article = Article(
            id=f"{host}:{self._number}",
            url=url,
            requested_url=url,
            site=host,
            publisher=report.publisher,
            title=report.title,
            published_at=report.published.replace(second=0),
            authors=[Author(name) for name in report.authors],
            body=body,
            copyright=f"저작권자 ⓒ {credit if credit and shown < 0.2 else report.publisher} 무단전재 금지",
            language="ko",
        )
        if credit and 0.2 <= shown < 0.6:
            article.named = credit
        if report.published.minute % 20 == 0 and not original:
            # Some pages say the day only, and some systems take midnight for that.
            article.published_at = report.published.replace(hour=0, minute=0)
        self._meet(report, article, original=original)
        if self._random.random() < 0.35:
            self._show_on_portal(report, article)

    def _show_on_portal(self, report: Report, page: Article) -> None:
        self._number += 1
        article = replace(
            page,
            id=f"{PORTAL}:{self._number}",
            url=f"https://v.daum.net/v/2025020{self._number:09}",
            site=PORTAL,
            source_url=page.url if self._random.random() < 0.7 else None,
        )
        article.requested_url = article.url
        if page.named:
            article.named = page.named
        self._meet(report, article, original=False)

    def _meet(self, report: Report, article: Article, *, original: bool) -> None:
        """A crawl meets an article some time after it appeared, a copy before the original at times."""
        seen = report.published + timedelta(minutes=self._random.expovariate(1 / 40))
        article.crawled_at = seen
        self._printed.append((seen, Printed(article, self._story, original)))

    def _body(self, report: Report) -> str:
        paragraphs = [*report.paragraphs]
        if report.publisher in NOTICES:
            paragraphs.append(NOTICES[report.publisher])
        body = "\n\n".join(paragraphs)
        return body.translate(STRAIGHT) if len(report.publisher) % 2 else body
