"""What a page's meta elements and title say of its article."""

import re
from collections.abc import Iterator, Mapping, Sequence

from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import one_line, unescaped

# The names by field, in order of trust within it.
KEYS: Mapping[str, Sequence[str]] = {
    "title": (
        "og:title", "dd:title", "nextweb:artsubject", "headline", "twitter:title", "dable:title", "title",
    ),
    "description": ("og:description", "description", "twitter:description"),
    "published_at": (
        "article:published_time", "article:published", "og:article:published_time", "og:published_time",
        "datepublished", "dd:published_time", "published_date", "pubdate", "article:publish_time",
        "publish_date", "publishdate", "date", "dc.date.issued", "dc.date", "sailthru.date",
        "nextweb:createdate", "og:regdate", "regdate", "article.published", "originalpublicationdate",
        "cts:published_time", "dable:published_time", "pub_date", "writedate", "article_date_original",
        "parsely-pub-date", "dcterms.created", "dcterms.date", "bt:pubdate", "published-date",
        "citation_publication_date", "citation_date", "og:publish_date",
    ),
    "modified_at": (
        "article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time",
        "datemodified", "dd:modified_time", "nextweb:moddate", "last-modified",
    ),
    "authors": (
        "dable:author", "nextweb:reporter", "dd:author", "og:article:author", "article:author", "author",
        "byl", "dc.creator", "writer", "twitter:creator", "sailthru.author", "parsely-author",
    ),
    "email": ("nextweb:email", "dable:email", "author:email", "article:author:email"),
    "publisher": ("dd:publisher", "og:site_name", "copyright", "article:media_name"),
    "publisher, vaguely": ("application-name", "publisher", "dc.publisher", "author"),
    "section": (
        "article:section", "article:section2", "classification", "dd:category", "og:category",
        "nextweb:section", "content_category", "section",
    ),
    "tags": ("news_keywords", "article:tag", "nextweb:keyword", "keywords"),
    "names": (
        "og:site_name", "dd:publisher", "copyright", "application-name", "article:media_name", "dd:author",
        "twitter:app:name:iphone",
    ),
    "address": ("og:url",),
}  # fmt: skip


# "Written by" in the languages Yoast SEO is translated into.
_WRITTEN_BY = re.compile(
    r"(?i)^(?:written by|verfasst von|escrito por|[ée]crit par|scritto da|geschreven door|작성자)"
)


class Meta:
    """The meta elements of a page: ``pairs`` of name and content, names in lower case."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for key, content in pairs:
            self._values.setdefault(key, []).append(content)

    def first(self, *keys: str) -> str:
        """The first filled value among ``keys``, on one line, entities resolved; ``""`` without one."""
        return next(iter(self.every(*keys)), "")

    def every(self, *keys: str) -> list[str]:
        """All values of ``keys`` in order, on one line each."""
        return [
            text
            for key in keys
            for content in self._values.get(key, ())
            if (text := one_line(unescaped(content)))
        ]

    def named(self, purpose: str) -> list[str]:
        """All values of the names that ``KEYS`` knows for ``purpose``."""
        return self.every(*KEYS[purpose])

    def card_author(self) -> Iterator[Candidate]:
        """The author on a card for social networks, as WordPress plug-ins write it: label and name apart."""
        for number in ("1", "2"):
            if _WRITTEN_BY.match(self.first(f"twitter:label{number}")):
                yield Candidate(
                    "authors", self.first(f"twitter:data{number}"), "meta", f"twitter:data{number}"
                )

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the meta elements say of ``field``, in order of trust."""
        for key in KEYS.get(field, ()):
            values = self._values.get(key)
            if field == "authors" and values and key == "article:author":
                values = [value for value in values if "://" not in value]
            if values and field == "tags":
                yield Candidate(field, ",".join(values), "meta", key)
            else:
                for value in values or ():
                    yield Candidate(field, value, "meta", key)
