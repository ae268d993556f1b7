"""ND Soft, the publishing system of some hundreds of Korean newspapers."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class NdSoft(Site):
    """Base of titles on ND Soft: ``articleView.html?idxno=``, ``articleList.html`` and fixed feeds."""

    system = "ND Soft"
    robots = "unknown"
    articles = (
        Address(
            r"(?i)/(?:mobile/|m/|amp/)?(?:news/)?(?:articleView(?:Amp)?|articlePrint|view|articleAmp)\.(?:html|php|amp)",
            ("idxno=(\\d+)",),
        ),
        Address(r"(?i)/news/(?:amp|articleView)/(\d+)"),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/allArticle.xml", name="전체기사", reader="feed"),
        ListSource(
            kind="mainnews",
            url="/news/articleList.html?view_type=sm",
            name="전체기사",
            section="전체",
            paging="/news/articleList.html?page={page}&view_type=sm",
        ),
        ListSource(kind="trending", url="/rss/clickTop.xml", name="인기기사", tab="인기기사", reader="feed"),
    )
