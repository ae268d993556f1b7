"""With what an article's page is read: a digest that changes with newscrawl and with a site's rules."""

import hashlib
from functools import lru_cache

from newscrawl import __version__
from newscrawl.sites.base import Site


@lru_cache(maxsize=512)  # asked twice for every article of a site
def reading_digest(site: Site) -> str:
    """The same as long as a page of ``site`` is read by the same rules of the same newscrawl."""
    rules = sorted((name, repr(alternatives)) for name, alternatives in site.rules.items())
    packed = repr((__version__, site.name, rules)).encode("utf-8", "replace")
    return hashlib.blake2b(packed, digest_size=8).hexdigest()
