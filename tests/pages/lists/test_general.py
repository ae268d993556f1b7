"""Lists told by repetition alone: which blocks are one, what is left out of them, what is put together."""

import lxml.html
import pytest

from newscrawl.addresses import Joiner
from newscrawl.pages.lists.blocks import page_links
from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.general import GeneralReader
from newscrawl.pages.lists.outline import Outline

URL = "https://news.example.kr/politics"
HERE = "https://news.example.kr"


def found(body: str, head: str = "") -> list[FoundList]:
    page = Outline(lxml.html.fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))
    joined = Joiner(lambda href: href if "//" in href else HERE + href, URL)
    reader = GeneralReader(page, page_links(page, joined, "news.example.kr", in_data=False), URL)
    return reader.lists(controls=False) or reader.plain_list(controls=False)


def titles(body: str) -> list[list[str]]:
    """The titles of each list on a page."""
    return [[entry.title for entry in one.entries] for one in found(body)]


def test_rows_that_show_the_same_words_are_no_articles() -> None:
    """What is on air, with a label on every picture."""
    on_air = "".join(row(number, "방송 종료 방송 다시보기") for number in range(1, 5))
    assert titles(f"<ul>{on_air}</ul>") == []
    assert titles(f"<ul>{on_air}{row(8, '첫눈 오는 날 문 연 책방')}{row(9, '새 다리 이름을 짓다')}</ul>")


@pytest.mark.parametrize(
    ("beside", "lists"), [("2025.11.{:02}", 1), ("11월 {}일", 1), ("{:02}:00", 0), ("{}회", 0)]
)
def test_a_column_that_is_called_the_same_every_day_shows_its_days(beside: str, lists: int) -> None:
    column = "".join(
        row(n, "바람개비 시사만평").replace("</li>", f"<span>{beside.format(n)}</span></li>")
        for n in range(1, 6)
    )
    assert len(titles(f"<ul>{column}</ul>")) == lists


@pytest.mark.parametrize(("headlines", "lists"), [(10, 1), (9, 0)])
def test_many_headlines_that_come_back_are_articles(headlines: int, lists: int) -> None:
    """An archive, in which each day's fortune and weather stand under the headlines of the day before."""
    days = "".join(row(day * 100 + n, title(n)) for day in range(1, 4) for n in range(headlines))
    assert len(titles(f"<ul>{days}</ul>")) == lists


def test_a_list_whose_other_rows_are_labels_is_a_menu() -> None:
    labels = "".join(
        f"<li><a href='/part/{name}'>{name}</a></li>"
        for name in ("생활경제면", "문화·연예", "기획·연재", "IT·과학")
    )
    promoted = row(1, "바닷가 마을의 겨울 준비") + row(2, "Special Edition 2024")
    news = "".join(f"<p>{row(number)}</p>" for number in range(11, 14))
    assert [len(one) for one in titles(f"<ul>{promoted}{labels}</ul><div>{news}</div>")] == [3]


@pytest.mark.parametrize(("labels", "articles"), [(5, 4), (8, 4), (9, 0)])
def test_labels_in_a_list_of_news_are_left_out(labels: int, articles: int) -> None:
    """Where they are no more than twice the articles."""
    more = "".join(f"<li><a href='/part/{n}'>지면 {n}</a></li>" for n in range(10, 10 + labels))
    news = "".join(f"<p>{row(number)}</p>" for number in range(11, 14))
    read = titles(f"<ul>{rows(1, 4)}{more}</ul><div>{news}</div>")
    assert [len(one) for one in read] == [number for number in (articles, 3) if number]


def row(number: int, title: str = "", host: str = "", path: str = "/news/20251105") -> str:
    return f"<li><a href='{host}{path}{number:04}'>{title or f'바닷가 마을의 겨울 준비 {number:04}'}</a></li>"


def rows(first: int, count: int, host: str = "", path: str = "/news/20251105") -> str:
    return "".join(row(number, host=host, path=path) for number in range(first, first + count))


def title(number: int) -> str:
    return f"바닷가 마을의 겨울 준비 {number:04}"


BESIDE = f"<section><div>{rows(500, 3)}</div></section>"


