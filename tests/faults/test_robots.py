"""What is fetched after each answer that a server may give for robots.txt (RFC 9309, 2.3.1)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from newscrawl.portal.newsroom import NEWEST
from tests.conftest import scrapy_command
from tests.faults.conftest import Run, crawl
from tests.faults.portal_thread import PortalThread

ARTICLES = 60
# No rest takes any time, nor does a server that never answers.
QUICK = ("-s", "HOST_REST=0.01", "-s", "DOWNLOAD_TIMEOUT=0.5", "-a", "limit=3")


class Case(NamedTuple):
    """An answer, what is fetched after it besides (L lists, A articles), how often it is asked for, what is
    said.
    """

    fault: str
    fetched: str
    asked: int = 1
    words: str = ""


NO_ARTICLES = "refused by robots.txt (Disallow: /*/news/)"
REFUSED = "robots.txt refuses the lists (portal 정치 뉴스: Disallow: /; portal 정치 주요뉴스: Disallow: /)"
UNREACHABLE = "no list could be fetched (portal 정치 뉴스: robots.txt unreachable: "
CASES = (
    Case("robots-404", "LA"),
    Case("robots-401", "LA"),
    Case("robots-403", "LA"),
    Case("robots-html", "LA"),
    Case("robots-redirects", "LA"),
    Case("robots-long", "L", words=NO_ARTICLES),
    Case("robots-huge", "L", words=NO_ARTICLES),
    Case("robots-bom", "L", words=NO_ARTICLES),
    Case("robots-elsewhere", "L", words=NO_ARTICLES),
    Case("robots", "", words=REFUSED),
    Case("robots-500", "", asked=7, words=f"{UNREACHABLE}HTTP 500"),
    Case("robots-503", "", asked=7, words=f"{UNREACHABLE}HTTP 503"),
    Case("robots-429", "", asked=7, words=f"{UNREACHABLE}HTTP 429"),
    Case("robots-hang", "", asked=3, words=f"{UNREACHABLE}no answer in time"),
    Case("robots-reset", "", asked=3, words=f"{UNREACHABLE}connection failed"),
)


@pytest.fixture(scope="module")
def portal() -> Iterator[PortalThread]:
    thread = PortalThread(ARTICLES, NEWEST - timedelta(hours=1))
    yield thread
    thread.end()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fault)
def test_what_is_fetched(case: Case, portal: PortalThread, tmp_path: Path) -> None:
    portal.be(NEWEST - timedelta(hours=1), case.fault)
    allowed = f"GUARD_ALLOWED=localhost:{portal.portal.port}"
    options = ("mainnews", "-a", "section=정치", "-a", "pages=1", *QUICK, "-s", allowed)
    run = Run(crawl(scrapy_command(tmp_path), portal.portal.url, tmp_path, *options).result, tmp_path)
    asked = portal.watched.asked
    assert asked.count("/robots.txt") == case.asked
    assert any(path.startswith("/category/") for path in asked) is ("L" in case.fetched)
    assert any("/news/" in path for path in asked) is ("A" in case.fetched)
    assert case.words in run.result.stderr
    assert run.verdict.startswith("ok" if "A" in case.fetched else "broken"), run.verdict
