"""What a response says about the use of its page: its headers, its meta elements, its link to a licence."""

from lxml import etree
from scrapy.http import Response, TextResponse

from newscrawl import usage
from newscrawl.pages.document import Document

_LICENCE = etree.XPath(
    "//link[@type='application/rsl+xml' and contains(concat(' ', @rel, ' '), ' license ')]/@href",
    smart_strings=False,
)
_INLINE = etree.XPath("boolean(//script[@type='application/rsl+xml'])")


def statements_of(response: TextResponse, document: Document) -> usage.Statements:
    """All statements of an article's page, by name and place."""
    found = of_headers(response) | usage.of_metas(document.metas)
    if b"rsl+xml" in response.body:
        links = _LICENCE(document.root)
        found |= usage.of_link(
            response.urljoin(links[0]) if links else "inline" if _INLINE(document.root) else ""
        )
    return found


def of_headers(response: Response) -> usage.Statements:
    """Those of the headers alone."""
    headers = response.headers
    values = {
        name: [one.decode("utf-8", "replace") for one in headers.getlist(name)]
        for name in usage.HEADERS
        if name in headers
    }
    return usage.of_headers(values) if values else {}