@pytest.mark.parametrize(("letters", "lists"), [(10, 2), (9, 1)])
def test_half_of_the_titles_of_a_list_have_ten_letters(letters: int, lists: int) -> None:
    short = "".join(row(n, f"짧은 제목{n}") for n in range(2)) + "".join(
        row(n, f"{n}{'가' * (letters - 1)}") for n in range(2, 5)
    )
    assert len(found(f"<ul>{short}</ul>{BESIDE}")) == lists


@pytest.mark.parametrize(
    ("shown", "lists"),
    [
        # districts, topics, clubs: one or two words, also in Cyrillic letters
        (["Oberkirchheim", "Unterwaldstadt", "Bad Hohenstein"], 1),
        (["Климатический кризис", "Городская библиотека", "Железная дорога"], 1),
        # half of them headlines, short ones of three words, and scripts that do not part their words
        (["Oberkirchheim", "Unterwaldstadt", "Neuer Kran steht", "Rat vertagt Beschluss"], 2),
        (["Kran steht still", "Brücke bleibt zu", "Sonne am Deich"], 2),
        (["나루시의회 예산안재논의", "가람도서관 야간개방확대", "마루항구 새기중기도입"], 2),
        (["市電の新路線、議会が可決", "離島の診療所に若い医師", "古い灯台に再び明かり"], 2),
    ],
)
def test_most_titles_of_news_are_more_than_two_words(shown: list[str], lists: int) -> None:
    body = "".join(row(number, text) for number, text in enumerate(shown, 1))
    assert len(found(f"<ul>{body}</ul>{BESIDE}")) == lists


def test_two_articles_are_a_list_and_one_is_none() -> None:
    assert len(found(f"<ul>{rows(1, 2)}</ul>{BESIDE}")) == 2
    assert len(found(f"<ul>{rows(1, 1)}</ul>{BESIDE}")) == 1
    assert len(found(f"<ul>{rows(1, 1)}{rows(1, 1)}</ul>{BESIDE}")) == 1


@pytest.mark.parametrize(("elsewhere", "kept"), [(3, 7), (4, 10)])
def test_a_few_entries_of_another_site_are_advertisements(elsewhere: int, kept: int) -> None:
    """Where seven of ten lead to one site the list is of that site's articles."""
    body = rows(1, 10 - elsewhere) + "".join(
        row(90 + n, host=f"https://www.garam{n}.kr") for n in range(elsewhere)
    )
    assert [len(one.entries) for one in found(f"<ul>{body}</ul>")] == [kept]


def test_the_pages_own_articles_in_the_list_of_another_site_stay() -> None:
    body = rows(1, 8, "https://www.garam.kr") + row(91) + row(92, host="https://www.naru.kr")
    assert titles(f"<ul>{body}</ul>") == [[*map(title, range(1, 9)), title(91)]]


PLAIN = "/politics/spring"


def test_plain_links_are_a_list_where_no_address_is_an_articles() -> None:
    """Three of them, half of the links of the page, on its own host, in no menu."""
    assert titles(f"<ul>{rows(1, 3, path=PLAIN)}</ul>") == [[title(1), title(2), title(3)]]
    assert titles(f"<ul>{rows(1, 2, path=PLAIN)}</ul>") == []
    assert titles(f"<ul>{rows(1, 3, 'https://www.naru.kr', PLAIN)}</ul>") == []
    for tag in ("nav", "header", "footer"):
        assert titles(f"<{tag}><ul>{rows(1, 3, path=PLAIN)}</ul></{tag}>") == []


@pytest.mark.parametrize(("others", "lists"), [(3, 1), (4, 0)])
def test_a_list_of_plain_links_holds_half_of_the_pages(others: int, lists: int) -> None:
    single = "".join(
        f"<section><p><a href='/about/{n}'>{n}번째 안내를 볼 수 있는 곳</a></p></section>"
        for n in range(others)
    )
    assert len(found(f"<ul>{rows(1, 3, path=PLAIN)}</ul>{single}")) == lists


def test_the_largest_list_of_plain_links_is_the_pages() -> None:
    body = f"<ul>{rows(1, 4, path=PLAIN)}</ul><section><div>{rows(50, 3, path=PLAIN)}</div></section>"
    assert titles(body) == [[title(n) for n in range(1, 5)]]


