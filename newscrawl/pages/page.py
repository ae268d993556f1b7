"""A fetched page as the sources of an article, and what has been read of it so far."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.propernames import is_medium, is_name
from newscrawl.loaders import ArticleLoader, Notation, TimeReading
from newscrawl.pages import publishers
from newscrawl.pages.document import Document
from newscrawl.pages.encoding import text_of_response
from newscrawl.pages.sources import extractor, scripts
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.json_ld import LinkedData
from newscrawl.pages.sources.meta import Meta
from newscrawl.pages.sources.payload import Payload
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.rules import SiteRules, removed_by
from newscrawl.pages.sources.shown import Shown
from newscrawl.sites import Site
from newscrawl.text import comparable, is_hangul, keys_of

# A page that shows so much running text is not built from its scripts alone.
_SHOWN = 600
# A page whose first lines hold fewer Hangul letters than this share is not Korean.
_KOREAN = 0.2
# Arc's pages show their text and carry it along, better than they show it.
# Looking through the bytes first is twenty times faster.
_ARC = b"Fusion.globalContent"
_BUILT_FROM_SCRIPTS = etree.XPath(f"boolean(descendant::script[contains(., '{_ARC.decode()}')])")
# What a headline is marked with: [기고], <나루칼럼>.
_MARK = re.compile(r"[\[<〈【]([^\[\]<>〈〉【】]{2,16})[\]>〉】]")
_OPINION = re.compile(alternatives("sections", "opinion"))
_PLACEHOLDERS = frozenset((*map(comparable, entries("placeholders", "titles")), ""))


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list that led to the page showed of the article: its title and publisher."""

    title: str | None = None
    publisher: str | None = None


class Page:
    """A page and its sources; each is made when it is first asked for.

    What is read of it is noted here, for the sources that need it: ``title``, the line that shows it
    (``heading``, -1 without one), ``text``, its ``letters`` alone; for each field that the loader was given
    the source it is from (``sources``); for doubts the times of publication and whence (``times``), the
    candidate that was believed (``dated_by``), and how the page writes times (``notation``).
    """

    def __init__(
        self, response: TextResponse, site: Site, listed: Listed | None, observed: datetime | None
    ) -> None:
        self.response = response
        self.site = site
        self.listed = listed or Listed()
        self.document = Document.of(response, removed_by(self.site), by_id=bool(site.rules))
        self.meta = Meta(self.document.metas)
        self.linked = LinkedData(self.document.scripts)
        self.rules = SiteRules(self.document, self.site)
        self.media = publishers.names_of(self.meta, self.linked, self.site)
        root = self.document.root
        self.declared = str(root.get("lang") or root.get("xml:lang") or "")
        self.loader = ArticleLoader(
            names=(
                *self.media,
                *publishers.portal_names(),
                *publishers.tails_as_host(self.document.title, response.url),
            ),
            media=self.media,
            observed=observed,
        )
        self.title = ""
        self.heading = -1
        self.text = Text()
        self.letters = ""
        self.sources: dict[str, str] = {}
        self.times: list[tuple[str, TimeReading]] = []
        self.dated_by: Candidate | None = None
        self.notation: Notation | None = None

    def value(self, name: str) -> Any:
        """The field ``name`` as the loader has cleaned it; None if it was not found."""
        return self.loader.get_output_value(name) if name in self.sources else None

    @cached_property
    def payload(self) -> Payload:
        """The article in the page's scripts, where it shows little text itself or is built from them."""
        shown = self.document.size >= _SHOWN
        if shown and not (_ARC in self.response.body and _BUILT_FROM_SCRIPTS(self.document.root)):
            return Payload()
        title = self.meta.first("og:title") or self.linked.text("headline")
        title = title or self.listed.title or self.document.title
        return scripts.read_payload(self.document.scripts, title) or Payload()

    @cached_property
    def korean(self) -> bool:
        """Whether its first lines or its title are in Hangul, as far as they are in letters."""
        lines = "".join([line.text for line in self.document.lines[:200]])[:4000]
        return is_hangul(lines, _KOREAN) or is_hangul(self.document.title, _KOREAN)

    @cached_property
    def extract(self) -> extractor.Extract:
        """What the other extractor reads of it; nothing of a Korean page."""
        if self.korean:
            return extractor.Extract()
        return extractor.extract(text_of_response(self.response), self.response.url)

    @cached_property
    def claims(self) -> list[Candidate]:
        """The titles in the page's head, cleaned of what names the site."""
        unwanted = keys_of(self.loader.context["names"]) | _PLACEHOLDERS
        metas = list(self.meta.candidates("title"))
        own = Candidate("title", self.document.title, "document", "title")
        claimed = [*metas[:1], *self.linked.candidates("title"), *metas[1:], own]
        out = []
        for one in claimed:
            cleaner = "document_title" if one.source == "document" else "title"
            out += [
                one._replace(value=text)
                for text in self.loader.clean(cleaner, one.value)
                if comparable(text) not in unwanted and not is_medium(text, self.media)
            ]
        return out

    @cached_property
    def shown(self) -> Shown:
        """What it shows around its text; asked for once headline and text are known."""
        return Shown(
            self.document,
            self.heading,
            self.text.container,
            media=self.media,
            names=self.names,
            description=self.meta.first("og:description", "description"),
            text=self.letters,
            korean=self.korean,
        )

    @cached_property
    def titles(self) -> list[str]:
        """The names in the document's title beside the headline."""
        return publishers.title_names(self.document.title, self.title)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the publisher may be called where it signs: by the head, else by a Korean page's title."""
        if self.media or not self.korean:
            return self.media
        return tuple(one for one in self.titles if not is_name(one))

    @cached_property
    def gives_opinion(self) -> bool:
        """Whether the head says that somebody gives an opinion: by the section or a mark at the headline."""
        sections = [*self.meta.candidates("section"), *self.linked.candidates("section")]
        before, headline, behind = self.document.title.partition(self.title or "\0")
        names = [*(one.value for one in sections), *_MARK.findall(f"{self.title} {self.document.title}")]
        return any(_OPINION.search(one) for one in (*names, *((before, behind) if headline else ())))

    @cached_property
    def silent(self) -> frozenset[str]:
        """The sources that say nothing on this page, whatever the field: most pages have half of them."""
        speak = {
            "rule": self.site.rules,
            "payload": self.payload.kind,
            "json-ld": self.linked.entity or self.linked.breadcrumb or self.linked.pages,
            "western": not self.korean,
            "extractor": not self.korean,
            "list": self.listed.title or self.listed.publisher,
        }
        return frozenset(source for source, says in speak.items() if not says)

    @cached_property
    def described(self) -> bool:
        """Whether the text begins as the page's description does."""
        described = comparable(self.meta.first("og:description", "description"))[:16]
        return len(described) > 8 and self.letters.startswith(described)
