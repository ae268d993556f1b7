"""What a run has seen of lists that lead to further pages, so that none leads it on and on."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

_REPEATED: Final = 2


class ListTrail:
    """Remembers, for this run alone, what pages of lists have shown and which lists were looked for.

    Memory: some 60 bytes for each entry. A run that goes on with a crawl begins without it, which costs at
    most the pages that ``LIST_PAGES`` allows once more.
    """

    def __init__(self, most_detours: int) -> None:
        self._most_detours = most_detours
        self._shown: dict[str, set[int]] = {}
        self._repeated: Counter[str] = Counter()
        self._detours: dict[str, set[str]] = {}

    def leads_on(self, name: str, addresses: Iterable[str | None]) -> bool:
        """Whether the page after one of the list ``name`` is worth asking for.

        It is not after two pages in a row without an address that no earlier one has shown. One may be: lists
        move on between two pages.
        """
        shown = self._shown.setdefault(name, set())
        before = len(shown)
        shown.update(hash(address) for address in addresses if address)
        self._repeated[name] = 0 if len(shown) > before else self._repeated[name] + 1
        return self._repeated[name] < _REPEATED

    def detours(self, name: str, addresses: Iterable[str]) -> list[str]:
        """Which of the addresses may be looked at for the list ``name``: each once, and not too many."""
        taken = self._detours.setdefault(name, set())
        new = [address for address in dict.fromkeys(addresses) if address not in taken]
        new = new[: max(self._most_detours - len(taken), 0)]
        taken.update(new)
        return new
