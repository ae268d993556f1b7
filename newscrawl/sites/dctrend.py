"""The live portal on DC Trend. Its host is not known: DCTREND_URL names it."""

from newscrawl.sites.systems.dctrend import RenderedDcTrend


class LiveDcTrend(RenderedDcTrend):
    """디시트렌드."""

    name = "dctrend"
    title = "디시트렌드"
    configured_by = "DCTREND"
    robots = "allows"
