"""Which source names the authors, and whose an address is."""

import pytest

from newscrawl import read_article
from newscrawl.loaders import ArticleLoader, Written
from newscrawl.pages.authors import authors
from newscrawl.pages.sources.candidate import Candidate, Position

Found = tuple[str, str | Position, list[str]]
"""A source, a place or a position, and bylines."""


def candidate(found: Found, *, byline: bool = False) -> Candidate:
    source, stands, texts = found
    values = [Written(text, byline=byline) for text in texts]
    if isinstance(stands, Position):
        return Candidate("authors", values, source, position=stands)
    return Candidate("authors", values, source, stands)


def read(*found: Found) -> list[tuple[str, str | None]]:
    """The authors that what was found names, with their addresses."""
    loader = ArticleLoader(media=("가람일보",))
    candidates = list(map(candidate, found))
    chosen, known = authors(candidates, loader.clean, ("가람일보",))
    if chosen is None:
        return []
    loader.context["known_people"] = known
    loader.add_value("authors", chosen.value)
    return [(author.name, author.email) for author in loader.load_item().authors]


SIGNED = ("prose", Position.SIGNATURE)
A, B = "first@garam.example", "second@garam.example"


@pytest.mark.parametrize(
    ("found", "want"),
    [
        ([(*SIGNED, ["이새길 기자", "news@garam.example"])], [("이새길", "news@garam.example")]),
        (
            [("prose", Position.DATELINE, ["이새길 기자", "news@garam.example"])],
            [("이새길", "news@garam.example")],
        ),
        ([("shown", "below the text", ["이새길 기자", "news@garam.example"])], [("이새길", None)]),
        ([("shown", "below the text", ["이새길 기자", A])], [("이새길", A)]),
        (
            [("meta", Position.EMAIL, ["news@garam.example"]), (*SIGNED, ["이새길 기자"])],
            [("이새길", "news@garam.example")],
        ),
        ([(*SIGNED, ["이새길·한도연 기자", A, B])], [("이새길", A), ("한도연", B)]),
        ([(*SIGNED, ["이새길 기자"]), ("json-ld", "author", ["이새길", "한도연"])], [("이새길", None)]),
        (
            [("shown", Position.ABOVE_TEXT, ["이새길·한도연 기자"]), (*SIGNED, [f"{A}, {B}"])],
            [("이새길", A), ("한도연", B)],
        ),
        (
            [(*SIGNED, ["이새길 기자", A, "한도연 기자", "김도연 기자", B])],
            [("이새길", A), ("한도연", None), ("김도연", B)],
        ),
        (
            [
                ("shown", Position.ABOVE_TEXT, ["이새길 기자, 한도연 기자"]),
                (*SIGNED, ["doyeon@garam.example saegil@garam.example"]),
            ],
            [("이새길", "saegil@garam.example"), ("한도연", "doyeon@garam.example")],
        ),
        (
            [(*SIGNED, ["이새길 기자, 한도연 기자"]), ("meta", Position.EMAIL, ["dyhan@garam.example"])],
            [("이새길", None), ("한도연", "dyhan@garam.example")],
        ),
        (
            [(*SIGNED, ["이새길 기자, 한도연 기자"]), ("meta", Position.EMAIL, ["cloud@garam.example"])],
            [("이새길", None), ("한도연", None)],
        ),
        (
            [(*SIGNED, ["이새길 기자"]), ("shown", "below the text", ["desk@garam.example"])],
            [("이새길", None)],
        ),
        (
            [(*SIGNED, ["한도연", "이새길"]), ("shown", Position.ABOVE_TEXT, ["이새길 기자 한도연 기자"])],
            [("이새길", None), ("한도연", None)],
        ),
        (
            [
                (*SIGNED, ["한도연 기자 입력 2025.03.01 10:00"]),
                ("shown", Position.ABOVE_TEXT, ["이새길 기자"]),
            ],
            [("이새길", None)],
        ),
        # a dated signature is another article's only where this one has a byline at its head
        (
            [(*SIGNED, ["한도연 기자 입력 2025.03.01 10:00"]), ("shown", "below the text", ["이새길 기자"])],
            [("한도연", None)],
        ),
        (
            [
                (*SIGNED, ["한도연 기자"]),
                ("json-ld", "author", ["이새길"]),
                ("meta", "dd:author", ["이새길"]),
                ("meta", "author", ["이새길"]),
            ],
            [("이새길", None)],
        ),
        (
            [
                ("shown", "below the text", ["한도연 기자 입력 2025.03.01 10:00"]),
                ("shown", Position.ABOVE_TEXT, ["이새길 기자"]),
            ],
            [("한도연", None)],
        ),
        # two that agree on somebody else are too few
        (
            [(*SIGNED, ["한도연 기자"]), ("json-ld", "author", ["이새길"]), ("meta", "author", ["이새길"])],
            [("한도연", None)],
        ),
        ([(*SIGNED, ["한도연 기자"]), ("shown", Position.ABOVE_TEXT, ["이새길 기자"])], [("한도연", None)]),
        (
            [("rule", "//p", ["이새길 기자"]), ("shown", Position.ABOVE_TEXT, ["이새길 기자 한도연 기자"])],
            [("이새길", None)],
        ),
        # of two addresses nobody knows which is the one's
        ([(*SIGNED, ["이새길 기자"]), ("meta", Position.EMAIL, [A, B])], [("이새길", None)]),
        (
            [("shown", Position.BOX, [f"이새길 기자 {A}"]), ("json-ld", "author", ["한도연"])],
            [("한도연", None)],
        ),
        ([("shown", Position.BOX, [f"이새길 기자 {A}"]), ("json-ld", "author", ["이새길"])], [("이새길", A)]),
        ([("shown", Position.BOX, [f"이새길 기자 {A}"])], [("이새길", A)]),
        ([("meta", "author", ["가람일보"])], []),
    ],
)
def test_authors(found: list[Found], want: list[tuple[str, str | None]]) -> None:
    assert read(*found) == want


