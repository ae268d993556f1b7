"""Canonical addresses, claims of pages, and garbage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.sites import GENERIC, get
from newscrawl.sites.identity import decide_address, identify, is_believable

NAVER = "https://n.news.naver.com/mnews/article/082/0001252309"


@pytest.mark.parametrize(
    ("url", "id_", "canonical", "site"),
    [
        (NAVER + "?sid=101", "naver:082:0001252309", NAVER, "naver"),
        (
            "https://v.daum.net/v/20260321214325415?f=p",
            "daum:20260321214325415",
            "https://v.daum.net/v/20260321214325415",
            "daum",
        ),
        (
            "http://m.mk.co.kr/amp/9419376",
            "mk:9419376",
            "http://m.mk.co.kr/amp/9419376",
            "mk",
        ),
    ],
)
def test_identity_of_declared_sites(url: str, id_: str, canonical: str, site: str) -> None:
    assert identify(url) == (id_, canonical, site)


def test_identity_without_declaration_is_host_and_digest() -> None:
    identity = identify("https://www.haneul.kr/a/1?utm_source=x#y")
    host, colon, digest = identity.id.partition(":")
    assert (host, colon, identity.site) == ("haneul.kr", ":", "haneul.kr")
    assert len(digest) == 20
    assert identity.url == "https://www.haneul.kr/a/1"


def test_port_is_part_of_an_undeclared_host() -> None:
    assert identify("http://127.0.0.1:8123/naver/article_1.html").id.startswith("127.0.0.1:8123:")


def test_generic_switches_declarations_off() -> None:
    assert identify(NAVER, GENERIC).site != "naver"


def test_declared_site_without_article_address_keeps_its_name() -> None:
    identity = identify("https://news.naver.com/section/100")
    assert identity.site == "naver"
    assert identity.id.startswith("news.naver.com:")


def test_a_portals_link_to_a_publisher_is_named_by_the_publisher() -> None:
    url = "https://www.asiae.co.kr/article/2026032415005172324"
    assert identify(url, get("naver")).id == "asiae:2026032415005172324"


@pytest.mark.parametrize(
    ("claimed", "requested", "believed", "why"),
    [
        (NAVER, NAVER + "?sid=101", True, "the same article"),
        (
            "https://n.news.naver.com/mnews/article/082/0001252310",
            NAVER,
            False,
            "another article: a template's mistake",
        ),
        ("https://news.naver.com/", NAVER, False, "front page"),
        ("https://news.naver.com/section/101", NAVER, False, "section"),
        ("https://www.busan.com/view/busan/view.php?code=2024012212522063152", NAVER, False, "another site"),
        (
            "https://news.v.daum.net/v/oU43f89lSh",
            "https://v.daum.net/v/20180516162315753",
            False,
            "a code for sharing",
        ),
        (
            "https://v.daum.net/v/20180516162315753",
            "https://news.v.daum.net/v/oU43f89lSh",
            True,
            "the number behind a code",
        ),
        (
            "https://www.mk.co.kr/news/society/9419376",
            "https://www.mk.co.kr/news/society/view/2020/07/693939",
            True,
            "an old number's new one",
        ),
        ("https://www.haneul.kr/news/123456", "https://m.haneul.kr/news/123456", True, "desktop edition"),
        (
            "https://www.haneul.kr/news/123457",
            "https://m.haneul.kr/news/123456",
            False,
            "another number, same shape",
        ),
        (
            "https://www.haneul.kr/",
            "https://m.haneul.kr/news/123456",
            False,
            "front page of an undeclared site",
        ),
        (
            "https://www.haneul.kr/news",
            "https://m.haneul.kr/news/123456",
            False,
            "section of an undeclared site",
        ),
        (
            "https://haneul.kr/2025/02/05/article/889900",
            "https://haneul.kr/?p=123456",
            True,
            "another shape that is an article's",
        ),
        (
            "https://www.other.kr/news/123456",
            "http://127.0.0.1:8000/saved/123456.html",
            False,
            "a saved copy on this machine",
        ),
        (
            "https://haneul.kr/2025/02/05/",
            "https://haneul.kr/2025/02/05/budget-vote/",
            False,
            "the list of its day",
        ),
        (
            "https://haneul.kr/2025/02/05/budget-vote/",
            "https://haneul.kr/2025/02/05/budget-vote/amp/",
            True,
            "the edition behind an AMP page, by its slug",
        ),
        (
            "https://haneul.kr/2025/02/05/first-snow/",
            "https://haneul.kr/2025/02/05/budget-vote/",
            False,
            "another article of the day",
        ),
        (
            "https://haneul.kr/news/articleList.html?sc_serial_code=SRN123",
            "https://haneul.kr/news/articleView2.html?no=123456",
            False,
            "the list of its series",
        ),
        (
            "https://haneul.kr/category/money-and-work-today/",
            "https://haneul.kr/?p=123456",
            False,
            "a section with a long name",
        ),
        (
            "https://haneul.kr/budget-vote-ends-late/",
            "https://haneul.kr/?p=123456",
            True,
            "the slug behind a short link",
        ),
        (
            "https://haneul.kr/budget-vote-ends-late/",
            "https://haneul.kr/first-snow-on-hills/",
            False,
            "another article's slug",
        ),
        (
            "https://haneul.kr/news/123456",
            "https://haneul.kr/",
            False,
            "a front page names its top article",
        ),
        (
            "https://b.seoul.kr/news/123456",
            "https://a.seoul.kr/news/123456",
            False,
            "the office of another district",
        ),
        ("/news/123456", "https://m.haneul.kr/news/123456", False, "a relative claim was not resolved"),
        ("javascript:void(0)", NAVER, False, "no address"),
        ("https://haneul.kr:8443/news/123456", "https://haneul.kr/news/123456", False, "another port"),
    ],
)
def test_claims_are_believed_only_for_the_same_kind_of_page_on_the_same_site(
    claimed: str, requested: str, believed: bool, why: str
) -> None:
    assert is_believable(claimed, requested) is believed, why


def test_the_first_believable_claim_decides() -> None:
    url, identity = decide_address(
        "https://m.haneul.kr/news/123456?utm_source=x",
        [
            None,
            "",
            "https://www.haneul.kr/",
            "https://www.haneul.kr/news/123456",
            "https://www.haneul.kr/news/1",
        ],
    )
    assert url == identity.url == "https://www.haneul.kr/news/123456"


@pytest.mark.parametrize(
    ("requested", "claimed", "url"),
    [
        ("https://m.haneul.kr/news/123456", "/news/123456?utm_source=x", "https://m.haneul.kr/news/123456"),
        ("https://haneul.kr/news/123456", "//www.haneul.kr/news/123456", "https://www.haneul.kr/news/123456"),
        ("https://haneul.kr/news/123456", "http://[", "https://haneul.kr/news/123456"),
        ("https://haneul.kr/news/123456", " ", "https://haneul.kr/news/123456"),
        (NAVER.replace("/mnews", "") + "?sid=101", "/article/082/0001252309?ntype=RANKING", NAVER),
    ],
)
def test_claims_are_resolved_and_take_the_form_of_the_site(requested: str, claimed: str, url: str) -> None:
    decided, identity = decide_address(requested, [claimed])
    assert decided == identity.url == url


def test_without_believable_claim_the_requested_address_is_cleaned() -> None:
    url, identity = decide_address("https://m.haneul.kr/news/123456?utm_source=x", ["https://www.haneul.kr/"])
    assert url == identity.url == "https://m.haneul.kr/news/123456"


@given(st.text(max_size=200))
def test_never_raises_on_text(text: str) -> None:
    identity = identify(text)
    assert identify(text) == identity
    is_believable(text, NAVER)
    is_believable(NAVER, text)


@given(
    st.sampled_from(["http", "https", "ftp", ""]),
    st.text(alphabet="abc.-:@[]%한/\\", max_size=30),
    st.text(alphabet="ab1/.;%?&=#한 ", max_size=60),
)
def test_never_raises_on_things_like_addresses(scheme: str, host: str, rest: str) -> None:
    url = f"{scheme}://{host}/{rest}"
    identity = identify(url)
    assert identity.id
    assert identify(identity.url).id == identity.id


def test_a_claim_names_the_address_of_a_site_without_one_form() -> None:
    claims = ["https://www.mk.co.kr/news/society/9419376"]
    _url, identity = decide_address("https://m.mk.co.kr/amp/9419376", claims)
    assert identity == ("mk:9419376", "https://www.mk.co.kr/news/society/9419376", "mk")
