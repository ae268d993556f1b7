"""The markup of rankings of days in the shapes of three portals: their words and classes, invented texts.

Naver's is as its pages of 2022 to 2024 have it; Nate's and Daum's are as those portals are read about.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from html import escape
from itertools import groupby
from typing import Final

from newscrawl.portal.archive import ArchiveEntry

_WEEKDAYS: Final = "월화수목금토일"
_OFFERED: Final = 5  # days that Naver's page offers


def _document(title: str, body: str, charset: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="{charset}"><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    )


def naver(entries: Iterable[ArchiveEntry], day: date, hour: datetime | None, today: date) -> str:
    """The rankings of media; ``hour`` is the one that was counted, None where the whole day was."""
    boxes = "".join(
        f'<div class="rankingnews_box"><a class="rankingnews_box_head" href="https://media.naver.com/press/9">'
        f'<strong class="rankingnews_name">{escape(medium)}</strong></a><ul class="rankingnews_list">'
        f"{''.join(map(_naver_row, rows))}</ul></div>"
        for medium, rows in groupby(entries, key=lambda entry: entry.publisher)
    )
    newest = max(min(day + timedelta(days=2), today), day)
    days = "".join(_naver_day(newest - timedelta(days=number), day) for number in range(_OFFERED))
    counted = f"{_hours(hour)}까지 집계한 결과입니다." if hour else ""
    layer = f'<div class="rankingnews_info_layer _infoLayer" style="display: none">{counted}<br></div>'
    return _document(
        "랭킹 : 네이버 뉴스",
        '<div class="rankingnews _popularWelBase _persist">'
        f'<h2 class="rankingnews_tit">언론사별 <em>랭킹뉴스</em></h2>{layer if hour else ""}'
        f'<div class="rankingnews_box_wrap _popularRanking"><div class="_officeCard">{boxes}</div></div>'
        f'<ul class="rankingnews_date">{days}</ul></div>',
        "euc-kr",
    )


def _naver_row(entry: ArchiveEntry) -> str:
    return (
        f'<li><em class="list_ranking_num">{entry.rank}</em><div class="list_content"><a href="{entry.url}"'
        f" class=\"list_title nclicks('RBP.rnknws')\">{escape(entry.title)}</a>"
        '<span class="list_time">2시간전</span></div></li>'
    )


def _naver_day(day: date, chosen: date) -> str:
    shown = f"{day.month}월 {day.day}일({_WEEKDAYS[day.weekday()]})"
    selected = "is_selected" if day == chosen else ""
    return f'<li class="{selected}"><a href="?date={day:%Y%m%d}">{shown}</a></li>'


def _hours(hour: datetime) -> str:
    following = (hour.hour + 1) % 24
    named = {0: "자정", 12: "정오"}
    same_half = hour.hour // 12 == following // 12
    until = named.get(following) or f"{'' if same_half else _half(following)}{following % 12}시"
    since = named.get(hour.hour) or f"{_half(hour.hour)}{hour.hour % 12}시"
    return f"{since}~{until}"


def _half(hour: int) -> str:
    return "오전 " if hour < 12 else "오후 "


def daum(entries: Sequence[ArchiveEntry]) -> str:
    """The ranking of a day; the page says it nowhere but in its articles' addresses."""
    rows = "".join(
        f'<li><div class="item_issue"><span class="rank_num">{entry.rank}</span><strong class="tit_g">'
        f'<a href="{entry.url}" class="link_txt">{escape(entry.title)}</a></strong>'
        f'<span class="info_news">{escape(entry.publisher)}</span></div></li>'
        for entry in entries
    )
    return _document(
        "많이 본 뉴스 | 다음뉴스", f'<h3>많이 본 뉴스</h3><ul class="list_news2">{rows}</ul>', "utf-8"
    )


def nate(entries: Sequence[ArchiveEntry]) -> str:
    """The ranking of a section on a day; the first five with their beginnings, the others as lines."""
    first = "".join(
        f'<div class="mduSubject"><dl class="mduRank rank{entry.rank}"><dt><em>{entry.rank}</em></dt></dl>'
        f'<div class="mlt01"><a href="{entry.url.removeprefix("https:")}" class="lt1">'
        f'<h2 class="tit">{escape(entry.title)}</h2></a></div><span class="medium">{escape(entry.publisher)}'
        f"<em>{entry.day:%Y-%m-%d}</em></span></div>"
        for entry in entries[:5]
    )
    others = "".join(
        f'<li><dl class="mduRank rank{entry.rank}"><dt><em>{entry.rank}</em></dt></dl>'
        f'<a href="{entry.url.removeprefix("https:")}"><h2>{escape(entry.title)}</h2></a>'
        f'<span class="medium">{escape(entry.publisher)}</span></li>'
        for entry in entries[5:]
    )
    return _document(
        "네이트 뉴스",
        f'<h3>랭킹 뉴스</h3><div class="mduSubjectList">{first}</div>'
        f'<ul class="mduSubject mduRankSubject">{others}</ul>',
        "euc-kr",
    )
