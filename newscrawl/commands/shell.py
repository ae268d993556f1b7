"""``scrapy shell``: Scrapy's own command, a page at a prompt; wrong settings end in one line."""

from scrapy.commands import shell

from newscrawl.commands.crawlsettings import CheckedSettings


class Command(CheckedSettings, shell.Command):
    """Exit code 1 for settings with which no crawl can start."""
