"""An article page becomes an Article: each field is asked in order of trust.

The site's rules come first, then what the page carries in its scripts, its metadata, what Korean pages show,
and last the generic reading. Where sources disagree, the functions of ``pages.judgement`` decide.
"""

from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.cleaners import bylines, captions
from newscrawl.items import Article, Author, Image
from newscrawl.loaders import ArticleLoader
from newscrawl.pages import conventions, rules
from newscrawl.pages.blocks import Node, Page
from newscrawl.pages.body import Body, length, pictures_above, read_body, source_of
from newscrawl.pages.container import SHORTEST_BODY, Hints, find_body, title_block
from newscrawl.pages.encoding import as_decoded
from newscrawl.pages.judgement import fallback, headline, labels, medium, people, times
from newscrawl.pages.metadata import Metadata
from newscrawl.pages.state import State, parsed, read_state
from newscrawl.sites import Site, site_for
from newscrawl.sites.identity import identify, is_believable
from newscrawl.text import comparable, hangul_share, join_paragraphs

_CANONICAL = etree.XPath("//link[@rel='canonical']/@href")


class Reading(NamedTuple):
    """An article and, for each field that has a value, the source that gave it."""

    article: Article
    sources: dict[str, str]


def read_article(response: TextResponse, site: Site | None = None) -> Article:
    """The article on a page.

    ``site`` is found by the response's URL if not given; ``newscrawl.sites.GENERIC`` switches all rules off.
    Fills every field but ``crawled_at``, ``revision`` and ``listed_in``. Never raises on a page's content.
    """
    return explain_article(response, site).article


def explain_article(response: TextResponse, site: Site | None = None, stats: Any = None) -> Reading:
    """As :func:`read_article`, with the source of each field; ``stats`` is a stats collector to count in."""
    return _ArticleReader(response, site, stats).read()


