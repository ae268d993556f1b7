"""Electronic Times."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Etnews(Site):
    """전자신문."""

    name = "etnews"
    title = "전자신문"
    domains = ("etnews.com",)
    publisher = "전자신문"
    robots = "unknown"
    articles = (
        Address(r"/(?:amp/)?(20\d{12})", canonical="https://www.etnews.com/{}"),
        Address(r"/news/article\.html", ("id",), canonical="https://www.etnews.com/{}"),
    )
    lists = (
        ListSource(
            kind="mainnews", url="https://rss.etnews.com/Section901.xml", name="오늘의 뉴스", reader="feed"
        ),
        ListSource(kind="mainnews", url="https://rss.etnews.com/Section902.xml", name="속보", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
