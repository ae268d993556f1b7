"""Where requests may go: by their address, by what their name resolves to, and through a proxy."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import twisted.internet
from scrapy import Request, Spider
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.test import get_crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import Deferred

from newscrawl.addresses import place_of
from newscrawl.exceptions import ArgumentError
from newscrawl.middlewares.guard import ConnectionGuardMiddleware, Guard, GuardMiddleware
from newscrawl.middlewares.resolver import GuardedResolver


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "http://localhost:6379/",
        "http://LOCALHOST.:6379/",
        "http://[::1]:8080/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.1:5432/",
        "http://user@10.0.0.1/",
        "http:///path",
        "ftp://news.example.com/",
        "file:///etc/passwd",
        "data:text/html,x",
    ],
)
def test_private_places_and_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(IgnoreRequest):
        GuardMiddleware([]).process_request(Request(url))


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/",
        "https://news.example.com/a",
        "http://[2001:4860:4860::8888]/",
        "http://[64:ff9b::808:808]/",
    ],
)
def test_the_public_web_passes(url: str) -> None:
    GuardMiddleware([]).process_request(Request(url))


def test_the_place_that_the_operator_named_passes_its_neighbours_do_not() -> None:
    guard = GuardMiddleware(["127.0.0.1:8600", "Intranet:80", "[::1]:8600", "localhost:8998"])
    for url in (
        "http://127.0.0.1:8600/category/1",
        "http://intranet/news",
        "http://[::1]:8600/",
        "http://localhost:8998/",
    ):
        guard.process_request(Request(url))
    for url in (
        "http://127.0.0.1:6379/",
        "http://127.0.0.1/",
        "http://intranet:8080/",
        "http://127.0.0.2:8600/",
        "http://[::1]:8601/",
        "http://localhost:8600/",
    ):
        with pytest.raises(IgnoreRequest):
            guard.process_request(Request(url))


def test_a_place_is_host_and_port() -> None:
    assert place_of("http://127.0.0.1:8600/x") == "127.0.0.1:8600"
    assert place_of("https://News.example.com/") == "news.example.com:443"


def test_a_refusal_that_nobody_else_says_is_said(caplog: pytest.LogCaptureFixture) -> None:
    guard, refusal = GuardMiddleware([]), IgnoreRequest("refused by robots.txt")
    waiting: Deferred[None] = Deferred()
    for request in (
        Request("https://said.example.com/", errback=print),
        Request("https://asked-by-code.example.com/", callback=NO_CALLBACK),
        Request("https://plain-spider.example.com/"),
        Request("https://shell.example.com/", callback=waiting.callback, errback=waiting.errback),
    ):
        guard.process_exception(request, refusal)
    guard.process_exception(Request("https://plain-spider.example.com/"), TimeoutError())
    assert caplog.messages == [
        "https://plain-spider.example.com/ is not asked: refused by robots.txt",
        "https://shell.example.com/ is not asked: refused by robots.txt",
    ]


@pytest.mark.parametrize("place", ["intranet", "http://intranet", "intranet:http", ":80", ""])
def test_what_is_no_place_is_said(place: str) -> None:
    with pytest.raises(ArgumentError, match="is no place: write host:port"):
        Guard(["intranet:80", place])


def test_a_named_host_may_resolve_to_anything_others_to_public_addresses() -> None:
    guard = Guard(["intranet:80"])
    assert guard.may_resolve_to("intranet", "10.0.0.1")
    assert guard.may_resolve_to("news.example.kr", "8.8.8.8")
    assert not guard.may_resolve_to("news.example.kr", "64:ff9b::a00:1")


# -- Names ------------------------------------------------------------------------------------------


class Names:
    """Scrapy's resolver with a zone of the test's own: each name's answers, one after the other."""

    def __init__(self) -> None:
        self.zone: dict[str, list[list[str]]] = {}

    def resolveHostName(  # noqa: N802 - Twisted's name
        self, receiver: Any, name: str, port: int = 0, *_: object
    ) -> None:
        receiver.resolutionBegan(None)
        answers = self.zone.get(name, [[]])
        for address in answers.pop(0) if len(answers) > 1 else answers[0]:
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()


class Receiver:
    def __init__(self) -> None:
        self.found: list[str] = []
        self.complete = False

    def resolutionBegan(self, _: object) -> None:  # noqa: N802 - Twisted's name
        """Nothing to note."""

    def addressResolved(self, address: IPv4Address | IPv6Address) -> None:  # noqa: N802 - Twisted's name
        self.found.append(f"{address.host} {address.port}")

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        self.complete = True


class Reactor:
    """As much of Twisted's as a resolver is put on. A real one would stay for all tests of the process."""

    def __init__(self, names: Names) -> None:
        self.nameResolver: object = names

    def installNameResolver(self, resolver: object) -> None:  # noqa: N802 - Twisted's name
        self.nameResolver = resolver


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    zone = Names()
    reactor = Reactor(zone)
    monkeypatch.setattr(twisted.internet, "reactor", reactor, raising=False)
    monkeypatch.setitem(sys.modules, "twisted.internet.reactor", reactor)
    return zone


@pytest.fixture
def resolved(names: Names) -> Callable[..., list[str]]:
    """The addresses that a connection to a place gets from a new resolver, or from the one that is given."""
    resolver = GuardedResolver.ensure(get_crawler(Spider, {"DNSCACHE_ENABLED": False}))

    def ask(host: str, port: int = 80, allowed: Iterable[str] = ()) -> list[str]:
        resolver.allow(allowed)
        receiver = Receiver()
        resolver.resolveHostName(receiver, host, port)
        assert receiver.complete
        return receiver.found

    return ask


