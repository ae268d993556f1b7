"""Which lists a site has, where its own pages say so: the menu of a portal that names its categories."""

from urllib.parse import urlsplit

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.pages.encoding import as_decoded
from newscrawl.pages.lists.words import squeeze
from newscrawl.sites.base import Site
from newscrawl.sites.sources import ListSource


def read_menu(response: TextResponse, site: Site, source: ListSource) -> list[ListSource]:
    """The lists of ``source.kind`` of every category that the menu on a page names, in the menu's order.

    ``source`` is the declared list with the reader ``menu`` that led here. A category that the menu names
    twice (a second menu for small screens) counts once, and links to other hosts count not at all. Empty if
    the page has no such menu.
    """
    if site.menu is None:
        return []
    root = as_decoded(response).selector.root
    place = urlsplit(response.url).netloc
    label_of = etree.XPath(site.menu.label)
    labels: dict[str, str] = {}
    for link in root.xpath(site.menu.links):
        address = urlsplit(response.urljoin((link.get("href") or "").strip()))
        code = address.path.rstrip("/").rpartition("/")[2]
        label = squeeze("".join(_text(found) for found in label_of(link)))
        if code and label and address.netloc == place:
            labels.setdefault(code, label)
    return [found for code, label in labels.items() for found in site.menu.lists_of(source.kind, code, label)]


def _text(found: etree._Element | str) -> str:
    return found if isinstance(found, str) else "".join(found.itertext())
