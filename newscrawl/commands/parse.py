"""``scrapy parse``: Scrapy's own command, how a spider reads one page; nothing is kept."""

from scrapy.commands import parse

from newscrawl.crawlsettings import NoRun


class Command(NoRun, parse.Command):
    """Without a run; exit code 1 for settings with which no crawl can start."""