HEAD = [("json-ld", "author", ["Max Coe"]), ("meta", "author", ["Max Coe"]), ("meta", "byl", ["Max Coe"])]


@pytest.mark.parametrize(
    ("found", "want"),
    [
        # who put it on the site stands in the head, however often; who wrote it in the byline
        ([*HEAD, ("shown", Position.SIGNED, ["By Jane Doe"])], ["Jane Doe"]),
        ([*HEAD, ("shown", "line 3", ["By Jane Doe"])], ["Max Coe"]),
        ([*HEAD, ("shown", Position.BYLINE, ["Jane Doe"])], ["Max Coe"]),
        ([*HEAD, ("shown", Position.SIGNED, ["By Max Coe Boat Expert"])], ["Max Coe"]),
        # an account or a team in the head, a person in the byline
        ([("meta", "author", ["naru7"]), ("shown", Position.BYLINE, ["Jane Doe"])], ["Jane Doe"]),
        ([("meta", "author", ["janedoe"]), ("shown", Position.SIGNED, ["By Jane Doe"])], ["Jane Doe"]),
        # what the account in the head is stands behind it in the byline
        ([("meta", "author", ["seaman"]), ("shown", Position.SIGNED, ["By: Seaman, Boat Hall"])], ["seaman"]),
        (
            [("meta", "author", ["sea"]), ("shown", Position.SIGNED, ["By: Seabird, Boat Hall"])],
            ["Boat Hall"],
        ),
        # a title makes nobody else, more authors on the page are more
        (
            [("json-ld", "author", ["Jane Doe"]), ("shown", Position.SIGNED, ["By Dr. Jane Doe"])],
            ["Jane Doe"],
        ),
        (
            [("json-ld", "author", ["Jane Doe"]), ("shown", Position.SIGNED, ["By Dr. Jane Doe, Ann Poe"])],
            ["Dr. Jane Doe", "Ann Poe"],
        ),
    ],
)
def test_a_byline_of_another_country_against_the_head(found: list[Found], want: list[str]) -> None:
    loader = ArticleLoader(media=())
    candidates = [candidate(one, byline=one[0] == "meta") for one in found]
    chosen, _ = authors(candidates, loader.clean, ())
    assert chosen is not None
    assert [person.name for person in loader.clean("authors", chosen.value[0])] == want


def test_lines_of_one_page_do_not_agree_with_each_other() -> None:
    others = [("shown", f"line {number}", ["Ann Poe"]) for number in range(4)]
    found = [("shown", Position.NOTED, ["Jane Doe"]), *others]
    assert [name for name, _ in read(*found)] == ["Jane Doe"]


@pytest.mark.parametrize(
    ("signed", "who"),
    [(["나루마당", "이새길"], "이새길"), (["이새길", "나루마당"], "이새길"), (["나루마당"], "나루마당")],
)
def test_a_publishers_own_name_signs_where_nobody_else_does(signed: list[str], who: str) -> None:
    candidates = [Candidate("authors", [Written(name, byline=True)], "meta", name) for name in signed]
    chosen, _ = authors(candidates, ArticleLoader().clean, (), ("나루마당",))
    assert chosen is not None
    assert chosen.place == who


Signer = tuple[str, str | Position, str]
"""The same with one byline."""

HEAD = ("json-ld", "author", "Naru Times")


