"""Nothing that a site says leads a crawl or ``scrapy read`` into the operator's own network."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import scrapy_command
from tests.ways.canary import Canary
from tests.ways.hosts import hosts, own
from tests.ways.site import fill

# Every refusal counts as a failure of its host: here none is to keep the next way from being tried.
PATIENT = (
    *("-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "-s", "RETRY_TIMES=0"),
    *("-s", "HOST_FAILURES=9999", "-s", "HOST_PATIENCE=9999", "-s", "HOST_REST=0", "-s", "LIST_DETOURS=999"),
)
# Without the guard, and with a resolver that knows IPv6: what is reached so is a way in.
UNGUARDED = (
    *("-s", 'DOWNLOADER_MIDDLEWARES={"scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": null}'),
    *("-s", "TWISTED_DNS_RESOLVER=scrapy.resolver.CachingHostnameResolver", "-s", "METAREFRESH_ENABLED=1"),
    *("-s", "DOWNLOAD_TIMEOUT=3"),
)


@pytest.fixture
def canary() -> Iterator[Canary]:
    with Canary() as listening:
        yield listening


def scrapy(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of Scrapy's where the names of the zone lead into the machine."""
    return scrapy_command(data, "tests.ways.zone")(*arguments)


@pytest.fixture
def site(web_site: Any, canary: Canary) -> Any:
    assert fill(web_site, canary.port) >= 300
    return web_site


def crawl(site: Any, data: Path, path: str, *arguments: str) -> str:
    done = scrapy(data, "crawl", "mainnews", "-a", f"url={site.url}{path}", *PATIENT, *arguments)
    assert "Verdict: " in done.stderr
    return done.stderr


def test_no_page_leads_in(site: Any, canary: Canary, tmp_path: Path) -> None:
    said = crawl(site, tmp_path, "/")
    assert "/.well-known/tdmrep.json" in site.requests
    assert {path for path in site.pages if path.startswith("/news/")} <= set(site.requests), said
    assert canary.visits == []


def test_no_link_leads_in(site: Any, canary: Canary, tmp_path: Path) -> None:
    """A feed may link to any host, however it is spelled."""
    said = crawl(site, tmp_path, "/rss")
    assert f"broken: {len(hosts())} of {len(hosts())} articles failed" in said
    assert canary.visits == []


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/linked", "/linked"),
        ("/entities", "/entities"),
        ("/hidden", "/index.xml"),
        ("/hidden", "/sitemap.txt"),
    ],
)
def test_no_feed_or_sitemap_leads_in(
    site: Any, canary: Canary, tmp_path: Path, path: str, asked: str
) -> None:
    said = crawl(site, tmp_path, path)
    assert asked in site.requests
    assert "is no public address" in said
    assert canary.visits == []


# One of each kind of spelling; the crawl takes them all.
@pytest.mark.parametrize(
    "name", ["plain", "decimal", "circled", "user", "loopback 6", "mapped", "NAT64", "mixed.example"]
)
def test_no_redirection_leads_a_reading_in(site: Any, canary: Canary, tmp_path: Path, name: str) -> None:
    done = scrapy(tmp_path, "read", f"{site.url}/news/{list(hosts()).index(name)}")
    assert done.returncode == 1
    assert done.stderr.startswith("newscrawl: ")
    assert canary.visits == []


def test_no_page_leads_a_reading_in(site: Any, canary: Canary, tmp_path: Path) -> None:
    scrapy(tmp_path, "read", f"{site.url}/news/500")  # with a meta refresh
    assert "/news/500" in site.requests
    site.page("/robots.txt", "", status=302, Location=f"http://127.0.0.1:{canary.port}/robots.txt")
    scrapy(tmp_path, "read", f"{site.url}/news/601")
    assert canary.visits == []


def test_a_reading_may_ask_what_it_is_given(canary: Canary, tmp_path: Path) -> None:
    scrapy(tmp_path, "read", f"http://127.0.0.1:{canary.port}/page")
    assert "tcp GET /page" in canary.visits


def test_without_the_guard_they_lead_in(site: Any, canary: Canary, tmp_path: Path) -> None:
    """The ways are ways, and the canary notices."""
    crawl(site, tmp_path, "/", *UNGUARDED)
    reached = {visit.partition("/")[2] for visit in canary.visits}
    spellings = [name for number, name in enumerate(hosts()) if f"redirect/{number}" in reached]
    assert {"plain", "decimal", "octal", "circled", "loopback 6", "mapped", "localhost", "mixed.example"} <= {
        *spellings
    }
    assert len(spellings) >= 40
    assert "tag/500" in reached  # meta refresh


def test_the_canary_hears_tcp_and_udp_on_every_address(canary: Canary) -> None:
    families = {socket.SOCK_STREAM: "tcp", socket.SOCK_DGRAM: "udp"}
    for address in ("127.0.0.1", "127.8.9.10", "::1", *map(plain, own().values())):
        for kind in families:
            [(family, _, _, _, place), *_] = socket.getaddrinfo(address, canary.port, type=kind)
            with socket.socket(family, kind) as caller:
                caller.connect(place)
                caller.send(b"GET /here HTTP/1.1\r\n\r\n")
                if kind == socket.SOCK_STREAM:
                    caller.recv(1_024)
    expected = ["tcp GET /here", "udp"] * (3 + len(own()))
    assert canary.heard(len(expected))
    assert sorted(canary.visits) == sorted(expected)


def plain(host: str) -> str:
    """A host of an address as a socket takes it."""
    return host.strip("[]").replace("%25", "%")
