"""The pages: what they say, in both languages, and how they say that something is wrong."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from newscrawl.markup import vocabulary
from newscrawl.room.app import make_app
from newscrawl.room.views import VIEWS
from newscrawl.store import Store
from tests.docs.newsday import DAON, GARAM, LATE, LIBRARY, LINE_2, RELIEVED, at
from tests.exits.nasty import ALL, acting
from tests.export.test_feed_rules import RULES
from tests.room.asking import Asker, asker_over, room_over
from tests.store.samples import article, begin, end, ranking

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202egnp.exe'


def test_a_headline_that_changed_is_shown_with_its_words_marked(ask: Asker) -> None:
    changes = ask("/changes")
    [calm] = changes.tree.xpath("//h2[a[contains(., '안도')]]")
    assert [one.text for one in calm.xpath(".//del")] == ["잠잠"]
    assert [one.text for one in calm.xpath(".//ins")] == ["안도"]
    # Newest first; a comma is no other headline, and the passage that was corrected is shown.
    times = changes.tree.xpath("//ol[@class='changes']//time/@datetime")
    assert times == sorted(times, reverse=True)
    assert "수출" not in changes.said()
    assert changes.tree.xpath("//p[@class='diff']//del/text()") == ["10분", "3cm"]
    only = ask("/changes?class=correction")
    assert "안도" not in only.said("//ol")
    assert ask("/changes?until=2026-11-24T08:15").tree.xpath("//ol[@class='changes']/li//a/@href") == [
        "/articles/demo:1#version-2"
    ]


def test_an_article_has_its_versions_places_and_story(ask: Asker) -> None:
    page = ask("/articles/demo:4")
    assert page.said("//h1") == LINE_2
    versions = page.tree.xpath("//ol[@class='versions']/li")
    assert [one.xpath("string(.//time)")[-5:] for one in versions] == ["09:20", "08:40", "07:00"]
    assert [one.xpath(".//p[@class='title-change']//ins/text()") for one in versions] == [
        ["2호선"],
        ["20분"],
        [],
    ]
    assert LATE in versions[2].text_content()
    assert versions[1].xpath(".//p[@class='diff']//del/text()") == ["10분"]
    [place] = page.tree.xpath("//section[h2[@id='places']]//tbody/tr")
    assert [one.text_content().strip() for one in place.xpath("td")][1:3] == ["현재 게시 중", "1"]
    assert "한가람 기자" in page.said("//header")

    told = ask("/articles/demo:7").tree.xpath("//ol[@class='told']/li")
    assert [(LIBRARY in one.text_content(), GARAM in one.text_content()) for one in told] == [
        (True, True),
        (True, False),
    ]
    assert DAON in told[1].text_content()


def test_an_article_is_found_by_its_address_and_one_that_only_lists_know_is_shown(
    ask: Asker, tmp_path: Path
) -> None:
    assert ask("/articles/https://news.example.com/4").said("//h1") == LINE_2
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    store.commit("run", [], [ranking(5, 1, title="목록만 안다", observed_at=at("08:00"), run="run")])
    end(store, "run", site="demo", started=at("08:00"))
    store.close()
    page = asker_over(url, at("08:30"))("/articles/demo:5")
    assert page.status == 200
    assert page.said("//h1") == "목록만 안다"
    assert "저장되지 않았습니다" in page.said()


def test_words_are_found_and_marked(ask: Asker) -> None:
    page = ask("/search?q=금리 -은행")
    assert page.tree.xpath("//ol[@class='hits']//h2//a/@href") == ["/articles/demo:1", "/articles/demo:7"]
    assert set(page.tree.xpath("//mark/text()")) == {"금리"}
    assert ask("/search?q=없는말").said("//div[@class='empty']").startswith("“없는말”")
    assert ask("/search").tree.xpath("//ol[@class='hits']") == []
    wrong = ask('/search?q="금리')
    assert (wrong.status, "검색할 수 없습니다" in wrong.said("//h1")) == (400, True)


def test_outlets_have_the_time_they_stood_there(ask: Asker) -> None:
    rows = ask("/outlets?until=2026-11-24T08:00&since=2026-11-24T07:00&list=trending").tree.xpath(
        "//tbody/tr"
    )
    # Three places for an hour: articles 1 (Garam), 2 (Narae) and 3 (Daon).
    assert [(one.xpath("string(th)"), one.xpath("string(td[1])")) for one in rows] == [
        ("가람경제", "1시간"),
        ("나래일보", "1시간"),
        ("다온통신", "1시간"),
    ]


def test_front_pages_stand_beside_each_other_with_what_they_share(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    text = "가람시가 도서관 세 곳을 새로 연다. 시는 올해 안에 공사를 마칠 계획이다. " * 6
    read = [
        article(
            1, id="가:1", site="가", publisher="가신문", title="도서관 세 곳", body=text, url="https://a.kr/1"
        ),
        article(
            2,
            id="나:1",
            site="나",
            publisher="나신문",
            title="도서관 문 연다",
            body=text,
            url="https://b.kr/1",
        ),
        article(
            3,
            id="나:2",
            site="나",
            publisher="나신문",
            title="딴 소식",
            body="다른 글이다.",
            url="https://b.kr/2",
        ),
    ]
    ranks = [
        ranking(1, 1, site="가", article_id="가:1", title="도서관 세 곳", observed_at=at("08:00"), run="run"),
        ranking(
            2, 1, site="나", article_id="나:1", title="도서관 문 연다", observed_at=at("08:00"), run="run"
        ),
        ranking(3, 2, site="나", article_id="나:2", title="딴 소식", observed_at=at("08:00"), run="run"),
    ]
    store.commit("run", read, ranks)
    end(store, "run", site="가,나", started=at("08:00"))
    store.close()
    ask = asker_over(url, at("08:30"))
    columns = ask("/sides").tree.xpath("//div[contains(@class, 'sides')]/section")
    assert [one.xpath("string(h2)").strip() for one in columns] == ["가", "나"]
    shared = [[bool(li.xpath(".//span[@class='shared']")) for li in one.xpath(".//li")] for one in columns]
    assert shared == [[True], [True, False]]
    # A site with one list names none.
    assert columns[0].xpath(".//h3") == []
    one = ask("/sides?site=나")
    assert [
        column.xpath("string(h2)").strip()
        for column in one.tree.xpath("//div[contains(@class, 'sides')]/section")
    ] == ["나"]
    assert ask("/sides?site=다").status == 404


def test_a_front_page_beside_others_has_some_of_each_list_and_each_article_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    # Three lists of six, by name; the last of them has the first two of the first one.
    shown = {"정치": range(1, 7), "경제": [1, 6, *range(11, 15)], "사회": range(21, 27)}
    ranks = [
        ranking(number, rank, name=name, title=f"글 {number}", observed_at=at("08:00"), run="run")
        for name, numbers in shown.items()
        for rank, number in enumerate(numbers, 1)
    ]
    store.commit("run", [], ranks)
    end(store, "run", site="demo", started=at("08:00"))
    store.close()
    [column] = asker_over(url, at("08:30"))("/sides").tree.xpath("//div[contains(@class, 'sides')]/section")
    of_lists = {
        one.xpath("string(h3)").strip(): [
            int(link.text_content()[2:]) for link in one.xpath(".//a[@class='headline']")
        ]
        for one in column.xpath("div")
    }
    # Fifteen in all, five of each; what was told already is left out.
    assert of_lists == {"경제": [1, 6, 11, 12, 13], "사회": [21, 22, 23, 24, 25], "정치": [2, 3, 4, 5]}


def test_a_list_has_what_stood_there_and_the_holes(ask: Asker) -> None:
    [path] = ask("/").tree.xpath("//section[contains(@class, 'trending')]/h3/a/@href")
    page = ask(path)
    rows = page.tree.xpath("//tbody/tr")
    # From seven to nine stood articles 2 (first at rank 1) and 1, then 4 for the last hour, 3 for the first.
    titles = ["첫눈에 출근길 정체", RELIEVED, LATE, "수출 석 달째 늘어"]
    assert [one.xpath("string(.//a)") for one in rows] == titles
    assert [one.xpath("string(td[2])") for one in rows] == ["1", "1", "1", "3"]
    assert page.tree.xpath("//ul[@class='holes']/li")


def test_runs_are_listed_with_their_verdicts(ask: Asker) -> None:
    page = ask("/runs?lang=en")
    assert page.status == 200
    [doubtful] = page.tree.xpath("//tr[th/a[contains(@href, 'run-doubtful')]]")
    assert "partly wrong" in doubtful.text_content()
    assert "목록이 짧다" in doubtful.text_content()
    columns = page.tree.xpath("//thead/tr/th/text()")
    cells = dict(
        zip(columns[1:], (cell.text_content().strip() for cell in doubtful.xpath("td")), strict=True)
    )
    assert (cells["Took"], cells["New"]) == ("1 min 30 s", "1,204")
    one = ask("/runs/run-doubtful")
    assert one.tree.xpath("//section[h2[@id='why']]//li/text()") == ["목록이 짧다", "쪽이 없다"]


# -- Languages --------------------------------------------------------------------------------------


def test_the_reader_s_language_is_taken(ask: Asker) -> None:
    def language(address: str, **headers: str) -> str:
        return str(ask(address, **headers).tree.get("lang"))

    assert language("/") == "ko"
    assert language("/", accept_language="en-GB,en;q=0.9,ko;q=0.5") == "en"
    assert language("/", accept_language="fr, ko;q=0.3, en;q=0.2") == "ko"
    assert language("/", accept_language="en", cookie="lang=ko") == "ko"
    assert language("/?lang=en", cookie="lang=ko") == "en"
    assert language("/?lang=xx", accept_language="en;q=x") == "ko"
    chosen = ask("/?lang=en")
    assert chosen.headers["set-cookie"].startswith("lang=en; ")
    assert "set-cookie" not in ask("/").headers


# -- What comes from elsewhere is text --------------------------------------------------------------


@pytest.fixture
def hostile(tmp_path: Path) -> Asker:
    """A room over a store whose every text would act."""
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    run = begin(store, "run", site="demo", started=at("07:50")).crawl
    long = HOSTILE + "가" * 10_000
    values = {"publisher": HOSTILE, "section": HOSTILE, "url": "javascript:alert(3)"}
    one = article(1, title=HOSTILE, body=f"{HOSTILE}\n\n{long}", crawled_at=at("07:55"), **values)
    rank = {"title": long, "name": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(4)", "run": "run"}
    store.commit("run", [one], [ranking(1, 1, observed_at=at("08:00"), **rank)], crawl=run)
    end(store, "run-2", site="demo", started=at("08:00"))
    two = article(1, title=long, body=f"{HOSTILE}\n\n{long}\n\n끝", crawled_at=at("08:05"), **values)
    store.commit("run-2", [two], [ranking(1, 1, observed_at=at("08:00"), **(rank | {"run": "run-2"}))])
    end(store, "run-2", site="demo", started=at("08:00"))
    store.quarantine("run", f"https://a.kr/{HOSTILE}", HOSTILE, HOSTILE.encode(), "utf-8")
    store.index_texts()
    store.close()
    return asker_over(url, at("08:30"))


def test_texts_of_pages_are_text(hostile: Asker) -> None:
    for path in (
        "/",
        "/articles/demo:1",
        "/changes",
        "/search?q=alert",
        "/outlets",
        "/withheld",
        f"/search?q={HOSTILE[8:13]}",
    ):
        page = hostile(path)
        assert page.status == 200, path
        assert "alert(1)" in page.text, path
        assert "\u202e" not in page.text, path
        tree = page.tree
        assert len(tree.xpath("//script")) == 1, path
        assert tree.xpath("//img | //@onerror | //@style | //style") == [], path
        assert [
            one for one in tree.xpath("//@href | //@src | //@action") if "javascript" in one.lower()
        ] == [], path
        assert max(len(one.text or "") for one in tree.iter("bdi", "a")) < 6_100, path


def test_feeds_of_such_texts_hold_to_their_rules(hostile: Asker) -> None:
    for form, broken in RULES.items():
        for view in ("front", "sides", "article/demo:1", "changes", "outlets", "runs", "withheld"):
            feed = hostile(f"/feeds/{view}.{form}")
            assert (feed.status, broken(feed.body)) == (200, []), (view, form)
            assert b"javascript:" not in feed.body, (view, form)
        assert b"alert(1)" in hostile(f"/feeds/front.{form}").body


def test_nothing_that_acts_is_in_any_answer(tmp_path: Path) -> None:
    """All nasty texts that a store can hold, as an older one may hold them."""
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    run = begin(store, "run", site="demo", started=at("07:50")).crawl
    texts = [text for text in ALL if not any(0xD800 <= ord(one) < 0xE000 for one in text)]
    lines = [" ".join(texts[number : number + 5]) for number in range(0, len(texts), 5)]
    values = {"title": lines[0], "subtitle": lines[1], "publisher": lines[2], "section": lines[3]}
    one = article(1, body="\n\n".join(lines), crawled_at=at("07:55"), **values)
    ranks = [
        ranking(number, number, observed_at=at("08:00"), run="run", title=text, publisher=text)
        for number, text in enumerate(texts, 1)
    ]
    store.commit("run", [one], ranks, crawl=run)
    end(store, "run", site="demo", started=at("07:50"))
    store.close()
    asked = asker_over(url, at("08:30"))
    for path in (
        "/",
        "/articles/demo:1",
        "/outlets",
        "/api/v1/lists",
        "/api/v1/articles/demo:1",
        "/feeds/front.rss",
    ):
        answer = asked(path)
        assert answer.status == 200, path
        assert acting(answer.text, but="\n\t") == [], path
    assert all(text in asked("/articles/demo:1").text for text in ("👨‍👩‍👧‍👦", "大韓民國", "می\u200cخواهم"))


# -- Headers ----------------------------------------------------------------------------------------


def test_every_answer_says_what_browsers_may_do_with_it(ask: Asker) -> None:
    for path in ("/", "/nope", "/?at=x", "/api/v1/lists", "/api/nope", "/feeds/front.rss"):
        headers = ask(path).headers
        assert headers["content-security-policy"].startswith(
            "default-src 'none'; style-src 'self'; script-src 'self'"
        )
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert not any(name.startswith("access-control") for name in headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8500", 200),
        ("localhost:8500", 200),
        ("LOCALHOST", 200),
        ("[::1]:8500", 200),
        ("evil.example:8500", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.0.7", 421),
        ("", 421),
    ],
)
def test_a_name_that_was_made_to_point_here_is_not_answered(ask: Asker, host: str, status: int) -> None:
    assert ask("/", host=host).status == status


def test_a_room_for_a_network_is_answered_under_its_addresses_and_names(morning: str) -> None:
    app = make_app(room_over(morning, at("09:35")), ["news.example.org", "0.0.0.0"], addresses=True)
    ask = Asker(app)
    for host in ("192.168.0.7:8500", "[2001:db8::7]:8500", "News.example.org", "127.0.0.1:8500"):
        assert ask("/", host=host).status == 200, host
    for host in ("evil.example", "news.example.org.evil.example", "1.2.3", "[::1].evil.example"):
        assert ask("/", host=host).status == 421, host


# -- What is wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nope", 404, "페이지를 찾을 수 없습니다"),
        ("/?at=yesterday", 400, "“yesterday”은(는) 시각이 아닙니다"),
        ("/?at=0001-01-01", 400, "시각이 아닙니다"),
        ("/?at=9999-12-31T23:59:59-23:59", 400, "시각이 아닙니다"),
        ("/?site=nobody", 404, "“nobody” 사이트의 목록이"),
        ("/search?q=금리&site=nobody", 404, "“nobody” 사이트의 목록이"),
        ("/changes?site=nobody", 404, "“nobody” 사이트의 목록이"),
        ("/outlets?site=nobody", 404, "“nobody” 사이트의 목록이"),
        ("/?page=0", 404, "50페이지까지"),
        ("/?page=999999999999999999", 404, "50페이지까지"),
        ("/lists/1", 404, "목록을 찾을 수 없습니다"),
        ("/articles/demo:99", 404, "“demo:99” 기사가"),
        ("/runs/none", 404, "“none” 수집 기록이"),
        ("/changes?span=400d", 400, "31일까지"),
        ("/changes?span=1y", 400, "기간이 아닙니다"),
        ("/changes?since=2026-11-24T09:00&until=2026-11-24T08:00", 400, "종료 시각이 시작 시각보다"),
        ("/changes?class=what", 404, "그런 변경 유형은"),
        ("/search?q=" + "가" * 600, 400, "너무 깁니다"),
        ("/refused/xyz", 404, "보관된 페이지가 없습니다"),
        ("/withheld/demo:1", 404, "보류 상태가 아닙니다"),
    ],
)
def test_what_cannot_be_answered_says_why(ask: Asker, address: str, status: int, said: str) -> None:
    page = ask(address)
    assert page.status == status
    assert said in page.said("//h1")
    assert page.headers["cache-control"] == "no-store"
    assert page.tree.xpath("//main//a[@href='/']")


def test_the_name_that_was_meant_is_told(ask: Asker) -> None:
    site = ask("/api/v1/lists").json["sites"][0]
    assert f"“{site}”" in ask(f"/?site={site}s").said("//main")
    assert ask(f"/api/v1/exposure?site={site}s").json == {
        "error": "no_site",
        "message": f"No list of “{site}s” is recorded. Did you mean “{site}”?",
    }
    assert "“trending”" in ask("/?list=trendig").said("//main")
    assert "“headline”" in ask("/changes?class=headlin").said("//main")


def test_nothing_is_written_by_a_room_that_only_shows(ask: Asker) -> None:
    assert ask("/", method="POST").status == 405
    assert ask("/accepted", method="POST", body=b"id=demo:1").status == 404


def test_an_empty_store_is_a_page_of_its_own(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    Store(url).close()
    ask = asker_over(url, at("08:00"))
    for view in VIEWS:
        if "{" not in view.path:
            assert ask(view.path).status == 200, view.path
    assert "scrapy crawl mainnews" in ask("/").said()
    assert ask("/search?q=금리").status == 200


@pytest.fixture
def losing(tmp_path: Path) -> tuple[Asker, Path]:
    """A room, and the file of its store."""
    path = tmp_path / "news.db"
    Store(f"sqlite:///{path}").close()
    return asker_over(f"sqlite:///{path}", at("08:00")), path


def test_a_store_that_is_lost_is_told_and_a_new_one_is_opened(
    losing: tuple[Asker, Path], tmp_path: Path
) -> None:
    ask, path = losing
    path.unlink()
    gone = ask("/")
    assert (gone.status, gone.said("//h1")) == (503, "저장소를 읽을 수 없습니다")
    assert ask("/api/v1/lists").json["error"] == "store"
    assert not path.exists()
    Store(f"sqlite:///{path}").close()
    assert ask("/").status == 200


def test_answers_about_now_are_remembered_for_a_moment_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    Store(url).close()
    remembering, asking = asker_over(url, at("08:00"), seconds=3_600), asker_over(url, at("08:00"))
    assert "아직 기록이" in remembering("/").said()
    store = Store(url)
    store.commit("run", [], [ranking(1, 1, observed_at=at("07:50"), run="run")])
    end(store, "run", site="demo", started=at("07:50"))
    store.close()
    assert "1번째 시장 소식" in asking("/").said()
    assert "아직 기록이" in remembering("/").said()  # for the hour that this test lets it
    assert "1번째 시장 소식" in remembering("/?at=2026-11-24T07:50").said()


def test_every_word_that_a_template_says_is_there() -> None:
    """Also those of pages that no other test turns to."""
    folder = files("newscrawl.room").joinpath("templates")
    said = {
        word
        for one in folder.iterdir()
        for word in re.findall(r'words\("([^"]+)"[,)]', one.read_text("utf-8"))
    }
    assert len(said) > 100
    assert said - vocabulary("ko").entries.keys() == set()
    # What an error is called stands in the code that raises it.
    raised = {
        key
        for one in Path(str(files("newscrawl.room"))).rglob("*.py")
        for key in re.findall(r'"(error_\w+)"', one.read_text("utf-8"))
    }
    assert len(raised) > 15
    assert {f"room_{key}{end}" for key in raised for end in ("", "_hint")} <= vocabulary("ko").entries.keys()


def test_pages_are_turned(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    ranks = [
        ranking(number, 1, name=f"목록 {number:02}", observed_at=at("08:00"), run="run")
        for number in range(30)
    ]
    store.commit("run", [], ranks)
    end(store, "run", site="demo", started=at("08:00"))
    store.close()
    ask = asker_over(url, at("08:30"))
    first = ask("/?at=2026-11-24T08:00")
    assert len(first.tree.xpath("//section[contains(@class, 'list ')]")) == 24
    [onward] = first.tree.xpath("//nav[@class='turning']/a[@rel='next']/@href")
    second = ask(onward)
    assert len(second.tree.xpath("//section[contains(@class, 'list ')]")) == 6
    assert second.tree.xpath("//nav[@class='turning']/a/@href") == ["/?at=2026-11-24T08:00&page=1"]
    # Another moment begins at the first page again.
    steps = second.tree.xpath("//nav[@class='steps']//a/@href")
    assert steps
    assert all("page" not in one for one in steps)


def test_the_last_page_that_may_be_asked_for_leads_to_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    ranks = [
        ranking(number, 1, name=f"목록 {number:02}", observed_at=at("08:00"), run="run")
        for number in range(60)
    ]
    store.commit("run", [], ranks)
    end(store, "run", site="demo", started=at("08:00"))
    store.close()
    monkeypatch.setattr("newscrawl.room.asked.PAGES", 2)
    ask = asker_over(url, at("08:30"))
    onward = "//nav[@class='turning']/a[@rel='next']/@href"
    assert ask("/").tree.xpath(onward) == ["/?page=2"]
    assert ask("/?page=2").tree.xpath(onward) == []
    assert ask("/?page=3").status == 404
