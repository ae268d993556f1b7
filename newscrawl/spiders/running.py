"""What every spider of this project has: the run."""

from scrapy import Spider

from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.browser import BrowserUse
from newscrawl.run import Run
from newscrawl.run.plan import CrawlPlan


class RunSpider(Spider):
    """A spider within a run, with its arguments and what it has planned."""

    arguments: CrawlArguments
    plan: CrawlPlan
    browser: BrowserUse

    @property
    def run(self) -> Run:
        """The run; raises ``RuntimeError`` where ``RUN_ENABLED`` is off."""
        if (run := Run.of(self.crawler)) is None:
            raise RuntimeError(f"{type(self).__name__} needs newscrawl.extensions.run in EXTENSIONS")
        return run
