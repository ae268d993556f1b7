"""What leads on without an end is left: a run comes to its verdict."""

from tests.conftest import Command
from tests.faults.conftest import SECOND
from tests.faults.portal_thread import PortalThread


def test_sitemaps_that_name_themselves_and_each_other_end(
    portal_thread: PortalThread, run_scrapy: Command
) -> None:
    portal_thread.be(SECOND, "sitemap-loop")
    result = run_scrapy(
        "crawl",
        "mainnews",
        "-a",
        f"url={portal_thread.portal.url}/news-sitemap.xml",
        "-s",
        "DOWNLOAD_DELAY=0",
    )
    assert result.returncode == 1
    assert "Verdict: broken: no list of articles found" in result.stderr
    assert "Traceback" not in result.stderr
