"""Kukmin Ilbo."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Kmib(Site):
    """국민일보."""

    name = "kmib"
    title = "국민일보"
    domains = ("kmib.co.kr",)
    publisher = "국민일보"
    robots = "unknown"
    articles = (
        Address(
            r"(?:/\w+)*/view\.asp", ("arcid",), canonical="https://www.kmib.co.kr/article/view.asp?arcid={}"
        ),
    )
    lists = (
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibRssAll.xml",
            name="전체기사",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibPolRss.xml",
            section="정치",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibEcoRss.xml",
            section="경제",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibSocRss.xml",
            section="사회",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibIntRss.xml",
            section="국제",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibSpoRss.xml",
            section="스포츠",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://www.kmib.co.kr/rss/data/kmibCulRss.xml",
            section="문화",
            reader="feed",
        ),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
