"""Times that a page shows, and what their labels say of them."""

from datetime import datetime

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from newscrawl.text import KST

TEXT = "".join(
    f"<p>나루시는 {day}일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다.</p>"
    for day in range(3, 8)
)
TITLE = "나루시 정책 다시 살핀다"
NOW = datetime(2025, 2, 5, 18, 0, tzinfo=KST)
AT, LATER = datetime(2025, 2, 5, 15, 22, tzinfo=KST), datetime(2025, 2, 5, 16, 40, tzinfo=KST)


def read(under: str, behind: str = "", head: str = "") -> Article:
    page = (
        f"<head>{head}</head><body><h1>{TITLE}</h1>{under}<div class=article-body>{TEXT}</div>{behind}</body>"
    )
    response = HtmlResponse("https://www.naru.example/a", body=page.encode(), encoding="utf-8")
    return read_article(response, GENERIC, observed=NOW)


def times(under: str, behind: str = "") -> tuple[datetime | None, datetime | None]:
    article = read(under, behind)
    return article.published_at, article.modified_at


PUBLISHED = "기사입력|기사 입력|최초 입력|최초입력|최초 등록|최초 승인|입력|등록|승인|송고|작성|발행|게재|보도|업로드|게시"


@pytest.mark.parametrize("label", PUBLISHED.split("|"))
def test_a_label_of_the_publication(label: str) -> None:
    assert times(f"<p>{label} 2025.02.05 15:22 수정 2025.02.05 16:40</p>") == (AT, LATER)
    assert times(f"<p>수정 2025.02.05 16:40</p><p>{label}</p><p>2025.02.05 15:22</p>") == (AT, LATER)


@pytest.mark.parametrize(
    "label", ["최종 수정", "최종수정", "기사 수정", "수정", "업데이트", "편집", "갱신", "Update", "Updated"]
)
def test_a_label_of_the_last_change(label: str) -> None:
    assert times(f"<p>2025.02.05 15:22</p><p>{label} 2025.02.05 16:40</p>") == (AT, LATER)
    assert times(f"<p>{label}</p><p>2025.02.05 16:40</p><p>입력 2025.02.05 15:22</p>") == (AT, LATER)
    assert times(f"<p>{label} 2025.02.05 16:40</p>") == (LATER, LATER)


@pytest.mark.parametrize(
    "stamp",
    [
        "2025.02.05 15:22",
        "2025-02-05 15:22",
        "2025/02/05 15:22",
        "2025년 2월 5일 15시 22분",
        "25.02.05 15:22",
    ],
)
def test_a_time_without_a_label_is_the_publications(stamp: str) -> None:
    assert times(f"<p>{stamp}</p>") == (AT, None)


def test_a_year_of_the_last_century_is_one() -> None:
    assert times("<p>입력 1999.12.31 15:22</p>")[0] == datetime(1999, 12, 31, 15, 22, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("방금", NOW), ("방금 전", NOW), ("30초 전", NOW.replace(hour=17, minute=59, second=30)),
        ("12분 전", NOW.replace(hour=17, minute=48)), ("3시간 전", NOW.replace(hour=15)), ("오후 3:22", AT),
        ("오전 7:42", NOW.replace(hour=7, minute=42)), ("가람일보 12분 전", NOW.replace(hour=17, minute=48)),
        ("12분 전 입력", NOW.replace(hour=17, minute=48)), ("12분 전 수정", NOW.replace(hour=17, minute=48)),
        ("12분 전까지 열려", None), ("2위12분 전", None),
    ],
)  # fmt: skip
def test_a_time_counted_from_now_is_a_line_of_its_own(text: str, at: datetime | None) -> None:
    assert times(f"<p>{text}</p>")[0] == at


def test_a_day_is_counted_without_a_clock() -> None:
    assert times("<p>2일 전</p>")[0] == datetime(2025, 2, 3, 18, tzinfo=KST)


