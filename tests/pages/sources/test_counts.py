"""Comments and reactions that a page counts: its own, in whatever words, and no other's."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.counts import Counts

TEXT = "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다."


def counts(behind: str, top: str = "") -> Counts:
    page = f"<body>{top}<h1>나루시 정책 살핀다</h1><div><p>{TEXT}</p></div>{behind}</body>"
    document = Document.of(HtmlResponse("https://www.naru.example/1", body=page.encode(), encoding="utf-8"))
    text = next(line.index for line in document.lines if line.text == TEXT)
    return Counts(document, text - 1, text + 1)


def comments(behind: str, top: str = "") -> list[str]:
    return [one.value for one in counts(behind, top).comment_count()]


def reactions(behind: str) -> dict[str, str]:
    found = [pair.split("\n") for one in counts(behind).reactions() for pair in one.value]
    return dict(found)


@pytest.mark.parametrize(
    "line",
    ["댓글 12", "덧글 12", "전체 댓글 12", "총 댓글 12", "기사 댓글 12", "이 기사의 댓글 12", "댓글수 12", "댓글 보기 12", "댓글쓰기 12",
     "댓글: 12", "댓글(12)", "댓글 [12]", "댓글 | 12", "댓글 1,204", "댓글 3.1만", "댓글 2천", "총 12개의 댓글", "전체 12개 댓글", "12개의 덧글",
     "아직 댓글이 없습니다", "등록된 댓글이 없습니다", "작성된 덧글이 없어요", "아직 등록된 댓글이 없습니다"],
)  # fmt: skip
def test_a_line_counts_comments(line: str) -> None:
    assert comments(f"<p>{line}</p>") == [line]


@pytest.mark.parametrize("counter", ["추천", "좋아요", "공감", "조회", "조회수", "스크랩", "공유", "반응"])
def test_other_counts_may_stand_before(counter: str) -> None:
    assert comments(f"<p>{counter} 3 | 댓글 12</p>") == [f"{counter} 3 | 댓글 12"]


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("홍길동 기자 | 승인 2025.03.03 10:00 | 댓글 12", "댓글 12"),
        ("<span>홍길동 기자</span>·<span>댓글 12</span>", "댓글 12"),
        ("<a href=/1>추천</a><a href=#c>댓글 12</a><a href=/2>요약</a>", "댓글 12"),
        ("<button>댓글 <b>12</b></button>", "댓글 12"),
        ("<button>댓글 <b>12</b></button><button>답글</button>", None),
        ("<a href=/1>도서관 새로 짓는 나루시</a> | 댓글 12", None),
        ("<a href=/1>도서관 새로 짓는 나루시</a><span>댓글 12</span>", None),
        ("<button>댓글 쓰기</button>", None),
    ],
)
def test_a_part_of_a_line_or_a_button_counts_comments(line: str, counted: str | None) -> None:
    assert comments(f"<div>{line}</div>") == ([counted] if counted else [])


@pytest.mark.parametrize(
    "line", ["댓글", "댓글 운영 규칙 12", "댓글을 12번 달았다", "답글 12", "기사에 댓글이 없습니다"]
)
def test_other_lines_count_none(line: str) -> None:
    assert comments(f"<p>{line}</p>") == []


@pytest.mark.parametrize("label", ["댓글", "덧글", "전체 댓글", "총 댓글", "댓글 수", "댓글:"])
@pytest.mark.parametrize("number", ["12", "(12)", "[12]", "12개", "1,204건"])
def test_the_number_may_stand_in_the_next_element(label: str, number: str) -> None:
    assert comments(f"<div><p>{label}</p><p>{number}</p></div>") == [f"{label} {number}"]


def test_the_number_of_another_box_is_none() -> None:
    assert comments("<div><p>댓글</p></div><section><div><p>12</p></div></section>") == []
    assert comments("<div><p>댓글</p><p>12명이 보았다</p></div>") == []


@pytest.mark.parametrize("row", ["li", "tr", "dl", "ul"])
def test_a_row_of_a_list_counts_its_own(row: str) -> None:
    cell = {"tr": "td", "dl": "dd", "ul": "li"}.get(row, "p")
    link = "<a href=/1>도서관 새로 짓는 나루시 첫 삽을 뜬다</a>"
    inside = f"<{row}><{cell}>{link}</{cell}><{cell}>댓글 12</{cell}></{row}>"
    assert comments({"tr": f"<table>{inside}</table>", "li": f"<ul>{inside}</ul>"}.get(row, inside)) == []


def test_a_list_of_more_than_six_lines_is_no_row() -> None:
    link = "<li><a href=/1>도서관 새로 짓는 나루시 첫 삽을 뜬다</a></li>"
    assert comments(f"<ul>{link}{'<li>나루</li>' * 4}<li>댓글 12</li></ul>") == []
    assert comments(f"<ul>{link}{'<li>나루</li>' * 5}<li>댓글 12</li></ul>") == ["댓글 12"]


def test_far_above_the_headline_nothing_counts() -> None:
    assert comments("", top="<p>댓글 12</p>" + "<p>나루</p>" * 12) == []
    assert comments("", top="<p>댓글 12</p>" + "<p>나루</p>" * 3) == ["댓글 12"]


PAIRS = "<ul><li>좋아요 5</li><li>슬퍼요 2</li></ul>"
BOTH = {"좋아요": "5", "슬퍼요": "2"}


@pytest.mark.parametrize(
    "question",
    ["이 기사 어때요?", "이 뉴스 어땠나요?", "해당 기사 어떠셨나요?", "본 기사 어떻게 보셨나요?", "기사에 대한 의견", "뉴스에 대한 반응",
     "기사에 대한 감정", "기사에 대한 느낌", "기사에 대한 평가", "이 기사를 추천합니다", "이 뉴스를 평가해 주세요", "이 기사 추천"],
)  # fmt: skip
def test_reactions_stand_behind_a_question(question: str) -> None:
    names = "<ul><li>훌륭함 5</li><li>서운함 2</li></ul>"
    assert reactions(f"<div><p>{question}</p>{names}</div>") == {"훌륭함": "5", "서운함": "2"}
    assert reactions(f"<div><p>{question[:1]}</p>{names}</div>") == {}


@pytest.mark.parametrize(("letters", "asked"), [(29, True), (30, False)])
def test_a_question_is_short(letters: int, asked: bool) -> None:
    question = "이 기사 어땠나요 " + "가" * (letters - 10)
    names = "<ul><li>훌륭함 5</li><li>서운함 2</li></ul>"
    assert bool(reactions(f"<div><p>{question}</p>{names}</div>")) is asked


def test_numbers_beside_which_no_name_stands_count_nothing() -> None:
    names = "<ul><li>훌륭함</li><li>서운함</li></ul>"
    numbers = "<ul><li>5</li><li>2</li></ul>"
    assert reactions(f"<div><p>이 기사 어때요?</p>{names}{numbers}</div>") == {"훌륭함": "5", "서운함": "2"}
    assert reactions(f"<div><p>이 기사 어때요?</p>{names}{numbers}<p>7</p></div>") == {}


def test_one_reaction_is_none() -> None:
    assert reactions("<div><p>이 기사 어때요?</p><ul><li>훌륭함 5</li></ul></div>") == {}
    assert reactions("<div><p>이 기사 어때요?</p><ul><li>훌륭함 5</li></ul>나</div>") == {}


@pytest.mark.parametrize(("lines", "counted"), [(9, True), (10, False)])
def test_ten_lines_above_the_headline_are_looked_at(lines: int, counted: bool) -> None:
    assert bool(comments("", top="<p>댓글 12</p>" + "<p>나루</p>" * lines)) is counted


@pytest.mark.parametrize(
    "behind",
    ["<p>좋아요 5 슬퍼요 2</p>", "<ul><li>좋아요</li><li>5</li><li>슬퍼요</li><li>2</li></ul>", "<p>좋아요: (5)</p><p>슬퍼요 [2]</p>",
     "<ul><li>좋아요 5명</li><li>슬퍼요 2개</li></ul>", "<ul><li>좋아요</li><li>슬퍼요</li></ul><ul><li>5</li><li>2</li></ul>",
     "<p>7</p><ul><li>좋아요</li><li>슬퍼요</li></ul><ul><li>5</li><li>2</li></ul>"],
)  # fmt: skip
def test_reactions_in_any_markup(behind: str) -> None:
    assert reactions(f"<div><p>이 기사 어때요?</p><div>{behind}</div></div>") == BOTH


@pytest.mark.parametrize(
    "end", ["댓글 3", "최신순", "랭킹", "투표", "차트", "뉴스", "관련", "많이 본", "기사"]
)
def test_what_follows_ends_the_reactions(end: str) -> None:
    assert reactions(f"<div><p>이 뉴스 어때요?</p>{PAIRS}<p>{end} 모음</p><p>놀라요 9</p></div>") == BOTH


def test_reactions_in_a_row_need_no_question() -> None:
    assert reactions(PAIRS) == BOTH
    assert reactions("<p>나루</p><p>좋아요</p><p>5</p><p>슬퍼요</p><p>2</p><p>나루</p><p>3</p>") == BOTH
    assert reactions("<p>좋아요 5</p>") == {}
    assert reactions(f"<p>댓글 3</p>{PAIRS}") == {}
    assert reactions(f"<p>댓글을 쓸 때 지킬 것</p>{PAIRS}") == BOTH


def test_a_wish_for_more_ends_the_row() -> None:
    row = f"{PAIRS}<p>후속 소식 3</p>"
    assert reactions(row) == {**BOTH, "후속 소식": "3"}
    assert reactions("<p>후속 소식 3</p>") == {}
    names = ("좋아요 <b>5</b>", "슬퍼요 <b>2</b>", "후속소식 <b>3</b>", "공유 <b>4</b>")
    buttons = "".join(f"<li><button>{name}</button></li>" for name in names)
    assert reactions(f"<ul>{buttons}</ul>") == {**BOTH, "후속소식": "3"}


def test_reactions_on_buttons() -> None:
    buttons = "<div><button>좋아요 <b>5</b></button><button>슬퍼요 <b>2</b><script>var a = 9</script></button></div>"
    assert reactions(buttons) == BOTH
    for tool in ("답글", "신고", "대댓글"):
        assert reactions(f"<div>{buttons}<button>{tool}</button></div>") == {}


@pytest.mark.parametrize(("letters", "found"), [(60, True), (61, False)])
def test_a_line_that_counts_comments_has_sixty_characters(letters: int, found: bool) -> None:
    line = f"댓글 12 {'·' * (letters - 6)}"
    assert bool(comments(f"<p>{line}</p>")) is found


@pytest.mark.parametrize(
    "row",
    [
        "<span>좋아요 <em>5</em></span><span>슬퍼요 <em>2</em></span>",
        "<span>좋아요</span><b>5</b><span>슬퍼요</span><b>2</b>",
    ],
)
def test_reactions_may_stand_side_by_side_on_one_line(row: str) -> None:
    assert reactions(f"<div>{row}</div>") == BOTH
    # in a sentence, on one reaction's own line, on links
    assert reactions(f"<div>어제는 {row} 하고 말했다</div>") == {}
    assert reactions("<div><span>좋아요</span> <b>5</b></div>") == {}
    assert reactions(f'<div><a href="/1">{row}</a></div>') == {}
