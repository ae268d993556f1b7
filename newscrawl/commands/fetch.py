"""``scrapy fetch``: Scrapy's own command, a page as Scrapy downloads it; wrong settings end in one line."""

from scrapy.commands import fetch

from newscrawl.commands.crawlsettings import CheckedSettings


class Command(CheckedSettings, fetch.Command):
    """Exit code 1 for settings with which no crawl can start."""
