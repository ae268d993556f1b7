"""Bylines as Korean pages write them, and lines that only look like one."""

import pytest

from newscrawl.lines.bylines import may_be_byline, read_byline, read_guest, read_names, signs_alone
from newscrawl.lines.datelines import split_dateline
from newscrawl.lines.people import Byline, is_credits, people_in, unique, without_credits
from newscrawl.lines.propernames import is_name
from newscrawl.lines.romanised import certainty


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("이새길 기자입력 2025.03.04 09:40", [("이새길", None, "기자")]),
        (
            "이새길 기후정책부 선임기자 한도연 데이터팀 기자",
            [("이새길", None, "선임기자"), ("한도연", None, "기자")],
        ),
        ("이새길(사회부 기자)", [("이새길", None, "기자")]),
        ("선임기자 이새길, 기자 한도연", [("이새길", None, "선임기자"), ("한도연", None, "기자")]),
        ("이새길 기자한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        (
            "이새길 기자 a@garam.example한도연 기자 b@garam.example",
            [("이새길", "a@garam.example", "기자"), ("한도연", "b@garam.example", "기자")],
        ),
        (
            "이새길 기자/한도연 인턴기자 desk@garam.example",
            [("이새길", "desk@garam.example", "기자"), ("한도연", None, "인턴기자")],
        ),
        (
            "이새길 기자·한도연 인턴기자 doyeon@garam.example",
            [("이새길", None, "기자"), ("한도연", "doyeon@garam.example", "인턴기자")],
        ),
        (
            "이새길·한도연 기자 dyhan@garam.example·sglee@garam.example",
            [("이새길", "sglee@garam.example", "기자"), ("한도연", "dyhan@garam.example", "기자")],
        ),
        ("이새길 한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("전주 이새길·봉화 한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("워싱턴 이새길 특파원·서울 한도연 기자", [("이새길", None, "특파원"), ("한도연", None, "기자")]),
        ("이새길 기자 a@garam.example, 사진=가람엔터 제공", [("이새길", "a@garam.example", "기자")]),
        (
            "이새길 기자 a@garam.example(콘텐트비즈니스본부) 사진=가람통신",
            [("이새길", "a@garam.example", "기자")],
        ),
        ("이새길 베이징 특파원", [("이새길", None, "특파원")]),
        ("이새길 하노이 특파원", [("이새길", None, "특파원")]),
        ("이새길 한도연 특파원", [("이새길", None, "특파원"), ("한도연", None, "특파원")]),
        ("이새길 명예기자", [("이새길", None, "명예기자")]),
        ("이새길 | 미디어마을 기자 a@garam.example", [("이새길", "a@garam.example", "기자")]),
        ("이새길 수석논설위원", [("이새길", None, "수석논설위원")]),
        ("[마을신문 ㅣ 나루=이새길 기자]", [("이새길", None, "기자")]),
        ("이새길 김영국 기자", [("이새길", None, "기자"), ("김영국", None, "기자")]),
        ("취재: 이새길 기자, 영상취재: 한도연", [("이새길", None, "기자")]),
        ("온라인뉴스팀 desk@garam.example", [("온라인뉴스팀", "desk@garam.example", None)]),
        ("◎바른 언론 가람일보 a@garam.example", [("", "a@garam.example", None)]),
        ("가람일보=문학, 이새길 기자", [("이새길", None, "기자")]),
        ("a@garam.example, b@garam.example", [("", "a@garam.example", None), ("", "b@garam.example", None)]),
        # nobody is called a reporter: names beside as many addresses, one name, a team's address
        (
            "이새길 a@garam.example 한도연 b@garam.example",
            [("이새길", "a@garam.example", None), ("한도연", "b@garam.example", None)],
        ),
        (
            "푸른 이새길 a@garam.example 한도연 b@garam.example",
            [("이새길", "a@garam.example", None), ("한도연", "b@garam.example", None)],
        ),
        ("이새길 a@garam.example b@garam.example", [("이새길", "a@garam.example", None)]),
        ("푸른 이새길 a@garam.example", [("이새길", "a@garam.example", None)]),
        ("도서관 공원 이새길 기자", [("이새길", None, "기자")]),
        ("도서관 공원 시장 이새길 기자", [("이새길", None, "기자")]),
        ("나루=이새길 한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("특별취재팀 이새길 한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("나루=이새길, 가람=한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("나루=이새길·가람=한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("나루/이새길 기자", [("이새길", None, "기자")]),
        ("이새길/한도연 기자", [("이새길", None, "기자"), ("한도연", None, "기자")]),
        ("이새길 a@garam.example 기자", [("이새길", "a@garam.example", "기자")]),
        ("가람방송 이새길( a@garam.example ) 기자", [("이새길", "a@garam.example", "기자")]),
        (
            "이새길 a@garam.example 한도연 기자",
            [("이새길", "a@garam.example", "기자"), ("한도연", None, "기자")],
        ),
        ("기자명 이새길 프랑스 통신원 (a@garam.example)", [("이새길", "a@garam.example", "통신원")]),
        ("이새길 기자다른기사 보기 a@garam.example", [("이새길", "a@garam.example", "기자")]),
    ],
)
def test_byline(line: str, want: list[tuple[str, str | None, str | None]]) -> None:
    assert read_byline(line) == tuple(Byline(*person) for person in want)


@pytest.mark.parametrize(
    "line",
    [
        "연락처 desk@garam.example",
        "영상취재 : 이새길 기자",
        "추가 취재: 이새길 인턴기자",
        "[기자수첩] 민원실의 긴 줄",
        "이새길 교수",
        "이새길 기자가 현장을 다녀왔습니다.",
        "",
        "이새길 기자!",
        "이새길 기자?",
        "도서관",
        # more than three other words, or one of more than six letters, is no byline's
        "도서관 공원 시장 부두 이새길 기자",
        "새도서관이야기 이새길 기자",
        # nor is one that ends a sentence
        "새로 썼다 이새길 기자",
        "새로 써요. 이새길 기자",
        "새로 썼다. 이새길 기자",
        "새로 쓰며 이새길 기자",
        "새로 쓰고 이새길 기자",
        # of an address that stands among other words nobody knows whose it is
        "푸른 공원 이새길 a@garam.example",
        "푸른 공원 이새길 a@garam.example 한도연 b@garam.example",
        "온라인뉴스팀 a@garam.example b@garam.example",
        "푸른 a@garam.example",
        # two people and their role, a label and no place
        "다리를 고친 이새길·서울 한도연 기자 아님이었다고 한다",
        # what tells of a picture is no credit behind a byline
        "2025.03.05. 이새길 기자 a@garam.example /사진=나루시청 앞뜰에 모인 시민들이 물길을 보고 있다",
        "#사진_이새길 기자 #나루시",
    ],
)
def test_no_byline(line: str) -> None:
    assert not read_byline(line)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("이새길 소설가", "이새길", "소설가"),
        ("이새길 한들대 도시계획학과 교수", "이새길", "교수"),
        ("글 이새길 | 여행작가", "이새길", "여행작가"),
        ("이새길 기상캐스터", "이새길", "기상캐스터"),
        ("[이새길 앵커]", "이새길", "앵커"),
        ("이새길 산업1부장", "이새길", "산업1부장"),
        ("이새길 정치부 차장", "이새길", "정치부 차장"),
        ("이새길 논설위원실장", "이새길", "논설위원실장"),
        ("이새길 부장", "이새길", "부장"),
        ("이새길 _ 자유기고가", "이새길", "자유기고가"),
        ("/이새길 나루대 교수", "이새길", "교수"),
        ("이새길 나루정책연구원장", "이새길", "나루정책연구원장"),
    ],
)
def test_guest(line: str, name: str, role: str) -> None:
    assert read_guest(line) == (Byline(name, None, role),)
    assert read_names(line)[0].name == name


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("글 이새길", True),
        ("글·사진=이새길", True),
        ("글=이새길 사진=한도연", True),
        ("번역 이새길", True),
        ("By 이새길", True),
        ("작성자 이새길", True),
        ("작성자 : 이새길", True),
        ("기자명 이새길", True),
        ("작성자 이새길 댓글 0건 조회 1,120회", True),
        ("작성자 관리자 댓글 0건 조회 1,120회", False),
        ("작성자 관리자", False),
        ("작성자 정보 보기", False),
        ("이새길 소설가", True),
        ("사진 이새길", False),
        ("글 쓰는 마을", False),
        ("정리 정돈", False),
        ("글 싣는 순서", False),
        ("취재 뒷이야기", False),
        ("인터뷰 전문", False),
        ("이새길", False),
    ],
)
def test_who_signs_without_a_reporters_role(line: str, alone: bool) -> None:
    assert signs_alone(line) is alone


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("나루일보 이새길", True), ("나루 일보 이새길", True), ("가람일보 이새길", False),
        ("나루일보 이새", False), ("나루일보 창간", False),
    ],
)  # fmt: skip
def test_a_name_behind_the_publishers(line: str, alone: bool) -> None:
    assert signs_alone(line, ["나루일보", "나루 일보"]) is alone
    assert not signs_alone(line)


