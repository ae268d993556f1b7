"""``scrapy check``: Scrapy's own command, a spider's contracts; nothing is kept."""

from scrapy.commands import check

from newscrawl.crawlsettings import NoRun


class Command(NoRun, check.Command):
    """Without a run; exit code 1 for settings with which no crawl can start."""
