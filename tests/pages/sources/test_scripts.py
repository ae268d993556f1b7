"""Articles that scripts bring along: in the rows that a React server streams, in what Arc's engine sets."""

import json
from collections.abc import Sequence

import pytest
from lxml import etree, html

from newscrawl.pages.sources.payload import Payload
from newscrawl.pages.sources.scripts import read_payload, tags

TITLE = "가람시 도서관 새로 문 열어"
BODY = ("가람시 도서관이 새 건물에서 문을 열었다고 시가 3일 밝혔다. " * 12).strip()
FILLED = " " * 400


def scripts(*texts: str) -> Sequence[etree._Element]:
    page = html.fromstring("<div></div>")
    for text in texts:
        etree.SubElement(page, "script").text = text
    return list(page.iter("script"))


def streamed(*rows: str, title: str = TITLE) -> Payload:
    """What is read of rows that are pushed to the page one by one."""
    pushed = [f"self.__next_f.push([1,{json.dumps(row, ensure_ascii=False)}])" + FILLED for row in rows]
    return read_payload(scripts(*pushed), title) or Payload()


def row(key: str, value: object) -> str:
    return f"{key}:{json.dumps(value, ensure_ascii=False)}\n"


def text_row(key: str, text: str) -> str:
    """A text as a row: its size counts bytes."""
    return f"{key}:T{len(text.encode()):x},{text}"


ARTICLE = {"title": TITLE, "content": BODY}


def test_an_article_in_a_row() -> None:
    read = streamed(row("1", ["$", "main", None, {"article": ARTICLE}]))
    assert (read.title, read.markup) == (TITLE, f"<p>{BODY}</p>")


def test_a_row_may_be_cut_between_two_scripts() -> None:
    whole = row("0", ["$"]) + row("1f", [ARTICLE])
    assert streamed(whole[:40], whole[40:]).title == TITLE


def test_an_article_names_the_row_that_holds_its_text() -> None:
    named = row("b", [{"title": TITLE, "content": "$a"}])
    for stream in (named + text_row("a", BODY), text_row("a", BODY) + "\n" + named):
        read = streamed(stream)
        assert (read.title, read.markup) == (TITLE, f"<p>{BODY}</p>")


def test_a_text_row_ends_where_its_bytes_do() -> None:
    """Hangul takes three bytes a letter; what stands behind them is another row or nothing."""
    read = streamed(text_row("a", BODY) + "\n" + text_row("b", "<p>다른 글</p>"), title="")
    assert read.markup == f"<p>{BODY}</p>"


def test_a_row_begins_right_behind_a_text() -> None:
    """React writes no line break there."""
    for stream in (
        text_row("a", BODY) + row("b", [{"title": TITLE, "content": "$a"}]),
        text_row("9", "<p>다른 글</p>") + text_row("a", BODY) + row("b", [{"title": TITLE, "content": "$a"}]),
    ):
        read = streamed(stream)
        assert (read.title, read.markup) == (TITLE, f"<p>{BODY}</p>")


def test_half_a_character_does_not_stop_reading() -> None:
    text = f"{BODY} \ufffd 끝."
    named = row("b", [{"title": TITLE, "content": "$a"}])
    pushed = json.dumps(text_row("a", text) + named).replace("\\ufffd", "\\ud83d")
    assert "\\ud83d" in pushed
    read = read_payload(scripts(f"self.__next_f.push([1,{pushed}])" + FILLED), TITLE)
    assert read is not None
    assert (read.title, read.markup) == (TITLE, f"<p>{text}</p>")


def test_a_line_of_the_stream_that_is_no_row_is_passed_over() -> None:
    assert streamed("no row at all\n", row("5", [ARTICLE])).title == TITLE
    assert streamed(text_row("a", BODY), "\nno row\n", row("5", [ARTICLE])).title == TITLE


