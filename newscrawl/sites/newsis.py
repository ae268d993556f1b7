"""Newsis, a news agency."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Newsis(Site):
    """뉴시스."""

    name = "newsis"
    title = "뉴시스"
    domains = ("newsis.com",)
    publisher = "뉴시스"
    robots = "unknown"
    articles = (
        Address(r"/view/((?:NISX|NISI)\d{8}_\d{10})", canonical="https://www.newsis.com/view/{}"),
        Address(
            r"/(?:view/?|view\.html|ar_detail/view\.html|article/view)",
            ("id",),
            canonical="https://www.newsis.com/view/{}",
        ),
        Address(
            r"/(?:view\.html|ar_detail/view\.html|view_amp\.html)",
            ("ar_id",),
            canonical="https://www.newsis.com/view/{}",
        ),
    )
    lists = (
        ListSource(kind="mainnews", url="/RSS/sokbo.xml", name="속보", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/politics.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/economy.xml", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/society.xml", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/international.xml", section="국제", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/bank.xml", section="금융", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/industry.xml", section="산업", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/sports.xml", section="스포츠", reader="feed"),
        ListSource(kind="mainnews", url="/RSS/culture.xml", section="문화", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
