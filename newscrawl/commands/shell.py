"""``scrapy shell``: Scrapy's own command, a page at a prompt; nothing is kept."""

from scrapy.commands import shell

from newscrawl.crawlsettings import NoRun


class Command(NoRun, shell.Command):
    """Without a run; exit code 1 for settings with which no crawl can start."""
