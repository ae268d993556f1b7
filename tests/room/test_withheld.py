"""What was read and not believed: its page is shown without what it could do, and stored by who may."""

from pathlib import Path
from urllib.parse import urlencode

import pytest

from newscrawl.room.keptpages import harmless
from newscrawl.store import Store
from tests.commands.test_withheld import ID, PROMISED, store  # noqa: F401 - a fixture
from tests.docs.newsday import at
from tests.room.asking import Asker, asker_over

OWN = "http://127.0.0.1:8500"


@pytest.fixture
def url(store: Store, tmp_path: Path) -> str:  # noqa: F811 - the fixture
    """The address of a store with one withheld reading."""
    return f"sqlite:///{tmp_path}/data/newscrawl.db"


def post(ask: Asker, token: str, **headers: str) -> int:
    body = urlencode({"token": token, "id": ID}).encode()
    return ask("/accepted", method="POST", body=body, **headers).status


def token_of(ask: Asker) -> str:
    [form] = ask(f"/withheld/{ID}").tree.xpath("//form[@method='post']")
    return str(form.fields["token"])


def test_a_kept_page_can_do_nothing(url: str) -> None:
    ask = asker_over(url, at("08:00"))
    assert PROMISED in ask("/withheld").said("//table")
    page = ask(f"/withheld/{ID}")
    [frame] = page.tree.xpath("//iframe")
    assert frame.get("sandbox") == ""
    kept = ask(frame.get("src"))
    assert kept.status == 200
    assert kept.headers["content-security-policy"].startswith("sandbox; default-src 'none'; ")
    assert "도서관" in kept.text
    for key in (
        one.rpartition("/")[2]
        for one in ask("/withheld").tree.xpath("//a[contains(@href, '/refused/')]/@href")
    ):
        assert ask(f"/refused/{key}").status == 200
        assert ask(f"/kept/refused/{key}").text == kept.text
    assert ask("/kept/refused/zz").status == 404
    assert ask("/kept/withheld/demo:9").status == 404


ACTING = """<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">
<link rel="preconnect" href="https://evil.example/"><script>alert(1)</script>
<style>@import url(https://elsewhere.example/a.css); p { color: red }</style></head>
<body onload="alert(2)" background="https://evil.example/b.png"><p onclick="alert(3)">글</p>
<img src="https://evil.example/c.png"><iframe src="https://evil.example/"></iframe>
<svg onload="alert(4)"></svg><form action="https://evil.example/"><button formaction="https://evil.example/">끝</button></form>
<a href="javascript:alert(5)">길</a><object data="https://evil.example/"></object>
<video src="https://evil.example/d.mp4"></video></body></html>"""


def test_what_acts_or_loads_is_taken_out() -> None:
    shown = harmless(ACTING.encode(), "utf-8").decode()
    assert "글" in shown
    assert "길" in shown
    for sign in (
        "alert",
        "evil.example",
        "<script",
        "<iframe",
        "<img",
        "<form",
        "http-equiv",
        "onload",
        "javascript",
        "@import",
    ):
        assert sign not in shown, sign
    assert harmless(b"", None).startswith(b"<!doctype html>")
    assert "한글".encode() in harmless("<p>한글</p>".encode("cp949"), "cp949")


def test_a_room_that_only_shows_says_how_it_is_stored(url: str) -> None:
    ask = asker_over(url, at("08:00"))
    page = ask(f"/withheld/{ID}")
    assert page.tree.xpath("//form[@method='post']") == []
    assert f"scrapy withheld --accept {ID}" in page.said()
    assert post(ask, "any", origin=OWN) == 404


def test_only_a_page_of_the_room_stores_it(url: str, store: Store) -> None:  # noqa: F811
    ask = asker_over(url, at("08:00"), write=True)
    token = token_of(ask)
    for given, headers in (
        (token, {}),
        (token, {"origin": "https://evil.example"}),
        (token, {"origin": "null"}),
        (token, {"sec_fetch_site": "cross-site"}),
        ("", {"origin": OWN}),
        (token[:-1], {"origin": OWN}),
    ):
        assert post(ask, given, **headers) == 403, (given, headers)
    assert store.revisions(ID) == []
    assert token_of(asker_over(url, at("08:00"), write=True)) != token

    body = urlencode({"token": token, "id": ID}).encode()
    done = ask("/accepted", method="POST", body=body, origin=OWN)
    assert (done.status, done.headers["location"]) == (303, f"/articles/{ID}")
    [kept] = store.revisions(ID)
    assert kept.title == "가람시, 도서관 1곳 연다"
    assert ask(f"/articles/{ID}").said("//h1") == kept.title
    again = ask("/accepted", method="POST", body=body, origin=OWN)
    assert (again.status, again.said("//h1")) == (409, "저장하지 못했습니다")
    assert ask("/accepted", method="POST", body=b"token=" + b"x" * 9_000, origin=OWN).status == 403
