"""An invented week of news on many outlets, with the truth: which articles tell one story, whose text it is.

Texts are the bundled portal's. What happens to them is what happens at desks: a wire's report is printed
whole, cut from the end, shortened, retitled, printed under a reporter's own name, polished, put into another
order, extended before, within and behind; a portal shows it once more. Beside these stand what looks alike
and is not one story: two reports of one event, daily briefs of one template, reviews of the day that quote
other reports, notices below all articles of an outlet.

Nothing here knows how stories are found.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from newscrawl.items import Article, Author
from newscrawl.portal.newsroom import NEWEST, Headline, Newsroom
from newscrawl.portal.publishers import person_name
from newscrawl.portal.story import Paragraph
from newscrawl.portal.writer import Writer

WEEK = timedelta(days=7)
START = NEWEST - WEEK
WIRES = ("두물통신", "한빛통신")
OUTLETS = tuple(
    f"{name}{kind}"
    for kind in ("일보", "경제", "신문", "타임스")
    for name in ("가람", "나루", "다온", "라온", "마루")
)
PORTAL = "daum"
# Below every article of these outlets, taken for text.
NOTICES = {
    "가람일보": "가람일보의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 복사, 배포를 금합니다. 제보는 카카오톡 채널 가람일보를 검색해 주십시오.",
    "나루경제": "나루경제 앱을 내려받으시면 실시간 속보와 시세를 무료로 받아 보실 수 있습니다. 구독자에게는 매일 아침 주요 기사를 골라 보내 드립니다.",
    "다온신문": "세상을 보는 따뜻한 눈 다온신문 구독 신청은 고객센터로 문의하시면 친절히 안내해 드립니다.",
    "라온타임스": "[사진=게티이미지뱅크] 이 기사는 라온타임스 편집국이 작성했으며 인공지능 학습에 이용할 수 없습니다. 독자 여러분의 소중한 제보를 기다립니다.",
    "마루일보": "마루일보 네이버 채널을 구독하시면 지역의 가장 빠른 소식을 받아 보실 수 있습니다.",
}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# How a desk polishes: what it writes in the place of what.
_POLISH = (
    ("밝혔다", "말했다"), ("전했다", "알렸다"), ("강조했다", "힘줘 말했다"), ("이번", "올"), ("지난해", "작년"),
    ("현재까지", "지금까지"), ("이에 따라", "따라서"), ("관련", "연관"), ("다만", "하지만"), ("앞서", "이에 앞서"),
    ("것으로 보인다", "전망이다"), ("가운데", "중"), ("구체적인", "자세한"), ("한편", "아울러"), ("늘린다", "확대한다"),
    ("줄었다", "감소했다"), ("늘었다", "증가했다"), ("시작됐다", "비롯됐다"), ("전문가들은", "전문가는"), ("올해", "금년"),
    ("관계자는", "측은"), ("이날", "이 날"), ("그는", "이에 대해 그는"), ("만에", "만에야"), ("처음", "최초"),
)  # fmt: skip


@dataclass(slots=True)
class Printed:
    """An article and the truth about it. ``story``: a number; ``original``: whether it is where the text
    comes from.
    """

    article: Article
    story: int
    original: bool


@dataclass(slots=True)
class _Report:
    """A text on its way: ``published`` by ``publisher`` at a time."""

    publisher: str
    title: str
    paragraphs: list[str]
    authors: list[str]
    published: datetime

    @property
    def length(self) -> int:
        return sum(map(len, self.paragraphs))


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
        template = self._random.choice(_TEMPLATES)
        at = START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        publisher = self._random.choice((WIRES[0], *OUTLETS[:3]))
        title, paragraphs = template(self._random, at)
        report = _Report(publisher, title, paragraphs, [], at)
        self._publish(report)

    def _review(self) -> None:
        """The day in one article: the beginnings of five to eight others."""
        if len(self._texts) < 12:
            return
        at = START + timedelta(minutes=self._random.randrange(7 * 24 * 60))
        chosen = self._random.sample(self._texts[-40:], self._random.randint(5, 8))
        paragraphs = [f"■ {text[0]}" for text in chosen]
        publisher = self._random.choice(OUTLETS)
        self._publish(_Report(publisher, f"[오늘의 주요 뉴스] {at:%m월 %d일}", paragraphs, [], at), copies=0)

    # -- Writing --------------------------------------------------------------------------------------

    def _written(self, headline: Headline, publisher: str, at: datetime) -> _Report:
        story = Writer(self._newsroom, headline).write(headline.published)
        paragraphs = [block.text for block in story.blocks if isinstance(block, Paragraph)]
        return _Report(publisher, story.title, paragraphs, [one.name for one in story.authors], at)

    def _publish(self, report: _Report, copies: int | None = None) -> None:
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

    def _taken_over(self, report: _Report, publisher: str) -> _Report:
        """What another outlet makes of it."""
        delay = timedelta(minutes=1 + int(self._random.expovariate(1 / 90)))
        copy = replace(report, publisher=publisher, paragraphs=[*report.paragraphs])
        copy.published = report.published + delay
        for edit, share in _EDITS:
            if self._random.random() < share:
                edit(copy, self._random, self._context)
        return copy

    def _context(self) -> list[str]:
        """Paragraphs of the outlet's own."""
        index = self._random.randrange(20_000, 39_000)
        return self._written(self._newsroom.headline(index), "", START).paragraphs

    # -- Printing -------------------------------------------------------------------------------------

    def _print(self, report: _Report, *, original: bool = False, credit: str | None = None) -> None:
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

    def _show_on_portal(self, report: _Report, page: Article) -> None:
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

    def _meet(self, report: _Report, article: Article, *, original: bool) -> None:
        """A crawl meets an article some time after it appeared, a copy before the original at times."""
        seen = report.published + timedelta(minutes=self._random.expovariate(1 / 40))
        article.crawled_at = seen
        self._printed.append((seen, Printed(article, self._story, original)))

    def _body(self, report: _Report) -> str:
        paragraphs = [*report.paragraphs]
        if report.publisher in NOTICES:
            paragraphs.append(NOTICES[report.publisher])
        body = "\n\n".join(paragraphs)
        return body.translate(_STRAIGHT) if len(report.publisher) % 2 else body


