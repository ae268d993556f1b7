"""How much an address looks like an article's, on a site that nobody described."""

import re
from functools import lru_cache
from urllib.parse import unquote

from newscrawl.addresses import kept_parameters, split


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIGNS = re.compile(r"[/._-]+")
# Words of a path that name pages which are no articles, whatever number follows.
_NO_ARTICLE = _words(
    "search login logout join member mypage privacy terms rss newsletter subscribe reporter reporters "
    "journalist journalists byline author authors tag tags keyword category categories sectionlist "
    "articlelist sitemap ad ads banner advert advertise download comment comments reply replies poll "
    "vote cluster forum forums notice notices profile profiles"
)
# Words that name a list, unless a very long number follows.
_PERHAPS_LIST = _words(
    "list lists archive issue issues topic topics series theme ranking channel press schedule onair "
    "livetv section sections menu hub hubs"
)
# Words that name a service, and a section in the address of an article with a very long number.
_PERHAPS_ARTICLE = _words("company about policy rule help faq cs customer game shop store event app apps")
# Words that name prices and forecasts: what follows them is a share's code or a place, unless it is long or
# a date.
_QUOTES = _words(
    "stock stocks quote quotes sise marketindex exchange coin coins fund funds etf weather forecast"
)
_VIEWERS = re.compile(
    r"(?i)(?:^|/)(?:photos?|gallery|slide\w*|(?:photo[-_]?)?viewer|videos?(?:\.\w+)?|vod|clip|shorts|cartoon|live)(?:/|$)"
)
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|hwp|zip|mp4|mp3|css|js|xml|rss|ico|apk)$", re.I)
_IDENTITY_PARAMETERS = re.compile(
    r"(?i)^(?:idxno|aid|article_?id|article_?no|news_?id|news_?no|news_?key|newskey|key|no|ncd|seq|nid|idx|num|id|uid|"
    r"gid|ud|sn|arcid|contid|cid|docid|doc_?id|bbsid|ar_id|art_id|gisa_?id|n|s_no|wr_id|link_?id|content_?id|p)="
    r"[\w.-]*\d{3,}"
    # A short code is a share's.
    r"|^code=[\w.-]*\d{8,}"
)
_ARTICLE = _words(
    "article articles articleview news newsview view read story endpage detail v nv a content contents "
    "post posts"
)
_ARTICLE_WORDS = re.compile(
    r"(?i)(?:^|[/._-])(?:articles?|article_?view|articleview|news|newsview|view|read|story|end_?page|detail|v|nv|a|"
    r"contents?|post|posts|html_dir)(?:$|[/._-])"
)
# A page that views something under any number.
_NUMBERED = re.compile(r"\w+=\w*\d{4,}$")
_VIEWING = re.compile(r"(?i)(?:^|[/._-])(?:view|read|article|articleview|newsview|detail|story)(?:$|[/._-])")
_EIGHT = re.compile(r"\d{8,}")
_SIX = re.compile(r"(?<!\d)\d{6,7}(?!\d)")
_LONG_NUMBER = re.compile(r"\d{6,}")
_VERY_LONG_NUMBER = re.compile(r"\d{8,}|[A-Z0-9]{16,}")
_DATED = re.compile(r"(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])")
_SHORT_NUMBER = re.compile(r"(?:^|[/_.-])[a-z]{0,3}\d{3,}(?:$|[/_.-])", re.I)
_CODE = re.compile(r"(?:^|/)(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{16,}(?:$|/)")
# A code of letters and digits in turn, behind a word for articles.
_SHORT_CODE = re.compile(
    r"/(?:articles?|story|stories)/(?=[a-z]{0,16}\d{1,9}[a-z]{1,16}\d)[a-z0-9]{10,40}/?$"
)
_DAY = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?/$")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|do)$", re.I)
_HANGUL = re.compile(r"[가-힣]")
# A slug is made of the words of a title; one or two words name a page of the site.
_SLUG_WORDS = 3
_SLUG_LENGTH = 12
_SLUG_HANGUL = 6
# Shops, communities and players beside the news of a portal.
_OTHER_HOSTS = _words(
    "adcr ad ads adservice doubleclick taboola outbrain dable shopping shop store mall cafe blog brunch "
    "pann hub story gallery kin dic map maps mail webtoon comic comics book movie music tv vod video game "
    "games job jobs auto land help policy search weather"
)
_NUMBER = re.compile(r"\d*$")
_FRONT = re.compile(
    r"^/?(?:index|main|home|default)?(?:\.(?:html?|php|jsp|asp|nhn|naver))?/?$", re.IGNORECASE
)


