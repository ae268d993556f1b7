"""Which of the lists of a page a spider gets, how the reading says so, and where it goes on."""

from pathlib import Path

import pytest
from scrapy.http import HtmlResponse, XmlResponse

from newscrawl.pages.lists import ListPage, read_list_page
from newscrawl.sites import GENERIC, ListSource, get

URL = "https://news.example.kr/politics"


def rows(first: int, count: int, title: str = "시의회가 예산안을 다시 논의한다") -> str:
    return "".join(
        f'<li><a href="/news/20251105/{n}">{title} {n}</a></li>' for n in range(first, first + count)
    )


def page(body: str, url: str = URL, head: str = "") -> HtmlResponse:
    html = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return HtmlResponse(url, body=html.encode())


def box(heading: str, entries: str, tag: str = "div") -> str:
    return f"<{tag}><h3>{heading}</h3><ul>{entries}</ul></{tag}>"


HEADED = (
    f"<h2>주요뉴스</h2><ul>{rows(1000001, 5)}</ul>"
    f"<div><h2>많이 본 뉴스</h2><ol>{rows(2000001, 3, '어젯밤 첫눈이 산간에 내려 쌓였다')}</ol></div>"
)


def test_main_list_by_its_heading() -> None:
    listing = read_list_page(page(HEADED), GENERIC, ListSource(kind="mainnews", url=URL))
    assert listing.how == "under the heading '주요뉴스'"
    assert [ranking.rank for ranking in listing.rankings] == [1, 2, 3, 4, 5]


def test_a_list_behind_an_early_end_of_the_page_is_read() -> None:
    early = page("").replace(body=f"<html><body>나루</body></html>{HEADED}".encode())
    listing = read_list_page(early, GENERIC, ListSource(kind="mainnews", url=URL))
    assert len(listing.rankings) == 5


def test_trending_list_by_its_heading() -> None:
    listing = read_list_page(page(HEADED), GENERIC, ListSource(kind="trending", url=URL))
    assert listing.how == "under the heading '많이 본 뉴스'"
    assert {ranking.list for ranking in listing.rankings} == {"trending"}
    assert len(listing.rankings) == 3


def test_list_named_by_the_source() -> None:
    body = box("실시간 인기", rows(1000001, 4)) + box("많이 본 기사", rows(2000001, 3))
    source = ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading")
    listing = read_list_page(page(body), GENERIC, source)
    assert {ranking.name for ranking in listing.rankings} == {"많이 본 기사"}


def test_list_declared_by_its_heading_is_not_replaced_by_another() -> None:
    source = ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading")
    listing = read_list_page(page(box("정치", rows(1000001, 9))), GENERIC, source)
    assert listing.rankings == []
    assert listing.how == "no heading '많이 본 기사'"


def test_largest_list_where_no_heading_tells() -> None:
    body = box("연재", rows(1000001, 3)) + box("정치", rows(2000001, 9))
    listing = read_list_page(page(body), GENERIC, ListSource(kind="mainnews", url=URL))
    assert listing.how == "largest list of articles"
    assert len(listing.rankings) == 9


def test_a_short_box_of_headlines_does_not_hide_the_section_list() -> None:
    body = box("정치", rows(2000001, 9)) + box("헤드라인", rows(1000001, 3), "aside")
    listing = read_list_page(page(body), GENERIC, None)
    assert len(listing.rankings) == 12
    assert listing.how == "under the heading '헤드라인' and the largest list of articles"


def test_trending_box_is_not_taken_for_the_main_list() -> None:
    body = box("많이 본 뉴스", rows(1000001, 9)) + box("정치", rows(2000001, 4))
    listing = read_list_page(page(body), GENERIC, ListSource(kind="mainnews", url=URL))
    assert {ranking.name for ranking in listing.rankings} == {"정치"}


def test_section_and_tab_of_the_source_win() -> None:
    source = ListSource(kind="trending", url="/rank", section="시사", tab="인기뉴스")
    listing = read_list_page(page(f"<ul>{rows(1000001, 4)}</ul>"), GENERIC, source)
    assert {(ranking.section, ranking.tab) for ranking in listing.rankings} == {("시사", "인기뉴스")}


