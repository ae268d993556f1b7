"""What a response says about the use of its page: its headers, its meta elements, its link to a licence."""

from scrapy.http import Response, TextResponse

from newscrawl import usage
from newscrawl.pages.document import Document


def statements_of(response: TextResponse, document: Document) -> usage.Statements:
    """All statements of an article's page, by name and place."""
    found = of_headers(response) | usage.of_metas(document.metas)
    if document.licences:
        found |= usage.of_link(response.urljoin(document.licences[0]))
    elif any(script.get("type") == usage.RSL_TYPE for script in document.scripts):
        found |= usage.of_link("inline")
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
