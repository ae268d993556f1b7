"""The live portal on DC Trend. Its host is not known; who knows it names it with ``-a url=``, or here."""

from newscrawl.sites.base import ListSource
from newscrawl.sites.portal import DcTrend


class LiveDcTrend(DcTrend):
    """A client-rendered portal: without JavaScript there is no article and no list."""

    name = "dctrend"
    title = "디시트렌드"
    domains = ("dctrend.invalid",)  # never resolves (RFC 6761)
    base_url = "https://dctrend.invalid/"
    robots = "allows"
    render = True
    lists = (
        ListSource(kind="mainnews", url="/", name="주요기사"),
        ListSource(
            kind="mainnews",
            url="/category/ECONOMY",
            section="경제",
            paging="/category/ECONOMY?page={page}",
        ),
        ListSource(kind="trending", url="/", name="트렌드 뉴스"),
    )
