"""Korea Economic Daily."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Hankyung(Site):
    """한국경제."""

    name = "hankyung"
    title = "한국경제"
    domains = ("hankyung.com",)
    publisher = "한국경제"
    robots = "unknown"
    articles = (
        Address(
            r"/(?:[\w-]+/)*article/(\d{9,13}[a-zA-Z]?)(?:/amp)?",
            canonical="https://www.hankyung.com/article/{}",
        ),
        Address(
            r"/(?:[\w-]+/)*(?:article|view)/(?:amp/)?(\d{9,13}[a-zA-Z]?)",
            canonical="https://www.hankyung.com/article/{}",
        ),
    )
    lists = (
        ListSource(kind="mainnews", url="/feed/all-news", name="전체뉴스", reader="feed"),
        ListSource(kind="mainnews", url="/feed/politics", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/feed/economy", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/feed/society", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/feed/international", section="국제", reader="feed"),
        ListSource(kind="mainnews", url="/feed/finance", section="증권", reader="feed"),
        ListSource(kind="mainnews", url="/feed/realestate", section="부동산", reader="feed"),
        ListSource(kind="mainnews", url="/feed/it", section="IT", reader="feed"),
        ListSource(kind="trending", url="/ranking", name="랭킹뉴스"),
    )