def test_a_name_is_connected_to_where_it_is_public(names: Names, resolved: Callable[..., list[str]]) -> None:
    names.zone = {"news.example.kr": [["8.8.8.8", "2001:4860::1", "8.8.4.4"]], "six.kr": [["2001:4860::1"]]}
    assert resolved("news.example.kr") == ["8.8.8.8 80", "8.8.4.4 80"]
    assert resolved("six.kr", 443) == ["2001:4860::1 443"]
    assert resolved("unknown.kr") == []


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["8.8.8.8", "10.0.0.1"],
        ["8.8.8.8", "::1"],
        ["2001:4860::1", "64:ff9b::7f00:1"],
        ["::ffff:192.168.0.1"],
        ["fe80::1%eth0"],
    ],
)
def test_a_name_with_one_private_address_leads_nowhere(
    names: Names, resolved: Callable[..., list[str]], addresses: list[str]
) -> None:
    names.zone = {"evil.example": [addresses]}
    assert resolved("evil.example") == []


def test_a_name_that_changes_is_asked_about_anew(names: Names, resolved: Callable[..., list[str]]) -> None:
    names.zone = {"evil.example": [["8.8.8.8"], ["127.0.0.1"], ["8.8.8.8"]]}
    assert [resolved("evil.example") for _ in range(3)] == [["8.8.8.8 80"], [], ["8.8.8.8 80"]]


def test_only_the_named_place_may_be_private(names: Names, resolved: Callable[..., list[str]]) -> None:
    names.zone = {"intranet": [["10.0.0.1"]], "127.0.0.1": [["127.0.0.1"]]}
    assert resolved("intranet", 80, ["intranet:80"]) == ["10.0.0.1 80"]
    assert resolved("intranet", 8080) == []
    # However another parser came to read that host and port from an address.
    assert resolved("127.0.0.1", 6379) == []


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".kr", "\ud800.kr"])
def test_what_is_no_name_is_answered(resolved: Callable[..., list[str]], host: str) -> None:
    assert resolved(host) == []


def test_it_is_put_in_front_of_any_other_resolver(names: Names) -> None:
    crawler = get_crawler(Spider)
    resolver = GuardedResolver.ensure(crawler)
    assert resolver.original_resolver is names
    assert GuardedResolver.ensure(crawler) is resolver


# -- Proxies ----------------------------------------------------------------------------------------


@pytest.fixture
def behind_proxy(names: Names) -> ConnectionGuardMiddleware:
    names.zone = {
        "news.example.kr": [["8.8.8.8"]],
        "evil.example": [["10.0.0.1"]],
        "mixed.example": [["8.8.8.8", "10.0.0.1"]],
        "intranet": [["10.0.0.1"]],
        "proxy.intranet": [["10.0.0.2"]],
        "2130706433": [["127.0.0.1"]],
    }
    return ConnectionGuardMiddleware(get_crawler(Spider), ["intranet:80"])


@pytest.mark.parametrize(
    "proxy", ["http://proxy.intranet:3128", "proxy.intranet:3128", "http://10.0.0.2:3128"]
)
@pytest.mark.parametrize("url", ["http://news.example.kr/", "https://news.example.kr/", "http://intranet/"])
async def test_through_the_operators_proxy_to_public_and_named_places(
    behind_proxy: ConnectionGuardMiddleware, url: str, proxy: str
) -> None:
    await behind_proxy.process_request(Request(url, meta={"proxy": proxy}))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://evil.example/", "evil.example leads to 10.0.0.1, which is no public address"),
        ("https://mixed.example/", "mixed.example leads to 10.0.0.1, which is no public address"),
        ("http://2130706433/", "2130706433 leads to 127.0.0.1, which is no public address"),
        ("http://unknown.example/", "unknown.example has no address here"),
        ("http://intranet:8080/", "intranet leads to 10.0.0.1"),
        ("http://proxy.intranet:3128/", "proxy.intranet leads to 10.0.0.2"),
    ],
)
async def test_what_is_not_known_to_be_public_does_not_go_to_the_proxy(
    behind_proxy: ConnectionGuardMiddleware, url: str, why: str
) -> None:
    with pytest.raises(IgnoreRequest, match=why):
        await behind_proxy.process_request(Request(url, meta={"proxy": "http://proxy.intranet:3128"}))


async def test_the_proxy_is_connected_to_and_not_linked_to(
    behind_proxy: ConnectionGuardMiddleware, names: Names
) -> None:
    await behind_proxy.process_request(
        Request("http://news.example.kr/", meta={"proxy": "http://proxy.intranet:3128"})
    )
    receiver = Receiver()
    GuardedResolver.ensure(get_crawler(Spider)).resolveHostName(receiver, "proxy.intranet", 3128)
    assert receiver.found == ["10.0.0.2 3128"]
    with pytest.raises(IgnoreRequest, match="is the proxy"):
        await behind_proxy.process_request(Request("http://proxy.intranet:3128/"))


async def test_a_name_that_was_not_let_through_is_told_from_one_that_does_not_exist(
    behind_proxy: ConnectionGuardMiddleware,
) -> None:
    error = CannotResolveHostError("no results")
    with pytest.raises(IgnoreRequest, match=r"evil.example leads to 10\.0\.0\.1"):
        await behind_proxy.process_exception(Request("http://evil.example/"), error)
    assert await behind_proxy.process_exception(Request("http://unknown.example/"), error) is None
    assert await behind_proxy.process_exception(Request("http://evil.example/"), OSError()) is None
