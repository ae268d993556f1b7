"""Herald Business."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Heraldcorp(Site):
    """헤럴드경제."""

    name = "heraldcorp"
    title = "헤럴드경제"
    domains = ("heraldcorp.com",)
    base_url = "https://biz.heraldcorp.com/"
    publisher = "헤럴드경제"
    robots = "unknown"
    articles = (
        Address(r"/article/(\d{6,})(?:/amp)?", canonical="https://biz.heraldcorp.com/article/{}"),
        Address(r"(?:/\w+)*/(?:view|amp)\.php", ("ud",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/google/newsAll", name="전체기사", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
