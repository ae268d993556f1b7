"""CBS Nocut News."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Nocut(Site):
    """노컷뉴스."""

    name = "nocut"
    title = "노컷뉴스"
    domains = ("nocutnews.co.kr",)
    publisher = "노컷뉴스"
    robots = "unknown"
    articles = (Address(r"/news/(?:amp/)?(\d{5,})", canonical="https://www.nocutnews.co.kr/news/{}"),)
    lists = (
        ListSource(
            kind="mainnews", url="https://rss.nocutnews.co.kr/nocutnews.xml", name="전체기사", reader="feed"
        ),
        ListSource(
            kind="mainnews",
            url="https://rss.nocutnews.co.kr/category/politics.xml",
            section="정치",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://rss.nocutnews.co.kr/category/society.xml",
            section="사회",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://rss.nocutnews.co.kr/category/economy.xml",
            section="경제",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://rss.nocutnews.co.kr/category/world.xml",
            section="국제",
            reader="feed",
        ),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
