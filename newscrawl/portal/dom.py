"""The portal's DOM, made from the answers of its JSON API and from nothing else.

A client that renders in the browser makes the same DOM from the same answers; what differs
is that its rows carry no links.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from newscrawl.portal.markup import article_path
from newscrawl.text import KST

Json = dict[str, Any]

ORDERS: Final = ("최신순", "추천순", "답글순")
_PAGES_SHOWN: Final = 10


def _e(text: str) -> str:
    return escape(text, quote=True)


def shown_time(moment: str, *, long: bool) -> str:
    """A UTC time of the API as the page prints it: ``2025.02.05 15:22`` or ``2025. 2. 5. 오후 3:22:00``."""
    local = datetime.fromisoformat(moment).astimezone(KST)
    if not long:
        return local.strftime("%Y.%m.%d %H:%M")
    half, hour = "오전" if local.hour < 12 else "오후", local.hour % 12 or 12
    return f"{local.year}. {local.month}. {local.day}. {half} {hour}:{local:%M:%S}"


def document(title: str, main: str, groups: Sequence[Json], *, head: str = "", charset: str = "utf-8") -> str:
    """A whole page around the main part."""
    menu = "".join(
        f'<li><a href="/category/{group["groupCode"]}">{_e(group["name"])}</a></li>' for group in groups
    )
    return (
        f'<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="{charset}">\n<title>{_e(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="stylesheet" href="/static/portal.css">\n<link rel="icon" href="/favicon.ico">\n'
        f"{head}</head>\n"
        '<body>\n<div id="root">\n<header class="header"><div class="inner">'
        '<a class="logo" href="/">뉴스<b>마루</b></a>'
        f'<ul class="menu">{menu}<li><a href="/trend?tab=latest">트렌드</a></li>'
        '<li><a href="/point">포인트</a></li></ul></div></header>\n'
        f"{main}\n"
        '<footer class="footer"><div class="inner">뉴스마루는 newscrawl의 연습용 포털입니다. '
        "모든 기사와 이름은 지어낸 것입니다.</div></footer>\n"
        '<ul class="bottomNav"><li>뉴스</li><li>투표</li><li>게임</li><li>이벤트</li></ul>\n'
        "</div>\n</body>\n</html>\n"
    )


def _row_path(row: Json) -> str:
    return article_path(row["categoryId"], row["newsId"])


def ranked_rows(rows: Iterable[Json], query: str, *, ranking_path: bool = False) -> str:
    """Rows of a ranked list: each headline stands twice, the second time beside the picture."""
    parts = []
    for rank, row in enumerate(rows, start=1):
        path = f"/ranking/news/{row['newsId']}" if ranking_path else _row_path(row)
        title = _e(row["title"])
        parts.append(
            f'<a href="{path}?{query}&amp;rank={rank}"><ul><li class="rank">{rank}</li>'
            f'<li class="tit">{title}<div class="press">{_e(row["pressName"])}</div>'
            f'<div class="cmt">{row["commentCount"]}</div></li>'
            f'<li class="img"><img src="{row["thumbnail"]}" alt=""><span>{title}</span></li></ul></a>\n'
        )
    return "".join(parts)


def main_news_box(group_name: str, rows: Iterable[Json]) -> str:
    """The box ``{group} 주요뉴스``."""
    return (
        f'<div class="mainNewsBox"><div class="stickyTitle"><span>{_e(group_name)}</span> 주요뉴스</div>\n'
        f'<div class="popularNewsRight">\n{ranked_rows(rows, "from=main", ranking_path=True)}</div></div>\n'
    )


def trend_box(latest: Iterable[Json], popular: Iterable[Json]) -> str:
    """The list 트렌드 뉴스 with both of its tabs."""
    query = "utm_source=portal&amp;utm_medium=trend"
    return (
        '<div class="trendNewsBox"><div class="stickyTitle">트렌드 뉴스</div>\n'
        '<div class="tab"><ul class="on">최신뉴스</ul><ul>인기뉴스</ul></div>\n'
        f'<div class="tabPanel latest" data-tab="최신뉴스">\n{ranked_rows(latest, query)}</div>\n'
        f'<div class="tabPanel popular" data-tab="인기뉴스">\n{ranked_rows(popular, query)}</div></div>\n'
    )


def point_box(rows: Iterable[Json]) -> str:
    """The list 포인트 뉴스, which has no order."""
    entries = "".join(
        f'<li><a href="/m{_row_path(row)}">{_e(row["title"])}</a><em>+5P</em></li>' for row in rows
    )
    return f'<div class="pointNewsBox"><div class="stickyTitle">포인트 뉴스</div><ul>{entries}</ul></div>\n'


def polls(polls_: Iterable[Json]) -> str:
    """Ranked votes for singers and actors: they look like lists of news and are none."""
    parts = []
    for poll in polls_:
        rows = "".join(
            f'<ul><li class="rank">{rank}</li><li class="tit">{_e(row["name"])}</li>'
            f'<li class="vote">{row["votes"]:,}표</li></ul>'
            for rank, row in enumerate(poll["rows"], start=1)
        )
        parts.append(f'<div class="rankBox"><div class="stickyTitle">{_e(poll["title"])}</div>{rows}</div>\n')
    return f'<div class="dcTrendRoll">{"".join(parts)}</div>\n'


def front(answer: Json) -> str:
    """The main part of the front page."""
    head = "".join(
        f'<div class="main"><a href="{_row_path(row)}"><img src="{row["thumbnail"]}" alt="">'
        f'<ul class="head">헤드라인</ul><ul class="title">{_e(row["title"])}</ul>'
        f'<ul class="txt">{row["content"]}</ul></a></div>'
        for row in answer["head"]
    )
    side = "".join(
        f'<a href="{_row_path(row)}"><ul><li class="thumb"><img src="{row["thumbnail"]}" alt=""></li>'
        f'<li class="title">{_e(row["title"])}</li><li class="txt">{row["content"]}</li></ul></a>'
        for row in answer["side"]
    )
    sections = "".join(
        f'<section><div class="sectionTitle"><a class="title" href="/category/{section["groupCode"]}">'
        f"{_e(section['name'])}</a></div>{list_rows(section['content'])}</section>\n"
        for section in answer["sections"]
    )
    return (
        f'<div class="trendNewsWrap"><div class="mainNews">{head}</div><div class="sideNewsWrap">'
        f'<div class="sideNewsTitle">주요기사</div><div class="sideNews">{side}</div></div></div>\n'
        f'<div class="sections">{sections}</div>\n'
    )


def list_rows(rows: Iterable[Json]) -> str:
    """The rows of a category's list."""
    entries = "".join(
        f'<a href="{_row_path(row)}"><ul class="hoverImgPt"><li class="thumb"><img src="{row["thumbnail"]}" '
        f'alt=""></li><li class="tit">{_e(row["title"])}</li><li class="txt">{row["content"]}</li>'
        f'<li class="info">{_e(row["pressName"])}</li></ul></a>\n'
        for row in rows
    )
    return f'<div class="newsList"><div class="list">\n{entries}</div></div>\n'