def test_plain_links_do_not_matter_beside_a_list() -> None:
    assert titles(f"<ul>{rows(1, 5, path=PLAIN)}</ul><section><div>{rows(50, 2)}</div></section>") == [
        [title(50), title(51)]
    ]


def headed(first: str, others: int) -> str:
    return (
        f"<div><h3><a href='/news/202511051000'>{first}</a></h3>{rows(1, others).replace('li>', 'p>')}</div>"
    )


@pytest.mark.parametrize(
    ("first", "others", "entries"),
    [("정치 주요뉴스들", 3, 3), ("오늘 정치는 어떠했나 보면", 3, 4), ("정치 주요뉴스들", 1, 2)],
)
def test_a_short_first_row_of_another_kind_is_the_heading(first: str, others: int, entries: int) -> None:
    assert [len(one.entries) for one in found(headed(first, others))] == [entries]


@pytest.mark.parametrize(
    ("first", "entries"),
    [
        ("<a href='/hotissue/main?cid=1089510'>연재보기<h3>섬마을 사람들의 긴 겨울나기</h3></a>", 3),
        # what leads where the others lead is the first of them, and what is no heading is none over them
        ("<a href='/news/202511051000'><h3>섬마을 사람들의 긴 겨울나기</h3></a>", 4),
        ("<a href='/hotissue/main?cid=1089510'>연재보기<b>섬마을 사람들의 긴 겨울나기</b></a>", 4),
    ],
)
def test_a_heading_that_leads_to_another_kind_of_page_is_over_the_rows(first: str, entries: int) -> None:
    body = f"<div><div>{first}</div><div><ul>{rows(1, 3)}</ul></div></div>"
    assert [len(one.entries) for one in found(body)] == [entries]


def test_the_rows_below_it_hold_headings_as_well() -> None:
    first = "<div><a href='/hotissue/main?cid=1089510'><h3>섬마을 사람들의 긴 겨울나기</h3></a></div>"
    cards = "".join(f"<li><a href='/news/20251105{n:04}'><h4>{title(n)}</h4></a></li>" for n in range(1, 4))
    assert [len(one.entries) for one in found(f"<div>{first}<div><ul>{cards}</ul></div></div>")] == [4]


def test_a_short_first_row_like_the_others_is_a_row() -> None:
    body = f"<ul>{row(10, '정치 주요뉴스들')}{rows(1, 3)}</ul>"
    assert [len(one.entries) for one in found(body)] == [4]


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        (f"<li><a href='/story/good-day'>{title(9)}</a></li>", True),
        (f"<li class=ad><a href='/story/good-day'>{title(9)}</a></li>", False),
        (f"<li><a href='https://www.naru.kr/story/good-day'>{title(9)}</a></li>", False),
        (f"<li><a href='/story/good-day'>{title(9)}</a><a href='/story/bad-day'>{title(8)}</a></li>", False),
        ("<li><a href='/story/good-day'>더보기</a></li>", False),
    ],
)
def test_a_row_like_the_others_is_one_whatever_its_address(other: str, taken: bool) -> None:
    body = f"<ul>{rows(1, 2)}{other}{rows(3, 2)}</ul>"
    read = [title(n) for n in (1, 2, *([9] if taken else []), 3, 4)]
    assert titles(body) == [read]


def ranked(first: int, count: int) -> str:
    return "".join(
        f"<li><em>{n}</em><a href='/news/20251105{n:04}'>{title(n)}</a></li>"
        for n in range(first, first + count)
    )


