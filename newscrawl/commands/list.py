"""``scrapy list``: Scrapy's own command; a site's declaration that cannot be read ends it in one line."""

from scrapy.commands import list as scrapys_list


class Command(scrapys_list.Command):
    """As Scrapy has it: the names of the spiders."""
