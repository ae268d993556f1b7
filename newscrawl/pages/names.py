"""What the names of elements say: publishing systems call their parts much the same."""

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
        "body": Role.BODY,
    }
)


@lru_cache(maxsize=4096)
def role_of(tag: str, ids: str, classes: str, itemprop: str) -> int:
    """What ``tag`` with this id, class and itemprop is, by the names that pages give their parts.

    A class with ``:`` or ``[`` is utility CSS (``print:hidden``, ``lg:grid``) and names nothing.
    """
    role = TAG_ROLES.get(tag, Role.NONE)
    for name in itemprop.split():
        role |= _ITEMPROPS.get(name, Role.NONE)
    if ids:
        role |= _MATCHER.match(ids[:_LONGEST_NAMES].split())
    if classes:
        names = classes[:_LONGEST_NAMES].split()
        role |= _MATCHER.match([name for name in names if ":" not in name and "[" not in name])
    return role