@pytest.mark.parametrize(
    ("body", "sizes"),
    [
        # columns of one list: their numbers go on, or they have none
        (f"<ol>{ranked(1, 3)}</ol><ol>{ranked(4, 3)}</ol>", [6]),
        (f"<ol>{rows(1, 3)}</ol><ol>{rows(4, 3)}</ol>", [6]),
        # numbers begin anew, or leave a gap; elements differ, or others stand between
        (f"<ol>{ranked(1, 3)}</ol><ol>{ranked(1, 3).replace('20251105', '20251106')}</ol>", [3, 3]),
        (f"<ol>{ranked(1, 3)}</ol><ol>{ranked(5, 3)}</ol>", [3, 3]),
        (f"<ol>{ranked(1, 3)}</ol><ol>{rows(4, 3)}</ol>", [3, 3]),
        (f"<ol>{rows(1, 3)}</ol><ol>{ranked(4, 3)}</ol>", [3, 3]),
        (f"<ol>{ranked(1, 3)}</ol><ul>{ranked(4, 3)}</ul>", [3, 3]),
        (f"<ol>{ranked(1, 3)}</ol><p>나루</p><ol>{ranked(4, 3)}</ol>", [3, 3]),
        (f"<div><h3>정치</h3><ol>{rows(1, 3)}</ol></div><div><h3>경제</h3><ol>{rows(4, 3)}</ol></div>", [3, 3]),
    ],
)  # fmt: skip
def test_columns_of_a_list_are_put_together(body: str, sizes: list[int]) -> None:
    assert [len(one.entries) for one in found(f"<main>{body}</main>")] == sizes


@pytest.mark.parametrize(
    ("heading", "kind", "name", "section"),
    [
        ("많이 본 뉴스", "trending", "많이 본 뉴스", None),
        ("경제 주요뉴스", "mainnews", "경제 주요뉴스", "경제"),
        ("바닷가 소식", "mainnews", "바닷가 소식", None),
    ],
)
def test_what_the_heading_says_of_a_list(heading: str, kind: str, name: str, section: str | None) -> None:
    (one,) = found(f"<div><h3>{heading}</h3><ul>{rows(1, 3)}</ul></div>")
    assert (one.kind, one.name, one.section) == (kind, name, section)
    assert one.headed is (heading != "바닷가 소식")


def test_a_list_of_something_else_is_none() -> None:
    assert titles(f"{BESIDE}<div><h3>투표</h3><ul>{rows(1, 3)}</ul></div>") == [
        [*map(title, range(500, 503))]
    ]
    assert len(found(f"{BESIDE}<div><h3>정치</h3><ul>{rows(1, 3)}</ul></div>")) == 2


@pytest.mark.parametrize("head", ["날씨", "날씨 - 가람일보", "가람일보 | 날씨", "날씨 : 가람일보"])
def test_a_page_that_is_called_as_its_list_is_about_it(head: str) -> None:
    body = f"<h2>날씨</h2><ul>{rows(1, 3)}</ul>"
    (own,) = found(body, f"<title>{head}</title>")
    assert own.name == "날씨"
    assert not own.headed
    assert found(body, "<title>가람일보</title>") == []
    assert found(body.replace("날씨", "공지"), f"<title>{head.replace('날씨', '공지')}</title>") == []


def test_a_list_that_stands_again_on_a_page_keeps_its_first_place() -> None:
    first, other = (
        f"<div><h3>정치</h3><ul>{rows(1, 3)}</ul></div>",
        f"<div><h3>경제</h3><ul>{rows(9, 3)}</ul></div>",
    )
    assert [one.name for one in found(first + other + first)] == ["정치", "경제"]


def test_a_list_is_the_publishers_whose_page_it_is() -> None:
    head = '<meta property="og:site_name" content="경향신문">'
    (own,) = found(f"<ul>{rows(1, 3)}</ul>", head)
    assert own.publisher == "경향신문"
    (other,) = found(f"<ul>{rows(1, 3, 'https://www.garam.kr')}</ul>", head)
    assert other.publisher is None
    (portal,) = found(f"<ul>{rows(1, 3)}</ul>", '<meta property="og:site_name" content="네이버 뉴스">')
    assert portal.publisher is None


@pytest.mark.parametrize(("media", "publisher"), [(5, "길잡이 시대"), (4, None)])
def test_a_name_where_many_boxes_have_that_of_their_publisher_is_one(
    media: int, publisher: str | None
) -> None:
    names = ("나루일보", "가람신문", "한들뉴스", "새봄경제", "두물투데이")[:media]
    boxes = "".join(
        f"<div><h4 class=of>{name}</h4><ul>{rows(100 * number, 3)}</ul></div>"
        for number, name in enumerate((*names, "길잡이 시대"), 1)
    )
    assert [one.publisher for one in found(boxes)] == [*names, publisher]


