"""What the inline scripts of a page hold: its article, the tags that they set for visitor statistics.

Pages of Arc Fusion, Next.js and other front ends show nothing without JavaScript, but bring what they will
show along as JSON.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import etree

from newscrawl.pages.sources import fusion, reactstream
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.payload import Payload
from newscrawl.pages.sources.scriptstate import article_in, article_of_text

_DECODER = json.JSONDecoder(strict=False)
_FUSION = re.compile(r"Fusion\.globalContent ?= ?(?=\{)")
_NEXT_DATA = "__NEXT_DATA__"
_JSON = r"(?=[{\[]\s*[\"{])"
# Apart: an expression that may begin with white space or with nothing is tried at each character of a script,
# one that begins with one of three signs at these alone.
_WHOLE, _VALUE = re.compile(rf"^\s*{_JSON}"), re.compile(rf"[=(:] ?{_JSON}")
_LEAST_SCRIPT = 400
# Four Korean words in a row: a script that holds none carries no article. The first letter stands alone for
# the same reason: most of a script is none.
_KOREAN_TEXT = re.compile(r"[가-힣][가-힣]{0,11}+[ ,.](?:[가-힣]{1,12}+[ ,.]){3}")
# 'article_tags': 'a,b' or newsKeywords = "a,b", as the statistics scripts of Korean sites have it. Each name
# is looked for alone, and only in a script that holds it: most hold none.
_SET = (
    r"""s?)['"]?\s{0,4}[:=]\s{0,4}"""
    r"""(?P<quote>['"])(?P<value>[^'"<>{}\[\]]{2,300})(?P=quote)"""
)
_NAMES = tuple((name, re.compile(f"(?P<name>{name}{_SET}")) for name in ("tag", "Tag", "keyword", "Keyword"))
_KEYWORD = "eyword"  # the longer ones are looked for once where they are not, as in most scripts
_TAG_NAMES = _NAMES[:2]
# What may stand before that name: an object's or the article's, no other variable's.
_OF_ARTICLE = re.compile(r"(?:^|[^A-Za-z0-9_$.])(?:article_?|news_?|hash_?)?$", re.IGNORECASE)


def read_payload(scripts: Sequence[etree._Element], title: str = "") -> Payload | None:
    """The article in a page's inline ``scripts``, or None.

    ``title`` is the headline as the page's head gives it: a payload may hold many articles.
    """
    chunks: list[str] = []
    best: Payload | None = None
    for script in scripts:
        text = script.text or ""
        if len(text) < _LEAST_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        if "Fusion.globalContent" in text:
            match = _FUSION.search(text)
            value = reactstream.decoded(text, match.end()) if match else None
            if isinstance(value, dict) and value.get("content_elements"):
                return fusion.article_of(value)
        elif reactstream.SIGN in text:
            chunks += reactstream.chunks_in(text)
        elif script.get("id") == _NEXT_DATA or (
            not text.isascii() and '"' in text[:4000] and _KOREAN_TEXT.search(text)
        ):
            found = _from_script(text, title)
            if found and (best is None or len(found.markup) > len(best.markup)):
                best = found
    if best is None and chunks:
        values, texts = reactstream.rows_of(chunks)
        longest = max(texts.values(), key=len, default="")
        best = article_in(values, title, texts) or article_of_text(longest)
    return best


def _from_script(text: str, title: str) -> Payload | None:
    """The article among the JSON values that a script assigns, pushes or consists of."""
    end = 0
    best: Payload | None = None
    whole = _WHOLE.match(text)
    for attempt, match in enumerate(chain((whole,) if whole else (), _VALUE.finditer(text))):
        if match.end() < end:
            continue
        if attempt > 40:
            break
        try:
            value, end = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if end - match.end() >= _LEAST_SCRIPT:
            found = article_in(value, title)
            if found and (best is None or len(found.markup) > len(best.markup)):
                best = found
    return best


def tags(scripts: Sequence[etree._Element]) -> Iterator[Candidate]:
    """The lists of tags in inline scripts, as found; each has still to prove that the text speaks of it."""
    for script in scripts:
        if "json" in (script.get("type") or ""):
            continue
        text = script.text or ""
        for match in sorted(_assigned(text), key=re.Match.start):
            begin = match.start()
            if "," in match["value"] and _OF_ARTICLE.search(text[max(0, begin - 12) : begin]):
                yield Candidate("tags", match["value"], "script", match["name"])


def _assigned(text: str) -> Iterator[re.Match[str]]:
    # A text is searched for a name in three fifths of what an expression that begins with it takes.
    for name, assignment in _NAMES if _KEYWORD in text else _TAG_NAMES:
        place = text.find(name)
        while place >= 0:
            match = assignment.match(text, place)
            if match is not None:
                yield match
            place = text.find(name, place + 1 if match is None else match.end())