class _ArticleReader:
    def __init__(self, response: TextResponse, site: Site | None, stats: Any) -> None:
        response = as_decoded(response)
        self.response = response
        self.site = site_for(response.url) if site is None else site
        self.root = response.selector.root
        self.loader = ArticleLoader(stats=stats)
        self.rules = rules.RuleReader(self.root, self.site)
        self.metadata = Metadata(self.root)
        self.page = Page(self.root)

    def read(self) -> Reading:
        self._address()
        state = read_state(
            self.root, self.metadata.first("og:title", "twitter:title") or self.metadata.text("headline")
        )
        media = medium.media_names(self.metadata, self.site)
        title = self._title(state, media)
        hints = Hints(title, headline.description(self.metadata), media, self.rules.text("subtitle") or "")
        body, container = self._body(state, hints)
        start = title_block(self.page, title)
        end = container.first if container is not None else len(self.page.blocks)
        self._subtitle(state, body, title, start, end)
        self._times(state, start, container)
        self._publisher(state, body)
        self._authors(state, body, start, container)
        self._rest(state, body, container)
        return Reading(self.loader.load_item(), self.loader.sources)

    def _address(self) -> None:
        requested = self.response.url
        claimed = [href for href in _CANONICAL(self.root)[:1] if href]
        claimed += self.metadata.every("og:url")[:1]
        url = requested
        for candidate in claimed:
            address = self.response.urljoin(candidate.strip())
            if is_believable(address, requested, self.site):
                url = address
                break
        identity = identify(url, self.site)
        self.loader.add_from("url", "requested_url", requested)
        self.loader.add_from("url", "id", identity.id)
        self.loader.add_from("url", "url", identity.url)
        self.loader.add_from("url", "site", identity.site)

    def _title(self, state: State | None, media: tuple[str, ...]) -> str:
        self.loader.add_from("rule", "title", self.rules.text("title"))
        if state and state.title:
            self.loader.add_from("state", "title", state.title)
        source, title = headline.title(self.metadata, self.page, self.root, media)
        self.loader.add_from(source, "title", title)
        return str(self.loader.get_output_value("title") or "")

    def _body(self, state: State | None, hints: Hints) -> tuple[Body, Node | None]:
        body = self.rules.body(self.page, hints)
        if body.paragraphs:
            self._take_body("rule", body)
            return body, self.rules.container
        container = find_body(self.page, hints)
        body = read_body(self.page, container, hints) if container is not None else Body()
        source = "generic"
        if state and state.markup:
            carried = self._carried(state.markup, hints)
            if length(carried.paragraphs) > length(body.paragraphs) or state.kind == "fusion":
                body, container, source = carried, None, "state"
        if length(body.paragraphs) < SHORTEST_BODY:
            body, container, source = self._last_resort(body, container, source, hints)
        self.rules.add_pictures(body)
        if not body.pictures and container is not None:
            above = self.page.blocks[title_block(self.page, hints.title) + 1 : container.first]
            body.pictures = pictures_above(above)
        self._take_body(source, body)
        return body, container

    def _carried(self, markup: str, hints: Hints) -> Body:
        tree = parsed(markup)
        if tree is None:
            return Body()
        page = Page(tree)
        return read_body(page, page.nodes[0], hints)

    def _last_resort(
        self, body: Body, container: Node | None, source: str, hints: Hints
    ) -> tuple[Body, Node | None, str]:
        """Hidden text, JSON-LD's articleBody, trafilatura: in this order, for pages that show no text."""
        written = self.metadata.linked.get("articleBody")
        if isinstance(written, str) and len(written) > SHORTEST_BODY:
            carried = self._carried(fallback.as_markup(written), hints)
            if length(carried.paragraphs) > length(body.paragraphs):
                return carried, None, "json-ld"
        page = Page(self.root, with_hidden=True)
        hidden = find_body(page, hints)
        if hidden is not None:
            found = read_body(page, hidden, hints)
            if length(found.paragraphs) > max(SHORTEST_BODY, length(body.paragraphs)):
                self.page = page
                return found, hidden, "hidden"
        if not body.paragraphs and hangul_share("".join(b.text for b in self.page.blocks[:400])) < 0.2:
            paragraphs = fallback.by_trafilatura(self.response)
            if paragraphs:
                return Body(paragraphs=paragraphs), None, "trafilatura"
        return body, container, source

    def _take_body(self, source: str, body: Body) -> None:
        self.loader.add_from(source, "body", join_paragraphs(body.paragraphs))

    def _subtitle(self, state: State | None, body: Body, title: str, start: int, end: int) -> None:
        self.loader.add_from("rule", "subtitle", self.rules.text("subtitle"))
        if state:
            self.loader.add_from("state", "subtitle", state.subtitle)
        source, subtitle = headline.subtitle(self.metadata, self.page, body, title, (start, end))
        self.loader.add_from(source, "subtitle", subtitle)

    def _times(self, state: State | None, start: int, container: Node | None) -> None:
        observed: datetime | None = None
        for field in ("published_at", "modified_at"):
            self.loader.add_from("rule", field, self.rules.time(field))
        if state:
            self.loader.add_from("state", "published_at", times.state_time(state.published))
            self.loader.add_from("state", "modified_at", times.state_time(state.modified))
        first = max(0, start - 12)
        last = container.first + 3 if container is not None else len(self.page.blocks)
        shown = conventions.shown_times(self.page, first, last, observed)
        if not shown and container is not None:
            shown = conventions.shown_times(
                self.page, container.first, min(container.last + 12, len(self.page.blocks)), observed
            )
        for field, source, value in times.times(self.metadata, shown):
            self.loader.add_from(source, field, value)

    def _publisher(self, state: State | None, body: Body) -> None:
        self.loader.add_from("rule", "publisher", self.rules.text("publisher"))
        if state:
            host = self.response.url.split("/")[2:3]
            name = medium.korean_name(state.publisher, body, self.metadata, "".join(host))
            self.loader.add_from("state", "publisher", name)
        if self.site.kind == "publisher":
            self.loader.add_from("site", "publisher", self.site.publisher)
        notice = body.copyright or conventions.shown_copyright(self.page, body.last)
        self.loader.add_from("rule", "copyright", self.rules.text("copyright"))
        self.loader.add_from("shown", "copyright", notice)
        source, found = medium.publisher(self.metadata, self.root, body, notice)
        self.loader.add_from(source, "publisher", found)

    def _authors(self, state: State | None, body: Body, start: int, container: Node | None) -> None:
        publisher = self.loader.get_output_value("publisher")
        media = tuple(medium.media_names(self.metadata, self.site)) + ((publisher,) if publisher else ())
        header: list[bylines.Byline] = []
        footer: list[bylines.Byline] = []
        if container is not None:
            first = max(start, container.first - 40, 0)
            header = conventions.header_people(self.page, first, container.first, media)
            footer = conventions.header_people(self.page, container.last, container.last + 10, media)
        sources = [
            ("rule", self.rules.people(media)),
            ("body", body.people),
            ("dateline", body.lead_people),
            ("shown", header),
            ("shown", footer),
            *people.claimed_people(self.metadata, state, media),
            ("sign-off", [bylines.Byline(body.sign_off)] if body.sign_off else []),
        ]
        source, found = people.authors(sources, media)
        self.loader.add_from(source, "authors", [Author(*person) for person in found])

    def _rest(self, state: State | None, body: Body, container: Node | None) -> None:
        for field in ("section", "source_url"):
            value = self.rules.text(field)
            self.loader.add_from(
                "rule", field, self.response.urljoin(value) if value and field == "source_url" else value
            )
        if state:
            self.loader.add_from("state", "section", state.section)
            self.loader.add_from("state", "tags", state.tags)
        source, section = labels.section(self.metadata)
        self.loader.add_from(source, "section", section)
        self.loader.add_from("rule", "tags", self.rules.texts("tags"))
        shown = (
            conventions.shown_tags(self.page, container.first, container.last)
            if container is not None
            else []
        )
        shown_headline = str(self.loader.get_output_value("title") or "")
        text = comparable(shown_headline + " ".join(body.paragraphs))
        media = medium.media_names(self.metadata, self.site)
        origin, tags = labels.tags(self.metadata, shown, text, shown_headline, media)
        self.loader.add_from(origin, "tags", tags)
        self.loader.add_from(self.loader.sources.get("body", "generic"), "images", self._images(body))
        self.loader.add_from("rule", "comment_count", self.rules.count("comment_count"))
        self.loader.add_from("shown", "comment_count", conventions.shown_comment_count(self.page))
        self.loader.add_from("rule", "reactions", self.rules.counts("reactions"))
        language = labels.language(self.root, " ".join(body.paragraphs))
        self.loader.add_from("text", "language", language)

    def _images(self, body: Body) -> list[Image]:
        images: list[Image] = []
        for picture in body.pictures:
            source = source_of(picture.element) if picture.element is not None else None
            caption = captions.clean_caption(picture.caption)
            images.append(
                Image(self.response.urljoin(source) if source else None, caption, captions.credit_of(caption))
            )
        return images
