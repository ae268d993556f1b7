"""The further pages of a list, and the feeds that a page links."""

import re
from urllib.parse import parse_qsl

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.addresses import Joiner, Parts, split
from newscrawl.lexicon import alternatives
from newscrawl.pages.lists.outline import squeeze

_FEEDS = etree.XPath(
    "//link[@rel='alternate' and (contains(@type, 'rss') or contains(@type, 'atom'))]/@href"
    " | //a[contains(@href, '/rss') and (contains(@href, '.xml') or contains(@href, 'feed'))]/@href"
)
_NEXT = etree.XPath("//link[@rel='next']/@href | //a[@rel='next']/@href")
_PAGER = re.compile(r"(?i)pag(?:e|ing|inat)")
_NO_PAGER = re.compile(r"(?i)swiper|slick|slide|carousel")
_NEXT_WORDS = re.compile(rf"\W{{0,3}}(?:(?:{alternatives('lists', 'next-page')})\W{{0,3}}|[>›»→])$", re.I)
_MORE_WORDS = re.compile(rf"^(?:{alternatives('lists', 'more-rows')})[\W\d]*$", re.I)
# What a screen reader is told around the number of a page.
_PAGE_WORDS = re.compile(rf"(?:{alternatives('lists', 'page-words')})", re.I)
# A number of a page, alone or in brackets, and the parameters that hold one.
_LABEL = re.compile(r"[\[(]?\s?(\d{1,4})\s?[\])]?$")
_LONGEST_LABEL = 20
_NUMBER = re.compile(r"[0-9]{1,6}")
_PARAMETERS = frozenset({"p", "pg", "pn", "start", "offset"})
# How many entries a page has.
_SIZE = re.compile(r"size|per|count|cnt|row|limit|comment")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SECOND = 2


def feeds_of(root: HtmlElement, urljoin: Joiner) -> list[str]:
    """Addresses of the feeds that a page names in its head or links."""
    return list(dict.fromkeys(filter(None, (urljoin(str(href)) for href in _FEEDS(root)))))


def next_page(root: HtmlElement, url: str, urljoin: Joiner) -> str | None:
    """The address of the next page that the page at ``url`` links: by ``rel``; by number or word in what is
    called a pager; else by what numbers, or words that lead on, and their addresses have in common.
    """
    for href in _NEXT(root):
        return _same_site(urljoin(str(href)), url)
    for pager in root.iter("div", "ul", "ol", "nav", "p", "td", "section"):
        name = f"{pager.get('class') or ''} {pager.get('id') or ''}"
        if not _PAGER.search(name) or _NO_PAGER.search(name):
            continue
        links = [
            link for link in pager.iter("a") if not (link.get("href") or "#").startswith(("#", "javascript:"))
        ]
        current = _current_page(pager)
        by_number = {_number_shown(link): link for link in links}
        if current is not None and (link := by_number.get(str(current + 1))) is not None:
            return _same_site(urljoin(link.get("href", "")), url)
        for link in links:
            label = squeeze(link.text_content()) or _described(link)
            if _NEXT_WORDS.match(label) or "next" in (link.get("class") or "").split():
                return _same_site(urljoin(link.get("href", "")), url)
    return _next_by_address(root, url, urljoin)


def _next_by_address(root: HtmlElement, url: str, urljoin: Joiner) -> str | None:
    """The link to the same list with the next higher number of a page; where this page's address has none, to
    page 2.
    """
    here = split(url)
    own = _number_in(here, here, numbered=True)
    following: list[tuple[int, str]] = []
    for link in root.iter("a", "button"):
        label = _label_of(link)
        numbered = _LABEL.match(label)
        if not (numbered or _NEXT_WORDS.match(label) or _MORE_WORDS.match(label)):
            continue
        address = urljoin(link.get("href") or link.get("data-url") or link.get("data-href") or "")
        number = _number_in(split(address), here, numbered=bool(numbered)) if address else None
        if number is None:
            continue
        if number > own if own is not None else (numbered[1] == "2" if numbered else number == _SECOND):
            following.append((number, address))
    return min(following)[1] if following else None


def _number_shown(element: HtmlElement) -> str:
    """The text of an element without words for a page: its number."""
    return _PAGE_WORDS.sub("", squeeze(element.text_content())).strip()


def _described(link: HtmlElement) -> str:
    """What is said of a link that shows no text: its title or label, or what its picture is called."""
    pictures = (image.get("alt") for image in link.iter("img"))
    said = (link.get("title"), link.get("aria-label"), *pictures)
    return squeeze(next(filter(None, said), ""))


def _label_of(link: HtmlElement) -> str:
    """What a link shows, as far as it may be the number of a page or a word that leads on."""
    if len(link.text or "") > _LONGEST_LABEL or len(link) > 2:
        return ""
    return squeeze("".join(link.itertext())) or (_described(link) if len(link) else "")


def _number_in(address: Parts, here: Parts, *, numbered: bool) -> int | None:
    """The number of a page of the list at ``here`` that an address names, in a parameter or behind its path;
    None if it names none or another list. Behind a path that does not say ``page`` a number may be that of
    another section, unless the link shows it too (``numbered``).
    """
    if address.netloc != here.netloc:
        return None
    given, own = dict(parse_qsl(address.query)), dict(parse_qsl(here.query))
    numbers = [name for name, value in given.items() if _names_page(name) and _NUMBER.fullmatch(value)]
    same = all(given.get(name) == value for name, value in own.items() if name not in numbers)
    if address.path == here.path and same and len(numbers) == 1:
        return int(given[numbers[0]])
    place, number = _parted(address.path)
    if place.removesuffix("/page") != _parted(here.path)[0].removesuffix("/page") or given != own:
        return None
    if not number or _YEAR.search(place) or not (numbered or place.endswith("/page")):
        return None
    return int(number)


def _names_page(parameter: str) -> bool:
    name = parameter.lower()
    return name in _PARAMETERS or ("page" in name and _SIZE.search(name) is None)


def _parted(path: str) -> tuple[str, str]:
    """A path and the number that it ends in, if it does."""
    before, _, last = path.rstrip("/").rpartition("/")
    return (before, last) if _NUMBER.fullmatch(last) else (path.rstrip("/"), "")


def _current_page(pager: HtmlElement) -> int | None:
    """The number that a pager shows without a link, or as the chosen one."""
    for element in pager.iter("strong", "em", "b", "span", "a", "li"):
        text = _number_shown(element)
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
