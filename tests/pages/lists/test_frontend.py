"""Lists that a page shows only with a script: the arrays of articles in its state."""

import json
from typing import Any

import pytest
from scrapy.http import HtmlResponse, JsonResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_list_page, read_listing
from newscrawl.sites import GENERIC, ListSource

ROWS = [
    {"title": f"강변 산책로 {number}호 다시 열려", "url": f"/article/2025110410{number:04d}"}
    for number in (1, 2, 3)
]
TITLES = [row["title"] for row in ROWS]


def read(script: str, body: str = "") -> list[Ranking]:
    page = f"<html><body><div id=root>{body}</div><script>{script}</script></body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    return read_listing(response, GENERIC)


def titles(value: Any) -> list[str | None]:
    return [one.title for one in read(json.dumps(value, ensure_ascii=False))]


@pytest.mark.parametrize(
    "value",
    [
        {"list": ROWS},
        {"data": {"edges": [{"node": row} for row in ROWS]}},
        {"list": [*ROWS, *({"title": "강변 산책로가 다시 열린다"} for _ in ROWS[1:])]},
        {"list": [{**row, "thumbUrl": 3, "shareUrl": "/sea"} for row in ROWS]},
        {"list": [{"headline": row["title"], "linkUrl": row["url"]} for row in ROWS]},
        *(
            {"list": [{"subject": row["title"], key: row["url"]} for row in ROWS]}
            for key in ("link", "href", "articleUri", "news_path", "permalink")
        ),
        {
            "content_elements": [
                {"headlines": {"basic": row["title"]}, "canonical_url": row["url"]} for row in ROWS
            ]
        },
        {"list": [{**row, "subTitle": "둘째 줄", "imageUrl": "/i/20251104.jpg"} for row in ROWS]},
        {"list": [{**row, "title": row["title"].replace("강변", "강변&nbsp;")} for row in ROWS]},
    ],
)
def test_rows_have_a_title_and_the_address_of_an_article(value: Any) -> None:
    assert [" ".join((title or "").split()) for title in titles(value)] == TITLES


@pytest.mark.parametrize(
    "value",
    [
        {"list": ROWS[:2], "padding": "가" * 200},
        {
            "menu": [
                {"title": f"{place} 소식을 모은 곳", "url": f"/{place}"}
                for place in ("sea", "hill", "wood", "moor")
            ]
        },
        {"list": [{"name": row["title"], "url": row["url"]} for row in ROWS]},
        {"list": [{"title": row["title"]} for row in ROWS], "padding": "가" * 200},
        {"list": [{**row, "title": "짧은 말"} for row in ROWS]},
        # of six rows three are too few
        {"list": [*ROWS, *({"title": "강변 산책로가 다시 열린다"} for _ in ROWS)]},
        # an address that is no text, none of an article, or under another name
        {"list": [{**row, "url": [row["url"]]} for row in ROWS], "padding": "가" * 200},
        {"list": [{**row, "url": "/sea"} for row in ROWS], "padding": "가" * 200},
        {"list": [{"title": row["title"], "image": row["url"]} for row in ROWS], "padding": "가" * 200},
    ],
)
def test_other_arrays_are_no_lists(value: Any) -> None:
    assert titles(value) == []


def test_what_a_program_assigns() -> None:
    state = json.dumps({"list": ROWS}, ensure_ascii=False)
    padding = "x" * 200
    assert [
        one.title for one in read(f"var a = {{b: 1}}; window.__STATE__ = {state}; run('{padding}');")
    ] == TITLES


@pytest.mark.parametrize(
    ("names", "kind"),
    [(["popularNews"], "trending"), (["ranking", "items"], "trending"), (["latest"], "mainnews"), (["items"], "mainnews")],
)  # fmt: skip
def test_names_say_what_kind_of_list_it_is(names: list[str], kind: str) -> None:
    value: Any = ROWS
    for name in reversed(names):
        value = {name: value}
    assert {one.list for one in read(json.dumps(value, ensure_ascii=False))} == {kind}


def test_publishers_and_numbers_of_comments() -> None:
    rows = [{**row, "pressName": "나루일보", "commentCount": number} for number, row in enumerate(ROWS)]
    found = read(json.dumps({"list": rows}, ensure_ascii=False))
    assert [(one.publisher, one.comment_count) for one in found] == [
        ("나루일보", 0),
        ("나루일보", 1),
        ("나루일보", 2),
    ]


def renamed(part: str, name: str) -> list[str | None]:
    return titles({"list": [{name if key == part else key: row[key] for key in row} for row in ROWS]})


@pytest.mark.parametrize("name", ["url", "link", "articleLink", "href", "uri", "news_path", "permalink"])
def test_the_address_of_a_row_has_many_names(name: str) -> None:
    assert renamed("url", name) == TITLES
    assert renamed("url", f"{name}s") == []


@pytest.mark.parametrize("name", ["title", "newsTitle", "art_title", "headline", "subject"])
def test_the_title_of_a_row_has_many_names(name: str) -> None:
    assert renamed("title", name) == TITLES
    assert renamed("title", f"sub{name}") == []


@pytest.mark.parametrize(("title", "long"), [("강변산책로 1호", True), ("강변산책로 셋", False)])
def test_the_title_of_a_row_has_eight_letters(title: str, long: bool) -> None:
    assert (
        titles({"list": [{**row, "title": title} for row in ROWS], "padding": "가" * 200})
        == [title] * 3 * long
    )


