"""What time a list is about: as Korean rankings say it, and as their articles' addresses do."""

from datetime import date, datetime, timedelta

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.lists import read_list_page
from newscrawl.pages.lists.about import named_day
from newscrawl.sites.registry import get
from newscrawl.text import KST

SEEN = datetime(2025, 11, 5, 22, 7, tzinfo=KST)
ENTRY = (
    '<div class="rankingnews_box"><strong class="rankingnews_name">나루일보</strong><ul class="rankingnews_list">'
    '<li><em class="list_ranking_num">1</em><a class="list_title" href="https://n.news.naver.com/article/901/'
    '0000000011?ntype=RANKING">빈 점포 40곳에 청년 가게 들어선다</a></li></ul></div>'
)


def naver(hours: str | None, day: str = "20251105", encoding: str = "cp949") -> HtmlResponse:
    layer = (
        f'<div class="rankingnews_info_layer _infoLayer">{hours}<br>순서에 반영됩니다.</div>' if hours else ""
    )
    days = "".join(
        f'<li class="{"is_selected" if shown == day else ""}"><a href="?date={shown}">{shown}</a></li>'
        for shown in ("20251105", "20251104", "20251103")
    )
    text = f'<html><body>{layer}{ENTRY}<ul class="rankingnews_date">{days}</ul></body></html>'
    url = "https://news.naver.com/main/ranking/popularDay.naver"
    return HtmlResponse(url, body=text.encode(encoding), encoding=encoding)


def about_of(hours: str | None, seen: datetime = SEEN, **page: str) -> tuple[datetime, datetime]:
    site = get("naver")
    listing = read_list_page(naver(hours, **page), site, site.lists_for("trending")[0], seen)
    [ranking] = listing.rankings
    assert ranking.about_from is not None
    assert ranking.about_until is not None
    return ranking.about_from, ranking.about_until


def at(day: int, hour: int) -> datetime:
    return datetime(2025, 11, day, tzinfo=KST) + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("오후 9시~10시까지 집계한 결과입니다.", 21, 22),
        ("오전 10시~11시까지 집계한 결과입니다.", 10, 11),
        ("오전 11시~정오까지 집계한 결과입니다.", 11, 12),
        ("정오~오후 1시까지 집계한 결과입니다.", 12, 13),
        ("오후 12시~1시까지 집계한 결과입니다.", 12, 13),
        ("자정~오전 1시까지 집계한 결과입니다.", 0, 1),
        ("오전 12시~1시까지 집계한 결과입니다.", 0, 1),
    ],
)
def test_a_ranking_of_an_hour_is_about_that_hour(said: str, since: int, until: int) -> None:
    assert about_of(said) == (at(5, since), at(5, until))


@pytest.mark.parametrize("until", ["자정", "12시"])
def test_past_midnight_the_last_hour_is_that_of_the_day_before(until: str) -> None:
    seen = datetime(2025, 11, 5, 0, 7, tzinfo=KST)
    assert about_of(f"오후 11시~{until}까지 집계한 결과입니다.", seen) == (at(4, 23), at(5, 0))


def test_a_ranking_that_names_no_hours_is_about_its_day() -> None:
    assert about_of(None, day="20251104") == (at(4, 0), at(5, 0))


def test_a_page_that_names_no_day_is_about_no_time() -> None:
    site = get("naver")
    page = naver("오후 9시~10시까지 집계한 결과입니다.", day="none")
    [ranking] = read_list_page(page, site, site.lists_for("trending")[0], SEEN).rankings
    assert (ranking.about_from, ranking.about_until) == (None, None)


def test_the_newest_article_says_the_day_of_a_ranking_whose_page_does_not() -> None:
    rows = "".join(
        f'<li><a href="https://news.nate.com/view/{day}n{number:05}?mid=n1006">{title}</a></li>'
        for number, (day, title) in enumerate(
            (
                ("20251103", "빈 점포 40곳에 청년 가게 들어선다"),
                ("20251104", "기차역 앞 광장, 차 대신 나무 심는다"),
                ("20251103", "겨울 별자리 보러 천문대로 가볼까"),
            )
        )
    )
    url = "https://news.nate.com/rank/interest?sc=sisa&p=day&date=20251105"
    page = HtmlResponse(url, body=f"<h3>랭킹 뉴스</h3><ol>{rows}</ol>".encode(), encoding="utf-8")
    site = get("nate")
    listing = read_list_page(page, site, site.lists_for("trending")[0], SEEN)
    assert {(one.about_from, one.about_until) for one in listing.rankings} == {(at(4, 0), at(5, 0))}
    assert listing.next_url is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("/popularDay.naver?date=20221025", date(2022, 10, 25)),
        ("2025.11.05", date(2025, 11, 5)),
        ("2025. 11. 5. 수요일", date(2025, 11, 5)),
        ("2025년 11월 5일(수)", date(2025, 11, 5)),
        ("11월 5일(수)", date(2025, 11, 5)),
        ("12월 31일(수)", date(2024, 12, 31)),
        ("20251305", None),
        ("많이 본 뉴스", None),
    ],
)
def test_days_as_pages_write_them(text: str, day: date | None) -> None:
    assert named_day(text, date(2025, 11, 5)) == day
