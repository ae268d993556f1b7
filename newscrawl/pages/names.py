"""What the names of elements say: publishing systems call their parts much the same."""

import re
from functools import lru_cache

from newscrawl.lexicon import NameMatcher


class Role:
    """What the tag, id and class of an element say that it is: bits, which one element may have several of.

    Plain integers, because they are asked for every line and an enum's operators are ten times slower.
    """

    NONE = 0
    HIDDEN = 1
    ASIDE = 2
    CAPTION = 4
    BYLINE = 8
    TIME = 16
    SUBTITLE = 32
    TAGS = 64
    COPYRIGHT = 128
    HEADING = 256
    BODY = 512
    FIGURE = 1024
    ITEM_BODY = 2048
    TITLE = 4096
    COMMENTS = 8192
    # For the walk alone, no node has them: shown as a block, on no screen at all, the page itself.
    AS_BLOCK = 16384
    UNSEEN = 32768
    WHOLE = 65536


_UTILITY = re.compile(r"[:\[(]")
# A longer list of classes says nothing more.
_LONGEST_NAMES = 400
# What these elements are needs no name (HTML standard).
TAG_ROLES = {
    "figcaption": Role.CAPTION,
    "figure": Role.FIGURE,
    "nav": Role.ASIDE,
    "aside": Role.ASIDE,
    "footer": Role.ASIDE,
    "time": Role.TIME,
    "address": Role.BYLINE,
    **dict.fromkeys(("html", "body"), Role.WHOLE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
}
# Properties of schema.org's Article.
_ITEMPROPS = {
    "articleBody": Role.ITEM_BODY | Role.BODY,
    "datePublished": Role.TIME,
    "dateModified": Role.TIME,
    "dateCreated": Role.TIME,
    "author": Role.BYLINE,
    "creator": Role.BYLINE,
    "headline": Role.TITLE,
}
_MATCHER = NameMatcher(
    {
        "hidden": Role.HIDDEN,
        "caption": Role.CAPTION,
        "figure": Role.FIGURE,
        "byline": Role.BYLINE,
        "time": Role.TIME,
        "subtitle": Role.SUBTITLE,
        "tags": Role.TAGS,
        "copyright": Role.COPYRIGHT,
        "title": Role.TITLE,
        "aside": Role.ASIDE,
        "comments": Role.ASIDE | Role.COMMENTS,
        "body": Role.BODY,
    }
)


# Names come back on every page of a site; a cache of one argument asks for no tuple.
@lru_cache(maxsize=4096)
def role_of_names(classes: str) -> int:
    """What an element with these classes is, by the names that pages give their parts.

    A class with ``:``, ``[`` or ``(`` is utility CSS (``print:hidden``, ``Mend(82px)--modal``) and names
    nothing.
    """
    names = classes[:_LONGEST_NAMES].split()
    return _MATCHER.match([name for name in names if not _UTILITY.search(name)])


@lru_cache(maxsize=1024)
def role_of_id(ids: str) -> int:
    """What an element with this id is."""
    return _MATCHER.match(ids[:_LONGEST_NAMES].split())


@lru_cache(maxsize=64)
def role_of_property(itemprop: str) -> int:
    """What an element with this ``itemprop`` is."""
    role = Role.NONE
    for name in itemprop.split():
        role |= _ITEMPROPS.get(name, Role.NONE)
    return role
