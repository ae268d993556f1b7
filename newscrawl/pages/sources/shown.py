"""What a page shows around an article: times, bylines, sub-headlines, labels, counts, tags, the imprint."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Node
from newscrawl.pages.sources.bylines import Bylines
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.counts import Counts
from newscrawl.pages.sources.imprint import Imprint
from newscrawl.pages.sources.labels import Labels
from newscrawl.pages.sources.subtitles import Subtitles
from newscrawl.pages.sources.tags import Tags
from newscrawl.pages.sources.timestamps import ShownTime, machine_times, times_around
from newscrawl.pages.sources.western import Western
from newscrawl.pages.sources.westerndays import WesternDays


class Shown:
    """What stands around the text of an article.

    ``heading`` is the index of the headline's line (-1 without one), ``container`` the element that holds
    the text, ``media`` the names of the publisher, ``names`` those that it may sign with, ``description``
    what the page says of its content; ``korean``: whether the page is.
    """

    def __init__(
        self,
        document: Document,
        heading: int,
        container: Node | None,
        *,
        media: Sequence[str],
        description: str,
        text: str,
        names: Sequence[str] = (),
        korean: bool = True,
    ) -> None:
        self._document = document
        self._heading = heading
        self._container = container
        self._media = media
        self._names = names
        self._description = description
        self._text = text
        self._korean = korean
        end = len(document.lines)
        self._around = (end, end) if container is None else (container.first, container.last)

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the page shows of ``field``."""
        finder = _FINDERS.get(field)
        if finder is not None:
            yield from finder(self)

    @cached_property
    def times(self) -> list[ShownTime]:
        """The times around headline and text."""
        if not self._korean:
            return self._days.near()
        return times_around(self._document.lines, self._heading, self._around)

    @cached_property
    def _days(self) -> WesternDays:
        return WesternDays(self._document, self._heading)

    @cached_property
    def _far_days(self) -> list[ShownTime]:
        return list(self._days.far())

    def far_days(self, kind: str) -> Iterator[Candidate]:
        """The days that a page that is not Korean shows anywhere, of one kind: ``published``, ``modified``,
        ``""`` for those without a label.
        """
        name = "modified_at" if kind == "modified" else "published_at"
        for time in self._far_days:
            if time.kind == kind:
                yield Candidate(name, time.text, "shown", f"line {time.line}, {kind or 'bare'}", far=True)

    @cached_property
    def bylines(self) -> Bylines:
        """Who wrote it."""
        return Bylines(self._document.lines, self._heading, self._around, self._names)

    @cached_property
    def western(self) -> Western:
        """Who wrote it, for pages that are not Korean."""
        return Western(self._document, self._heading)

    @cached_property
    def imprint(self) -> Imprint:
        """Where the page shows names of publishers."""
        return Imprint(self._document.lines, self._heading, self._around)

    @cached_property
    def labels(self) -> Labels:
        """The section, the copyright line, the original's address."""
        return Labels(self._document.lines, self._heading, self._around, self._media)

    @cached_property
    def counts(self) -> Counts:
        """Comments and reactions."""
        return Counts(self._document, self._heading, self._around[1])

    def _tags(self) -> Iterator[Candidate]:
        title = self._document.lines[self._heading].key if self._heading >= 0 else ""
        return Tags(self._document.lines, self._around, title + self._text).candidates()

    def machine_times(self) -> Iterator[Candidate]:
        """The times of the elements around the headline that say one to machines."""
        for stamp in machine_times(self._document, self._heading, self._around[0]):
            yield Candidate("published_at", stamp, "shown", "time element")

    def _published(self) -> Iterator[Candidate]:
        for time in self.times:
            if time.kind != "modified":
                place = f"line {time.line}, {time.kind or 'bare'}"
                yield Candidate("published_at", time.text, "shown", place)

    def _modified(self) -> Iterator[Candidate]:
        for time in self.times:
            if time.kind == "modified":
                yield Candidate("modified_at", time.text, "shown", f"line {time.line}")

    def _authors(self) -> Iterator[Candidate]:
        return iter(()) if self._container is None else self.bylines.candidates()

    def _subtitle(self) -> Iterator[Candidate]:
        if self._heading < 0:
            return iter(())
        lines, first = self._document.lines, self._around[0]
        near = Subtitles(
            lines,
            self._heading,
            first,
            description=self._description,
            text=self._text,
            media=self._names,
            korean=self._korean,
        )
        return near.candidates()


_FINDERS: Mapping[str, Callable[[Shown], Iterator[Candidate]]] = {
    "published_at": Shown._published,
    "modified_at": Shown._modified,
    "authors": Shown._authors,
    "section": lambda shown: shown.labels.section(),
    "tags": Shown._tags,
    "copyright": lambda shown: shown.labels.copyright(),
    "source_url": lambda shown: shown.labels.source_url(),
    "comment_count": lambda shown: shown.counts.comment_count(),
    "reactions": lambda shown: shown.counts.reactions(),
    "subtitle": Shown._subtitle,
}
