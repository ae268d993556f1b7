"""The items newscrawl exports: the public schema, whose field names are a contract.

A missing value is ``None`` or an empty list or dict, never ``""`` and never a guess.
Times are aware ``datetime`` objects in Korean time (+09:00).
Each field carries its meaning and an example in its metadata, and bounds where a page decides how long it
is; ``scrapy schema`` generates ``docs/reference/items.md`` and the JSON Schemas from them. The bounds are
many times what pages hold; ``newscrawl.bounds`` keeps them.
"""

from newscrawl.items.article import Article, Author, Image, Placement
from newscrawl.items.carried import NamedVersion, Promise, ServedPage
from newscrawl.items.fields import LONGEST_ADDRESS, Bounds, as_json, described
from newscrawl.items.ranking import Ranking

__all__ = [
    "LONGEST_ADDRESS",
    "Article",
    "Author",
    "Bounds",
    "Image",
    "NamedVersion",
    "Placement",
    "Promise",
    "Ranking",
    "ServedPage",
    "as_json",
    "described",
]
