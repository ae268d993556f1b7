"""What a view says as entries of a feed: an entry is an article as the exports' writers take it.

What stood on a list or was found leads to the publisher's page. A version, a change, a story, a run leads to
its page in the room, and names the publisher's page as where it comes from.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from newscrawl.changes.classes import ChangeClass
from newscrawl.items import Article
from newscrawl.markup import Language, vocabulary, wording
from newscrawl.markup.foreign import shown
from newscrawl.room.addresses import article_path, minute
from newscrawl.room.answers.article import ArticlePast
from newscrawl.room.answers.changed import ChangesAnswer, ShownChange
from newscrawl.room.answers.lists import FrontPage, SideBySide
from newscrawl.room.answers.onelist import ListPast
from newscrawl.room.answers.outlets import ExposureAnswer
from newscrawl.room.answers.search import SearchAnswer
from newscrawl.room.answers.stories import StoriesAnswer
from newscrawl.room.answers.work import RunsAnswer, ShownRun, ShownWithheld, WithheldAnswer
from newscrawl.store.refused import RefusedPage
from newscrawl.store.spellrecords import Exposure, StandingEntry


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Where a feed stands: the room's address, without a slash at its end, and the language it speaks."""

    home: str
    language: Language

    def words(self, key: str, **values: Any) -> str:
        """A text of the interface."""
        return vocabulary(self.language)(key, **values)

    def named(self, group: str, value: str | None) -> str:
        """What a value is called."""
        return vocabulary(self.language).named(group, value)

    def length(self, seconds: float) -> str:
        """A length of time in words."""
        return wording.length_in_words(seconds, self.language)


Entries = list[Article]


def _standing(entries: Iterable[StandingEntry], site: str | None) -> Entries:
    """What stands on a list, dated by when it came to its place."""
    return [
        Article(
            id=one.article_id or one.url,
            url=one.url,
            site=site,
            publisher=one.publisher,
            title=one.title,
            published_at=one.since,
        )
        for one in entries
    ]


def _front(answer: FrontPage, place: FeedPlace) -> tuple[str, Entries]:
    found = [entry for one in answer.lists for entry in _standing(one.entries, one.site)]
    return answer.site or place.words("room_front"), found


def _sides(answer: SideBySide, place: FeedPlace) -> tuple[str, Entries]:
    found = [entry for one in answer.fronts for entry in _standing(one.entries, one.site)]
    return place.words("room_sides"), found


def _list(answer: ListPast, _place: FeedPlace) -> tuple[str, Entries]:
    return answer.shown.label, _standing(answer.shown.entries, answer.shown.site)


def _article(answer: ArticlePast, place: FeedPlace) -> tuple[str, Entries]:
    """Each version is an entry of its own."""
    found = [
        Article(
            id=f"{answer.id}#version-{one.revision}",
            url=f"{place.home}{article_path(answer.id)}#version-{one.revision}",
            source_url=answer.url,
            site=answer.article.site if answer.article else None,
            publisher=answer.publisher,
            title=one.title,
            body=_edits(one.edits) or None,
            published_at=one.read_at,
        )
        for one in answer.versions
    ]
    return shown(answer.title), found


def _edits(edits: Iterable[Any]) -> str:
    """What differs, as ``[-out-]{+in+}``."""
    return "\n\n".join(
        (f"[-{one.before}-]" if one.before else "") + (f"{{+{one.after}+}}" if one.after else "")
        for one in edits
        if one.operation != "same"
    )


def _search(answer: SearchAnswer, _place: FeedPlace) -> tuple[str, Entries]:
    found = [
        Article(
            id=one.article_id,
            url=one.url,
            site=one.site,
            publisher=one.publisher,
            section=one.section,
            title="".join(part.text for part in one.title),
            subtitle="".join(part.text for part in one.snippet),
            published_at=one.published_at,
        )
        for one in answer.hits
    ]
    return answer.query, found


def _changes(answer: ChangesAnswer, place: FeedPlace) -> tuple[str, Entries]:
    return place.words("room_changes"), [_change(one, place) for one in answer.rows]


def _change(one: ShownChange, place: FeedPlace) -> Article:
    """A change, named as its place on the article's page is."""
    is_gone = ChangeClass.WITHDRAWAL in one.classes
    part = f"withdrawn-{minute(one.at)}" if is_gone else f"version-{one.revision}"
    is_new_title = one.before and one.after and one.before != one.after
    return Article(
        id=f"{one.article_id}#{part}",
        url=f"{place.home}{article_path(one.article_id)}#{part}",
        source_url=one.url,
        site=one.site,
        publisher=one.publisher,
        title=f"{one.before} → {one.after}" if is_new_title else one.after or one.before,
        body=_edits(one.edits) or None,
        tags=[*one.classes],
        published_at=one.at,
    )


