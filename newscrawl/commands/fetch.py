"""``scrapy fetch``: Scrapy's own command, a page as Scrapy downloads it; nothing is kept."""

from scrapy.commands import fetch

from newscrawl.crawlsettings import NoRun


class Command(NoRun, fetch.Command):
    """Without a run; exit code 1 for settings with which no crawl can start."""
