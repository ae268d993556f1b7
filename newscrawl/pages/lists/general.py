"""The lists on a page without rules: which blocks are lists, their headings, what they are."""

from collections import Counter
from collections.abc import Sequence, Set
from functools import cached_property

from newscrawl.addresses import registered_domain, split
from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.blocks import Articles, Link, Row, with_titles
from newscrawl.pages.lists.candidates import candidates, signature, without_head
from newscrawl.pages.lists.columns import count_readers, names_in_columns, read_rows
from newscrawl.pages.lists.description import description_over
from newscrawl.pages.lists.foundlist import FoundList, entries_once, without_copies
from newscrawl.pages.lists.heading import Headings
from newscrawl.pages.lists.media import is_doubtful, own_medium
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.rows import ListEntry, show_days
from newscrawl.pages.lists.runningtext import without_running_text
from newscrawl.pages.lists.tabs import name_tabs
from newscrawl.pages.lists.titles import are_labels, say_the_same
from newscrawl.pages.lists.words import COMMENTED, LINK_LABEL

# Characters that half of a list's titles must have.
_LEAST_TITLE = 10
_LEAST_LATIN = 22
# Share of a list's entries that lead to one site, from which on the others are taken for advertisements.
_ONE_SITE = 0.7
# Rows that a block of plain links needs to be taken for a list.
_PLAIN = 3
# So many times its articles a list has entries with words for other things at most.
_SOME = 3
# Share of a page's own links that such a list must hold: less is a menu.
_PLAIN_SHARE = 0.5
# So many characters make a link to an article its headline.
_HEADLINE = 15
_NAVIGATION = frozenset({"nav", "header", "footer"})


