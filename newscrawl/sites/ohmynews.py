"""OhmyNews."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Ohmynews(Site):
    """오마이뉴스."""

    name = "ohmynews"
    title = "오마이뉴스"
    domains = ("ohmynews.com",)
    publisher = "오마이뉴스"
    robots = "unknown"
    articles = (
        Address(
            r"(?i)(?:/\w+)*/at_pg(?:_w|_m)?\.aspx",
            ("CNTN_CD",),
            canonical="https://www.ohmynews.com/NWS_Web/View/at_pg.aspx?CNTN_CD={}",
        ),
    )
    lists = (
        ListSource(
            kind="mainnews", url="https://rss.ohmynews.com/rss/ohmynews.xml", name="전체기사", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="https://rss.ohmynews.com/rss/politics.xml", section="정치", reader="feed"
        ),
        ListSource(kind="trending", url="/", name="인기기사", reader="heading"),
    )
