"""Views as RSS, Atom and JSON Feed. An entry is an article as the exports' writers take it."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from newscrawl.export.formats import FORMATS
from newscrawl.export.writers import DocumentInfo
from newscrawl.items import Article
from newscrawl.markup.foreign import shown
from newscrawl.room.answers.article import ArticlePast
from newscrawl.room.answers.changed import ChangesAnswer
from newscrawl.room.answers.found import SearchAnswer
from newscrawl.room.answers.lists import FrontPage, SideBySide
from newscrawl.room.answers.onelist import ListPast
from newscrawl.room.answers.told import StoriesAnswer
from newscrawl.room.answers.work import RunsAnswer, WithheldAnswer
from newscrawl.room.errors import QuestionError
from newscrawl.room.remembered import WrittenAnswer
from newscrawl.room.room import Room, said
from newscrawl.room.views import View
from newscrawl.store import StoreError
from newscrawl.store.spellrecords import StandingEntry

KINDS: Final = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json; charset=utf-8",
}


def feed_of(room: Room, view: View) -> Callable[[Request], Response]:
    """The endpoint of a view's feeds."""

    def endpoint(request: Request) -> Response:
        form = request.path_params["form"]
        if form not in KINDS:
            return PlainTextResponse("Feeds are .rss, .atom and .jsonfeed.\n", 404)
        return room.answered(request, "feed", lambda: _write(room, view, request, form))

    return endpoint


def _write(room: Room, view: View, request: Request, form: str) -> WrittenAnswer:
    try:
        answer = view.answer(room.store(), room.question(request))
    except QuestionError as error:
        return WrittenAnswer(f"{error}\n".encode(), "text/plain; charset=utf-8", error.status)
    except StoreError as error:
        return WrittenAnswer(f"{said(error)}\n".encode(), "text/plain; charset=utf-8", 503)
    entries, title = _ENTRIES[view.name](answer)
    file = BytesIO()
    writer = FORMATS[form].make(file, DocumentInfo(Article, f"newscrawl: {title}", str(request.url)))
    for entry in entries:
        writer.write(entry)
    writer.finish()
    return WrittenAnswer(file.getvalue(), KINDS[form], settled=getattr(answer, "settled", False))


def _standing(entries: Iterable[StandingEntry], site: str | None) -> list[Article]:
    return [
        Article(
            id=one.article_id or one.url,
            url=one.url,
            site=site,
            publisher=one.publisher,
            title=one.title,
            crawled_at=one.since,
        )
        for one in entries
    ]


def _front(answer: FrontPage) -> tuple[list[Article], str]:
    once: dict[str | None, Article] = {}
    for one in answer.lists:
        for entry in _standing(one.entries, one.site):
            once.setdefault(entry.id, entry)
    return list(once.values()), answer.site or "front page"


def _sides(answer: SideBySide) -> tuple[list[Article], str]:
    return [entry for one in answer.fronts for entry in _standing(one.entries, one.site)], "side by side"


def _list(answer: ListPast) -> tuple[list[Article], str]:
    return _standing(answer.shown.entries, answer.shown.site), answer.shown.label


def _article(answer: ArticlePast) -> tuple[list[Article], str]:
    """Each version is an entry of its own."""
    found = [
        Article(
            id=f"{answer.id}#{one.revision}",
            url=answer.url,
            site=answer.article.site if answer.article else None,
            publisher=answer.publisher,
            title=one.title,
            body=_edits(one.edits) or None,
            crawled_at=one.read_at,
        )
        for one in answer.versions
    ]
    return found, shown(answer.title)


def _edits(edits: Iterable[Any]) -> str:
    """What differs, as ``[-out-]{+in+}``."""
    return "\n\n".join(
        (f"[-{one.before}-]" if one.before else "") + (f"{{+{one.after}+}}" if one.after else "")
        for one in edits
        if one.operation != "same"
    )


def _search(answer: SearchAnswer) -> tuple[list[Article], str]:
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
    return found, answer.query


def _changes(answer: ChangesAnswer) -> tuple[list[Article], str]:
    found = []
    for one in answer.rows:
        is_new_title = one.before and one.after and one.before != one.after
        found.append(
            Article(
                id=f"{one.article_id}#{one.revision}-{'-'.join(one.classes)}",
                url=one.url,
                site=one.site,
                publisher=one.publisher,
                title=f"{one.before} → {one.after}" if is_new_title else one.after or one.before,
                body=_edits(one.edits) or None,
                tags=[*one.classes],
                crawled_at=one.at,
            )
        )
    return found, "changes"


def _stories(answer: StoriesAnswer) -> tuple[list[Article], str]:
    found = [
        Article(
            id=story.id,
            url=first.url,
            site=first.site,
            publisher=first.publisher,
            title=first.title,
            body="\n\n".join(f"{one.publisher or one.site}: {one.title}" for one in story.articles),
            published_at=first.published_at,
        )
        for story in answer.stories
        if (first := next(iter(story.articles), None)) is not None
    ]
    return found, "stories"


def _runs(answer: RunsAnswer) -> tuple[list[Article], str]:
    found = [
        Article(
            id=one.id,
            title=f"{one.spider} {one.site or ''}: {one.verdict or one.state}",
            body="\n\n".join(one.reasons) or None,
            crawled_at=one.ended or one.started,
        )
        for one in answer.runs
    ]
    return found, "runs"


def _withheld(answer: WithheldAnswer) -> tuple[list[Article], str]:
    found = [
        Article(
            id=f"{one.article_id}#{one.reason}",
            url=one.url,
            title=one.headline or one.article_id,
            subtitle=one.reason,
            crawled_at=one.seen_at,
        )
        for one in answer.withheld
    ]
    found += [
        Article(id=one.key, url=one.url, title=one.url, subtitle=one.reason, crawled_at=one.seen_at)
        for one in answer.refused
    ]
    return found, "withheld"


_ENTRIES: Final[dict[str, Callable[[Any], tuple[list[Article], str]]]] = {
    "front": _front,
    "sides": _sides,
    "list": _list,
    "article": _article,
    "search": _search,
    "changes": _changes,
    "stories": _stories,
    "runs": _runs,
    "withheld": _withheld,
}
"""The views that have feeds; ``outlets`` are sums of a moment and no sequence of entries."""
VIEWS_WITH_FEEDS: Final = frozenset(_ENTRIES)