def test_page_without_list_names_its_feeds() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/rss/all.xml">'
    listing = read_list_page(page("<p>준비 중입니다.</p>", head=head), GENERIC, None)
    assert listing.rankings == []
    assert listing.how == "no list of articles"
    assert listing.feeds == ["https://news.example.kr/rss/all.xml"]


def test_shown_ranks_continue_on_a_second_page() -> None:
    body = "".join(
        f'<li><em class="num">{n}</em><a href="/news/20251105/{n}00001">산길 넓히는 공사 시작 {n}편</a></li>'
        for n in range(11, 14)
    )
    listing = read_list_page(page(f"<ol>{body}</ol>"), GENERIC, None)
    assert [ranking.rank for ranking in listing.rankings] == [11, 12, 13]


def test_columns_of_one_ranking_are_one_list() -> None:
    column = lambda first: "".join(  # noqa: E731 - two columns of the same page
        f'<li><em>{n}</em><a href="/news/20251105/{n}00001">바닷가 마을의 겨울 준비 {n}편</a></li>'
        for n in range(first, first + 5)
    )
    listing = read_list_page(
        page(f"<h3>랭킹뉴스</h3><ol>{column(1)}</ol><ol>{column(6)}</ol>"),
        GENERIC,
        ListSource(kind="trending", url=URL),
    )
    assert [ranking.rank for ranking in listing.rankings] == list(range(1, 11))


def test_tabs_named_by_what_they_control() -> None:
    body = (
        "<h3>많이 본 뉴스</h3><div role='tablist'><button aria-controls='p1'>정치</button>"
        "<button aria-controls='p2'>경제</button></div>"
        f"<div id='p1'><ol>{rows(1000001, 3)}</ol></div><div id='p2'><ol>{rows(2000001, 3)}</ol></div>"
    )
    listing = read_list_page(page(body), GENERIC, ListSource(kind="trending", url=URL))
    assert [ranking.tab for ranking in listing.rankings] == ["정치"] * 3 + ["경제"] * 3


@pytest.mark.parametrize(
    ("pager", "next_url"),
    [
        (
            '<div class="paging"><strong>1</strong><a href="?page=2">2</a><a href="?page=3">3</a></div>',
            f"{URL}?page=2",
        ),
        (
            '<ul class="pagination"><li class="on">2</li><li><a href="?page=3">3</a></li></ul>',
            f"{URL}?page=3",
        ),
        (
            '<div class="paging"><a href="?page=1">1</a><a class="next" href="?page=11">다음</a></div>',
            f"{URL}?page=11",
        ),
        ('<a rel="next" href="/politics/2">더 보기</a>', "https://news.example.kr/politics/2"),
        ('<div class="paging"><strong>3</strong></div>', None),
        ('<a rel="next" href="https://other.example.com/2">다음</a>', None),
        ("", None),
    ],
)
def test_next_page_linked_from_the_page(pager: str, next_url: str | None) -> None:
    listing = read_list_page(page(f"<ul>{rows(1000001, 5)}</ul>{pager}"), GENERIC, None)
    assert listing.next_url == next_url


def test_next_page_by_number() -> None:
    site = get("yna")
    source = next(source for source in site.lists if source.section == "정치")
    first = page(f"<ul>{rows(1000001, 5)}</ul>", "https://www.yna.co.kr/politics/all")
    second = page(f"<ul>{rows(1000001, 5)}</ul>", "https://www.yna.co.kr/politics/all/2")
    assert read_list_page(first, site, source).next_url == "https://www.yna.co.kr/politics/all/2"
    assert read_list_page(second, site, source).next_url == "https://www.yna.co.kr/politics/all/3"


def test_next_page_by_cursor() -> None:
    site = get("naver")
    source = next(source for source in site.lists if source.section == "경제")
    body = (
        f'<div class="c" data-has-next="true" data-cursor="20251105010909"><ul>{rows(1000001, 3)}</ul></div>'
    )
    listing = read_list_page(page(body, "https://news.naver.com/section/101"), site, source)
    assert listing.next_url == (
        "https://news.naver.com/section/template/SECTION_ARTICLE_LIST"
        "?sid=101&sid2=&cluid=&pageNo=2&date=&next=20251105010909"
    )
    last = page(body.replace("true", "false"), "https://news.naver.com/section/101")
    assert read_list_page(last, site, source).next_url is None


