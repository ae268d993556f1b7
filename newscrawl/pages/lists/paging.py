"""The further pages of a list, and the feeds that a page links."""

import re

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.addresses import Joiner, split
from newscrawl.pages.lists.outline import squeeze

_FEEDS = etree.XPath(
    "//link[@rel='alternate' and (contains(@type, 'rss') or contains(@type, 'atom'))]/@href"
    " | //a[contains(@href, '/rss') and (contains(@href, '.xml') or contains(@href, 'feed'))]/@href"
)
_NEXT = etree.XPath("//link[@rel='next']/@href | //a[@rel='next']/@href")
_PAGER = re.compile(r"(?i)pag(?:e|ing|inat)")
_NEXT_WORDS = re.compile(r"^(?:다음(?:\s*(?:페이지|목록))?|next(?:\s*page)?|[>›»→])$", re.I)


def feeds_of(root: HtmlElement, urljoin: Joiner) -> list[str]:
    """Addresses of the feeds that a page names in its head or links."""
    return list(dict.fromkeys(filter(None, (urljoin(str(href)) for href in _FEEDS(root)))))


def next_page(root: HtmlElement, url: str, urljoin: Joiner) -> str | None:
    """The address of the next page that the page at ``url`` links: by ``rel``, by number, or by word."""
    for href in _NEXT(root):
        return _same_site(urljoin(str(href)), url)
    for pager in root.iter("div", "ul", "ol", "nav", "p", "td", "section"):
        if not _PAGER.search(f"{pager.get('class') or ''} {pager.get('id') or ''}"):
            continue
        links = [
            link for link in pager.iter("a") if not (link.get("href") or "#").startswith(("#", "javascript:"))
        ]
        current = _current_page(pager)
        by_number = {squeeze(link.text_content()): link for link in links}
        if current is not None and (link := by_number.get(str(current + 1))) is not None:
            return _same_site(urljoin(link.get("href", "")), url)
        for link in links:
            label = squeeze(link.text_content()) or squeeze(link.get("title") or "")
            if _NEXT_WORDS.match(label) or "next" in (link.get("class") or "").split():
                return _same_site(urljoin(link.get("href", "")), url)
    return None


def _current_page(pager: HtmlElement) -> int | None:
    """The number that a pager shows without a link, or as the chosen one."""
    for element in pager.iter("strong", "em", "b", "span", "a", "li"):
        text = squeeze(element.text_content())
        if not text.isascii() or not text.isdigit():
            continue
        chosen = re.search(r"(?i)\b(?:on|active|current|selected|now|sel)\b", element.get("class") or "")
        if (
            chosen
            or element.get("aria-current")
            or (element.tag in {"strong", "em", "b"} and not _in_link(element))
        ):
            return int(text)
    return None


def _in_link(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None


def _same_site(address: str, url: str) -> str | None:
    return address if address != url and split(address).netloc == split(url).netloc else None
