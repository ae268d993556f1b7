"""The run's part of the frontier: what it has leased, and what it takes next."""

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager

from newscrawl.run.slots import DownloadSlots
from newscrawl.store import AsyncStore, Store
from newscrawl.store.taking import Wanted
from newscrawl.store.waiting import Taken, WaitingArticle, WaitingList

logger = logging.getLogger(__name__)

# Articles of all slots that are leased at a time, and how many must be wanted before more are taken: taking
# is a transaction as well.
WINDOW = 256
SHARE = 32
# Seconds between two looks at a frontier that had nothing for this run: other runs may give something back.
POLL = 1.0


class Work:
    """What is leased by this run is ``open`` until it was kept, or was found not to be readable."""

    def __init__(self, store: AsyncStore, run: str, slots: DownloadSlots) -> None:
        self._store = store
        self._run = run
        self._slots = slots
        self._open: dict[bytes, str] = {}
        self._just_leased: set[bytes] | None = None  # while ``forget_lost`` asks the store
        self._in_slot: Counter[str] = Counter()
        self._taken: Counter[str] = Counter()  # by slot, since the run began
        self._held: set[str] = set()
        self._freed = 0  # articles done since the last look
        self._changed = asyncio.Event()
        self._lists_changed = True
        self._sites: Sequence[str] = ()
        self._ahead: deque[Taken] = deque()  # leased together with keeping a page, and not handed on yet
        self._looks = 0  # that are under way

    def is_open(self, key: bytes) -> bool:
        """Whether a row is leased and not done."""
        return key in self._open

    def done(self, key: bytes | None) -> None:
        """Note that a row is off the frontier, or given back."""
        if key is not None and (slot := self._open.pop(key, None)) is not None:
            self._in_slot[slot] -= 1
            self._freed += 1
            self._changed.set()

    def lease(self, taken: Taken, *, ahead: bool = False) -> None:
        """Note what was leased. ``ahead``: together with keeping a page, and to be handed on next."""
        rows: list[WaitingList | WaitingArticle] = [*taken.lists, *taken.articles]
        for row in rows:
            self._open[row.key] = row.slot
            if self._just_leased is not None:
                self._just_leased.add(row.key)
            self._in_slot[row.slot] += 1
            self._taken[row.slot] += 1
            if self._slots.alone(row.slot):
                self._held.add(row.slot)
        if ahead:
            self._ahead.append(taken)
            self._changed.set()

    async def forget_lost(self) -> None:
        """Note what is not leased by this run any more: it gave no sign of life for too long, and others have
        it. It is not asked for then.
        """
        before, just_leased = set(self._open), set[bytes]()
        self._just_leased = just_leased
        try:
            held = await self._store.call(Store.leased, self._run)
        finally:
            self._just_leased = None
        lost = (before & self._open.keys()) - held - just_leased
        for key in lost:
            self.done(key)
        if lost:
            logger.warning("No sign of life for too long: %d pages are left to other runs", len(lost))

    def list_done(self, key: bytes, *, leads_on: bool = True) -> None:
        """Note that a page of a list is off the frontier. ``leads_on``: what waited for it may be read now,
        and has not been leased together with keeping it.
        """
        self._lists_changed = self._lists_changed or leads_on
        self.done(key)
        self._changed.set()

    @contextmanager
    def wanted_after(self, key: bytes) -> Iterator[Wanted | None]:
        """How much more is wanted once this page of a list is kept, which happens meanwhile; None while the
        frontier is being looked at: two looks at once would lease too much.
        """
        if self._looks or not self._sites:
            yield None
            return
        with self._looking():
            yield self._wanted(self._sites, done=self._open.get(key))

    async def taken(self, crawl: int, sites: Sequence[str]) -> AsyncIterator[Taken]:
        """Take from the frontier of ``crawl`` until nothing is left on it, with this run or another.

        Raises ``StoreError``.
        """
        self._sites = sites
        while True:
            self._changed.clear()
            looked = time.monotonic()
            self._lists_changed, self._freed = False, 0
            taken = self._ahead.popleft() if self._ahead else await self._take(crawl)
            await self.let_go()
            if taken.lists or taken.articles:
                yield taken
            elif not taken.left:
                return
            while not self._is_due(looked, empty=not taken.articles):
                try:
                    async with asyncio.timeout(max(looked + POLL - time.monotonic(), 0.01)):
                        await self._changed.wait()
                except TimeoutError:
                    if not self._looks:
                        break
                self._changed.clear()

    async def _take(self, crawl: int) -> Taken:
        with self._looking():
            taken = await self._store.call(Store.take, self._run, crawl, self._wanted(self._sites))
        self.lease(taken)
        return taken

    @contextmanager
    def _looking(self) -> Iterator[None]:
        self._looks += 1
        try:
            yield
        finally:
            self._looks -= 1

    def _is_due(self, looked: float, *, empty: bool) -> bool:
        """Whether another look at the frontier may find something."""
        if self._ahead:
            return True
        if self._looks:  # its page says what there is
            return False
        if self._lists_changed or time.monotonic() - looked >= POLL:
            return True
        return (not empty and self._freed >= SHARE) or (not self._open and self._freed > 0)

    def _wanted(self, sites: Sequence[str], done: str | None = None) -> Wanted:
        """``done``: the slot of a row that is off the frontier by then."""
        in_slot = self._in_slot - Counter([] if done is None else [done])
        full = {slot for slot, number in in_slot.items() if number > self._enough(slot)}

        def room_in(slot: str) -> int:
            return 0 if slot in full else self._slots.window(slot) - in_slot[slot]

        room = max(WINDOW - len(self._open) + (done is not None), 0)
        return Wanted(
            sites=sites,
            room=room,
            room_in=room_in,
            alone=self._slots.alone,
            full=full,
            turn=self._taken.__getitem__,
            known=tuple(self._open),
        )

    def _enough(self, slot: str) -> int:
        """With so many leased rows of a slot, it is worth while to take more."""
        window = self._slots.window(slot)
        return window - min(SHARE, window // 2)

    async def let_go(self, *, ends: bool = False) -> None:
        """Let other machines ask the slots of which this run reads nothing any more; if it ``ends``, all.

        Raises ``StoreError``.
        """
        idle = {slot: self._slots.delay(slot) for slot in self._held if ends or not self._in_slot[slot]}
        if idle:
            self._held -= idle.keys()
            await self._store.call(Store.let_go, self._run, idle)
