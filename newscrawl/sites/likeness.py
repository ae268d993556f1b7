"""How much an address looks like an article's, on a site that nobody described."""

import re
from urllib.parse import unquote

from newscrawl.addresses import kept_parameters, split

# Words of a path that name pages which are no articles, whatever number follows.
_NO_ARTICLE = re.compile(
    r"(?:^|[/._-])(?:search|login|logout|join|member|mypage|privacy|terms|rss|newsletter|subscribe|reporters?|journalists?|byline|"
    r"authors?|tags?|keyword|category|categories|sectionlist|articlelist|sitemap|ads?|banner|advert|advertise|download|comments?|m_view|"
    r"reply|replies|poll|vote|cluster)(?:$|[/._-])",
    re.I,
)
# Words that name a list, unless a very long number follows.
_PERHAPS_LIST = re.compile(
    r"(?:^|[/._-])(?:lists?|archive|issues?|topics?|series|theme|ranking|channel|press|schedule|onair|live_?tv|sections?|menu)"
    r"(?:$|[/._-])",
    re.I,
)
# Words that name a service, and a section in the address of an article with a very long number.
_PERHAPS_ARTICLE = re.compile(
    r"(?:^|[/._-])(?:company|about|policy|rule|help|faq|cs|customer|game|shop|store|notice|event|apps?)"
    r"(?:$|[/._-])",
    re.I,
)
# Words that name prices and forecasts: what follows them is a share's code or a place, unless it is long or
# a date.
_QUOTES = re.compile(
    r"(?:^|[/._-])(?:stocks?|quotes?|sise|marketindex|exchange|coins?|funds?|etf|weather|forecast)(?:$|[/._-])",
    re.I,
)
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|hwp|zip|mp4|mp3|css|js|xml|rss|ico|apk)$", re.I)
_IDENTITY_PARAMETERS = re.compile(
    r"(?i)^(?:idxno|aid|article_?id|article_?no|news_?id|news_?no|news_?key|newskey|key|no|ncd|seq|nid|idx|num|id|uid|"
    r"gid|ud|sn|arcid|contid|cid|docid|doc_?id|bbsid|ar_id|art_id|gisa_?id|n|s_no|wr_id|link_?id|content_?id|p)="
    r"[\w.-]*\d{3,}"
    # A short code is a share's.
    r"|^code=[\w.-]*\d{8,}"
)
_ARTICLE_WORDS = re.compile(
    r"(?i)(?:^|[/._-])(?:articles?|article_?view|articleview|news|newsview|view|read|story|end_?page|detail|v|nv|a|"
    r"contents?|post|posts|html_dir)(?:$|[/._-])"
)
_LONG_NUMBER = re.compile(r"\d{6,}")
_VERY_LONG_NUMBER = re.compile(r"\d{8,}|[A-Z0-9]{16,}")
_DATED = re.compile(r"(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])")
_SHORT_NUMBER = re.compile(r"(?:^|[/_.-])[a-z]{0,3}\d{3,}(?:$|[/_.-])", re.I)
_CODE = re.compile(r"(?:^|/)(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{16,}(?:$|/)")
_DAY = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?/$")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|do)$", re.I)
_HANGUL = re.compile(r"[가-힣]")
# A slug is made of the words of a title; one or two words name a page of the site.
_SLUG_WORDS = 3
_SLUG_LENGTH = 12
_SLUG_HANGUL = 6
# Shops, communities and players beside the news of a portal.
_OTHER_HOSTS = re.compile(
    r"(?i)(?:^|\.)(?:adcr?|ads?\d*|adservice|doubleclick|taboola|outbrain|dable|shopping|shop|store|mall|cafe|blog|brunch|pann|hub|story|"
    r"gallery|kin|dic|map|maps|mail|webtoon|comic|book|movie|music|tv|vod|video|game|games|job|jobs|auto|land|help|policy|search)\."
)
_VIEWERS = re.compile(
    r"(?i)(?:^|/)(?:photos?|gallery|slide\w*|viewer|videos?(?:\.\w+)?|vod|clip|shorts|cartoon|live)(?:/|$)"
)


def article_likeness(url: str) -> int:
    """How much an address looks like an article's: 2 surely, 1 perhaps, 0 cannot tell, negative: no
    article.
    """
    parts = split(url)
    if parts.scheme not in {"http", "https"} or not parts.host:
        return -2
    path, score = parts.path, 0
    if path in {"", "/"} and not parts.query:
        return -2
    if _FILES.search(path):
        return -2
    parameters = kept_parameters(parts.query)
    numbered = any(_IDENTITY_PARAMETERS.match(parameter) for parameter in parameters)
    if (
        _LONG_NUMBER.search(path)
        or _CODE.search(path)
        or (_DATED.search(path) and _SHORT_NUMBER.search(path))
    ):
        score += 2
    elif numbered:
        score += 2 if _ARTICLE_WORDS.search(path) or any(_LONG_NUMBER.search(p) for p in parameters) else 1
    elif _SHORT_NUMBER.search(path):
        score += 2 if _ARTICLE_WORDS.search(path) else 1
    else:
        score += (slug := _slug(path))
        if slug and path.rstrip("/").rpartition("/")[2].count("-") >= _SLUG_WORDS:
            # The words of a long slug are the title's, whatever they name.
            path = path.rstrip("/").rpartition("/")[0]
    if _names_no_article(path):
        score -= 2
    elif not _VERY_LONG_NUMBER.search(path) and not numbered:
        score -= 2 * bool(_PERHAPS_LIST.search(path)) + bool(_PERHAPS_ARTICLE.search(path))
        score -= 2 * bool(_QUOTES.search(path) and not _DATED.search(path))
    if _OTHER_HOSTS.search(parts.host) or _VIEWERS.search(path):
        score -= 2
    return score


def _slug(path: str) -> int:
    """As ``article_likeness``, for a path that ends in words: of the title, or those of a menu."""
    before, _, last = path.rstrip("/").rpartition("/")
    last = _EXTENSION.sub("", last)
    words = [word for word in unquote(last).replace("_", "-").split("-") if word]
    if not any(word[0].isalpha() for word in words):
        return 0
    if _DAY.search(before + "/"):
        return 2
    hangul = len(_HANGUL.findall(unquote(last)))
    least = _SLUG_WORDS - bool(_ARTICLE_WORDS.search(before + "/"))
    if hangul >= _SLUG_HANGUL or (len(words) >= least and len(last) >= _SLUG_LENGTH):
        return 1
    return 0


def _names_no_article(path: str) -> bool:
    """Whether a path has a word for other pages that no word for articles follows:
    ``/category/2/news/701`` has none.
    """
    others = list(_NO_ARTICLE.finditer(path))
    if not others:
        return False
    after = _ARTICLE_WORDS.search(path, others[-1].end() - 1)
    return after is None or not _SHORT_NUMBER.search(path, after.end() - 1)
