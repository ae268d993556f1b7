"""One article, one identity: over hosts, schemes, tracking parameters and a site's several paths."""

import re
from collections.abc import Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import urljoin

from newscrawl.addresses import Joiner, address_key, clean_url, host_key, registered_domain, split
from newscrawl.sites.base import Site
from newscrawl.sites.likeness import article_likeness
from newscrawl.sites.registry import GENERIC, site_for


class Identity(NamedTuple):
    """What an address names: ``id`` is equal for all addresses of one article, ``url`` is the canonical one,
    ``site`` the name of the declaration, or the host of a site without one.
    """

    id: str
    url: str
    site: str


def identify(url: str, site: Site | None = None) -> Identity:
    """What ``url`` names. ``site`` is looked up by domain if it is not given or does not own the address.

    The id is ``name:native id`` where the site's declaration recognizes an article, else ``host:`` and a
    digest of the address key. Pure, and never raises.
    """
    # A portal's list links to publishers, whose own declarations know better.
    site = _owner(url, site)
    found = site.address_of(url)
    if found:
        address, parts = found
        canonical = address.canonical.format(*parts) if address.canonical else clean_url(url)
        return Identity(f"{site.name}:{':'.join(parts)}", canonical, site.name)
    key = address_key(url)
    split_url = split(url)
    host = host_key(split_url.host)
    if split_url.port:
        host = f"{host}:{split_url.port}"
    digest = blake2b(key.encode("utf-8", "replace"), digest_size=10).hexdigest()
    return Identity(f"{host}:{digest}", clean_url(url), site.name or host)


def _owner(url: str, site: Site | None) -> Site:
    """The site that ``url`` belongs to, where ``site`` is the one whose page led to it.

    A site may stand where no declaration says: the run placed it there. The generic site owns whatever it is
    asked about.
    """
    if site is GENERIC or (site is not None and site.stands_at(url)):
        return site
    return site_for(url)


_NUMBER = re.compile(r"\d{3,}")
# Years, months and days of a path: they are the same for all articles of a day, and for the day's list.
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[/-]?(?:0[1-9]|1[0-2])(?:[/-]?(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_HOST = re.compile(r"[^/?]*")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_believable(claimed: str, requested: str, site: Site | None = None) -> bool:
    """Whether the address that a page claims for itself may stand for the one it was ``requested`` under.

    ``rel=canonical`` and ``og:url`` often name the front page, the section, another site or, left in a
    template, another article. So a claim is believed only if it is an article's address on the same site,
    and not of the same shape as the requested one with another number in it.
    """
    own, other = split(requested), split(claimed)
    if other.scheme not in {"http", "https"} or not other.host:
        return False
    same_place = own.port == other.port and registered_domain(own.host) == registered_domain(other.host)
    known = site_for(requested) if site is None else site
    if not same_place and (known is GENERIC or _owner(claimed, known) is not known):
        return False
    if address_key(claimed) == address_key(requested):
        return True
    own_match, its_match = known.address_of(requested), known.address_of(claimed)
    if own_match and its_match:
        # Two shapes may count articles differently (a code for sharing, an old number), and the one that is
        # declared first is the site's own; with another number in the same shape it is another article.
        return own_match[1] == its_match[1] or its_match[0].order < own_match[0].order
    if own_match or its_match:
        return bool(its_match)
    return _same_article_by_shape(requested, claimed)


def _same_article_by_shape(requested: str, claimed: str) -> bool:
    """Whether two addresses of one undeclared site may name the same article.

    They do if they share its number or its slug. With another one in the same shape it is another article;
    in another shape it may be the same under a number that the site counts anew, if it looks like an
    article's at all.
    """
    own, other = _named(requested), _named(claimed)
    likeness = article_likeness(claimed)
    if not other or likeness < 1:
        return False
    if set(own) & set(other):
        return True
    if not own:  # a short link, unless it is the front page
        return likeness > 1 and bool(_behind_host(requested))
    return _shape(requested) != _shape(claimed)


def _behind_host(url: str) -> str:
    return _HOST.sub("", address_key(url), count=1)


def _named(url: str) -> list[str]:
    """The numbers in an address that are no date, else the slug that it ends in."""
    path = _behind_host(url)
    if numbers := _NUMBER.findall(_DATE.sub("", path)):
        return numbers
    slug = path.partition("?")[0].rpartition("/")[2]
    return [slug] if _WORD.search(slug) or "%" in slug else []


def _shape(url: str) -> str:
    """An address with what names its article left out."""
    path = _NUMBER.sub("0", _DATE.sub("0", _behind_host(url)))
    if "0" in path.rpartition("/")[2]:
        return path
    return path.rpartition("/")[0]


def decide_address(
    requested: str, claimed: Sequence[str | None], site: Site | None = None
) -> tuple[str, Identity]:
    """The canonical address and the identity of a page that was asked for as ``requested`` and claims the
    addresses ``claimed`` for itself (``rel=canonical``, ``og:url``), relative or absolute.

    The first claim that may be believed decides, else the requested address. Where the site declares a
    canonical form, the address has that form.
    """
    own = identify(requested, site)
    absolute = Joiner(partial(urljoin, requested), requested)
    for claim in claimed:
        address = absolute(claim) if claim and claim.strip() else ""
        if address == requested:  # as on most pages
            break
        if address and is_believable(address, requested, site):
            other = identify(address, site)
            # A native identity is never given up for a digest.
            if other.id == own.id or not _is_native(own, site) or _is_native(other, site):
                return other.url, other
    return own.url, own


def _is_native(identity: Identity, site: Site | None) -> bool:
    return identity.id.startswith(identity.site + ":") and _owner(identity.url, site).name == identity.site