def article_likeness(url: str, *, own: bool = False) -> int:
    """How much an address looks like an article's: 2 surely, 1 perhaps, 0 cannot tell, negative: no
    article. ``own``: it stands on a page of its own host, which is no service beside the news then.
    """
    # The addresses of one list differ in their long numbers, of which only the length matters.
    return _likeness(_SIX.sub("000000", _EIGHT.sub("00000000", url)), own)


def is_front(url: str) -> bool:
    """Whether an address is that of a site itself, or what servers put in its place (``/index.html``)."""
    parts = split(url)
    return _FRONT.match(parts.path) is not None and not parts.query


@lru_cache(maxsize=8192)
def _likeness(url: str, own: bool) -> int:
    parts = split(url)
    if parts.scheme not in {"http", "https"} or not parts.host:
        return -2
    path = parts.path
    if (path in {"", "/"} and not parts.query) or _FILES.search(path, max(0, len(path) - 6)):
        return -2
    parameters = kept_parameters(parts.query) if parts.query else []
    numbered = any(_IDENTITY_PARAMETERS.match(parameter) for parameter in parameters)
    score, words_of = _score(path, parameters, numbered=numbered)
    words = set(_SIGNS.split(words_of.lower()))
    if not words.isdisjoint(_NO_ARTICLE) and _names_no_article(words_of):
        score -= 2
    elif not numbered and not _VERY_LONG_NUMBER.search(path):
        score -= 2 * (not words.isdisjoint(_PERHAPS_LIST)) + (not words.isdisjoint(_PERHAPS_ARTICLE))
        score -= 2 * (not words.isdisjoint(_QUOTES) and not _DATED.search(path))
    if (not own and _is_other_host(parts.host)) or _VIEWERS.search(path):
        score -= 2
    return score


def _score(path: str, parameters: list[str], *, numbered: bool) -> tuple[int, str]:
    """What numbers and slugs say for an article, and the part of the path whose words may speak against."""
    if _LONG_NUMBER.search(path) or _CODE.search(path) or _SHORT_CODE.search(path):
        return 2, path
    short = _SHORT_NUMBER.search(path)
    if short and _DATED.search(path):
        return 2, path
    if numbered:
        sure = _ARTICLE_WORDS.search(path) or any(_LONG_NUMBER.search(text) for text in parameters)
        return 2 if sure else 1, path
    if any(_NUMBERED.match(text) for text in parameters) and _VIEWING.search(path):
        return 1, path
    if short:
        return 2 if _ARTICLE_WORDS.search(path) else 1, path
    slug, directory = _slug(path)
    return slug, directory


def _slug(path: str) -> tuple[int, str]:
    """As ``article_likeness``, for a path that ends in words: of the title, or those of a menu."""
    before, _, last = path.rstrip("/").rpartition("/")
    last = _EXTENSION.sub("", last)
    text = unquote(last) if "%" in last else last
    words = [word for word in text.replace("_", "-").split("-") if word]
    if not any(word[0].isalpha() for word in words):
        return 0, path
    # The words of a long slug are the title's, whatever they name.
    directory = before if last.count("-") >= _SLUG_WORDS else path
    if _DAY.search(before + "/"):
        return 2, directory
    hangul = 0 if text.isascii() else len(_HANGUL.findall(text))
    least = _SLUG_WORDS - bool(_ARTICLE_WORDS.search(before + "/"))
    if hangul >= _SLUG_HANGUL or (len(words) >= least and len(last) >= _SLUG_LENGTH):
        return 1, directory
    return 0, path


@lru_cache(maxsize=1024)
def _is_other_host(host: str) -> bool:
    """Whether a label of a host names a shop or a player."""
    return any(_NUMBER.sub("", label) in _OTHER_HOSTS for label in host.split(".")[:-1])


def _names_no_article(path: str) -> bool:
    """Whether a path has a word for other pages that no word for articles follows:
    ``/category/2/news/701`` has none.
    """
    words = [(found.start(), found[0].lower()) for found in re.finditer(r"[^/._-]+", path)]
    last = max((start for start, word in words if word in _NO_ARTICLE), default=-1)
    after = next((start for start, word in words if start > last and word in _ARTICLE), -1)
    return after < 0 or not _SHORT_NUMBER.search(path, after)
