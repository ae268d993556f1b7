"""What a perfect reader of the portal's pages returns.

Conventions: the body holds the paragraphs, subheadings and broadcast markers, one blank line between
them; bylines, datelines, captions, the copyright line, repeated titles, camera credits and all links and
tools inside the container are not part of it. Each row of a table is a paragraph, its cells
joined by one space. A subtitle stands in ``subtitle`` alone.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from newscrawl.items import Article, Author, Image
from newscrawl.portal.markup import article_path
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.story import Block, Story, StoryPicture, Table
from newscrawl.portal.writer import Writer

# What depends on the crawl and not on the page.
OF_THE_CRAWL: Final = frozenset({"requested_url", "story", "crawled_at", "revision", "listed_in"})


def _paragraphs(block: Block) -> list[str]:
    if isinstance(block, StoryPicture):
        return []
    if isinstance(block, Table):
        return [" ".join(row) for row in block.rows]
    return [block.text]


def article_truth(story: Story, base_url: str) -> Article:
    """The article of a story; ``base_url`` is the portal's address without a slash at its end."""
    headline = story.headline
    publisher = headline.publisher
    source = f"https://www.{publisher.domain}{story.source_path}" if story.source_path else None
    return Article(
        id=f"portal:{headline.news_id}",
        url=base_url + article_path(headline.category.id, headline.news_id),
        source_url=source,
        site="portal",
        publisher=publisher.name,
        section=headline.category.name,
        title=story.title,
        subtitle="\n".join(story.subtitle) or None,
        published_at=headline.published,
        modified_at=story.modified,
        authors=[Author(author.name, author.email, author.role) for author in story.authors],
        body="\n\n".join(text for block in story.blocks for text in _paragraphs(block)),
        images=[
            Image(base_url + picture.path, picture.caption, picture.credit) for picture in story.pictures
        ],
        tags=list(story.tags),
        copyright=publisher.copyright,
        comment_count=headline.comment_count,
        reactions=dict(story.reactions),
        language="ko",
    )


def articles(newsroom: Newsroom, base_url: str, at: datetime) -> Iterator[Article]:
    """Every article that can be read at that time, newest first; those that are gone are left out."""
    first = newsroom.first(at)
    for headline in newsroom:
        if headline.index >= first and not headline.gone_at(at):
            yield article_truth(Writer(newsroom, headline).write(at), base_url)


def edits(newsroom: Newsroom, at: datetime) -> Iterator[dict[str, Any]]:
    """What the portal's editors have changed by that time, in the order they did: ``id``, ``at``, ``subject``
    (headline, text, withdrawal, template) and the ``class`` that the desk gives it; of a headline ``before``
    and ``after``. A template has no ``id``: it is that of every article.
    """
    if newsroom.editors is None:
        return
    for index, edit in newsroom.editors:
        if edit.at > at:
            break
        headline = newsroom.headline(index)
        found = {"id": f"portal:{headline.news_id}", "at": edit.at.isoformat(), "subject": edit.subject}
        if edit.subject == "text":
            writer = Writer(newsroom, headline)
            writer.write(edit.at)
            yield found | {"class": writer.edit_class}
        elif edit.subject == "headline":
            before, after = headline.title_at(edit.at - timedelta(seconds=1)), headline.title_at(edit.at)
            yield found | {"class": "headline", "before": before, "after": after}
        else:
            yield found | {"class": edit.subject}
    for moment in newsroom.editors.template_changes:
        if moment <= at:
            yield {"id": None, "at": moment.isoformat(), "subject": "template", "class": "template"}


def as_json(article: Article) -> dict[str, Any]:
    """The article as JSON data without what depends on the crawl; times in ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(article).items()
        if name not in OF_THE_CRAWL
    }
