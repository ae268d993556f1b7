"""Scrapy's stats, counted without detours."""

from scrapy.statscollectors import MemoryStatsCollector


class PlainStats(MemoryStatsCollector):
    """Counts as Scrapy's does, which looks with every access for arguments of old versions: a page is counted
    in fifty ways, and that took most of the time.
    """

    __getattribute__ = object.__getattribute__
