"""What speaks for an article on a page, and how much each sign says."""

from dataclasses import dataclass

# Addresses that are surely an article's, and surely none, as ``article_likeness`` counts.
SURELY, SURELY_NONE = 2, -2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an article on a page.

    ``marked``: JSON-LD or ``og:type`` says so; ``dated`` and ``signed``: a time of publication and an author
    were read, ``timed``: to the minute; ``headed``: its headline stands right above the text;
    ``described``: the page's description begins its text; ``native``: its address is declared as an
    article's; ``long``: it is much running text; ``kinds``: the types that its JSON-LD names where none is an
    article's; ``dense``: it is written with few characters, and of its time the day alone is read; ``flash``:
    its title says that it is no more than that; ``likeness``: how much its address looks like an article's
    (``article_likeness``).
    """

    marked: bool
    dated: bool
    timed: bool
    signed: bool
    headed: bool
    described: bool
    native: bool
    long: bool
    kinds: frozenset[str]
    dense: bool = False
    flash: bool = False
    likeness: int = 0

    @property
    def addressed(self) -> bool:
        """Whether its address is surely an article's. Error pages have such ones, too, but no day."""
        return self.likeness == SURELY and (self.dated or self.signed)

    @property
    def count(self) -> float:
        """How much speaks for an article."""
        return (
            1.5 * self.marked
            + 0.75 * self.dated
            + 0.75 * self.timed
            + 0.75 * self.addressed
            + self.signed
            + self.headed
            + self.described
            + 2.0 * self.native
            + 1.5 * self.long
        )
