import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.exceptions import ArgumentError
from newscrawl.following.arguments import CrawlArguments


def parse(kind="mainnews", **given):
    return CrawlArguments.parse(kind, given)


def test_without_arguments_the_bundled_portal_is_crawled():
    arguments = parse()
    assert arguments.sites == ("portal",)
    assert (arguments.url, arguments.pages, arguments.limit, arguments.fresh) == (None, None, None, None)


def test_names_are_split_stripped_and_each_kept_once():
    arguments = parse(site="asiae, seoul,asiae", section="경제,사회")
    assert arguments.sites == ("asiae", "seoul")
    assert arguments.sections == ("경제", "사회")


def test_an_address_takes_the_place_of_a_site():
    arguments = parse(url="https://news.example.com/list?page=1")
    assert arguments.sites == ()
    assert arguments.url == "https://news.example.com/list?page=1"


def test_numbers_are_converted():
    arguments = parse(pages="3", limit="10", fresh="1.5")
    assert (arguments.pages, arguments.limit, arguments.fresh) == (3, 10, 1.5)


def test_a_schedulers_own_arguments_are_passed_over():
    assert parse(_job="abc").given == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"pages": "0"}, "pages=0 is not allowed: pages= takes how many pages of each list, 1 or more"),
        ({"pages": "many"}, "1 or more"),
        ({"limit": "-1"}, "1 or more"),
        ({"fresh": "soon"}, "hours, 0 or more"),
        ({"fresh": "inf"}, "hours, 0 or more"),
        ({"fresh": "nan"}, "hours, 0 or more"),
        ({"url": "news.example.com"}, "http:// or https://"),
        ({"url": "ftp://news.example.com/"}, "http:// or https://"),
        ({"url": "http://[::1"}, "http:// or https://"),
        ({"url": "http://news.example.com:99999/"}, "http:// or https://"),
        ({"url": "http://user:s3cret@b.example/"}, "url= holds a user or password: leave it out"),
        ({"url": "user:s3cret@b.example/"}, "url=***@b.example/ is not allowed"),
        ({"site": " , "}, "names of sites"),
        ({"site": "a", "url": "http://b.example/"}, "either site= or url="),
        ({"colour": "red"}, "mainnews has no argument 'colour'; it takes site, url, section, pages"),
        ({"tab": "popular"}, "mainnews has no argument 'tab'"),
        ({"since": "yesterday"}, "since=yesterday is not allowed: since= takes a Korean day or time"),
        ({"since": "2026-02-30"}, "since=2026-02-30 is not allowed"),
        ({"since": "0001-01-01T00:00+23:59"}, "since=0001"),
        ({"until": "9999-12-31"}, "until=9999"),
        ({"since": "2999-01-01"}, "since=2999-01-01 lies in the future"),
        ({"since": "2025-02-02", "until": "2025-02-01"}, "until=2025-02-01 lies before since=2025-02-02"),
        ({"query": " "}, "query= names no word: write words"),
        ({"query": "- -"}, "names no word"),
        ({"query": '금리 "인상'}, "has a quotation mark too few"),
        ({"query": "금리", "follow": "0"}, "with follow=0 none is read"),
    ],
)
def test_a_wrong_argument_is_one_line_that_names_what_is_allowed(given, said):
    with pytest.raises(ArgumentError) as error:
        parse(**given)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert "s3cret" not in str(error.value)


def test_a_token_is_asked_with_and_not_recorded():
    arguments = parse(url="https://news.example.com/list?api_key=s3cret&page=1")
    assert arguments.url == "https://news.example.com/list?api_key=s3cret&page=1"
    assert arguments.given == {"url": "https://news.example.com/list?api_key=***&page=1"}


def test_trending_takes_a_tab():
    arguments = parse("trending", tab="popular")
    assert arguments.tab == "popular"
    with pytest.raises(ArgumentError, match="latest or popular"):
        parse("trending", tab="newest")


@pytest.mark.parametrize("kind", ["mainnews", "trending"])
def test_either_may_be_asked_for_ranks_alone(kind):
    assert parse(kind, follow="0").follow is False
    assert parse(kind).follow is True


_NAMES = ["url", "pages", "limit", "fresh", "section", "since", "until", "query"]


@given(st.dictionaries(st.sampled_from(_NAMES), st.text() | st.dates().map(str) | st.datetimes().map(str)))
def test_any_text_is_understood_or_refused(given):
    try:
        arguments = CrawlArguments.parse("mainnews", given)
    except ArgumentError:
        return
    assert arguments.pages is None or arguments.pages >= 1
    assert arguments.limit is None or arguments.limit >= 1
    assert arguments.fresh is None or 0 <= arguments.fresh < float("inf")
