"""JTBC; "newsflesh" is its own spelling."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Jtbc(Site):
    """JTBC."""

    name = "jtbc"
    title = "JTBC"
    domains = (
        "news.jtbc.co.kr",
        "mnews.jtbc.co.kr",
        "news-ex.jtbc.co.kr",
        "news.jtbc.joins.com",
    )
    base_url = "https://news.jtbc.co.kr/"
    publisher = "JTBC"
    robots = "unknown"
    articles = (
        Address(r"(?:/\w+)*/article/(NB\d{8})", canonical="https://news.jtbc.co.kr/article/{}"),
        Address(r"/html/\d+/(NB\d{8})\.html", canonical="https://news.jtbc.co.kr/article/{}"),
        Address(r"(?i)(?:/\w+)*/article\.aspx", ("news_id",), canonical="https://news.jtbc.co.kr/article/{}"),
    )
    lists = (
        ListSource(
            kind="mainnews", url="https://news-ex.jtbc.co.kr/v1/get/rss/newsflesh", name="속보", reader="feed"
        ),
        ListSource(
            kind="mainnews",
            url="https://news-ex.jtbc.co.kr/v1/get/rss/section/politics",
            section="정치",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://news-ex.jtbc.co.kr/v1/get/rss/section/economy",
            section="경제",
            reader="feed",
        ),
        ListSource(
            kind="mainnews",
            url="https://news-ex.jtbc.co.kr/v1/get/rss/section/society",
            section="사회",
            reader="feed",
        ),
        ListSource(
            kind="trending", url="https://news-ex.jtbc.co.kr/v1/get/rss/issue", name="이슈", reader="feed"
        ),
    )
