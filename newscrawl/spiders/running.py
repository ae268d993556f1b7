"""What every spider of this project has: the run."""

from scrapy import Spider

from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.browser import BrowserUse
from newscrawl.following.choice import Choice
from newscrawl.run import Run
from newscrawl.run.plan import CrawlPlan


class RunSpider(Spider):
    """A spider within a run, with its arguments and what it has planned.

    ``of_days``: the names of the sites whose lists have an address for each day.
    """

    arguments: CrawlArguments
    plan: CrawlPlan
    browser: BrowserUse
    of_days: frozenset[str] = frozenset()

    @property
    def run(self) -> Run:
        """The run; raises ``RuntimeError`` where ``RUN_ENABLED`` is off."""
        if (run := Run.of(self.crawler)) is None:
            raise RuntimeError(f"{type(self).__name__} needs newscrawl.extensions.run in EXTENSIONS")
        return run

    def choice_of(self, target: str) -> Choice:
        """Which articles of the lists of a site are asked for.

        Where days of a list are, every article on it is one, whenever it was published.
        """
        span = None if target in self.of_days else self.arguments.span
        return Choice(span, self.arguments.query)