def test_a_list_of_a_day_leads_to_no_other_day() -> None:
    site = get("nate")
    source = next(source for source in site.lists if source.section == "시사")
    url = "https://news.nate.com/rank/interest?sc=sisa&p=day&date=20250301"
    listing = read_list_page(page(f"<ol>{rows(1000001, 5)}</ol>", url), site, source)
    assert listing.next_url is None


def test_rules_that_find_nothing_give_way_and_say_so() -> None:
    source = next(source for source in get("naver").lists if source.kind == "trending")
    body = page(HEADED, "https://news.naver.com/main/ranking/popularDay.naver")
    listing = read_list_page(body, get("naver"), source)
    assert len(listing.rankings) == 3
    assert listing.how == "under the heading '많이 본 뉴스'"


def test_a_heading_tells_what_the_rules_of_a_site_do_not() -> None:
    found = rows(1000001, 3).replace("<a", "<div class=item-title><a").replace("</a>", "</a></div>")
    body = f"<ul class='c-list-basic'>{found}</ul>"
    body += box("많이 본 뉴스", rows(2000001, 4))
    source = ListSource(kind="trending", url="/")
    listing = read_list_page(page(body, "https://news.daum.net/x"), get("daum"), source)
    assert listing.how == "under the heading '많이 본 뉴스'"
    assert len(listing.rankings) == 4


def test_trending_feed_keeps_its_order_as_ranks() -> None:
    feed = """<rss version="2.0"><channel><title>인기기사</title>
    <item><title>먼저 나온 기사</title><link>https://www.womennews.co.kr/news/articleView.html?idxno=7</link>
    <pubDate>2025-11-04 09:00:00</pubDate></item>
    <item><title>나중 나온 기사</title><link>https://www.womennews.co.kr/news/articleView.html?idxno=8</link>
    <pubDate>2025-11-05 09:00:00</pubDate></item></channel></rss>"""
    site = get("womennews")
    source = next(source for source in site.lists if source.kind == "trending")
    listing = read_list_page(
        XmlResponse("https://www.womennews.co.kr/rss/clickTop.xml", body=feed.encode()), site, source
    )
    assert listing.how == "RSS feed"
    assert [(ranking.rank, ranking.title) for ranking in listing.rankings] == [
        (1, "먼저 나온 기사"),
        (2, "나중 나온 기사"),
    ]
    assert {ranking.publisher for ranking in listing.rankings} == {"여성신문"}


def test_index_of_sitemaps_leads_to_its_news() -> None:
    index = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>https://h.kr/sitemap-2024.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
    <sitemap><loc>https://h.kr/sitemap-news.xml</loc></sitemap></sitemapindex>"""
    listing = read_list_page(XmlResponse("https://h.kr/sitemap.xml", body=index.encode()), GENERIC, None)
    assert listing.rankings == []
    assert [child.url for child in listing.sitemaps] == [
        "https://h.kr/sitemap-news.xml",
        "https://h.kr/sitemap-2024.xml",
    ]


@pytest.mark.parametrize("declared", ["euc-kr", "utf-8"])
@pytest.mark.parametrize("real", ["cp949", "utf-8"])
def test_titles_survive_a_wrong_charset(declared: str, real: str) -> None:
    entries = rows(1000001, 4, "똠방각하 펲시콜라 이야기")
    html = f"<html><head><meta charset='{declared}'></head><body><ul>{entries}</ul></body></html>"
    listing = read_list_page(HtmlResponse(URL, body=html.encode(real)), GENERIC, None)
    assert listing.rankings[0].title == "똠방각하 펲시콜라 이야기 1000001"


PARTLY_KNOWN = Path(__file__).parent / "naver" / "partly_known" / "page.html"


def partly_known(kind: str) -> ListPage:
    naver = get("naver")
    source = next(source for source in naver.lists if source.kind == kind)
    url = "https://news.naver.com/main/ranking/popularDay.naver"
    return read_list_page(HtmlResponse(url, body=PARTLY_KNOWN.read_bytes()), naver, source)


