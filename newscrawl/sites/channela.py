"""Channel A."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Channela(Site):
    """채널A."""

    name = "channela"
    title = "채널A"
    domains = ("ichannela.com",)
    publisher = "채널A"
    robots = "unknown"
    articles = (
        Address(r"(?:/\w+)*/(?:news_detailPage|detail)\.do", ("publishId=(\\d{12}(?:-\\d)?)",)),
        Address(r"/news/detail/(\d{12})\.do"),
    )
    lists = (
        ListSource(kind="mainnews", url="/news/main/", name="주요뉴스"),
        ListSource(kind="trending", url="/news/main/", name="많이 본 뉴스", reader="heading"),
    )
