"""``scrapy view``: Scrapy's own command, a page in a browser; wrong settings end in one line."""

from scrapy.commands import view

from newscrawl.commands.crawlsettings import CheckedSettings


class Command(CheckedSettings, view.Command):
    """Exit code 1 for settings with which no crawl can start."""