def test_what_rules_miss_is_added_and_marked() -> None:
    listing = partly_known("trending")
    assert listing.how == "by rule, and 12 entries without"
    assert [(found.source, len(found.entries)) for found in listing.lists] == [
        ("rule", 2),
        ("general", 3),
        ("general", 3),
        ("general", 3),
        ("general", 3),
    ]
    assert len({ranking.article_id for ranking in listing.rankings}) == len(listing.rankings) == 14


def test_what_rules_miss_is_not_added_to_another_kind() -> None:
    listing = partly_known("mainnews")
    assert listing.rankings == []


def naver_section(known: int, unknown: int, outside: str = "") -> ListPage:
    """A section page of Naver: ``known`` rows as the rules describe them and ``unknown`` others beside them."""
    entries = "".join(
        f"<li class='sa_item'><a class='sa_text_title' href='/mnews/article/901/{n:010d}'>"
        f"<strong class='sa_text_strong'>시의회가 예산안 {n}건을 논의한다</strong></a></li>"
        for n in range(1, known + 1)
    )
    entries += "".join(
        f"<li><a href='/mnews/article/902/{n:010d}'>다리 {n}곳의 이름을 시민이 짓는다</a></li>"
        for n in range(1, unknown + 1)
    )
    naver = get("naver")
    source = next(source for source in naver.lists if source.section == "정치")
    body = page(f"<ul>{entries}</ul>{outside}", "https://news.naver.com/section/100")
    return read_list_page(body, naver, source)


def test_a_few_rows_that_rules_leave_out_stay_out() -> None:
    listing = naver_section(8, 3)
    assert listing.how == "by rule"
    assert len(listing.rankings) == 8


def test_most_rows_of_a_list_that_rules_leave_out_join_it() -> None:
    listing = naver_section(4, 20)
    assert listing.how == "by rule, and 20 entries without"
    assert {(ranking.list, ranking.name, ranking.section) for ranking in listing.rankings} == {
        ("mainnews", "최신뉴스", "정치")
    }
    assert len({ranking.url for ranking in listing.rankings}) == 24


def test_a_box_of_another_kind_beside_them_does_not_join() -> None:
    outside = f"<div><h3>많이 본 뉴스</h3><ol>{rows(3000001, 30)}</ol></div>"
    listing = naver_section(4, 0, outside)
    assert len(listing.rankings) == 4


def test_without_rules_every_list_says_so() -> None:
    listing = read_list_page(page(HEADED), GENERIC, ListSource(kind="mainnews", url=URL))
    assert {found.source for found in listing.lists} == {"general"}


FRONT = "https://news.example.kr/"
SECTIONS = ("정치", "경제", "사회", "문화", "국제")


def boxes(*sizes: int) -> str:
    """A page of boxes, each with so many headlines of its own."""
    return "".join(
        box(SECTIONS[place], rows((place + 1) * 1000000, size)) for place, size in enumerate(sizes)
    )


@pytest.mark.parametrize(
    ("url", "sizes", "read"),
    [
        # the largest box holds half of the headlines of a front page, or less
        (FRONT, (3, 12, 5, 4), [12]),
        (FRONT, (3, 12, 5, 5), [3, 12, 5, 5]),
        (f"{FRONT}index.html", (3, 3, 3, 3), [3, 3, 3, 3]),
        # elsewhere twice as many as any other are enough
        (URL, (3, 10, 5, 5), [10]),
        (URL, (3, 9, 5, 5), [3, 9, 5, 5]),
    ],
)
def test_all_boxes_are_the_main_news_where_none_is_clearly(
    url: str, sizes: tuple[int, ...], read: list[int]
) -> None:
    listing = read_list_page(page(boxes(*sizes), url), GENERIC, ListSource(kind="mainnews", url=url))
    assert [len(found.entries) for found in listing.lists] == read
    assert listing.how == ("largest list of articles" if len(read) == 1 else "all boxes of headlines")
    assert listing.reading == "largest"


