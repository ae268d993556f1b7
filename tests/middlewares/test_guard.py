import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from newscrawl.addresses import place_of
from newscrawl.middlewares.guard import GuardMiddleware, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
    ],
)
def test_addresses_outside_the_public_internet_are_known(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "223.130.200.104", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses_pass(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:8080/",
        "http://10.0.0.1:5432/",
        "ftp://news.example.com/",
        "file:///etc/passwd",
        "data:text/html,x",
    ],
)
def test_private_places_and_other_schemes_are_refused(url):
    with pytest.raises(IgnoreRequest):
        GuardMiddleware([]).process_request(Request(url))


@pytest.mark.parametrize(
    "url", ["http://8.8.8.8/", "https://news.example.com/a", "http://[2001:4860:4860::8888]/"]
)
def test_the_public_web_passes(url):
    assert GuardMiddleware([]).process_request(Request(url)) is None


def test_the_place_that_the_operator_named_passes_its_neighbours_do_not():
    guard = GuardMiddleware(["127.0.0.1:8600", "intranet:80"])
    assert guard.process_request(Request("http://127.0.0.1:8600/category/1")) is None
    assert guard.process_request(Request("http://intranet/news")) is None
    for url in (
        "http://127.0.0.1:6379/",
        "http://127.0.0.1/",
        "http://intranet:8080/",
        "http://127.0.0.2:8600/",
    ):
        with pytest.raises(IgnoreRequest):
            guard.process_request(Request(url))


def test_a_place_is_host_and_port():
    assert place_of("http://127.0.0.1:8600/x") == "127.0.0.1:8600"
    assert place_of("https://News.example.com/") == "news.example.com:443"
