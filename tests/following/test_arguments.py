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


def test_trending_takes_a_tab_and_whether_to_follow():
    arguments = parse("trending", tab="popular", follow="0")
    assert arguments.tab == "popular"
    assert arguments.follow is False
    with pytest.raises(ArgumentError, match="latest or popular"):
        parse("trending", tab="newest")


@given(st.dictionaries(st.sampled_from(["url", "pages", "limit", "fresh", "section"]), st.text()))
def test_any_text_is_understood_or_refused(given):
    try:
        arguments = CrawlArguments.parse("mainnews", given)
    except ArgumentError:
        return
    assert arguments.pages is None or arguments.pages >= 1
    assert arguments.limit is None or arguments.limit >= 1
    assert arguments.fresh is None or 0 <= arguments.fresh < float("inf")
