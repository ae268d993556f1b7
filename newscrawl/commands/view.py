"""``scrapy view``: Scrapy's own command, a page in a browser; nothing is kept."""

from scrapy.commands import view

from newscrawl.crawlsettings import NoRun


class Command(NoRun, view.Command):
    """Without a run; exit code 1 for settings with which no crawl can start."""
