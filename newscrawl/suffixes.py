"""The public suffix list: under what names one can register another.

Of its ten thousand rules a crawl needs those of a few top-level domains; making all of them is a twentieth of
its start.
"""

from functools import cache, lru_cache
from pathlib import Path

from publicsuffixlist import PSLFILE, PublicSuffixList


def suffixes_of(host: str) -> PublicSuffixList:
    """The suffixes that a host's name may end in. An IP address and a top-level domain that nobody knows have
    none.
    """
    # A name in the ASCII form of another script (xn--) is held against rules in that form, too.
    return _every_suffix() if "xn--" in host else _suffixes_under(host.rstrip(".").rpartition(".")[2].lower())


@lru_cache(maxsize=256)
def _suffixes_under(top: str) -> PublicSuffixList:
    rules = [rule for rule in _rules() if rule == top or rule.endswith(f".{top}")]
    return PublicSuffixList(rules, accept_unknown=False, accept_encoded_idn=False)


@cache
def _every_suffix() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


@cache
def _rules() -> list[str]:
    # The list that comes with the package: nothing is downloaded. Its private part is used, because the pages
    # of one host under github.io or blogspot.com have nothing to do with the next.
    return Path(PSLFILE).read_text("utf-8").splitlines()
