"""A declaration and its test drafted from one front page and what it leads to, for a person to review."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from scrapy.http import TextResponse

from newscrawl.addresses import registered_domain, split
from newscrawl.pages.document import Document
from newscrawl.pages.publishers import is_portal
from newscrawl.sitecheck import frozen
from newscrawl.sitecheck.declaration import Draft
from newscrawl.sitecheck.evidence import publisher_of
from newscrawl.sitecheck.fetch import DraftError
from newscrawl.sitecheck.listdraft import DraftedList, NewFront, drafted_lists, not_opened
from newscrawl.sitecheck.shapes import address_shapes
from newscrawl.sites import GENERIC, site_for
from newscrawl.sites.base import Robots
from newscrawl.sites.systems.ndsoft import NdSoft
from newscrawl.text import KST

# Publishers beside the entries of a page from which on it is a portal's.
_PORTAL = 4


def leads_of(response: TextResponse) -> list[str]:
    """The addresses that a front page leads to and that are worth opening, the system's own lists first."""
    refuse_known(response.url)
    front = NewFront(response)
    own = list(_system_lists(response)) if _is_nd_soft(front) else []
    return [*own, *(url for url in front.leads() if url not in own)]


def refuse_known(url: str) -> None:
    """Raise :class:`DraftError` for the address of a declared site."""
    known = site_for(url)
    if known is not GENERIC:
        raise DraftError(f"{split(url).host} is declared already: {known.name}")


def drafted(
    response: TextResponse,
    opened: Mapping[str, TextResponse],
    verdict: Callable[[Sequence[str]], Robots],
    *,
    live: bool,
) -> Draft:
    """The draft of a site from its front page, what of its links was ``opened``, and what robots.txt says.

    Raises DraftError: the site is known already, or its page holds no list.
    """
    refuse_known(response.url)
    front = NewFront(response)
    lists: list[DraftedList] | None = drafted_lists(front, opened)
    if not lists:
        raise DraftError(f"no list of articles was found on {response.url}; name another page of the site")
    url = split(response.url)
    nd_soft = _is_nd_soft(front)
    own = _system_lists(response) if nd_soft else []
    left = not_opened(front, opened)
    if nd_soft and (not live or all(address in opened for address in own)):
        lists, left = None, []
    asked = own if lists is None else [front.response.urljoin(one.source.url) for one in lists]
    name = site_name(response.url)
    publisher = publisher_of(Document.of(front.response), response.url, name)
    return Draft(
        name=name,
        url=response.url,
        home=f"{url.scheme}://{url.netloc}/",
        domain=registered_domain(url.host),
        publisher=publisher,
        portal=is_portal(publisher.value) or _shows_others(front, publisher.value),
        robots=verdict(asked),
        shapes=[] if nd_soft else address_shapes(front.addresses(), url.host),
        lists=lists,
        not_opened=[] if live else left,
        nd_soft=nd_soft,
        on=datetime.now(KST).date(),
        live=live,
    )


def write(draft: Draft, response: TextResponse, sites: Path, cases: Path) -> list[Path]:
    """Write the declaration to the folder ``sites`` and what tests it below ``cases``; returns the paths.

    Raises DraftError: one of them exists already.
    """
    declaration, case = sites / f"{draft.name}.py", cases / draft.name / "front"
    for path in (declaration, case):
        if path.exists():
            raise DraftError(f"{path} exists already")
    sites.mkdir(parents=True, exist_ok=True)
    declaration.write_text(draft.text(), encoding="utf-8")
    frozen.freeze(case, NewFront(response).response, draft.name)
    return [declaration, case / "page.html", case / "expected.json"]


def site_name(url: str) -> str:
    """A name for the site at ``url``: the label that was registered, fit for a module."""
    host = split(url).host
    label = registered_domain(host).split(".")[0]
    name = re.sub(r"\W", "", label.replace("-", "_"))
    return name if name and not name[0].isdigit() else f"site_{name}"


def _is_nd_soft(front: NewFront) -> bool:
    urls = front.addresses()
    return sum("articleView.html" in url for url in urls) > len(urls) / 2


def _system_lists(response: TextResponse) -> list[str]:
    """Where ND Soft has its lists on the site of a page."""
    return [response.urljoin(source.url) for source in NdSoft.lists]


def _shows_others(front: NewFront, own: str) -> bool:
    """Whether the page's lists name several publishers beside their entries."""
    shown = {found.publisher or entry.publisher for found in front.lists for entry in found.entries}
    return len(shown - {None, own}) >= _PORTAL
