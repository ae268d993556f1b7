"""Addresses: cleaned for people, and folded into a key that is equal for equal pages.

Pure functions over text. Nothing here raises on garbage: what is no address comes back cleaned of
white space, and its key is its own text.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache, partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.parse import urljoin as _urljoin

from tldextract import TLDExtract
from w3lib.url import safe_url_string

# RFC 3986, appendix B. urlsplit() raises on "http://[" and on some hosts; a crawler meets both.
_URL = re.compile(r"(?:([a-z][a-z0-9+.-]*):)?(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.I | re.S)
# Paths and queries of these characters are in their one form already.
_PLAIN = re.compile(r"[\w/~.!$&()*+,;=:@?-]*", re.ASCII)
# A percent sign that begins no escape stands for itself.
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# RFC 3986, 6.2.2.2: an escaped one of these is the same as the character; any other escape is not.
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NO_HOST = re.compile(r"[/?#@:\\%\[\]\s]")
_EDGES = " \t\r\n\x00\x0b\x0c\u200b\ufeff\xa0\u3000"
_IPV6 = re.compile(r"(\[[0-9a-fA-F:.]+\])(?::(\d*))?$")
_PORTS = {"http": "80", "https": "443"}

# Parameters that say how a reader came, not what is shown. The first group are the ad networks' own
# names; the second are session keys; the third were met on Korean news pages.
_TRACKING_NAMES = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok "
    "_ga _gl _hsenc _hsmi spm scm vero_id wickedid oly_anon_id oly_enc_id _openstat "
    "phpsessid jsessionid aspsessionid sessionid session_id "
    "ntype cloc kakao_from kakaotrack cmpid outurl rsf trackingcode n_media srnd m_view from_naver nvmid "
    "sns_from share_from ref_src ref_url referer referrer xtor at_medium at_campaign taid smid rc "
    "amp ampmode outputtype amp_js_v usqp"
)
_TRACKING = frozenset(_TRACKING_NAMES.split())
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "piwik_", "hsa_", "at_custom", "itm_", "stm_", "aff_")
# Parameters that are tracking with these values and content with others.
_PORTALS = r"naver|daum|kakao|google|facebook|twitter|nate|zum|rss|main|home|share|sns|mobile"
_TRACKING_VALUES = {
    "ref": re.compile(rf"(?i)(?:{_PORTALS}|[mp]c?)\w*$"),
    "from": re.compile(rf"(?i)(?:{_PORTALS})\w*$"),
    "input": re.compile(r"(?i)(?:\d{4}[a-z]|rss|sns|mobile|feed|kakao|naver|copy)$"),
    "site": re.compile(r"(?i)(?:mapping\w*|naver|daum|popup_share\w*)$"),
    "device": re.compile(r"(?i)(?:pc|mobile|m)$"),
    "view": re.compile(r"(?i)(?:amp|mobile|pc)$"),
    "mobile": re.compile(r"(?i)(?:1|y|true)?$"),
}  # fmt: skip

# Labels in front of a host that name an edition of the same pages for a device.
_EDITIONS = re.compile(r"(?:www\d?|m|mobile|amp|wap|touch|mnews)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"/amp/?$|(?<=\w)\.amp(?=(?:\.html?)?$)|^/amp(?=/)", re.I)
# ND Soft's publishing system: the same number behind each of these paths is the same article.
_NDSOFT_PATH = re.compile(
    r"^(?:/(?:mobile|m|amp))?/news/(?:articleView|view|articleViewAmp|articlePrint)\.(?:html|php|amp)$", re.I
)
_NDSOFT_ID = re.compile(r"(?:^|&)idxno=(\d+)", re.I)


class Parts(NamedTuple):
    """An address in parts: lower-case scheme and host, the port if it is not the scheme's own."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def netloc(self) -> str:
        """Host and, if it matters, port."""
        return f"{self.host}:{self.port}" if self.port else self.host


@lru_cache(maxsize=4096)
def split(url: str) -> Parts:
    """``url`` in parts; user and password are dropped. Never raises."""
    scheme, netloc, path, query, fragment = _URL.match(url.strip(_EDGES)).groups("")  # type: ignore[union-attr]
    scheme = scheme.lower()
    host = netloc.rpartition("@")[2]
    port = ""
    if literal := _IPV6.match(host):  # whose colons are no port
        host, number = literal[1], literal[2] or ""
    else:
        host, _, number = host.partition(":")
    if number.isascii() and number.isdigit() and number.lstrip("0") != _PORTS.get(scheme):
        port = number.lstrip("0")
    host = host.lower().rstrip(".")
    if not host.isascii():
        host = _punycode(host)
    return Parts(scheme, host.rstrip("."), port, path, query, fragment)


def _punycode(host: str) -> str:
    """An international host name as the network sees it; unchanged if it is not a valid one."""
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host
    # Full-width signs become those that divide an address: such a name is none.
    return host if _NO_HOST.search(name) else name


def clean_url(url: str) -> str:
    """``url`` without fragment, tracking and session parameters, user and default port.

    The order of the remaining parameters is kept: some servers read it. Cleaning twice is cleaning once.
    """
    parts = split(url)
    if parts.scheme not in _PORTS or not parts.host:
        return url.strip(_EDGES)
    path, parameters = _normalized(parts)
    query = "?" + "&".join(parameters) if parameters else ""
    return f"{parts.scheme}://{parts.netloc}{path}{query}"


