"""Which of the known names somebody may have meant who wrote one that is unknown."""

from collections.abc import Iterable
from difflib import get_close_matches

from newscrawl.text import comparable

# The share of a name that must be as in the known one, and the names that are told where none is like it.
_LIKENESS = 0.6
_MOST = 12


def nearest(name: str, known: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """The known name that is most like ``name``, whatever its capitals and signs; None where none is."""
    by_key = {comparable(one): one for one in known}
    found = get_close_matches(comparable(name), by_key, 1, likeness)
    return by_key[found[0]] if found else None


def hint(name: str, known: Iterable[str], likeness: float = _LIKENESS) -> str:
    """What the line about an unknown name ends with: ``did you mean naver?``, or what names there are."""
    names = list(dict.fromkeys(known))
    if (meant := nearest(name, names, likeness)) is not None:
        return f"did you mean {meant}?"
    more = ", …" if len(names) > _MOST else ""
    return f"there is: {', '.join(names[:_MOST]) or 'none yet'}{more}"


def aside(name: str, known: Iterable[str]) -> str:
    """What stands behind an unknown name where the known ones are told anyway: `` (did you mean naver?)``."""
    meant = nearest(name, known)
    return f" (did you mean {meant}?)" if meant is not None else ""
