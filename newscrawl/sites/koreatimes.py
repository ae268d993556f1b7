"""The Korea Times, in English."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Koreatimes(Site):
    """코리아타임스."""

    name = "koreatimes"
    title = "코리아타임스"
    domains = (
        "koreatimes.co.kr",
        "koreatimes.com",
    )
    publisher = "The Korea Times"
    robots = "unknown"
    lists_verified = date(2022, 7, 27)
    seen = ("https://www.koreatimes.co.kr/",)
    articles = (Address(r"/www/\w+/\d{4}/\d\d/\d+_(\d{4,})\.html"),)
    lists = (
        ListSource(
            kind="mainnews",
            url="https://www.koreatimes.co.kr/www/rss/rss.xml",
            name="Whole News",
            reader="feed",
        ),
        ListSource(kind="trending", url="/", name="Most Read", reader="heading"),
    )
