"""What a query found of an article, in parts that were found and others, for whoever marks them."""

from collections.abc import Iterator
from typing import Final

from newscrawl.items import Article
from newscrawl.query import Query

# Letters of text around what was found.
_AROUND: Final = 60


def snippet_of(article: Article, query: Query) -> Iterator[tuple[str, bool]]:
    """The text around the first word found in it, on one line, in its parts."""
    whole = next((one for one in (article.body, article.subtitle) if one and query.spans(one)), None)
    line = " ".join((whole or article.body or article.subtitle or "").split())
    spans = query.spans(line)
    start = max(0, spans[0][0] - _AROUND // 2) if spans else 0
    end = min(len(line), (spans[0][1] if spans else 0) + _AROUND * 2)
    if start:
        yield "…", False
    yield from parts_of(line[start:end], query)
    if end < len(line):
        yield "…", False


def parts_of(text: str, query: Query) -> Iterator[tuple[str, bool]]:
    """A text in its parts, each with whether it was found."""
    done = 0
    for begin, end in query.spans(text):
        yield text[done:begin], False
        yield text[begin:end], True
        done = end
    yield text[done:], False
