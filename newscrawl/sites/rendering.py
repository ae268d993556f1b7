"""What a site declares about being read in a browser: when a page is complete, what is clicked and added.

Nothing here knows a browser; :mod:`newscrawl.rendering` does what is declared.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLinks:
    """Where a list's rows get their links from, if they are no links themselves: the page's own data.

    ``rows`` is an XPath for the rows, ``title`` one for the headline's text in a row. ``answer`` is an
    expression
    for the addresses of the answers that hold the entries, ``entries`` the dotted paths of the lists in
    them, ``key`` an entry's field with the headline, and ``address`` the row's address with ``{field}`` of
    the entry.
    """

    rows: str
    title: str
    answer: str
    entries: Sequence[str]
    key: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFact:
    """A fact that the page shows inexactly or not at all and its data holds: it becomes a ``<meta>``.

    ``path`` is the dotted path to the value in an answer whose address matches the expression ``answer``;
    ``meta`` the property to set, such as ``article:published_time``.
    """

    answer: str
    path: str
    meta: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where the next page of a list is, if the pager is made of buttons.

    ``current`` is an XPath for the number of the page shown, ``more`` one that finds something where there
    is a next page, and ``address`` its address, which may be relative, with ``{page}``.
    """

    current: str
    more: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How the pages of a site that shows nothing without JavaScript are read.

    A page is complete when every CSS selector of ``list_ready``, ``menu_ready`` (a page that is read for its
    menu alone) or ``article_ready`` finds something and
    every call of the page to an address that matches the expression ``answers`` was answered. A call that
    fails makes the page incomplete: it is loaded again. An article is gone if a call that matches
    ``article_answer`` is answered so. ``tab_button`` (a Playwright selector) is clicked for a list with a
    tab, which is then shown when the CSS selector ``tab_ready`` finds something; both with ``{tab}``.
    XPaths of ``removed`` name what scripts put on the page a second time.
    """

    list_ready: Sequence[str]
    article_ready: Sequence[str]
    menu_ready: Sequence[str] = ()
    answers: str = ""
    article_answer: str = ""
    tab_button: str = ""
    tab_ready: str = ""
    paging: Paging | None = None
    row_links: Sequence[RowLinks] = ()
    facts: Sequence[PageFact] = ()
    removed: Sequence[str] = ()