# -- What desks do to a text ----------------------------------------------------------------------------

_Context = Callable[[], list[str]]


def _retitle(report: _Report, random: Random, _: _Context) -> None:
    words = report.title.split()
    random.shuffle(words)
    report.title = " ".join(words[: max(3, len(words) - 1)])


def _sign(report: _Report, random: Random, _: _Context) -> None:
    report.authors = [person_name(random)]


def _cut_from_the_end(report: _Report, random: Random, _: _Context) -> None:
    """Keep a third to nine tenths, whole paragraphs, and no less than a short item has."""
    left = report.length * random.uniform(0.3, 0.9)
    kept: list[str] = []
    for paragraph in report.paragraphs:
        if kept and sum(map(len, kept)) > max(left, 180):
            break
        kept.append(paragraph)
    report.paragraphs = kept


def _shorten(report: _Report, random: Random, _: _Context) -> None:
    """Take sentences out here and there."""
    short = []
    for paragraph in report.paragraphs:
        sentences = re.split(r"(?<=[.?!])\s", paragraph)
        left = [one for one in sentences if len(sentences) == 1 or random.random() > 0.2]
        if left:
            short.append(" ".join(left))
    report.paragraphs = short


def _polish(report: _Report, random: Random, _: _Context) -> None:
    pairs = random.sample(_POLISH, 12)
    for place, paragraph in enumerate(report.paragraphs):
        for word, other in pairs:
            paragraph = paragraph.replace(word, other)  # noqa: PLW2901
        report.paragraphs[place] = paragraph


def _write_numbers_otherwise(report: _Report, _: Random, __: _Context) -> None:
    report.paragraphs = [re.sub(r"(?<=\d)(?=\d00(?:명|건|억))", ",", one) for one in report.paragraphs]


def _reorder(report: _Report, random: Random, _: _Context) -> None:
    if len(report.paragraphs) > 3:
        place = random.randrange(1, len(report.paragraphs) - 1)
        report.paragraphs.append(report.paragraphs.pop(place))


def _join_paragraphs(report: _Report, _: Random, __: _Context) -> None:
    pairs = zip(report.paragraphs[::2], [*report.paragraphs[1::2], ""], strict=False)
    report.paragraphs = [" ".join(filter(None, pair)) for pair in pairs]


def _extend(report: _Report, random: Random, context: _Context) -> None:
    """Add paragraphs of its own, up to as much as there is."""
    wanted, added = report.length * random.uniform(0.1, 0.9), 0
    where = random.choice(("before", "within", "behind", "behind"))
    for paragraph in context():
        if added > wanted:
            break
        added += len(paragraph)
        places = {"before": 0, "within": random.randint(0, len(report.paragraphs))}
        report.paragraphs.insert(places.get(where, len(report.paragraphs)), paragraph)


_EDITS = (
    (_retitle, 0.5),
    (_sign, 0.4),
    (_polish, 0.35),
    (_write_numbers_otherwise, 0.2),
    (_shorten, 0.2),
    (_cut_from_the_end, 0.3),
    (_reorder, 0.1),
    (_join_paragraphs, 0.3),
    (_extend, 0.25),
)


