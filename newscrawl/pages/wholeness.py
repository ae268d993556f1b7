"""Whether a page came to its own end, or was cut off by what serves it, with a length that agrees."""

import re

# What the last bytes of a page, a feed, a sitemap or JSON hold if nothing was cut off.
_END = re.compile(rb"</(?:html|rss|feed|urlset|sitemapindex|rdf:rdf)\s*>|[}\]]\s*\Z", re.IGNORECASE)
_LAST_BYTES = 4_096
# What the first bytes of a page hold.
_BEGINNING = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FIRST_BYTES = 2_048
_CLOSED = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)


def comes_to_its_end(body: bytes) -> bool:
    """Whether a page, a feed, a sitemap or JSON has the end that most have. Some sites' pages never do."""
    return bool(_END.search(body[-_LAST_BYTES:]))


def breaks_off(body: bytes) -> bool:
    """Whether a page stops in the middle of a word or a tag: none does so by itself, whoever wrote it."""
    if not _BEGINNING.search(body[:_FIRST_BYTES]):
        return False
    return not body.rstrip(b" \t\r\n\0").endswith(b">") and not _CLOSED.search(body[-_LAST_BYTES:])