def test_a_label_behind_its_time_and_one_before() -> None:
    assert times("<p>2025.02.05 15:22 입력</p>") == (AT, None)
    assert times("<p>2025.02.05 15:22 수정 2025.02.05 16:40</p>") == (AT, LATER)
    assert times("<p>가람일보 홍길동 | 입력 2025.02.05 15:22 | 수정 2025.02.05 16:40</p>") == (AT, LATER)


def test_a_time_behind_the_text_counts_where_none_stands_above() -> None:
    assert times("", "<p>입력 2025.02.05 15:22</p>") == (AT, None)
    assert times("<p>입력 2025.02.05 15:22</p>", "<p>입력 2025.02.05 16:40</p>") == (AT, None)


def test_a_long_line_holds_no_time() -> None:
    assert times(f"<p>2025.02.05 15:22 {'나루시의 소식 ' * 20}</p>") == (None, None)


@pytest.mark.parametrize(
    ("under", "names"),
    [
        ("<p>홍길동</p><p>2025.02.05 15:22</p>", ["홍길동"]),
        ("<p>홍길동 기자</p>", ["홍길동"]),
        ("<p>홍길동 2025.02.05 15:22</p>", ["홍길동"]),
        ("<p>홍길동 한들대 교수</p>", ["홍길동"]),
        ("<p>홍길</p><p>2025.02.05 15:22</p>", []),
        ("<p>온라인뉴스팀</p><p>2025.02.05 15:22</p>", ["온라인뉴스팀"]),
        ("<p>온라인뉴스팀</p>", []),
        ("<p class=byline>홍길동</p>", ["홍길동"]),
        ("<p><a href=/1>홍길동</a></p><p>나루</p><p>나루</p><p>나루</p><p>2025.02.05 15:22</p>", []),
    ],
)
def test_who_signs_under_the_headline(under: str, names: list[str]) -> None:
    assert [author.name for author in read(under).authors] == names


TEAM = "온라인뉴스팀"


@pytest.mark.parametrize(
    ("above", "under", "signs"),
    [
        ("", f"<p>{TEAM}</p>", True),
        ("", f"<p><a href=/team>{TEAM}</a></p>", False),
        ("", f"<p>{TEAM} 소식</p>", False),
        ("", "<p>나루</p>" * 4 + f"<p>{TEAM}</p>", True),
        ("", "<p>나루</p>" * 5 + f"<p>{TEAM}</p>", False),
        (f"<p>{TEAM}</p>" + "<p>나루</p>" * 2, "", True),
        (f"<p>{TEAM}</p>" + "<p>나루</p>" * 3, "", False),
    ],
)
def test_a_team_that_the_head_names_signs_where_it_is_shown_by_the_headline(
    above: str, under: str, signs: bool
) -> None:
    head = f'<meta property="article:author" content="{TEAM}">'
    page = (
        f"<head>{head}</head><body>{above}<h1>{TITLE}</h1>{under}<div class=article-body>{TEXT}</div></body>"
    )
    response = HtmlResponse("https://www.naru.example/a", body=page.encode(), encoding="utf-8")
    names = [author.name for author in read_article(response, GENERIC, observed=NOW).authors]
    assert names == ([TEAM] if signs else [])


@pytest.mark.parametrize(
    ("behind", "names"),
    [
        ("<p>홍길동 기자</p>", ["홍길동"]),
        ("<p>홍길동 기자 hong@naru.example</p>", ["홍길동"]),
        ("<h3>다른 기사의 제목</h3><p>홍길동 기자</p>", []),
        ("<p>홍길동 기자 2025.02.05 15:22</p>", []),
        (f"{'<p>나루</p>' * 30}<p>홍길동 기자 hong@naru.example</p>", ["홍길동"]),
        (f"{'<p>나루</p>' * 30}<p>홍길동 기자</p>", []),
        (f"{'<p>나루</p>' * 30}<p>홍길동 기자 a@naru.example</p><p>이새길 기자 b@naru.example</p>", []),
    ],
)
def test_who_signs_behind_the_text(behind: str, names: list[str]) -> None:
    assert [author.name for author in read("", behind).authors] == names


