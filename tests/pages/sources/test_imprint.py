"""Names of publishers around an article: logos, labels, the law's imprint, sign-offs."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.imprint import Imprint

TITLE = "나루시 도서관 정책 다시 살핀다"
TEXT = "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다."


def imprint(top: str = "", under: str = "", behind: str = "") -> tuple[Imprint, Document]:
    """The names on a page: ``top`` far above the headline, ``under`` right below it, ``behind`` the text."""
    page = f"<body>{top}{'<hr><p>나루</p>' * 6}<h1>{TITLE}</h1>{under}<div><p>{TEXT}</p></div>{behind}</body>"
    document = Document.of(HtmlResponse("https://www.naru.example/1", body=page.encode(), encoding="utf-8"))
    lines = document.lines
    heading = next(line.index for line in lines if line.text == TITLE)
    text = next(line.index for line in lines if line.text == TEXT)
    return Imprint(lines, heading, (text, text + 1)), document


def of_article(**parts: str) -> list[str]:
    return [one.value for one in imprint(**parts)[0].article_names()]


def of_site(**parts: str) -> list[str]:
    return [one.value for one in imprint(**parts)[0].site_names()]


def spoken(last: str, **parts: str) -> list[str]:
    return [one.value for one in imprint(**parts)[0].spoken_names([last])]


@pytest.mark.parametrize("label", ["제공", "출처", "언론사", "매체", "제공사", "기사 제공", "기사제공"])
def test_a_name_stands_behind_its_label(label: str) -> None:
    assert of_article(under=f"<p>{label} | 가람일보</p>") == ["가람일보"]
    assert of_article(under=f"<p>{label}:</p><p>가람일보</p>") == ["가람일보"]
    assert of_article(under=f"<p>{label}</p><p>가람일보</p>") == ["가람일보"]
    assert of_article(under=f"<p>{label}자</p><p>가람일보</p>") == []


@pytest.mark.parametrize("label", ["", "입력 ", "기사 입력 : ", "기사등록 ", "등록 ", "승인 ", "송고 : "])
@pytest.mark.parametrize("between", [" | ", " · ", " "])
def test_a_name_stands_beside_the_time(label: str, between: str) -> None:
    assert of_article(under=f"<p>가람일보{between}{label}2025.02.05 15:22</p>") == ["가람일보"]


@pytest.mark.parametrize(
    ("above", "found"),
    [("가람일보", ["가람일보"]), ("<a href=/p>가람일보</a>", ["가람일보"]), ("홍길동", []), ("나루마당", []), ("가람일보</p><p>나루", [])],
)  # fmt: skip
def test_a_medium_stands_right_before_the_time(above: str, found: list[str]) -> None:
    assert of_article(under=f"<p>{above}</p><p>2025-02-05 15:22</p>") == found


def test_the_names_below_the_headline_are_found_in_the_texts_own_element() -> None:
    page = f"<body><div><h1>{TITLE}</h1><p>가람일보 2025.02.05 15:22</p><p>{TEXT}</p></div></body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    found = Imprint(document.lines, 0, (0, 3)).article_names()
    assert [one.value for one in found] == ["가람일보"]


def test_a_time_of_the_last_century_is_one_and_a_person_is_no_publisher() -> None:
    assert of_article(under="<p>가람일보 | 1999.02.05 15:22</p>") == ["가람일보"]
    assert of_article(under="<p>홍길동 기자 | 2025.02.05 15:22</p>") == []
    assert (
        of_article(
            under=f"<p>출처 | 가람일보</p>{'<p>나루</p>' * 9}".replace(
                "<p>출처", f"{'<p>나루</p>' * 9}<p>출처"
            )
        )
        == []
    )


BUTTONS = (
    "기사 이미지 사진 배너 로고 공유 페이스북 트위터 카카오 프린트 인쇄 메일 글자 글씨 스크랩 닫기 메뉴 검색 댓글 본문 확대 축소 구독"
    " 바로 보기 광고 주소 복사 홈 이전 다음 목록 듣기 음성 재생 facebook twitter kakao print share icon img"
)


@pytest.mark.parametrize("word", BUTTONS.split())
def test_a_button_is_no_logo(word: str) -> None:
    logo = '<img src="/l.png" alt="가람일보">'
    if word != "로고":
        assert of_site(top=f'<img src="/b.png" alt="{word} 가">{logo}') == ["가람일보"]
    assert of_article(under=f'<img src="/b.png" alt="{word} 가"><p>나루</p>') == []


def test_the_first_logo_is_the_sites_and_one_by_the_headline_the_articles() -> None:
    assert of_site(top='<img src="/l.png" alt="가람일보 로고"><img src="/m.png" alt="한들일보">') == [
        "가람일보 로고"
    ]
    assert of_article(under='<img src="/l.png" alt="가람일보"><p>나루</p>') == ["가람일보"]


@pytest.mark.parametrize("label", ["제호", "매체명"])
@pytest.mark.parametrize(
    "behind",
    [
        "",
        " | 서울",
        " / 서울",
        ", 서울",
        " 등록번호",
        " · 발행인",
        " 대표",
        " 주소",
        " 사업자",
        "인터넷신문",
        " 법인명",
    ],
)
def test_a_registered_name_ends_before_the_next_entry(label: str, behind: str) -> None:
    assert of_site(behind=f"<p>{label} : 가람일보{behind}</p>") == ["가람일보"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("가람일보의 다른 기사", "가람일보"), ("가람일보의 주요 기사", "가람일보"), ("가람일보의 최신 뉴스", "가람일보"),
        ("가람일보의 주요뉴스", "가람일보"), ("가람일보 많이 본 뉴스", "가람일보"), ("가람일보의 옛 기사", None), ("가람 기사", None),
    ],
)  # fmt: skip
def test_a_heading_of_other_articles_names_their_publisher(line: str, name: str | None) -> None:
    assert of_article(behind=f"<h4>{line}</h4>") == ([name] if name else [])


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("지금까지 시청에서 GBS 뉴스 홍길동입니다", "GBS"), ("비가 옵니다. GBS NEWS 홍길동 기자입니다", "GBS"),
        ("GBSTV 홍길동입니다", "GBSTV"), ("가람TV 홍길동입니다", "가람TV"), ("나는 가람 홍길동입니다", None),
    ],
)  # fmt: skip
def test_a_sign_off_names_the_broadcaster(last: str, name: str | None) -> None:
    assert spoken(last) == ([name] if name else [])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("가람 뉴스는 여러분의 제보를 기다립니다", "가람"), ("(가람일보 홍길동 기자)", "가람일보"), ("【가람일보 홍길동 선임기자】", "가람일보"),
        ("가람일보 홍길동 수습기자", "가람일보"), ("가람일보 홍길동 인턴기자", "가람일보"), ("마을회관 홍길동 기자", None),
    ],
)  # fmt: skip
def test_a_line_behind_the_text_names_it(line: str, name: str | None) -> None:
    assert spoken("", behind=f"<p>{line}</p>") == ([name] if name else [])


def test_the_host_is_named_on_the_page() -> None:
    names, _ = imprint(top="<p>나루 NARU 뉴스</p><p>NARU</p><p>desk@naru.example</p>")
    assert [one.value for one in names.host_names("www.naru.co.kr")] == ["NARU"]
    other, _ = imprint(top="<p>narukan</p><p>aru</p>")
    assert [one.value for one in other.host_names("www.naru.co.kr")] == ["aru"]
    assert [one.value for one in imprint()[0].host_names("www.naru.co.kr")] == []


def test_the_last_copyright_line_of_the_page_is_the_sites() -> None:
    foot = "<p>ⓒ 한들일보 무단전재 금지</p><p>나루</p><p>ⓒ 가람일보 무단전재 금지</p>"
    assert of_site(behind=foot) == ["ⓒ 가람일보 무단전재 금지"]
    assert of_site(behind=foot + "<p>나루</p>" * 12) == []


def test_the_logo_of_a_page_stands_more_than_four_lines_above_the_headline() -> None:
    for lines, found in ((4, []), (5, ["가람일보"])):
        page = f"<body><img src=/l.png alt=가람일보>{'<p>나루</p>' * (lines - 1)}<h1>{TITLE}</h1></body>"
        document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
        assert [
            one.value for one in Imprint(document.lines, lines, (lines + 1, lines + 1)).site_names()
        ] == found


@pytest.mark.parametrize(("letters", "found"), [(36, ["NBC"]), (60, [])])
def test_a_sign_off_stands_at_the_end_of_its_paragraph(letters: int, found: list[str]) -> None:
    assert spoken(f"가람에서 NBC 뉴스 홍길동입니다.{'가' * letters}") == found


@pytest.mark.parametrize(("above", "found"), [(29, ["가람일보"]), (30, [])])
def test_a_logo_is_among_the_first_thirty_lines(above: int, found: list[str]) -> None:
    logo = "<div><img src=/l.png alt=가람일보 width=200 height=60></div>"
    assert of_site(top=f"{'<p>나루</p>' * above}{logo}{'<p>나루</p>' * 9}") == found


@pytest.mark.parametrize(("behind", "found"), [(3, ["NBC"]), (4, [])])
def test_a_sign_off_stands_in_the_last_four_paragraphs(behind: int, found: list[str]) -> None:
    paragraphs = ["가람에서 NBC 뉴스 홍길동입니다.", *["비가 왔습니다."] * behind]
    assert [one.value for one in imprint()[0].spoken_names(paragraphs)] == found