def test_what_looks_like_a_row_within_a_text_is_text() -> None:
    other = row("9", [{"title": TITLE, "content": "다른 글이다. " * 40}])
    read = streamed(text_row("a", f"{BODY}\n{other}"))
    assert read.title == ""
    assert read.markup.startswith(f"<p>{BODY}</p><p>9:")


def test_a_text_alone_is_the_article_without_its_fields() -> None:
    """The longest, if it is long and Korean."""
    read = streamed(text_row("a", BODY[:200]) + row("c", ["$"]) + text_row("b", BODY))
    assert (read.title, read.markup) == ("", f"<p>{BODY}</p>")
    assert streamed(text_row("a", "The library opened its doors. " * 20)) == Payload()
    assert streamed(text_row("a", BODY[:149])) == Payload()
    assert streamed(text_row("a", BODY[:150])).markup


@pytest.mark.parametrize(
    "broken", ['self.__next_f.push([1,"1:[{', "self.__next_f.push([1,[]])", "self.__next_f"]
)
def test_what_is_no_row_is_passed_over(broken: str) -> None:
    assert read_payload(scripts(broken + FILLED), TITLE) is None
    pushed = f"self.__next_f.push([1,{json.dumps(row('1', [ARTICLE]))}])" + FILLED
    read = read_payload(scripts(broken + FILLED, pushed), TITLE)
    assert read is not None
    assert read.title == TITLE


CONTENT = {
    "content_elements": [
        {"type": "text", "content": "첫 문단"},
        {"type": "header", "content": "중간 제목"},
        {"type": "image", "url": "https://a.example/1.jpg", "caption": "새 <b>도서관</b> &amp; 앞뜰"},
        {"type": "list", "items": [{"content": "하나"}, {"content": "둘"}]},
        {"type": "quote", "content_elements": [{"type": "text", "content": "인용"}]},
        {"type": "raw_html", "content": "<script>x</script>"},
    ],
    "headlines": {"basic": TITLE},
    "subheadlines": {"basic": "책 12만 권<br>밤에도 연다"},
    "display_date": "2025-02-05T15:22:00+09:00",
    "first_publish_date": "2025-02-04T15:22:00+09:00",
    "last_updated_date": "2025-02-06T15:22:00+09:00",
    "credits": {"by": [{"name": "길동 홍"}, {"name": "새길 이", "additional_properties": {"original": {"byline": "이새길 기자"}}}, "x"]},
    "taxonomy": {
        "tags": [{"text": "도서관"}, {"slug": "책"}, "x"],
        "seo_keywords": ["교통"],
        "primary_section": {"name": "사회"},
    },
    "distributor": {"name": "가람일보"},
    "source": {"name": "나루통신"},
}  # fmt: skip


def set_by_arc(**parts: object) -> Payload:
    """What is read of Arc's global content with ``parts`` in the place of its own."""
    content = json.dumps(CONTENT | parts, ensure_ascii=False)
    text = f"window.Fusion=1;Fusion.globalContent={content};Fusion.x=2"
    return read_payload(scripts(text), "") or Payload()


def test_the_text_of_arc() -> None:
    assert set_by_arc().markup.split("\n") == [
        "<p>첫 문단</p>",
        "<p>중간 제목</p>",
        '<figure><img src="https://a.example/1.jpg"><figcaption>새 도서관 &amp; 앞뜰</figcaption></figure>',
        "<p>하나</p><p>둘</p>",
        "<p>인용</p>",
        "",
    ]


def test_the_fields_of_arc() -> None:
    read = set_by_arc()
    assert (read.kind, read.title, read.subtitle) == ("fusion", TITLE, "책 12만 권\n밤에도 연다")
    assert (read.published, read.modified) == ("2025-02-05T15:22:00+09:00", "2025-02-06T15:22:00+09:00")
    assert (read.section, read.publisher, read.tags) == ("사회", "가람일보", ["도서관", "책"])
    assert read.authors == ["홍길동", "이새길 기자"]


