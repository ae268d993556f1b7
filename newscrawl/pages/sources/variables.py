"""What the scripts of a page set for its visitor statistics: the article's tags."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from newscrawl.pages.sources.candidate import Candidate

# 'article_tags': 'a,b' or newsKeywords = "a,b", as the statistics scripts of Korean sites have it.
_TAGS = re.compile(
    r"""(?P<key>(?:tag|Tag|keyword|Keyword)s?)['"]?\s{0,4}[:=]\s{0,4}"""
    r"""(?P<quote>['"])(?P<value>[^'"<>{}\[\]]{2,300})(?P=quote)"""
)


# What may stand before that name: an object's or the article's, no other variable's.
_OF_ARTICLE = re.compile(r"(?:^|[^A-Za-z0-9_$.])(?:article_?|news_?|hash_?)?$", re.IGNORECASE)


def tags(scripts: Sequence[etree._Element]) -> Iterator[Candidate]:
    """The lists of tags in inline scripts, as found; each has still to prove that the text speaks of it."""
    for script in scripts:
        text = script.text or ""
        if "json" in (script.get("type") or "") or ("ag" not in text and "eyword" not in text):
            continue
        for match in _TAGS.finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            if "," in match["value"] and _OF_ARTICLE.search(before):
                yield Candidate("tags", match["value"], "script", match["key"])
