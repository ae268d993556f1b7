"""Stories that several outlets tell."""

from dataclasses import dataclass
from typing import Final

from newscrawl.room.answers.article import TextStory
from newscrawl.room.asked import Question, TimeSpan
from newscrawl.store import Store

# Stories, and articles of each that are named.
SHOWN: Final = 30
_ARTICLES: Final = 12


@dataclass(frozen=True, slots=True)
class StoriesAnswer:
    """The stories of several outlets whose latest article is of ``span``, the largest first."""

    span: TimeSpan
    stories: list[TextStory]


def stories(store: Store, question: Question) -> StoriesAnswer:
    """The largest stories of ``span``."""
    span = question.span("24h")
    found = [
        TextStory(
            one.id,
            one.original,
            one.named,
            list(one.articles[:_ARTICLES]),
            max(0, len(one.articles) - _ARTICLES),
        )
        for one in store.stories(span.since, SHOWN)
    ]
    return StoriesAnswer(span, found)