def test_the_card_of_a_reporter_says_the_name_again() -> None:
    line = "이새길 a@garam.example 이새길 기자의 기사 모음"
    assert read_byline(line) == (Byline("이새길", "a@garam.example"),)


def test_a_name_and_a_calling_beside_a_time() -> None:
    assert read_names("나루일보 이새길 2025년 3월 5일 10시 10분", ["나루일보"]) == (Byline("이새길"),)
    assert read_names("글 이새길 시인 2025.03.05 10:10") == (Byline("이새길", None, "시인"),)


@pytest.mark.parametrize(
    "line", ["이새길 재무부장", "이새길 나루전자 부장", "이새길 시장 출마 회견 취재 기자"]
)
def test_who_holds_another_office_has_not_written(line: str) -> None:
    assert not read_guest(line)
    assert not read_byline(line)


@pytest.mark.parametrize("word", ["소설가", "연락처", "이메일", "편집국", "온누리팀", "정정보도"])
def test_words_are_no_names(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize("word", ["금융부", "정치부", "문화부"])
def test_departments_are_no_names(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize("name", ["이새길", "김영국", "남궁한결", "이든", "이은부", "김산부"])
def test_names(name: str) -> None:
    assert is_name(name)


def test_who_films_and_writes_has_written() -> None:
    assert without_credits("글·영상 이새길 기자") == "글·영상 이새길 기자"
    assert without_credits("이새길 영상 기자") == "이새길 영상 기자"
    assert is_credits("(영상취재: 이새길 한도연/영상편집: 김도연)")
    assert not is_credits("이새길 기자")
    assert not is_credits("-")


@pytest.mark.parametrize(
    ("email", "name", "want"),
    [
        ("doyun.kim@x.example", "김도윤", 2),
        ("saegil@x.example", "이새길", 2),
        ("jhlee@x.example", "이지훈", 1),
        ("jhlee@x.example", "김도윤", 0),
        ("cloud7@x.example", "이새길", 0),
        ("doyun@x.example", "Jane Doe", 0),
    ],
)
def test_addresses_like_a_name(email: str, name: str, want: int) -> None:
    assert certainty(email, name) == want


@pytest.mark.parametrize(
    ("head", "medium"),
    [("[홍길동 기자=부산]", "부산"), ("[부산=홍길동 기자]", "부산")],
)
def test_a_dateline_names_the_place_on_either_side(head: str, medium: str) -> None:
    dateline, rest = split_dateline(f"{head} 시는 5일 회의를 열었다.")
    assert rest == "시는 5일 회의를 열었다."
    assert dateline is not None
    assert dateline.medium == medium


@pytest.mark.parametrize("label", ["단위", "기준", "비고", "자료", "사진", "그래픽", "출처"])
def test_figures_and_pictures_name_no_medium(label: str) -> None:
    assert split_dateline(f"({label}=나루시청) 솔내면 120, 한들면 84") == (
        None,
        f"({label}=나루시청) 솔내면 120, 한들면 84",
    )


@pytest.mark.parametrize("bar", ["|", "｜", "ㅣ"])
def test_a_bar_stands_between_medium_and_place(bar: str) -> None:
    dateline, rest = split_dateline(f"[가람팩트 {bar} 나루=홍길동 기자] 시는 5일 회의를 열었다.")
    assert dateline is not None
    assert (dateline.medium, rest) == ("가람팩트", "시는 5일 회의를 열었다.")
    assert dateline.people == (Byline("홍길동", None, "기자"),)


def test_two_correspondents_share_a_dateline() -> None:
    dateline, _ = split_dateline("(나루·가람=새소리뉴스) 홍길동 한도연 특파원 = 시는 5일 회의를 열었다.")
    assert dateline is not None
    assert [one.name for one in dateline.people] == ["홍길동", "한도연"]


def test_a_dateline_is_known_by_its_form() -> None:
    dateline, rest = split_dateline("(나루=새소리) 2025년 3월 5일 -- 나루시가 다리를 놓는다.")
    assert dateline is not None
    assert (dateline.medium, rest) == ("새소리", "나루시가 다리를 놓는다.")
    assert split_dateline("나루시는 (가=나)라는 식을 썼다.")[0] is None


def test_writer_and_photographer_share_a_role() -> None:
    people = people_in("글 남다온·사진 유채운 기자")
    assert [(one.name, one.role) for one in people] == [("남다온", "기자"), ("유채운", "기자")]


@pytest.mark.parametrize("label", ["전체", "구독", "제보", "문의", "홍보", "최신", "인기", "오늘", "지금"])
def test_what_stands_on_buttons_beside_a_byline_is_nobody(label: str) -> None:
    assert [one.name for one in people_in(f"홍길동 기자 {label} 기자")] == ["홍길동"]


@pytest.mark.parametrize("line", ["기자", "사진 기자", "가람일보 기자"])
def test_a_role_that_nobody_bears_is_no_byline(line: str) -> None:
    assert read_byline(line, ["가람일보"]) is None


@pytest.mark.parametrize(("letters", "byline"), [(160, True), (161, False)])
def test_a_line_of_more_than_160_characters_is_no_byline(letters: int, byline: bool) -> None:
    line = "이새길 기자" + "·" * (letters - 6)
    assert may_be_byline(line) is byline
    assert (read_byline(line) is not None) is byline


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("이새길, 한도연", ["이새길", "한도연"]),
        ("이새길·한도연 외 3명", ["이새길", "한도연"]),
        ("이새길 (saegil)", ["이새길"]),
        ("이새길 | 2025.03.05 10:10", ["이새길"]),
        ("작성자 이새길 작성일 2025-03-05 조회수 1,204", ["이새길"]),
        ("작성자 관리자 작성일 2025-03-05 조회 11", []),
        ("작성자 이새길 댓글 0건 조회 1,120회 작성일 25-03-05 17:22", ["이새길"]),
        ("작성자 이새길작성일 2025.03.05 11:40조회 수 382", ["이새길"]),
        ("작성자 관리자 댓글 0건 조회 1,120회", []),
        ("이 새 길", ["이 새 길"]),
        ("http://garam.example/이새길 기자", []),
        ("https://garam.example/이새길 기자", []),
        ("//garam.example/이새길 기자", []),
        ("www.garam.example 이새길 기자", []),
        ("이새길" + " " * 4 + "·" * 400, []),
        ("", []),
    ],
)
def test_a_field_of_authors(field: str, names: list[str]) -> None:
    assert [one.name for one in read_names(field)] == names


@pytest.mark.parametrize(
    ("people", "one"),
    [
        (
            [Byline("이새길", None, "기자"), Byline("이새길", "a@garam.example")],
            Byline("이새길", "a@garam.example", "기자"),
        ),
        (
            [Byline("이새길", "a@garam.example"), Byline("이새길", None, "기자")],
            Byline("이새길", "a@garam.example", "기자"),
        ),
        (
            [Byline("이새길", "a@garam.example", "기자"), Byline("이새길", "b@garam.example", "특파원")],
            Byline("이새길", "a@garam.example", "기자"),
        ),
        ([Byline("이새길"), Byline("이새길")], Byline("이새길")),
    ],
)
def test_who_is_named_twice_is_one(people: list[Byline], one: Byline) -> None:
    assert unique([*people, Byline("한도연")]) == (one, Byline("한도연"))
