"""Lists for a new site's declaration: those of its front page, and what the front page leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from newscrawl.addresses import address_key, registered_domain, split
from newscrawl.pages.encoding import as_decoded
from newscrawl.pages.lists import ListPage, read_list_page
from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.outline import squeeze
from newscrawl.pages.lists.paging import feeds_of
from newscrawl.pages.lists.rule import ListPageTree
from newscrawl.pages.lists.words import heading_kind, is_section_heading
from newscrawl.sites import GENERIC
from newscrawl.sites.likeness import article_likeness
from newscrawl.sites.sources import ListKind, ListSource

# Pages that the front page leads to and that are opened: a site has about so many sections, and each takes a
# second.
_MOST_SECTIONS, _MOST_RANKINGS, _MOST_FEEDS = 8, 2, 2
# Entries from which on what was opened is a list.
_LEAST = 4
# Entries from which on the largest list of a page is surely the one that the page is about.
_SURE = 8
# Characters of a menu's label.
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class DraftedList:
    """A list for a declaration and why it is there. ``doubt``: what a person should look at."""

    source: ListSource
    why: str
    doubt: str = ""
    number: int = 0


@dataclass(slots=True)
class NewFront:
    """A front page: its lists as the general reading finds them, and where it leads."""

    response: TextResponse
    tree: ListPageTree = field(init=False)
    lists: list[FoundList] = field(init=False)

    def __post_init__(self) -> None:
        self.response = as_decoded(self.response)
        self.tree = ListPageTree(self.response)
        self.lists = self.tree.general_lists

    @property
    def address(self) -> str:
        """The address of the page as a declaration has it."""
        return self.relative(self.response.url)

    def relative(self, url: str) -> str:
        """An address of the site, relative to its home where it is on the same host."""
        home, parts = split(self.response.url), split(url)
        if (home.scheme, home.netloc) != (parts.scheme, parts.netloc):
            return url
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def addresses(self) -> list[str]:
        """The addresses of all entries of all lists."""
        return [self.tree.urljoin(entry.url) for found in self.lists for entry in found.entries if entry.url]

    def leads(self) -> dict[str, ListSource]:
        """What the page leads to that may be a list, by address: sections and rankings of its menu, feeds."""
        found: dict[str, ListSource] = {}
        known: dict[ListKind, set[str]] = {"mainnews": set(), "trending": set()}
        for url, label in self._labelled():
            kind = _kind_of_label(label)
            most = _MOST_SECTIONS if kind == "mainnews" else _MOST_RANKINGS
            if kind is not None and label not in known[kind] and len(known[kind]) < most and url not in found:
                known[kind].add(label)
                source = ListSource(kind=kind, url=url)
                of_section = kind == "mainnews"
                found[url] = replace(source, section=label) if of_section else replace(source, name=label)
        feeds = feeds_of(self.tree.root, self.tree.urljoin)
        for url in [feed for feed in feeds if self._is_own(feed)][:_MOST_FEEDS]:
            found[url] = ListSource(kind="mainnews", url=url, reader="feed")
        return found

    def _labelled(self) -> Iterator[tuple[str, str]]:
        """The links of the page that lead to no article, with their words."""
        own = address_key(self.response.url)
        link: HtmlElement
        for link in self.tree.root.iter("a"):
            label = squeeze(link.text_content())
            if not 1 < len(label) <= _LONGEST_LABEL or not (link.get("href") or "").strip():
                continue
            url = self.tree.urljoin(link.get("href") or "")
            if url and self._is_own(url) and article_likeness(url) < 1 and address_key(url) != own:
                yield url.partition("#")[0], label

    def _is_own(self, url: str) -> bool:
        return registered_domain(split(url).host) == registered_domain(split(self.response.url).host)


def _kind_of_label(label: str) -> ListKind | None:
    if is_section_heading(label):
        return "mainnews"
    return "trending" if heading_kind(label) == "trending" else None


def drafted_lists(front: NewFront, opened: Mapping[str, TextResponse]) -> list[DraftedList]:
    """The lists of a declaration: those of the front page, then those of what was ``opened``, by address."""
    lists = [*_of_front(front, "mainnews"), *_of_front(front, "trending")]
    own = {address_key(url) for url in front.addresses()}
    for url, source in front.leads().items():
        page = opened.get(url)
        drafted = _of_opened(source, page, own, front.relative(url)) if page is not None else None
        if drafted is not None:
            lists.append(drafted)
    return lists


def not_opened(front: NewFront, opened: Mapping[str, TextResponse]) -> list[ListSource]:
    """What the front page leads to and nobody has opened."""
    return [source for url, source in front.leads().items() if url not in opened]


def _of_front(front: NewFront, kind: ListKind) -> Iterator[DraftedList]:
    """The lists of a kind under their headings; where the main news are all boxes of the page, or under no
    heading, the page as a whole.
    """
    drafted = _headed(front, kind)
    long = [one for one in drafted if one.number >= _LEAST]
    if kind == "trending":
        # Teasers of rankings that stand on a page of their own.
        few = (replace(one, doubt="so few?") for one in drafted if one.number > 1)
        yield from long or few
    elif front.lists:
        source = ListSource(kind=kind, url=front.address)
        whole = read_list_page(front.response, GENERIC, source)
        if long and not whole.is_all_boxes:
            yield from long
        else:
            why = "the front page" if long else "no heading tells the main news"
            doubt = "" if long else "are these the main news?"
            number = len(_entries(whole))
            yield DraftedList(source, f"{why}: {whole.how}, {number} entries", doubt, number)


def _headed(front: NewFront, kind: ListKind) -> list[DraftedList]:
    """A list for each heading of a kind on the front page."""
    headed = {
        found.name: found for found in front.lists if found.headed and found.kind == kind and found.name
    }
    # A list is asked for by a part of its heading: the shortest means them all.
    names = [name for name in headed if not any(other != name and other in name for other in headed)]
    drafted = []
    for name in names:
        section = headed[name].section
        source = ListSource(
            kind=kind,
            url=front.address,
            name=name,
            section=section if section == name else None,
            reader="heading",
        )
        number = len(_entries(read_list_page(front.response, GENERIC, source)))
        drafted.append(DraftedList(source, f"under the heading '{name}': {number} entries", number=number))
    return drafted


def _of_opened(source: ListSource, page: TextResponse, front: set[str], relative: str) -> DraftedList | None:
    """A list that the front page led to; None where it holds none of its own."""
    read = read_list_page(as_decoded(page), GENERIC, source)
    entries = _entries(read)
    # A shell or the front page again is answered for every address.
    if len(entries) < _LEAST or entries == front or (source.reader == "feed" and read.reading != "feed"):
        return None
    few = len(entries) < _SURE and read.reading not in {"feed", "heading"}
    doubt = "is it the list that the menu means?" if few else ""
    label = source.section or source.name or "feed"
    return DraftedList(
        replace(source, url=relative), f"'{label}' of the front page, opened: {read.how}", doubt, len(entries)
    )


def _entries(page: ListPage) -> set[str]:
    return {address_key(ranking.url) for ranking in page.rankings if ranking.url}