class GeneralReader:
    """The lists of a page at ``url`` with these ``links``, told by repetition.

    ``clones``: the places of those that slides show once more.
    """

    def __init__(self, page: Outline, links: list[Link], url: str, clones: Set[int] = frozenset()) -> None:
        self.page = page
        self.url = url
        self.host = split(url).netloc
        self.clones = clones
        self.links = without_running_text(page, links)
        self.headings = Headings(page, Articles(page, ()))
        # The keys of what stands among the rows of a list and is none: its linked heading, advertisements.
        self._passed_over: set[str] = set()

    def lists(self, *, controls: bool) -> list[FoundList]:
        """All blocks that look like lists of articles, in document order.

        ``controls``: tabs say what they open.
        """
        lists = self._lists_of(with_titles(link for link in self.links if link.likeness > 0), _LEAST_TITLE)
        sure = {found.place: found.entries for found in lists}
        self._complete(lists)
        for found in lists:
            # What a list's other rows show may tell that it is a menu, unless it holds some articles.
            alone = sure[found.place]
            if not self._have_titles(found.entries, _LEAST_TITLE):
                some = len(alone) >= _PLAIN and _SOME * len(alone) >= len(found.entries)
                found.entries = alone if some else []
        lists = [found for found in lists if found.entries]
        return self._put_in_order(lists, controls=controls)

    def plain_list(self, *, controls: bool) -> list[FoundList]:
        """The largest block of links on the same host: where no link looks like an article's."""
        return self._put_in_order(self._plain_list(), controls=controls)

    def _put_in_order(self, lists: list[FoundList], *, controls: bool) -> list[FoundList]:
        """``lists`` with the parts of each put together, under their tabs and publishers."""
        lists = self._joined(lists, panes=True)
        name_tabs(self.page, lists, self.headings, controls=controls)
        lists = self._joined(lists)
        self._name_publishers(lists)
        return without_copies(lists)

    def _plain_list(self) -> list[FoundList]:
        linked = [link for link in self.links if link.likeness >= 0 and split(link.url).netloc == self.host]
        plain = [found for found in self._lists_of(with_titles(linked), 0) if len(found.entries) >= _PLAIN]
        plain = [found for found in plain if not self._in_navigation(found.place)]
        largest = max(plain, key=lambda found: len(found.entries), default=None)
        own = len({link.key for link in self.links if split(link.url).netloc == self.host})
        if largest is None or len(largest.entries) < _PLAIN_SHARE * own:
            return []
        return [largest]

    def _lists_of(self, links: list[Link], least_title: int) -> list[FoundList]:
        articles = Articles(self.page, links)
        self.headings = Headings(self.page, articles)
        lists = []
        for place, shown in candidates(self.page, articles.tree(links)):
            rows = self._without_clones(shown) if self.clones else shown
            below = without_head(self.page, rows)
            if len(below) < len(rows):
                self._passed_over.update(link.key for link in rows[0].links)
            read = read_rows(self.page, below, articles)
            self._passed_over.update(read.left_out)
            entries = self._of_one_site(entries_once(read.entries))
            if not self._have_titles(entries, least_title):
                continue
            # A column that has the same headline every day shows the days.
            if not say_the_same(entries) or show_days(self.page, rows):
                found = self._described(place, entries)
                if found is not None:
                    lists.append(found)
        return self._without_doubtful(lists)

    def _without_clones(self, rows: list[Row]) -> list[Row]:
        return [row for row in rows if not all(link.place in self.clones for link in row.links)]

    def _have_titles(self, entries: list[ListEntry], least_title: int) -> bool:
        """Whether the titles of ``entries`` are as long as those of articles are."""
        if len(entries) < 2 or (least_title and are_labels(entries)):
            return False
        return _median([len(entry.title) for entry in entries]) >= self._least(entries, least_title)

    def _least(self, entries: list[ListEntry], least_title: int) -> int:
        """Characters that half of the titles must have. Words in Latin letters at addresses made of
        such words are as likely a menu's, unless they are many.
        """
        sure = sum(self._likeness[entry.key] > 1 for entry in entries)
        latin = sum(entry.title.isascii() for entry in entries)
        return (
            max(least_title, _LEAST_LATIN)
            if least_title and sure == 0 and latin * 2 > len(entries)
            else least_title
        )

    @cached_property
    def _likeness(self) -> dict[str, int]:
        """How much the address of every key looks like an article's."""
        return {link.key: link.likeness for link in self.links}

    def _without_doubtful(self, lists: list[FoundList]) -> list[FoundList]:
        """``lists``, those headed by the only name of a medium, if it may be a column's, with it as their
        name: of media, a page names several or its own.
        """
        names = {found.publisher for found in lists if found.publisher}
        if self._own is None and (len(names) != 1 or not all(map(is_doubtful, names))):
            return lists
        again = [
            self._described(found.place, found.entries, known=True) if found.publisher else found
            for found in lists
        ]
        return [found for found in again if found is not None]

    @cached_property
    def _urls(self) -> dict[str, str]:
        """The address in full of every key."""
        return {link.key: link.url for link in self.links}

    def _of_one_site(self, entries: list[ListEntry]) -> list[ListEntry]:
        """``entries`` without the few of a list of one site that lead elsewhere: they are advertisements."""
        domains = [registered_domain(split(self._urls[entry.key]).host) for entry in entries]
        most = {domain for domain, count in Counter(domains).items() if count >= _ONE_SITE * len(domains)}
        if not most:
            return entries
        own = registered_domain(split(self.url).host)
        return [
            entry for entry, domain in zip(entries, domains, strict=True) if domain in most or domain == own
        ]

    def _in_navigation(self, place: int) -> bool:
        return any(self.page.tags[element] in _NAVIGATION for element in self.page.above(place))

    def _complete(self, lists: list[FoundList]) -> None:
        """Give ``lists`` those of their rows whose addresses do not look like articles on their own."""
        page = self.page
        by_place = {found.place: found for found in lists}
        rows_in: dict[int, dict[int, list[Link]]] = {place: {} for place in by_place}
        for link in self.links:
            if LINK_LABEL.match(link.text) or link.key in self._passed_over:
                continue
            place = link.place
            while place >= 0:
                parent = page.parents[place]
                if parent in rows_in:
                    rows_in[parent].setdefault(place, []).append(link)
                    break
                place = parent
        everything: Articles | None = None
        for place, rows in rows_in.items():
            found = by_place[place]
            have = {entry.key: entry for entry in found.entries}
            others = {
                row: inside for row, inside in rows.items() if not any(link.key in have for link in inside)
            }
            if not others:
                continue
            like = {signature(page, row) for row in rows if row not in others}
            known_hosts = {split(self._urls[key]).netloc for key in have}
            missing = [
                Row(row, inside)
                for row, inside in others.items()
                if signature(page, row) in like
                and len({link.key for link in inside}) == 1
                and split(inside[0].url).netloc in known_hosts
            ]
            if missing:
                everything = everything or Articles(page, self.links)
                new = {entry.key: entry for entry in read_rows(page, missing, everything).entries}
                order = [link.key for inside in rows.values() for link in inside]
                entries = {key: have.get(key) or new.get(key) for key in order}
                found.entries = [entry for entry in entries.values() if entry is not None]

    def _joined(self, lists: list[FoundList], *, panes: bool = False) -> list[FoundList]:
        """``lists`` with the parts of a list that is cut into several elements side by side put together;
        ``panes`` leaves those apart that may be shown one at a time.
        """
        joined: list[FoundList] = []
        for found in lists:
            before = joined[-1] if joined else None
            if before is not None and self._continues(before, found, panes=panes):
                before.entries = entries_once(before.entries + found.entries)
                before.place = found.place
            else:
                joined.append(found)
        return joined

    def _continues(self, before: FoundList, found: FoundList, *, panes: bool) -> bool:
        page = self.page
        if page.tags[before.place] != page.tags[found.place] or page.previous(found.place) != before.place:
            return False
        if panes and any(
            "display" in (page.elements[one.place].get("style") or "") for one in (before, found)
        ):
            return False
        if (before.name, before.publisher, before.tab) != (found.name, found.publisher, found.tab):
            return False
        first, last = _rank(found.entries[0]), _rank(before.entries[-1])
        return first is None if last is None else first == last + 1

    def _described(self, place: int, entries: list[ListEntry], *, known: bool = False) -> FoundList | None:
        """The list with what its headings say; None if they say that it is none of articles."""
        titles = {entry.title for entry in entries}
        about = description_over(
            self.headings, place, lambda text: text in titles or text in self._titles, known=known
        )
        if about is None:
            return None
        if about.kind == "trending" and not COMMENTED.search(about.telling or "") and count_readers(entries):
            for entry in entries:
                entry.comments = None
        return FoundList(
            about.kind or "mainnews",
            about.name,
            entries,
            publisher=about.publisher,
            headed=about.kind is not None,
            section=about.section,
            place=place,
            heading=about.heading,
            telling=about.telling,
            lines=about.lines,
        )

    @cached_property
    def _own(self) -> str | None:
        """The medium whose page this is."""
        return own_medium(self.page.elements[0])

    @cached_property
    def _titles(self) -> frozenset[str]:
        """The headlines that the page links."""
        return frozenset(
            link.text for link in self.links if link.likeness > 0 and len(link.text) >= _HEADLINE
        )

    def _name_publishers(self, lists: Sequence[FoundList]) -> None:
        named = [found for found in lists if found.publisher is None]
        for found, publisher in zip(named, names_in_columns([found.lines for found in named]), strict=True):
            found.publisher = publisher
            if publisher == found.name:
                found.name = None
        everywhere = names_in_columns([found.lines for found in lists], sure=True)
        for found, publisher in zip(lists, everywhere, strict=True):
            found.publisher = found.publisher or publisher
        domain = registered_domain(split(self.url).host)
        for found in lists:
            hosts = (split(self._urls[entry.key]).host for entry in found.entries)
            own = all(registered_domain(host) == domain for host in hosts)
            if self._own and own and not any(entry.publisher for entry in found.entries):
                found.publisher = found.publisher or self._own


def _rank(entry: ListEntry) -> int | None:
    rank = RankingLoader.clean("rank", entry.rank)
    return rank if isinstance(rank, int) else None


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]