def lead(number: int, related: int = 0, further: int = 0) -> str:
    """An article with ``related`` ones below it; ``further`` stand where it stands itself."""
    below = "".join(
        f"<p><a href='/news/20251107{number}{n:03}'>{title(n)} 관련</a></p>" for n in range(related)
    )
    beside = "".join(f"<a class=t href='/news/20251106{number}{n:03}'>{title(n)}</a>" for n in range(further))
    return f"<li><a class=t href='/news/20251105{number:04}'>{title(number)}</a>{beside}{below}</li>"


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        # articles with related ones below, and some without: the list is of the first ones
        ([lead(1), lead(2, 2), lead(3, 2), lead(4, 2)], [1, 2, 3, 4]),
        ([lead(1), lead(2), lead(3), lead(4, 2)], [1, 2, 3, 4]),
        # of two in one place the first
        ([lead(1), lead(2, 2), lead(3, 2), lead(4, 0, 1)], [1, 2, 3, 4]),
    ],
)  # fmt: skip
def test_a_list_of_leads(parts: list[str], read: list[int]) -> None:
    assert titles(f"<ul>{''.join(parts)}</ul>") == [[title(n) for n in read]]


@pytest.mark.parametrize(
    "parts",
    [
        [lead(1), lead(2, 2), lead(3, 2)],  # three are too few
        [lead(1, 2), lead(2, 2), lead(3, 2), lead(4, 2)],  # no article alone says where the first ones stand
        [lead(1), lead(2, 2), lead(3, 2), lead(4, 2), lead(5, 2)],  # one of five is too few
        [lead(1), lead(2, 0, 2), lead(3, 0, 2), lead(4, 2)],  # most have several in that place
    ],
)
def test_parts_with_several_articles_each(parts: list[str]) -> None:
    read = [one for part in titles(f"<ul>{''.join(parts)}</ul>") for one in part]
    assert len(read) > len(parts)


def test_rows_that_nobody_closed() -> None:
    """Each stands in the one before; what stands behind the last one is none of them."""
    row = "<div class=row><a class=t href='/news/20251105{0:04}'>바닷가 마을의 겨울 준비 {0:04}</a>"
    opened = "".join(row.format(number) for number in range(1, 6))
    assert titles(opened) == [[title(n) for n in range(1, 6)]]
    behind = f"</div><p><a class=t href='/news/202511059999'>{title(9999)}</a></p>"
    assert titles(f"{opened}{behind}") == [[title(n) for n in range(1, 6)]]


def test_a_large_first_headline_and_the_list_below_it() -> None:
    first = "<h2><a href='/news/202511050090'>한 해를 보내는 마을의 커다란 이야기</a></h2>"
    assert titles(f"<div>{first}<ul>{rows(1, 3)}</ul></div>") == [
        ["한 해를 보내는 마을의 커다란 이야기", *map(title, range(1, 4))]
    ]
    assert titles(f"<div><ul>{rows(1, 3)}</ul>{first}</div>") == [[*map(title, range(1, 4))]]


def test_an_article_in_several_parts_of_a_list_counts_once() -> None:
    parts = f"<div><ul>{rows(1, 3)}</ul><ul>{rows(3, 3)}</ul></div>"
    assert titles(parts) == [[title(number) for number in range(1, 6)]]


def test_an_article_that_stands_again_below_keeps_its_first_place() -> None:
    again = f"<div><ul>{rows(1, 4)}{rows(1, 1)}</ul></div>"
    assert titles(again) == [[title(number) for number in range(1, 5)]]


WORDS = "/harbour/ferry-returns-to-the-island-of-naru-"


@pytest.mark.parametrize(
    ("letters", "path", "lists"), [(22, WORDS, 2), (21, WORDS, 1), (21, "/news/20251105", 2)]
)
def test_latin_titles_at_addresses_of_words_have_22_letters(letters: int, path: str, lists: int) -> None:
    """Shorter ones are as likely a menu's."""
    ferries = "".join(row(n, f"Ferries {n} ".ljust(letters, "x"), path=path) for n in range(1, 5))
    assert len(found(f"<ul>{ferries}</ul>{BESIDE}")) == lists