PUBLISHERS = "press publisher media medium cp provider office source press_name cpName"


@pytest.mark.parametrize("name", PUBLISHERS.split())
def test_the_publisher_of_a_row_has_many_names(name: str) -> None:
    found = read(json.dumps({"list": [{**row, name: "나루일보"} for row in ROWS]}, ensure_ascii=False))
    assert {one.publisher for one in found} == {"나루일보"}


@pytest.mark.parametrize("name", ["commentCount", "comments_cnt", "commentNum", "replyCount", "replies_num"])
def test_the_comments_of_a_row_have_many_names(name: str) -> None:
    found = read(json.dumps({"list": [{**row, name: 12} for row in ROWS]}, ensure_ascii=False))
    assert {one.comment_count for one in found} == {12}


@pytest.mark.parametrize(
    ("publisher", "name"),
    [({"id": 3, "name": "나루경제"}, "나루경제"), ({"pressName": "나루경제"}, "나루경제"), ({"id": 3}, None), (17, None), ("17", None)],
)  # fmt: skip
def test_the_publisher_of_a_row_may_be_an_object_and_is_no_number(
    publisher: object, name: str | None
) -> None:
    """Also where it stands beside the object that holds the title."""
    for rows in ([{**row, "press": publisher} for row in ROWS], [{"article": row, "press": publisher} for row in ROWS]):  # fmt: skip
        assert [one.publisher for one in read(json.dumps({"list": rows}))] == [name] * 3


def test_rows_of_a_stream_that_is_cut_into_strings() -> None:
    stream = f"5:{json.dumps(['$', 'div', {'popularNews': ROWS}], ensure_ascii=False)}\n6:T9,나루일\n"
    pushed = "".join(
        f"self.__next_f.push([1,{json.dumps(part, ensure_ascii=False)}]);"
        for part in (stream[:60], stream[60:])
    )
    assert [(one.list, one.title) for one in read(pushed)] == [("trending", title) for title in TITLES]


def test_what_the_page_shows_comes_first() -> None:
    shown = "".join(
        f"<li><a href='/news/202511050{n}'>섬 아이들의 {n}번째 여행</a></li>" for n in range(100, 104)
    )
    found = read(json.dumps({"list": ROWS}, ensure_ascii=False), f"<ul>{shown}</ul>")
    assert [one.title for one in found] == [f"섬 아이들의 {n}번째 여행" for n in range(100, 104)]


def test_an_array_that_stands_twice_is_one_list() -> None:
    assert titles({"server": {"list": ROWS}, "client": {"list": ROWS}}) == TITLES


def answer(value: Any) -> JsonResponse:
    body = json.dumps(value, ensure_ascii=False).encode()
    return JsonResponse("https://m.news.example.kr/api/list?page=2", body=body)


@pytest.mark.parametrize("value", [ROWS, {"result": {"items": ROWS}}])
def test_an_answer_to_a_script_is_read_like_the_state(value: Any) -> None:
    assert [one.title for one in read_listing(answer(value), GENERIC)] == TITLES


def test_of_the_lists_of_an_answer_the_one_that_was_asked_for() -> None:
    latest = [{**row, "title": f"{row['title']} 이어서", "url": f"{row['url']}9"} for row in ROWS]
    asked = ListSource(kind="trending", url="https://m.news.example.kr/api/list")
    page = read_list_page(answer({"latest": latest, "ranking": ROWS}), GENERIC, asked)
    assert [(one.list, one.title) for one in page.rankings] == [("trending", title) for title in TITLES]
    page = read_list_page(answer(latest), GENERIC, asked)
    assert [one.list for one in page.rankings] == ["trending"] * 3
    assert read_list_page(answer({"error": "none"}), GENERIC, asked).rankings == []


def test_rows_in_a_text_that_is_json() -> None:
    text = json.dumps(json.dumps({"popular": ROWS}, ensure_ascii=False), ensure_ascii=False)
    found = read(f"window.__STATE__ = JSON.parse({text});")
    assert [(one.list, one.title) for one in found] == [("trending", title) for title in TITLES]
    assert read(f"window.__STATE__ = JSON.parse({text[:-9]});") == []


def test_rows_that_a_server_has_put_into_a_program() -> None:
    rows = json.dumps(ROWS, ensure_ascii=False)
    for program in (
        f"new Vue({{el: '#root', data: {{rows: {rows}}}}});",
        f"show('news', {{}}); draw({rows}, 3);",
    ):
        assert [one.title for one in read(f"/* {'-' * 200} */ {program}")] == TITLES


def test_rows_of_a_payload_whose_objects_name_places() -> None:
    """Nuxt 3: the values of a page one after the other, objects hold their places."""
    places: list[Any] = [["ShallowReactive", 1], {"data": 2}, ["ShallowReactive", 3], {"ranking": 4}, []]
    for row in ROWS:
        places[4].append(len(places))
        places += [{"title": len(places) + 1, "url": len(places) + 2, "parent": 4}, row["title"], row["url"]]
    found = read(json.dumps(places, ensure_ascii=False))
    assert [(one.list, one.title) for one in found] == [("trending", title) for title in TITLES]


@pytest.mark.parametrize(
    "places", [[["Reactive", 1]], [["Reactive", 0], 7], [["Reactive", 1], {"a": -1, "b": "c"}, 2] * 80]
)
def test_a_payload_that_leads_nowhere(places: list[Any]) -> None:
    assert read(json.dumps(places) + " " * 200) == []
