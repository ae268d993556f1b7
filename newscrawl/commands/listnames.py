"""Which of the store's lists a command is asked about, and what they are called."""

from collections.abc import Sequence

from newscrawl.commands.asking import check_sites
from newscrawl.nearest import hint
from newscrawl.store import Store, StoreError
from newscrawl.store.spellrecords import ListName
from newscrawl.text import comparable

COLUMNS = ("site", "list", "name", "tab", "section", "span")
"""The attributes of a ``ListName`` that stand in rows."""


def asked_lists(store: Store, sites: Sequence[str], name: str | None) -> list[ListName]:
    """The lists of these sites (of all) of which heading, tab, section or kind is ``name``, or else holds it.

    Raises ``StoreError`` with the likeliest name if there is none.
    """
    followed = store.followed()
    check_sites(store, sites)
    found = [one for one in followed if not sites or one.site in sites]
    if not found:
        of = f" of {', '.join(sites)}" if sites else ""
        raise StoreError(f"no list{of} has a history yet: a crawl that comes to its end begins it")
    if name is None:
        return found
    wanted = comparable(name)
    exact = [one for one in found if wanted in map(comparable, _words(one))]
    held = exact or [one for one in found if any(wanted in comparable(word) for word in _words(one))]
    if held and wanted:
        return held
    known = list(dict.fromkeys(word for one in found for word in _words(one)))
    raise StoreError(f"no list is called {name!r}; {hint(name, known, 0.4)}")


def _words(one: ListName) -> list[str]:
    return [word for word in (one.label, one.name, one.tab, one.section, one.list) if word]