def paging(path: str, current: int, last: int) -> str:
    """Links to the pages around the current one, as Ant Design prints them."""
    first = max(1, min(current - _PAGES_SHOWN // 2, last - _PAGES_SHOWN + 1))
    numbers = range(first, min(last, first + _PAGES_SHOWN - 1) + 1)
    items = [
        f'<li class="ant-pagination-item{" ant-pagination-item-active" if number == current else ""}">'
        f'<a href="{path}?page={number}">{number}</a></li>'
        for number in numbers
    ]
    if current > 1:
        items.insert(
            0, f'<li class="ant-pagination-prev"><a rel="prev" href="{path}?page={current - 1}">이전</a></li>'
        )
    if current < last:
        items.append(
            f'<li class="ant-pagination-next"><a rel="next" href="{path}?page={current + 1}">다음</a></li>'
        )
    return f'<div class="paging"><ul class="ant-pagination">{"".join(items)}</ul></div>\n'


def listing(group: Json, news: Json, side: str) -> str:
    """The main part of a category's list page."""
    found = news["newsList"]
    rows = found["content"]
    body = list_rows(rows) if rows else '<p class="empty">등록된 기사가 없습니다.</p>'
    data = found["metadata"]
    pages = paging(f"/category/{group['groupCode']}", data["currentPage"], data["totalPages"])
    return (
        '<div class="listWrap"><div class="left"><div class="sectionTitle">'
        f'<span class="title">{_e(group["name"])} 뉴스</span></div>\n{body}{pages}</div>\n'
        f'<div class="right">{side}</div></div>'
    )


def article_head(detail: Json, base_url: str) -> str:
    """The elements of an article page's head: the canonical address and what shares of it show."""
    news = detail["newsDeatil"]
    address = base_url + article_path(news["categoryId"], news["newsId"])
    return (
        f'<link rel="canonical" href="{address}">\n<meta property="og:type" content="article">\n'
        f'<meta property="og:title" content="{_e(news["title"])}">\n'
        f'<meta property="og:url" content="{address}">\n'
        f'<meta property="og:image" content="{base_url}{news["thumbnail"]}">\n'
    )


def _comments(answer: Json) -> str:
    total = answer["metadata"]["totalCounts"]
    rows = "".join(
        f'<ul><li class="nick">{_e(comment["nickName"])}</li><li class="txt">{_e(comment["comment"])}</li>'
        f'<li class="like">{comment["likeCount"]}</li><li class="dislike">{comment["dislikeCount"]}</li></ul>'
        for comment in answer["content"]
    )
    first, *others = ORDERS
    tabs = f'<ul class="on">{first}</ul>' + "".join(f"<ul>{order}</ul>" for order in others)
    return (
        f'<div class="commentWrap"><div class="totalCnt">댓글 <span>{total}</span></div>'
        f'<div class="tab">{tabs}</div>'
        f'<div class="commentList">{rows or "<p>등록된 댓글이 없습니다.</p>"}</div></div>\n'
    )


def article(detail: Json, comments: Json, side: str) -> str:
    """The main part of an article page; ``side`` is its right column."""
    news = detail["newsDeatil"]
    emotions = detail["emotions"]
    title, count = _e(news["title"]), news["commentCount"]
    liked = sum(emotion["count"] for emotion in emotions)
    long = news["dateStyle"] == "long"
    counters = f"<ul><li>{liked}</li><li>{count}</li></ul>"
    dates = f'<ul class="date">입력 {shown_time(news["publishedAt"], long=long)}</ul>'
    if news["modifiedAt"]:
        dates += f'<ul class="update">수정 {shown_time(news["modifiedAt"], long=long)}</ul>'
    origin = f'<ul class="origin"><a href="{_e(news["link"])}">기사원문</a></ul>' if news["link"] else ""
    tags = "".join(f"<ul>#{_e(tag)}</ul>" for tag in news["keywords"])
    votes = "".join(
        f'<ul><li><img src="{emotion["iconUrl"]}" alt="{emotion["name"]}"></li><li>{emotion["name"]}</li>'
        f"<li>{emotion['count']}</li></ul>"
        for emotion in emotions
    )
    return (
        f'<div id="sticky" style="display:none"><div class="articleTitle">{title}</div></div>\n'
        f'<div class="articleWrap"><div class="left">\n<div class="toolbar">{counters}{counters}</div>\n'
        f'<div class="category">{_e(news["categoryName"])}</div>\n<div class="articleTitle">{title}</div>\n'
        f'<div class="info"><ul class="publisher">{_e(news["pressName"])}</ul>{dates}'
        f'<ul class="cmt">{count}</ul>{origin}</div>\n'
        f'<div class="contents"><div class="content">{news["content"]}</div></div>\n'
        f'<div class="publisherBot">{_e(news["authors"])} 기자</div>\n'
        f'<div class="tag">{tags}</div>\n'
        '<div class="more"><a href="/point">포인트 뉴스 모아보기</a>'
        '<a href="/trend?tab=latest">트렌드 뉴스 모아보기</a>'
        '</div>\n<div class="sectionTitleSub"><span class="title">이 기사, 어떠셨나요?</span></div>\n'
        f'<div class="newsVote">{votes}</div>\n{_comments(comments)}</div>\n'
        f'<div class="right">{side}</div></div>'
    )


def trend(rows: Iterable[Json], tab: str) -> str:
    """The main part of the page of one trending tab."""
    tabs = "".join(
        f'<ul class="{"on" if name == tab else "off"}"><a href="/trend?tab={key}">{name}</a></ul>'
        for key, name in (("latest", "최신뉴스"), ("popular", "인기뉴스"))
    )
    query = "utm_source=portal&amp;utm_medium=trend"
    return (
        '<div class="listWrap"><div class="left"><div class="trendNewsBox">'
        '<div class="stickyTitle">트렌드 뉴스</div>\n'
        f'<div class="tab">{tabs}</div>\n<div class="tabPanel" data-tab="{tab}">\n'
        f"{ranked_rows(rows, query)}</div>"
        "</div></div></div>"
    )


def ranking(group_name: str, rows: Iterable[Json]) -> str:
    """The main part of the page of a group's ranked list."""
    return f'<div class="listWrap"><div class="left">{main_news_box(group_name, rows)}</div></div>'


def point(rows: Iterable[Json]) -> str:
    """The main part of the page 포인트 뉴스."""
    return f'<div class="listWrap"><div class="left">{point_box(rows)}</div></div>'


def not_found() -> str:
    """The main part of the answer 404."""
    return '<div class="listWrap"><p class="empty">삭제되었거나 없는 페이지입니다.</p></div>'
