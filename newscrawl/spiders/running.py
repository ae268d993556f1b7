"""What every spider of this project has: the run."""

from functools import cached_property

from scrapy import Spider

from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.browser import BrowserUse
from newscrawl.following.choice import Choice, Choices
from newscrawl.run import Run
from newscrawl.run.plan import CrawlPlan


class RunSpider(Spider):
    """A spider within a run, with its arguments, what it has planned, and what its arguments choose."""

    arguments: CrawlArguments
    plan: CrawlPlan
    browser: BrowserUse
    choices: Choices = Choices()

    @cached_property  # a page asks a dozen times, and Scrapy looks through all its extensions
    def run(self) -> Run:
        """The run; raises ``RuntimeError`` where ``RUN_ENABLED`` is off."""
        if (run := Run.of(self.crawler)) is None:
            raise RuntimeError(f"{type(self).__name__} needs newscrawl.extensions.run in EXTENSIONS")
        return run

    def choice_of(self, target: str) -> Choice:
        """Which articles of the lists of a site are asked for."""
        return self.choices.of(target)
