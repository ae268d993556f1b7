"""Settings that are no number, no list of numbers, or neither yes nor no."""

import argparse
import importlib

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings, Settings

from newscrawl import settings
from newscrawl.commandsettings import wrong_value
from newscrawl.exceptions import ArgumentError
from newscrawl.extensions.bundled_portal import BundledPortal
from newscrawl.spiders.mainnews import MainNewsSpider


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PORTAL_PORT", "abc", "PORTAL_PORT=abc is no whole number: write it like PORTAL_PORT=8600"),
        ("PAGE_BYTES", "1.5", "PAGE_BYTES=1.5 is no whole number: write it like PAGE_BYTES=4194304"),
        ("BROWSER_PAGES", "0", "BROWSER_PAGES=0 is no number of 1 or more: write it like BROWSER_PAGES=4"),
        ("CONCURRENT_REQUESTS", "x", "CONCURRENT_REQUESTS=x is no number of 1 or more"),
        ("HOST_REST", "nan", "HOST_REST=nan is no number: write it like HOST_REST=2.0"),
        ("ROBOTSTXT_OBEY", "no", "ROBOTSTXT_OBEY=no is neither 1 nor 0: write it like ROBOTSTXT_OBEY=True"),
        ("LIST_AGAIN", "20,x", "LIST_AGAIN=20,x is no list of numbers: write it like LIST_AGAIN=20,60,180"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL=LOUD is no level of the log: write it like LOG_LEVEL=INFO"),
        ("CLOSESPIDER_TIMEOUT", "soon", "CLOSESPIDER_TIMEOUT=soon is no number"),  # Scrapy's own
    ],
)
def test_a_value_that_cannot_be_read(name: str, value: str, line: str) -> None:
    assert (wrong_value(BaseSettings({name: value})) or "").startswith(line)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOST_REST", "1.5"),
        ("DOWNLOAD_DELAY", "0"),
        ("RETRY_TIMES", "0"),
        ("CLOSESPIDER_TIMEOUT", "1.5"),
        ("ROBOTSTXT_OBEY", "0"),
        ("ROBOTSTXT_OBEY", "False"),
        ("LIST_AGAIN", "0.5,2"),
        ("LIST_AGAIN", ""),
        ("LOG_LEVEL", "DEBUG"),
        ("STORE_URL", "anything"),
        ("FEED_EXPORT_INDENT", None),  # by a settings file, whose author knows what Scrapy takes
    ],
)
def test_a_value_that_can_be_read(name: str, value: object) -> None:
    assert wrong_value(BaseSettings({name: value})) is None


def test_a_portal_at_no_address() -> None:
    crawler = Crawler(MainNewsSpider, {"PORTAL_URL": "127.0.0.1", "RUN_ENABLED": True})
    crawler.spider = crawler._create_spider()
    with pytest.raises(ArgumentError, match=r"PORTAL_URL=127\.0\.0\.1 is no address: write it like https:"):
        BundledPortal.from_crawler(crawler)


OWN = ("bench", "check", "fetch", "parse", "read", "runspider", "shell", "sites", "view")


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("CONTACT=foo", "CONTACT='foo' is no contact: give a mail address or the https:// address of a page"),
        ("GUARD_ALLOWED=foo", "GUARD_ALLOWED=foo is no place: write host:port, like 10.0.0.5:8080"),
        ("DOWNLOAD_DELAY=x", "DOWNLOAD_DELAY=x is no number: write it like DOWNLOAD_DELAY=1.0"),
        (
            f"LOG_FILE={__file__}/a.log",
            f"LOG_FILE={__file__}/a.log cannot be written (Not a directory): name a file that can",
        ),
    ],
)
def test_each_command_that_fetches_says_in_one_line_what_no_crawl_can_start_with(
    name: str, setting: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command: ScrapyCommand = importlib.import_module(f"newscrawl.commands.{name}").Command()
    command.settings = Settings(vars(settings))
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    # A page that is there, for those that want one.
    options, arguments = parser.parse_known_args(["-s", setting, *([__file__] if name == "read" else [])])
    with pytest.raises(SystemExit) as ended:
        command.process_options(arguments, options)
    assert (ended.value.code, capsys.readouterr().err) == (1, f"newscrawl: {line}\n")