@pytest.mark.parametrize(
    ("others", "want"),
    [
        # Far from the headline a name is somebody else's, by the headline a company is nobody's.
        ([("shown", "author link", "Meine Seite")], "Naru Times"),
        ([("shown", "line 65", "Jane Doe")], "Naru Times"),
        ([("meta", "author", "NARU DIGITAL INC.")], "Naru Times"),
        ([("shown", Position.BESIDE_DAY, "Jane Doe")], "Jane Doe"),
        ([("shown", Position.ONLY_BY, "Von Jane Doe")], "Jane Doe"),
        ([("shown", Position.NOTED, "Jane Doe")], "Jane Doe"),
        ([("shown", Position.BYLINE, "Jane Doe")], "Jane Doe"),
        ([("meta", "author", "Jane Doe")], "Jane Doe"),
        ([("meta", "author", "이새길")], "이새길"),
    ],
)
def test_who_signs_before_the_publisher(others: list[Signer], want: str) -> None:
    assert signer([HEAD, *others], own=("Naru Times",)) == want


@pytest.mark.parametrize(
    ("others", "want"),
    [
        # The page shows what its head says, and beside it whose site it is.
        (
            [("shown", Position.BYLINE, "naru avec agences"), ("shown", Position.BYLINE, "Naru Visions")],
            HEAD,
        ),
        ([("shown", Position.BYLINE, "Naru Visions")], "Naru Visions"),
        (
            [("shown", Position.BYLINE, "naru avec agences"), ("shown", Position.SIGNED, "By Jane Doe")],
            "Jane Doe",
        ),
        (
            [
                ("json-ld", "creator", "Jane Doe, Reuters"),
                ("shown", Position.BYLINE, "naru avec agences"),
                ("shown", Position.BYLINE, "Jane Doe"),
            ],
            "Jane Doe",
        ),
    ],
)
def test_a_byline_that_says_what_the_head_says(others: list[Signer], want: object) -> None:
    head = ("json-ld", "author", "naru avec agences")
    assert signer([head, *others]) == ("naru avec agences" if want is HEAD else want)


def signer(found: list[Signer], own: tuple[str, ...] = ()) -> str:
    """The first author that what was found names."""
    loader = ArticleLoader(media=())
    candidates = [
        candidate((source, stands, [text]), byline=source != "shown") for source, stands, text in found
    ]
    chosen, _ = authors(candidates, loader.clean, (), own)
    assert chosen is not None
    return str(loader.clean("authors", chosen.value[0])[0].name)


SIGNED_BY_A_TEAM = """<html lang="ko"><head><title>시의회 예산안 의결 - 가람일보</title>
<meta property="og:title" content="시의회 예산안 의결"><meta property="og:site_name" content="가람일보">
<meta name="author" content="{field}"></head><body><h1>시의회 예산안 의결</h1>
<div class="byline"><span>{shown}</span></div><div class="article_body">{text}</div></body></html>"""
TEXT = "<p>시의회는 {}일 본회의를 열어 내년도 예산안을 의결했다. 세부 집행 계획은 이달 안에 세워 공개하기로 했다.</p>"


@pytest.mark.parametrize(
    ("field", "shown", "want"),
    [
        ("디지털뉴스팀", "디지털뉴스팀", ["디지털뉴스팀"]),
        ("가람 연예", "가람 연예", ["가람 연예"]),
        ("디지털뉴스팀", "2025-02-05 15:22", []),  # of whoever made the page, as far as it says
        ("가람일보", "가람일보", []),
        ("디지털뉴스팀", "이새길 기자", ["이새길"]),
    ],
)
def test_a_team_in_the_head_signs_where_the_page_shows_it_as_its_byline(
    field: str, shown: str, want: list[str]
) -> None:
    text = "".join(TEXT.format(day) for day in range(3, 9))
    page = SIGNED_BY_A_TEAM.format(field=field, shown=shown, text=text)
    article = read_article(page, "https://news.example.com/article/1")
    assert [author.name for author in article.authors] == want


@pytest.mark.parametrize(
    ("account", "who"),
    [("jdoe", "Jane Doe"), ("jane-doe", "Jane Doe"), ("naruweb", "naruweb"), ("Doe", "Doe")],
)
def test_an_account_in_the_head_is_shown_as_the_name_that_it_is_made_of(account: str, who: str) -> None:
    head = Candidate("authors", [Written(account, byline=True)], "json-ld", "author")
    shown = Candidate("authors", [Written("Jane Doe")], "shown", "line 2", position=Position.BESIDE_DAY)
    chosen, _ = authors([head, shown], ArticleLoader().clean, ())
    assert chosen is not None
    assert chosen.value[0].text == who
