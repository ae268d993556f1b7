"""TV Chosun."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Tvchosun(Site):
    """TV조선."""

    name = "tvchosun"
    title = "TV조선"
    domains = ("news.tvchosun.com",)
    base_url = "https://news.tvchosun.com/"
    publisher = "TV조선"
    robots = "unknown"
    articles = (Address(r"(?:/\w+)*/html_dir/\d{4}/\d\d/\d\d/(\d{13})\.html"),)
    lists = (
        ListSource(kind="mainnews", url="/site/data/rss/rss.xml", name="전체기사", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