# -- Daily briefs -----------------------------------------------------------------------------------------


def _weather(random: Random, at: datetime) -> tuple[str, list[str]]:
    degrees = [random.randint(-9, 12) for _ in range(14)]
    sky = random.choice(("맑겠다", "흐리겠다", "구름이 많겠다", "흐리고 비가 오겠다"))
    return f"[날씨] {at.day}일 전국 {sky}", [
        f"{at.day}일은 전국이 대체로 {sky}. 기상청은 이날 아침 최저기온이 {degrees[0]}도에서 {degrees[1]}도, 낮 최고기온이"
        f" {degrees[2]}도에서 {degrees[3]}도에 이를 것으로 내다봤다.",
        f"지역별 아침 기온은 서울 {degrees[4]}도, 인천 {degrees[5]}도, 대전 {degrees[6]}도, 광주 {degrees[7]}도, 대구"
        f" {degrees[8]}도, 부산 {degrees[9]}도, 제주 {degrees[10]}도로 예상된다.",
        f"바다의 물결은 서해 앞바다에서 {random.randint(1, 9) / 2}m, 남해 앞바다에서 {random.randint(1, 9) / 2}m, 동해 앞바다에서"
        f" {random.randint(2, 9) / 2}m 높이로 일겠다. 먼바다의 물결은 최대 {random.randint(3, 11) / 2}m로 예보됐다.",
        "미세먼지 농도는 원활한 대기 확산의 영향으로 모든 권역에서 "
        + random.choice(("좋음", "보통", "나쁨"))
        + " 수준이겠다고 국립환경과학원은 설명했다.",
    ]


def _market(random: Random, at: datetime) -> tuple[str, list[str]]:
    index, change = random.randint(2400, 2900), random.randint(1, 60)
    turn = random.choice(("오른", "내린"))
    return f"코스피 {change}p {turn} {index}.{random.randint(10, 99)} 마감", [
        f"코스피가 {at.day}일 전 거래일보다 {change}.{random.randint(10, 99)}포인트 {turn}"
        f" {index}.{random.randint(10, 99)}에 거래를 마쳤다. 지수는 장 초반 {index - random.randint(3, 30)}선에서 출발했다.",
        f"유가증권시장에서 외국인은 {random.randint(100, 9000)}억원, 기관은 {random.randint(100, 9000)}억원을 순매수했고 개인은"
        f" {random.randint(100, 9000)}억원어치를 팔았다.",
        f"코스닥지수는 {random.randint(700, 900)}.{random.randint(10, 99)}로 장을 끝냈다. 서울 외환시장에서 원달러 환율은"
        f" {random.randint(1300, 1480)}.{random.randint(0, 9)}원에 주간 거래를 마감했다.",
    ]


def _lottery(random: Random, at: datetime) -> tuple[str, list[str]]:
    drawn = sorted(random.sample(range(1, 46), 7))
    return f"로또 {1100 + random.randint(1, 90)}회 1등 {random.randint(3, 20)}명", [
        f"{at.day}일 진행된 로또복권 추첨 결과 당첨번호는 {', '.join(map(str, drawn[:6]))}번으로 결정됐다."
        f" 2등 보너스 번호는 {drawn[6]}번이다.",
        f"당첨번호 6개를 모두 맞힌 1등 당첨자는 {random.randint(3, 20)}명으로 {random.randint(10, 60)}억 {random.randint(1000, 9999)}만원씩"
        f" 받는다. 5개를 맞힌 2등은 {random.randint(30, 120)}명으로 각 {random.randint(3000, 9000)}만원씩을 받게 된다.",
        "당첨금 지급 기한은 지급 개시일로부터 1년 이내이며 휴일에 해당하는 경우 그다음 영업일까지 받을 수 있다.",
    ]


def _obituary(random: Random, at: datetime) -> tuple[str, list[str]]:
    names = [person_name(random) for _ in range(6)]
    return f"[부고] {names[0]}씨 부친상", [
        f"▲ {names[1]}씨 별세, {names[0]}({random.choice(OUTLETS)} 부장)·{names[2]}·{names[3]}씨 부친상,"
        f" {names[4]}·{names[5]}씨 장인상 = {at.day}일 오전 {random.randint(1, 11)}시, {random.choice(('가람', '한울', '새봄'))}대병원"
        f" 장례식장 {random.randint(1, 30)}호실, 발인 {at.day + 2}일 오전 {random.randint(5, 9)}시."
        f" 02-{random.randint(2000, 9999)}-{random.randint(1000, 9999)}",
    ]


_TEMPLATES = (_weather, _market, _lottery, _obituary)
