"""What a site declares: its domains, lists, article rules and how its addresses name an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

ListKind = Literal["mainnews", "trending"]
Robots = Literal["allows", "refuses", "partly", "unknown"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One XPath alternative for a field of an article page.

    ``seen`` is the address of the page the rule was read from.
    """

    xpath: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """One list of a site and how it is read.

    ``url`` may be relative to the site's ``base_url``. ``{page}`` in ``paging`` is the page number.
    ``reader``: ``rule`` reads rows by ``rows``; ``heading`` finds the block under ``name``;
    ``feed`` reads RSS or Atom; ``sitemap`` a news sitemap; ``auto`` finds what is there.
    """

    kind: ListKind
    url: str
    name: str | None = None
    section: str | None = None
    tab: str | None = None
    reader: Literal["rule", "heading", "feed", "sitemap", "auto"] = "auto"
    paging: str | None = None


class Site:
    """The base of all declarations. A site without rules is read by the general reading."""

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    domains: ClassVar[Sequence[str]] = ()
    kind: ClassVar[Literal["portal", "publisher"]] = "publisher"
    publisher: ClassVar[str | None] = None
    lists: ClassVar[Sequence[ListSource]] = ()
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {}
    robots: ClassVar[Robots] = "unknown"
    render: ClassVar[bool] = False
    verified: ClassVar[bool] = False

    def native_id(self, url: str) -> str | None:
        """The site's own identity of the article at ``url``, or None if it names none."""
        return None
