"""Where a list of a site is: its addresses, pages, days and cursors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import urljoin

from newscrawl.exceptions import NewscrawlError
from newscrawl.nearest import aside

ListKind = Literal["mainnews", "trending"]

# What ``-a tab=`` may say in English for the tabs that Korean portals show.
TAB_WORDS = {
    "latest": ("최신", "실시간", "속보", "최근"),
    "popular": ("인기", "많이 본", "많이본", "랭킹", "조회"),
    "comments": ("댓글",),
}


class NoSuchList(NewscrawlError):  # noqa: N818 - the user reads this name, and it is no fault of the program
    """No list of a site is what was asked for. Raised by ``Site.lists_for`` and ``chosen``; the
    message names what there is.
    """


def tab_matches(shown: str | None, wanted: str) -> bool:
    """Whether the tab ``shown`` on a page is the ``wanted`` one, which may be one of ``TAB_WORDS``."""
    if not shown:
        return False
    words: Sequence[str] = TAB_WORDS.get(wanted.lower(), (wanted,))
    return any(word in shown for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """One list of a site and how it is read.

    ``url`` may be relative to the site's ``home``; ``{date}`` in it is today, as ``date_format`` writes
    it. ``paging`` is the address of a further page: ``{page}`` is its number, ``{cursor}`` what the XPath
    ``cursor`` finds on the page before. ``max_pages`` is how many pages are read
    where the user names no number; None is all there are. ``reader``: ``rule`` reads by the site's list
    rules; ``heading`` finds the block under ``name``; ``feed`` reads RSS or Atom; ``sitemap`` a news
    sitemap; ``menu`` is no list but a page whose menu names the categories, each with lists of its own (the
    site's :class:`MenuRule`); ``auto`` finds what is there. A list ``on_article`` stands on article pages
    only: ``url`` is a list page, whose first article is opened and the list read there. A ``single`` list
    has no further pages, though the page it stands on may have some.

    ``dated`` is the address of the list of a day, which is ``{date}`` in it; ``on`` the day (ISO 8601) that
    is asked for there, None for the list as it stands now. ``day`` and ``hours`` are XPaths of what says on
    the page which day, and which hours of it, the list is about; ``day_in_address`` is a regular expression
    whose group is the day (``20260321``) in the addresses of its articles: the newest one's is the day of the
    list. ``minute`` of the hour from which a list that is made anew each hour shows the new one.
    """

    kind: ListKind
    url: str
    name: str | None = None
    section: str | None = None
    tab: str | None = None
    reader: Literal["rule", "heading", "feed", "sitemap", "menu", "auto"] = "auto"
    on_article: bool = False
    single: bool = False
    paging: str | None = None
    first_page: int = 1
    page_step: int = 1
    cursor: str | None = None
    date_format: str = "%Y%m%d"
    max_pages: int | None = 1
    dated: str | None = None
    on: str | None = None
    day: str | None = None
    hours: str | None = None
    day_in_address: str | None = None
    minute: int | None = None

    def first(self, home: str, today: date) -> str:
        """The address of the list's first page, that of the day it is asked for; ``today`` in Korean time."""
        if self.on is not None and self.dated is not None:
            today, template = date.fromisoformat(self.on), self.dated
            return urljoin(home, self._fill(template, page=self.first_page, day=today))
        return urljoin(home, self._fill(self.url, page=self.first_page, day=today))

    def next(self, home: str, current: str, *, cursor: str | None = None) -> str | None:
        """The address of the page after ``current``, or None if the list has no further ones."""
        if self.single or not self.paging or (self.cursor and not cursor):
            return None
        page = self._read(current, home, "page")
        number = (int(page) if page else self.first_page) + self.page_step
        address = urljoin(home, self._fill(self.paging, page=number, cursor=cursor or ""))
        return address if address != current else None

    def _fill(self, template: str, *, page: int, day: date | None = None, cursor: str = "") -> str:
        shown = day.strftime(self.date_format) if day else ""
        return template.replace("{page}", str(page)).replace("{date}", shown).replace("{cursor}", cursor)

    def _read(self, address: str, home: str, field: str) -> str | None:
        """The value of ``field`` in an address that was made from one of the templates."""
        for template in (self.paging, self.url):
            if template and "{" + field + "}" in template:
                pattern = re.escape(urljoin(home, template))
                pattern = pattern.replace(re.escape("{" + field + "}"), r"(?P<value>[\w.-]+?)", 1)
                pattern = re.sub(r"\\\{\w+\\\}", r"[\\w.-]*?", pattern)
                if found := re.fullmatch(pattern, address):
                    return found["value"]
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuRule:
    """How the menu on a site's pages names the categories, where no list of them can be declared.

    ``links`` is an XPath for the menu's links; the last part of a link's path is the category's code.
    ``label`` is an XPath, relative to a link, for the category's name. ``lists`` are the lists of each
    category, with ``{code}`` and ``{label}`` in ``url``, ``name``, ``section`` and ``paging``. ``seen`` names
    the page the rule was read from.
    """

    links: str
    label: str
    lists: Sequence[ListSource]
    seen: str

    def lists_of(self, kind: ListKind, code: str, label: str) -> list[ListSource]:
        """The lists of ``kind`` of the category with this code and name."""

        def filled(template: str | None) -> str | None:
            return template and template.replace("{code}", code).replace("{label}", label)

        return [
            replace(
                source,
                url=source.url.replace("{code}", code).replace("{label}", label),
                name=filled(source.name),
                section=filled(source.section),
                paging=filled(source.paging),
            )
            for source in self.lists
            if source.kind == kind
        ]


def chosen(
    sources: Sequence[ListSource], owner: str, sections: Sequence[str] = (), tab: str | None = None
) -> list[ListSource]:
    """Those of ``sources``, all of one kind, that are of these sections and this tab where they are given.

    A list whose declaration names no tab may show several, so it is kept for any ``tab``; a menu leads to
    sections that are not known yet, so it is kept for any section. ``owner`` is the name of their site.
    Raises :class:`NoSuchList` with the allowed values if nothing is left of what was asked for.
    """
    kind = sources[0].kind if sources else "mainnews"
    is_open = any(source.reader == "menu" for source in sources)
    known = list(dict.fromkeys(source.section for source in sources if source.section))
    unknown = [section for section in sections if section not in known]
    if unknown and not is_open:
        raise NoSuchList(
            f"{owner} has no {kind} list of section {', '.join(unknown)}{aside(unknown[0], known)}; "
            + (f"sections are {', '.join(known)}" if known else "its lists are not divided by section")
        )
    left = [
        source for source in sources if not sections or source.reader == "menu" or source.section in sections
    ]
    if tab is None:
        return left
    shown = [source for source in left if source.tab is None or tab_matches(source.tab, tab)]
    if not shown:
        tabs = ", ".join(dict.fromkeys(source.tab for source in left if source.tab))
        raise NoSuchList(f"{owner} has no {kind} list with the tab {tab}; tabs are {tabs}")
    return shown
