"""Edits that several articles may share: a line that a site's template adds to, or takes from, all its texts.

Two articles with the same sentence added say nothing by chance; three of different texts have it from
elsewhere than their authors.
"""

import hashlib
from typing import Final

from newscrawl.changes.words import Edit
from newscrawl.retitling import headline_key

# Letters of an edit that many may have by chance: another number, a name's particle.
_LEAST: Final = 8


def piece_of(edit: Edit) -> int | None:
    """What tells the same edit in other articles; None for one that says too little to be told."""
    before, after = headline_key(edit.before), headline_key(edit.after)
    if sum(char.isalpha() for char in before + after) < _LEAST:
        return None
    packed = f"{before}\n{after}".encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), signed=True)
