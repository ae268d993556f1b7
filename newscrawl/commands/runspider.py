"""``scrapy runspider``: Scrapy's own command, a spider of a file; wrong settings end in one line."""

from scrapy.commands import runspider

from newscrawl.crawlsettings import CheckedSettings


class Command(CheckedSettings, runspider.Command):
    """Exit code 1 for settings with which no crawl can start."""