def _stories(answer: StoriesAnswer, place: FeedPlace) -> tuple[str, Entries]:
    found = [
        Article(
            id=story.id,
            url=f"{place.home}{article_path(story.id)}#told",
            source_url=first.url,
            site=first.site,
            publisher=first.publisher,
            title=first.title,
            body="\n\n".join(f"{one.publisher or one.site}: {one.title}" for one in story.articles),
            published_at=first.published_at,
        )
        for story in answer.stories
        if (first := next(iter(story.articles), None)) is not None
    ]
    return place.words("room_stories"), found


def _outlets(answer: ExposureAnswer, place: FeedPlace) -> tuple[str, Entries]:
    """A day's entry of each outlet or section: a sum changes until its time is over."""
    since, until = minute(answer.span.since), minute(answer.span.until)
    asked = {"since": since, "until": until, "by": answer.by, "site": answer.site, "list": answer.kind}
    query = urlencode({name: value for name, value in asked.items() if value}, safe=":")
    nobody = place.words("no_outlet" if answer.by == "publisher" else "no_section")
    found = [
        Article(
            id=f"{answer.by}:{one.of or ''}:{answer.span.until:%Y-%m-%d}",
            url=f"{place.home}/outlets?{query}#{quote(one.of or '-', safe='')}",
            title=f"{one.of or nobody}: {place.length(one.seconds)}",
            subtitle=_sum(one, answer.seconds, place),
            published_at=answer.span.until,
        )
        for one in answer.rows
    ]
    return place.words("room_outlets"), found


def _sum(one: Exposure, whole: int, place: FeedPlace) -> str:
    best = [place.words("report_best", rank=one.best_rank)] if one.best_rank else []
    share = wording.share_in_words(one.seconds, whole)
    return " · ".join([share, *best, place.words("articles", n=one.articles)])


# -- What crawls did ----------------------------------------------------------------------------------


def _runs(answer: RunsAnswer, place: FeedPlace) -> tuple[str, Entries]:
    return place.words("room_runs"), [_run_entry(one, place) for one in answer.runs]


def _run(one: ShownRun, place: FeedPlace) -> tuple[str, Entries]:
    """The run, and an entry for each of its sites that was not fine."""
    troubled = [
        Article(
            id=f"{one.id}#{site}",
            url=f"{_run_page(one, place)}#site-{quote(site, safe='')}",
            site=site,
            title=f"{site}: {place.named('verdict', of.get('verdict'))}",
            subtitle=", ".join(place.named("failure", name) for name in of.get("classes", ())) or None,
            published_at=one.ended or one.started,
        )
        for site, of in one.health.items()
        if of.get("verdict") != "ok"
    ]
    return f"{one.spider} {one.site or ''}".strip(), [_run_entry(one, place), *troubled]


def _run_page(one: ShownRun, place: FeedPlace) -> str:
    return f"{place.home}/runs/{quote(one.id, safe='')}"


def _run_entry(one: ShownRun, place: FeedPlace) -> Article:
    """A run as it stands: another entry when it has ended."""
    came_to = place.named("verdict", one.verdict) if one.verdict else place.named("room_run", one.state)
    return Article(
        id=f"{one.id}#{one.verdict or one.state}",
        url=f"{_run_page(one, place)}#{one.verdict or one.state}",
        title=f"{one.spider} {one.site or ''}: {came_to}",
        body="\n\n".join(one.reasons) or None,
        published_at=one.ended or one.started,
    )


def _withheld(answer: WithheldAnswer, place: FeedPlace) -> tuple[str, Entries]:
    found = [_withheld_entry(one, place) for one in answer.withheld]
    return place.words("room_withheld"), found + [_refused_entry(one, place) for one in answer.refused]


def _reading(answer: ShownWithheld, place: FeedPlace) -> tuple[str, Entries]:
    return shown(answer.headline) or answer.article_id, [_withheld_entry(answer, place)]


def _refused(answer: RefusedPage, place: FeedPlace) -> tuple[str, Entries]:
    return shown(answer.url), [_refused_entry(answer, place)]


def _withheld_entry(one: ShownWithheld, place: FeedPlace) -> Article:
    return Article(
        id=f"{one.article_id}#{one.reason}",
        url=f"{place.home}/withheld/{quote(one.article_id, safe='')}",
        source_url=one.url,
        publisher=one.publisher,
        title=one.headline or one.article_id,
        subtitle=place.named("room_objection", one.reason),
        published_at=one.seen_at,
    )


def _refused_entry(one: RefusedPage, place: FeedPlace) -> Article:
    return Article(
        id=one.key,
        url=f"{place.home}/refused/{one.key}",
        source_url=one.url,
        title=one.url,
        subtitle=place.named("room_objection", one.reason),
        published_at=one.seen_at,
    )


ENTRIES: Final[dict[str, Callable[[Any, FeedPlace], tuple[str, Entries]]]] = {
    "front": _front,
    "sides": _sides,
    "list": _list,
    "article": _article,
    "search": _search,
    "changes": _changes,
    "stories": _stories,
    "outlets": _outlets,
    "runs": _runs,
    "run": _run,
    "withheld": _withheld,
    "reading": _reading,
    "refused": _refused,
}
"""Of each view, its feed's title and entries."""
