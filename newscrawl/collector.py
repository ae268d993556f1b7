"""Python's garbage collector in the process of a crawl. Imports nothing that takes time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# So many objects more than before, and the collector looks at the young ones; a hundred times as many, and it
# looks at all. A page is some 10,000 objects while it is read: with Python's 700 it was looked through again
# and again meanwhile, and all pages in work every 60 pages. Nothing was found there: what a page is made of
# goes when its last reader lets go of it.
_YOUNG: Final = 10_000


def look_seldom() -> None:
    """Have the collector look through what there is less often: a twelfth of a crawl's time goes with it.
    Until ``settle`` it does not look at all: what modules are made of stays.
    """
    gc.set_threshold(_YOUNG)
    gc.disable()


def settle() -> None:
    """Tell the collector that what there is now stays to the end of the process, and to look from now on.

    Modules, tables and declarations are 150,000 objects, which need not be looked through for what may go.
    """
    gc.freeze()
    gc.enable()


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let the collector rest while one page is read: elsewhere than in a crawl that saves a twentieth.

    A page's elements and lines are more objects than the 700 after which Python looks, so every page has it
    look, in vain. It counts on meanwhile: what a reading does leave in a circle goes with the next look.
    Where it rests already it is left so; of readings in several threads the first to end wakes it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
