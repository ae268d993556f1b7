"""Kept pages of a site, read with its rules and without: what a repair goes by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy.http import TextResponse

from newscrawl.pages import Listed, Reading, explain_article
from newscrawl.pages.document import Document
from newscrawl.sitecheck.places import KEYS
from newscrawl.sites.base import Site
from newscrawl.store.records import KeptPage

# Pages that are looked at, newest first, and how many of each kind are enough.
MOST_PAGES, ENOUGH = 200, 24


@dataclass(slots=True)
class Sample:
    """One kept page, read with the rules as they are and without any."""

    page: KeptPage
    response: TextResponse
    listed: Listed
    ruled: Reading
    general: Reading
    _document: Document | None = None

    @property
    def document(self) -> Document:
        """The page as lines and elements, made once."""
        if self._document is None:
            self._document = Document.of(self.response)
        return self._document

    def by_rule(self, name: str) -> Any:
        """What the rule of a field found; None where it found nothing."""
        return getattr(self.ruled.article, name) if self.ruled.sources.get(name) == "rule" else None


def sample_of(
    site: Site,
    kept: Iterable[tuple[KeptPage, TextResponse, Listed]],
) -> list[Sample]:
    """Read kept pages, newest first, until enough of the old kind and of the new are there."""
    bare = site.ruled_by({})
    samples: list[Sample] = []
    for page, response, listed in kept:
        ruled = explain_article(response, site, listed=listed, observed=page.read_at)
        general = explain_article(response, bare, listed=listed, observed=page.read_at)
        if ruled.refusal is None or general.refusal is None:
            samples.append(Sample(page, response, listed, ruled, general))
        if len(samples) >= MOST_PAGES or _is_enough(samples, site):
            break
    return samples


def _is_enough(samples: Sequence[Sample], site: Site) -> bool:
    """Whether for each field that was not found on the newest pages there are pages where it was."""
    if len(samples) < 2 * ENOUGH:
        return False
    return all(
        sum(one.by_rule(name) is not None for one in samples) >= ENOUGH
        for name in repairable(site)
        if not any(one.by_rule(name) is not None for one in samples[:ENOUGH])
    )


def repairable(site: Site) -> list[str]:
    """The fields of the site's rules that can be drafted anew."""
    return [name for name in site.rules if name in KEYS]
