"""SBS News."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Sbs(Site):
    """SBS."""

    name = "sbs"
    title = "SBS"
    domains = (
        "news.sbs.co.kr",
        "mnews.sbs.co.kr",
    )
    base_url = "https://news.sbs.co.kr/"
    publisher = "SBS"
    robots = "unknown"
    articles_verified = date(2023, 4, 20)
    seen = ("https://news.sbs.co.kr/news/endPage.do?news_id=N1007161493",)
    articles = (
        Address(
            r"(?:/\w+)*/(?:endPage(?:Print)?\.do|news\.amp)",
            ("news_?id",),
            canonical="https://news.sbs.co.kr/news/endPage.do?news_id={}",
        ),
    )
    lists = (
        ListSource(
            kind="mainnews", url="/news/headlineRssFeed.do?plink=RSSREADER", name="헤드라인", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/newsflashRssFeed.do?plink=RSSREADER", name="최신뉴스", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=01", section="정치", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=02", section="경제", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=03", section="사회", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=07", section="국제", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=08", section="문화", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=09", section="스포츠", reader="feed"
        ),
        ListSource(
            kind="mainnews", url="/news/SectionRssFeed.do?sectionId=14", section="연예", reader="feed"
        ),
        ListSource(
            kind="trending", url="/news/TopicRssFeed.do?plink=RSSREADER", name="이 시각 이슈", reader="feed"
        ),
    )