def test_what_arc_says_where_the_first_place_is_empty() -> None:
    read = set_by_arc(
        display_date=None, distributor=None, taxonomy={"seo_keywords": ["교통", ""]}, subheadlines=None
    )
    assert (read.published, read.publisher) == ("2025-02-04T15:22:00+09:00", "나루통신")
    assert (read.tags, read.section, read.subtitle) == (["교통"], "", "")
    bare = set_by_arc(
        first_publish_date=None,
        display_date=None,
        last_updated_date=None,
        source=None,
        distributor=None,
        credits=None,
    )
    assert (bare.published, bare.modified, bare.publisher, bare.authors) == ("", "", "", [])


@pytest.mark.parametrize(
    ("name", "original", "shown"),
    [
        ("길동 홍", {}, "홍길동"),
        ("길동 남궁", {}, "길동 남궁"),  # which of the two is the surname is not known
        ("홍길동", {}, "홍길동"),
        ("한 길동 홍", {}, "한 길동 홍"),
        ("길동 홍", {"firstName": "길동 홍"}, "길동 홍"),
        ("길동 홍", {"firstName": "길동"}, "홍길동"),
    ],
)
def test_arc_stores_names_the_western_way_round(name: str, original: dict[str, str], shown: str) -> None:
    person = {"name": name, "additional_properties": {"original": original}}
    assert set_by_arc(credits={"by": [person]}).authors == [shown]


def test_a_page_of_arc_without_a_text_sets_no_article() -> None:
    assert set_by_arc(content_elements=[]) == Payload()


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("var page = {'article_tags': '가람,도서관'}", "tags"),
        ('newsKeywords="가람,도서관";', "Keywords"),
        ("tag = '가람,도서관'", "tag"),
        ('"keyword" : "가람,도서관"', "keyword"),
        ("hash_Tags:'가람,도서관'", "Tags"),
    ],
)
def test_scripts_set_the_tags_of_an_article(script: str, name: str) -> None:
    assert [(one.value, one.place) for one in tags(scripts(script))] == [("가람,도서관", name)]


@pytest.mark.parametrize(
    "script",
    [
        "ag = '가람,도서관'",
        "flag = '가람,도서관'",
        "pageTags = '가람,도서관'",
        "x.tags = '가람,도서관'",
        "tags = '가람'",
        "tags('가람,도서관')",
    ],
)
def test_other_variables_are_no_tags(script: str) -> None:
    assert list(tags(scripts(script))) == []


def test_tags_of_scripts_come_in_the_order_of_the_page() -> None:
    found = tags(scripts("keywords = '하나,둘'; tags = '셋,넷'; keyword = '다섯,여섯'", "tags = '일곱,여덟'"))
    assert [one.value for one in found] == ["하나,둘", "셋,넷", "다섯,여섯", "일곱,여덟"]


@pytest.mark.parametrize(("letters", "found"), [(3990, True), (4000, False)])
def test_a_script_of_values_has_a_quoted_one_early(letters: int, found: bool) -> None:
    script = f"{' ' * letters}{json.dumps(ARTICLE, ensure_ascii=False)}"
    assert bool(read_payload(scripts(script), TITLE)) is found


def test_of_two_scripts_the_one_with_the_longer_text_holds_the_article() -> None:
    short, long = (
        json.dumps({"title": TITLE, "content": text}, ensure_ascii=False) + FILLED
        for text in (BODY, BODY * 2)
    )
    for both in ((short, long), (long, short)):
        found = read_payload(scripts(*both), TITLE)
        assert found is not None
        assert found.markup.count("가람시 도서관이") == 24


@pytest.mark.parametrize(("values", "found"), [(35, True), (45, False)])
def test_forty_values_of_a_script_are_looked_at(values: int, found: bool) -> None:
    script = 'a = {"k": 1}; ' * values + f"b = {json.dumps(ARTICLE, ensure_ascii=False)}"
    assert bool(read_payload(scripts(script), TITLE)) is found
