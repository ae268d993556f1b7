"""Which lists a site has, where its own pages say so: the menu of a portal that names its categories."""

from urllib.parse import urlsplit

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.addresses import Joiner, registered_domain, split
from newscrawl.pages.encoding import selector_of
from newscrawl.pages.lists.words import heading_kind, section_in
from newscrawl.sites.base import Site
from newscrawl.sites.sources import ListKind, ListSource
from newscrawl.text import one_line

# Names of categories are short; a page that names fewer sections than this has no menu of them.
_LONGEST_LABEL = 12
_FEWEST_SECTIONS = 3
# Rankings that a page links: by day, by week, by comments.
_MOST_RANKINGS = 3


def read_menu(response: TextResponse, site: Site, source: ListSource) -> list[ListSource]:
    """The lists of ``source.kind`` of every category that the menu on a page names, in the menu's order.

    ``source`` is the declared list with the reader ``menu`` that led here. A category that the menu names
    twice (a second menu for small screens) counts once, and links to other hosts count not at all. Empty if
    the page has no such menu.
    """
    if site.menu is None:
        return []
    root = selector_of(response).root
    place = urlsplit(response.url).netloc
    absolute = Joiner(response.urljoin, response.url)
    label_of = etree.XPath(site.menu.label)
    labels: dict[str, str] = {}
    for link in root.xpath(site.menu.links):
        address = urlsplit(absolute(link.get("href") or ""))
        code = address.path.rstrip("/").rpartition("/")[2]
        label = one_line("".join(_text(found) for found in label_of(link)))
        if code and label and address.netloc == place:
            labels.setdefault(code, label)
    return [found for code, label in labels.items() for found in site.menu.lists_of(source.kind, code, label)]


def categories(response: TextResponse, kind: ListKind) -> list[ListSource]:
    """The lists of the categories that the menu of an undeclared page seems to name, in the menu's order.

    A menu is a set of links with short labels on the page's own host whose addresses differ in their last
    part only, some of which name sections as Korean news do (정치, 경제). Empty if the page has none.
    """
    place = urlsplit(response.url).netloc
    menus: dict[str, dict[str, str]] = {}
    absolute = Joiner(response.urljoin, response.url)
    for link in selector_of(response).root.iter("a"):
        label = one_line("".join(link.itertext()))
        if 0 < len(label) <= _LONGEST_LABEL and (href := (link.get("href") or "").strip()):
            address = absolute(href)
            holder = address.partition("?")[0].rstrip("/").rpartition("/")[0]
            if urlsplit(address).netloc == place and address != response.url:
                menus.setdefault(holder, {}).setdefault(address, label)
    named = {
        holder: sum(section_in(label) == label for label in menu.values()) for holder, menu in menus.items()
    }
    holder = max(named, key=lambda one: named[one], default="")
    if named.get(holder, 0) < _FEWEST_SECTIONS:
        return []
    return [ListSource(kind=kind, url=url, section=label) for url, label in menus[holder].items()]


def rankings_linked(response: TextResponse) -> list[str]:
    """The addresses on its own site to which an undeclared page leads under words for rankings (랭킹뉴스,
    많이 본 뉴스), the first few.
    """
    absolute = Joiner(response.urljoin, response.url)
    domain = registered_domain(split(response.url).host)
    found: dict[str, None] = {}
    for link in selector_of(response).root.iter("a"):
        label = one_line("".join(link.itertext()))
        href = (link.get("href") or "").strip()
        if not href or href[0] == "#" or len(label) > _LONGEST_LABEL or heading_kind(label) != "trending":
            continue
        address = absolute(href)
        if address and address != response.url and registered_domain(split(address).host) == domain:
            found.setdefault(address)
    return list(found)[:_MOST_RANKINGS]


def _text(found: etree._Element | str) -> str:
    return found if isinstance(found, str) else "".join(found.itertext())