def address_key(url: str) -> str:
    """A text that is the same for all addresses of one page, as far as an address alone can tell.

    Scheme, device editions (``www.``, ``m.``, ``amp.``), AMP paths, trailing slash, order of parameters,
    tracking and fragment make no difference.
    """
    parts = split(url)
    if not parts.host:
        return url.strip(_EDGES)
    host = host_key(parts.host)
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, parameters = _normalized(parts)
    query = "&".join(sorted(parameters))
    if _NDSOFT_PATH.match(path) and (number := _NDSOFT_ID.search(query)):
        return f"{netloc}/news/articleView.html?idxno={number[1]}"
    path = _AMP_PATH.sub("", path).rstrip("/")
    return f"{netloc}{path}?{query}" if query else netloc + path


def _normalized(parts: Parts) -> tuple[str, list[str]]:
    """The path and the parameters of an address in their one form."""
    path, query = parts.path.replace("\\", "/"), parts.query
    if not _PLAIN.fullmatch(path) or not _PLAIN.fullmatch(query):
        path, query = _safe(path, query)
    return normalize_path(path), kept_parameters(query)


def _safe(path: str, query: str) -> tuple[str, str]:
    """Path and query with what no address may hold escaped, and no escape where none is needed."""
    text = _BARE_PERCENT.sub("%25", f"{path}?{query}").encode("utf-8", "replace").decode()
    try:
        text = safe_url_string(f"http://host{text if text[0] == '/' else '/' + text}")
    except ValueError:  # not reached by any address known; an address that w3lib refuses stays as it is
        return path, query
    path, _, query = _unescaped(text.removeprefix("http://host")).partition("?")
    return path, query


def _unescaped(text: str) -> str:
    """``text`` with escapes in capitals, and those of letters, digits and ``-._~`` resolved."""
    return _ESCAPE.sub(_one_form, text)


def _one_form(escape: re.Match[str]) -> str:
    character = unquote(escape[0], "latin-1")
    return character if character in _UNRESERVED else escape[0].upper()


# Addresses that a page's joiner remembers; most pages link a few hundred.
_MOST_KNOWN = 4_096


class Joiner:
    """Makes the addresses of a page absolute; what is no address (``http://[``) is ``""``.

    ``urljoin`` knows the page's base. Where the page declares an impossible one it raises ValueError, and the
    page's own address ``url`` stands for it. A page has hundreds of links that begin with a slash, most of
    them twice.
    """

    def __init__(self, urljoin: Callable[[str], str], url: str) -> None:
        self._joins = (urljoin, partial(_urljoin, url))
        self._known: dict[str, str] = {}

    def __call__(self, href: str) -> str:
        """``href`` as an absolute address, ``""`` for none."""
        url = self._known.get(href)
        if url is None:
            url = self._joined(href.strip())
            if len(self._known) < _MOST_KNOWN:
                self._known[href] = url
        return url

    @cached_property
    def _origin(self) -> str:
        return self._tried("/").rstrip("/")

    def _joined(self, href: str) -> str:
        if href.startswith(("https://", "http://")) and "[" not in href:
            return href
        if href[:1] == "/" and href[1:2] != "/" and "/." not in href and _PLAIN.fullmatch(href):
            return self._origin + href
        return self._tried(href)

    def _tried(self, href: str) -> str:
        for join in self._joins:
            try:
                return join(href)
            except ValueError:
                continue
        return ""


def host_key(host: str) -> str:
    """``host`` without the labels that name a device edition: ``m.news.kr`` is ``news.kr``."""
    previous = None
    while previous != host:
        previous, host = host, _EDITIONS.sub("", host, count=1) if _EDITIONS.match(host) else host
    return host


@cache
def _public_suffixes() -> TLDExtract:
    # The list that comes with the package: nothing is downloaded and nothing written. Its private part is
    # used, because the pages of one host under github.io or blogspot.com have nothing to do with the next.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """The part of a host name that somebody registered: ``n.news.naver.com`` is ``naver.com``, and
    ``www.gangnam.seoul.kr`` is ``gangnam.seoul.kr``, by the public suffix list.

    IP addresses, public suffixes themselves and names without a dot are returned unchanged.
    """
    return _public_suffixes().extract_str(host).top_domain_under_public_suffix or host


def kept_parameters(query: str) -> list[str]:
    """The parameters of ``query`` that say what is shown, as ``name=value``, in their order, each once."""
    kept: dict[str, None] = {}
    if "&amp;" in query:
        query = re.sub("&(?:amp;)+", "&", query)
    for pair in query.split("&"):
        if pair and pair not in kept:
            name, _, value = pair.partition("=")
            if not is_tracking(name.lower(), value):
                kept[pair] = None
    return list(kept)


def is_tracking(name: str, value: str) -> bool:
    """Whether the parameter ``name`` (lower case) with ``value`` says only how the reader came."""
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    values = _TRACKING_VALUES.get(name)
    return values is not None and values.match(value) is not None


def normalize_path(path: str) -> str:
    """A path with dot segments resolved and session key and doubled slashes cut; ``/`` if empty."""
    if ";" in path:
        path = re.sub(r"(?i);(?:jsessionid|phpsessid|sid)=[^/?]*", "", path)
    if "/." in path:
        path = _without_dots(path)
    if "//" in path:
        path = re.sub(r"(?<!:)/{2,}", "/", path)
    return path or "/"


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)


# The ports that an address without one means.
DEFAULT_PORTS = {"http": 80, "https": 443}


def place_of(url: str) -> str:
    """``host:port`` of an address, as ``GUARD_ALLOWED`` takes it."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').lower()}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 80)}"
