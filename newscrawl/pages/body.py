"""Which text of a page is the article's: the site's rule, else the longest that is this article's."""

from itertools import chain

from lxml import etree

from newscrawl.lines.boilerplate import without_boilerplate
from newscrawl.pages import decisions
from newscrawl.pages.brief import captions_of, find_brief, shows_day, title_again
from newscrawl.pages.complexity import SMALL
from newscrawl.pages.container import SHORTEST_BODY, Hints, find_body
from newscrawl.pages.discussion import end_at_comments
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Node
from newscrawl.pages.page import Page
from newscrawl.pages.sources import extractor, pictures
from newscrawl.pages.sources.polls import polls_of
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.textreader import read_text
from newscrawl.pages.sources.titles import title_line
from newscrawl.pages.tree import parsed
from newscrawl.text import comparable

# One paragraph may be the introduction of a text that its publisher shows in another element.
_LEAST_PARAGRAPHS = 2
# All that is written in an element, shown or hidden.
_WRITTEN = etree.XPath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)


def read_body(page: Page) -> tuple[Text, str, str]:
    """The text, the source that it is from, and where in it.

    Where only hidden lines hold the text, ``page.document`` and ``page.heading`` become those with them.
    """
    hints = _hints(page)
    ruled = page.rules.text(hints)
    if ruled is not None:
        page.rules.add_pictures(ruled[0])
        return ruled[0], "rule", ruled[1]
    container = _container(page, page.document, page.heading, hints)
    carried = _carried(page.payload.markup, hints) if page.payload.markup else None
    if carried is not None and page.payload.kind == "fusion":
        text, source, place = carried, "payload", page.payload.kind
    else:
        text = read_text(page.document, container, hints) if container is not None else Text()
        source, place = "prose", f"lines {text.first} to {text.last}"
        if carried is not None and decisions.longer(text, carried):
            text, source, place = carried, "payload", page.payload.kind
    if text.size < SHORTEST_BODY:
        text, source, place = _last_resort(page, text, source, place, hints)
    if not page.korean:
        source = _held_against_extractor(page, text, source)
    if not text.pictures and text.container is not None:
        above = page.document.lines[page.heading + 1 : text.first]
        picture = pictures.picture_above(above, lambda: page.gives_opinion)
        text.pictures = [picture] if picture else []
        page.rules.add_pictures(text)
        if picture is not None and not any(one.caption for one in text.pictures):
            picture.caption = text.credit
    else:
        page.rules.add_pictures(text)
    return text, source, place


def _held_against_extractor(page: Page, text: Text, source: str) -> str:
    """The source of ``text`` on a page that is not Korean: its paragraphs become those that stand beside the
    extractor's, without boilerplate.
    """
    if page.extract.paragraphs:
        other = decisions.once(_before_end(page.document, page.extract.paragraphs))
        theirs = sum(map(len, other))
        is_longer = 2 * text.size < theirs
        if text.size and (extractor.is_layout(other) or (is_longer and _is_named(page, text, theirs))):
            other = []
        elif is_longer:
            linked = {line.key for line in page.document.lines if line.linked * 2 > len(line.text)}
            dated = _is_dated(page) or shows_day(page.document, page.heading)
            other = decisions.unless_links(text.paragraphs, other, linked, dated=dated)
        kept = decisions.beside(text.paragraphs, other, text.boxes)
        if kept != text.paragraphs:
            text.paragraphs, source = kept, "extractor" if kept == other else source
    text.paragraphs = without_boilerplate(text.paragraphs, page.title)
    return source


def _is_named(page: Page, text: Text, size: int) -> bool:
    """Whether a text of several paragraphs stands in an element that is named for it, behind its headline:
    then it was found, and another of ``size`` stands elsewhere, unless the element hides more text.
    """
    node = text.container
    if node is None or not node.role & Role.BODY or len(text.paragraphs) < _LEAST_PARAGRAPHS:
        return False
    if not 0 <= page.heading < node.last:
        return False
    return 2 * sum(len(part.strip()) for part in _WRITTEN(node.element)) < size


def _container(page: Page, document: Document, heading: int, hints: Hints) -> Node | None:
    if not page.korean:
        end_at_comments(document, heading)
    return find_body(document, hints, heading)


def _before_end(document: Document, paragraphs: list[str]) -> list[str]:
    """The paragraphs of another extractor up to the first that stands behind the page's own lines."""
    behind = {line.key for line in document.lines[document.end :]}
    if not behind:
        return paragraphs
    behind -= {line.key for line in document.lines[: document.end]}
    end = next((i for i, one in enumerate(paragraphs) if comparable(one) in behind), len(paragraphs))
    return paragraphs[:end]


def _carried(markup: str, hints: Hints) -> Text | None:
    data = markup.encode("utf-8", "replace")
    tree = parsed(data) if SMALL.exceeded(data) is None else None
    if tree is None:
        return None
    document = Document(tree)
    text = read_text(document, document.nodes[0], hints)
    text.container = None
    return text


def _last_resort(page: Page, text: Text, source: str, place: str, hints: Hints) -> tuple[Text, str, str]:
    """JSON-LD's articleBody, hidden text, an article without running text: in this order, where the page
    shows none.
    """
    for one in page.linked.candidates("body"):
        carried = _carried(extractor.as_markup(one.value), hints)
        if carried is not None and decisions.longer(text, carried, least=SHORTEST_BODY):
            return carried, "json-ld", one.place
    document = Document(page.document.root, with_hidden=True)
    heading = title_line(document, page.title)
    container = _container(page, document, heading, hints)
    hidden = read_text(document, container, hints) if container is not None else None
    if hidden is not None and decisions.longer(text, hidden, least=SHORTEST_BODY):
        page.document = document
        page.heading = heading
        return hidden, "hidden", f"lines {hidden.first} to {hidden.last}"
    if not text.size and (_is_dated(page) or shows_day(page.document, page.heading)):
        brief = find_brief(page.document, page.heading)
        if brief is not None:
            text = read_text(page.document, brief, hints)
            # A flash says no more than its headline, again: not where that is the headline itself.
            again = title_again(page.document, brief, page.title) if page.heading < brief.first else []
            text.paragraphs = text.paragraphs or again or captions_of(text)
    return text, source, place


def _is_dated(page: Page) -> bool:
    """Whether the head says when it was published."""
    candidates = chain(*(source.candidates("published_at") for source in (page.meta, page.linked)))
    return next(candidates, None) is not None


def _hints(page: Page) -> Hints:
    return Hints(
        page.title,
        page.meta.first("og:description", "description", "twitter:description")
        or page.linked.text("description"),
        page.names,
        "\n".join(line for one in page.rules.candidates("subtitle") for line in one.value),
        frozenset(page.document.apart) | polls_of(page.document),
        page.korean,
        page.heading >= 0,
    )