def test_a_front_page_shows_no_most_read_articles_but_under_a_heading_for_them() -> None:
    source = ListSource(kind="trending", url=FRONT)
    listing = read_list_page(page(boxes(3, 12, 4, 4), FRONT), GENERIC, source)
    assert (listing.lists, listing.how) == ([], "no ranking on a front page")
    body = boxes(3, 12, 4) + box("많이 본 뉴스", rows(8000000, 5))
    listing = read_list_page(page(body, FRONT), GENERIC, source)
    assert [found.name for found in listing.lists] == ["많이 본 뉴스"]
    # Elsewhere a page that somebody gave as a ranking is one.
    assert read_list_page(page(boxes(3, 12, 4), URL), GENERIC, source).lists


def test_boxes_of_another_kind_are_none_of_all_boxes() -> None:
    body = boxes(3, 3, 3) + box("많이 본 뉴스", rows(8000000, 5)) + box("최신 영상", rows(9000000, 2))
    listing = read_list_page(page(body, FRONT), GENERIC, None)
    assert [found.name for found in listing.lists] == ["정치", "경제", "사회", "최신 영상"]
    assert listing.how == "under the heading '최신 영상' and all boxes of headlines"


@pytest.mark.parametrize("size", [2, 5, 9])
def test_a_box_of_main_news_is_not_all_of_a_front_page(size: int) -> None:
    body = box("주요뉴스", rows(8000000, size)) + boxes(5, 5, 5) + box("많이 본 뉴스", rows(9000000, 5))
    listing = read_list_page(page(body, FRONT), GENERIC, None)
    assert [found.name for found in listing.lists] == ["주요뉴스", "정치", "경제", "사회"]
    assert listing.how == "under the heading '주요뉴스' and all boxes of headlines"


def test_a_box_of_main_news_that_holds_half_of_a_front_page_is_its_list() -> None:
    body = box("주요뉴스", rows(8000000, 15)) + boxes(5, 5, 5)
    listing = read_list_page(page(body, FRONT), GENERIC, None)
    assert [found.name for found in listing.lists] == ["주요뉴스"]
    # So it is on any other page that shows it.
    listing = read_list_page(page(box("주요뉴스", rows(8000000, 5)) + boxes(5, 5, 5)), GENERIC, None)
    assert [found.name for found in listing.lists] == ["주요뉴스"]


def test_an_article_in_several_boxes_is_read_in_the_first() -> None:
    again = rows(1000002, 1) + rows(2000000, 2)
    body = boxes(3) + box("경제", again) + box("사회", rows(1000000, 2)) + box("문화", rows(3000000, 2))
    listing = read_list_page(page(body, FRONT), GENERIC, None)
    assert [(found.name, len(found.entries)) for found in listing.lists] == [
        ("정치", 3),
        ("경제", 2),
        ("문화", 2),
    ]


def test_a_page_with_further_ones_is_about_its_longest_list() -> None:
    pager = '<div class="paging"><strong>1</strong><a href="?page=2">2</a></div>'
    listing = read_list_page(page(boxes(4, 4, 5, 4) + pager, FRONT), GENERIC, None)
    assert [found.name for found in listing.lists] == ["사회"]


def test_without_main_news_the_longest_ranking_is_read() -> None:
    body = box("많이 본 뉴스", rows(1000000, 3)) + box("댓글 많은 뉴스", rows(2000000, 4))
    listing = read_list_page(page(body, FRONT), GENERIC, None)
    assert [found.name for found in listing.lists] == ["댓글 많은 뉴스"]


def test_the_large_headlines_of_a_section_belong_to_its_list() -> None:
    large = "".join(f"<div>{one}</div>" for one in rows(1000000, 3).replace("li>", "p>").split("</p>") if one)
    pager = '<div class="paging"><strong>1</strong><a href="?page=2">2</a></div>'
    body = f"<div><h1>정치</h1><div>{large}</div><ul>{rows(2000000, 6)}</ul></div>{boxes(4)}{pager}"
    listing = read_list_page(page(body), GENERIC, None)
    assert [(found.name, len(found.entries)) for found in listing.lists] == [("정치", 3), ("정치", 6)]
    assert listing.how == "largest list of articles"