def test_of_two_who_sign_the_one_above_the_text_wrote_it() -> None:
    """Behind the text stand desk and editors too."""
    assert [author.name for author in read("<p>홍길동 기자</p>", "<p>이새길 기자</p>").authors] == ["홍길동"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        # More than half of what the head says, and what is missing is no longer than a publisher's name: the headline.
        ("나루시 도서관은 왜 밤에도 불을 켜나", "나루시 도서관은 왜 밤에도 불을 켜나"),
        # A few words of it are a label or a link to the place.
        ("나루시 도서관은", "나루시 도서관은 왜 밤에도 불을 켜나 나루일보"),
        ("불을 켜나 나루일보", "나루시 도서관은 왜 밤에도 불을 켜나 나루일보"),
    ],
)
def test_a_line_without_a_headings_name_shows_most_of_the_headline(line: str, title: str) -> None:
    head = '<meta property="og:title" content="나루시 도서관은 왜 밤에도 불을 켜나 나루일보">'
    page = f"<head>{head}</head><body><p>{line}</p><div class=article-body>{TEXT}</div></body>"
    response = HtmlResponse("https://www.naru.example/a", body=page.encode(), encoding="utf-8")
    assert read_article(response, GENERIC, observed=NOW).title == title


@pytest.mark.parametrize(
    "logo", ["<h1><a href=/>Harbour Notes</a></h1>", "<h1>Harbour Notes</h1>", "<div>Harbour Notes</div>"]
)
@pytest.mark.parametrize("title", ["The ferry returns • Harbour Notes", "Harbour Notes: The ferry returns"])
def test_what_the_site_calls_itself_is_no_headline(logo: str, title: str) -> None:
    """Blogs put their own name in an h1, and the headline below it in an h2."""
    named = "" if "<a" in logo else '<meta property="og:site_name" content="Harbour Notes">'
    text = "".join(
        f"<p>On day {day} the harbour board met in the town hall and spoke of the ferry again.</p>"
        for day in range(3, 8)
    )
    page = f"<head><title>{title}</title>{named}</head><body>{logo}<h2>The ferry returns</h2>{text}</body>"
    response = HtmlResponse("https://www.naru.example/a", body=page.encode(), encoding="utf-8")
    assert read_article(response, GENERIC).title == "The ferry returns"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("The ferry returns — HarbourNotes", "The ferry returns"),
        ("The ferry returns | Harbournotes UK", "The ferry returns"),
        (
            "Recommended: ten writers of harbournotes we like",
            "Recommended: ten writers of harbournotes we like",
        ),
    ],
)
def test_a_tail_that_is_called_as_the_domain_is_the_sites(title: str, headline: str) -> None:
    page = f'<head><meta property="og:title" content="{title}"><title>{title}</title></head><p>No text.</p>'
    response = HtmlResponse("https://harbournotes.example/a", body=page.encode(), encoding="utf-8")
    assert read_article(response, GENERIC).title == headline


def test_a_headline_may_be_a_link_to_itself() -> None:
    text = "".join(
        f"<p>On day {day} the harbour board met and spoke of the ferry again.</p>" for day in range(3, 9)
    )
    page = (
        "<head><title>The small ferry returns to the old harbour after two years - Notes - Since 1998</title></head>"
        f"<body><h1><a href=/a>The small ferry returns to the old harbour after two years</a></h1>{text}</body>"
    )
    response = HtmlResponse("https://naru.example/a", body=page.encode(), encoding="utf-8")
    assert (
        read_article(response, GENERIC).title == "The small ferry returns to the old harbour after two years"
    )


def test_an_empty_time_that_ends_the_page_says_when() -> None:
    line = TEXT[: TEXT.index("</p>")]
    page = f"<h1>{TITLE}</h1><div>{line}</p></div><time datetime=2025-02-05T15:22:00+09:00></time>"
    response = HtmlResponse("https://www.naru.example/a", body=page.encode(), encoding="utf-8")
    assert read_article(response, GENERIC, observed=NOW).published_at == AT
