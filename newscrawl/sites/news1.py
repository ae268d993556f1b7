"""News1, a news agency."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class News1(Site):
    """뉴스1."""

    name = "news1"
    title = "뉴스1"
    domains = ("news1.kr",)
    publisher = "뉴스1"
    robots = "unknown"
    articles = (
        Address(r"/(?:amp/)?(?:[\w-]+/)+(\d{6,8})"),
        Address(r"/articles/?", ("^(\\d{6,8})",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/latest", name="최신뉴스"),
        ListSource(kind="mainnews", url="/politics", section="정치"),
        ListSource(kind="mainnews", url="/economy", section="경제"),
        ListSource(kind="mainnews", url="/society", section="사회"),
        ListSource(kind="mainnews", url="/world", section="국제"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
