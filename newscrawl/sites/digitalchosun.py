"""Digital Chosun."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Digitalchosun(Site):
    """디지틀조선일보."""

    name = "digitalchosun"
    title = "디지틀조선일보"
    domains = ("digitalchosun.dizzo.com",)
    base_url = "http://digitalchosun.dizzo.com/"
    publisher = "디지틀조선일보"
    robots = "unknown"
    articles_verified = date(2019, 12, 11)
    seen = ("http://digitalchosun.dizzo.com/site/data/html_dir/2019/03/04/2019030480190.html",)
    articles = (Address(r"(?:/\w+)*/html_dir/\d{4}/\d\d/\d\d/(\d{13})\.html"),)
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
