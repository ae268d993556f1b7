"""Addresses: cleaned for people, and folded into a key that is equal for equal pages.

Pure functions over text. Nothing here raises on garbage: what is no address comes back cleaned of
white space, and its key is its own text.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

# RFC 3986, appendix B. urlsplit() raises on "http://[" and on some hosts; a crawler meets both.
_URL = re.compile(r"(?:([a-z][a-z0-9+.-]*):)?(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.I | re.S)
_JUNK = re.compile(r"[\x00-\x20\x7f\u200b\ufeff]+")
_VALUE_SAFE = "~-._!*'(),:@/"
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
_SECOND_LEVEL = frozenset(
    {"co", "or", "go", "ac", "ne", "re", "pe", "com", "net", "org", "gov", "edu", "mil"}
)
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
    if number.isascii() and number.isdigit() and number != _PORTS.get(scheme):
        port = number
    host = host.lower().rstrip(".")
    if not host.isascii():
        host = _punycode(host)
    return Parts(scheme, host, port, path, query, fragment)


def _punycode(host: str) -> str:
    """An international host name as the network sees it; unchanged if it is not a valid one."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def clean_url(url: str) -> str:
    """``url`` without fragment, tracking and session parameters, user and default port.

    The order of the remaining parameters is kept: some servers read it.
    """
    parts = split(url)
    if parts.scheme not in _PORTS or not parts.host:
        return url.strip(_EDGES)
    query = "&".join(kept_parameters(parts.query)) if parts.query else ""
    path = normalize_path(parts.path)
    return f"{parts.scheme}://{parts.netloc}{path}{'?' + query if query else ''}"


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
    path = normalize_path(parts.path)
    if _NDSOFT_PATH.match(path) and (number := _NDSOFT_ID.search(parts.query)):
        return f"{netloc}/news/articleView.html?idxno={number[1]}"
    path = _AMP_PATH.sub("", path).rstrip("/")
    query = "&".join(sorted(kept_parameters(parts.query))) if parts.query else ""
    return f"{netloc}{path}?{query}" if query else netloc + path


def host_key(host: str) -> str:
    """``host`` without the labels that name a device edition: ``m.news.kr`` is ``news.kr``."""
    previous = None
    while previous != host:
        previous, host = host, _EDITIONS.sub("", host, count=1) if _EDITIONS.match(host) else host
    return host


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """The part of a host name that somebody registered: ``n.news.naver.com`` is ``naver.com``.

    Korea's second-level labels are known (``www.asiae.co.kr`` is ``asiae.co.kr``); the public suffix list,
    which would have to be downloaded, is not needed for news sites. IP addresses are returned unchanged.
    """
    labels = host.split(".")
    if host.startswith("[") or labels[-1].isdigit():
        return host
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-size:])


def kept_parameters(query: str) -> list[str]:
    """The parameters of ``query`` that say what is shown, as ``name=value``, in their order, each once."""
    kept: dict[str, None] = {}
    for pair in query.replace("&amp;", "&").split("&"):
        if not pair or pair in kept:
            continue
        name, equals, value = pair.partition("=")
        if not is_tracking(name.lower(), value):
            kept_pair = pair
            if "%" in pair or not pair.isascii() or " " in pair:
                name = _escapes(name, "~-._")
                kept_pair = f"{name}={_escapes(value, _VALUE_SAFE)}" if equals else name
            kept[kept_pair] = None
    return list(kept)


def is_tracking(name: str, value: str) -> bool:
    """Whether the parameter ``name`` (lower case) with ``value`` says only how the reader came."""
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    values = _TRACKING_VALUES.get(name)
    return values is not None and values.match(value) is not None


def normalize_path(path: str) -> str:
    """A path with dot segments resolved, session key cut and escapes in one form; ``/`` if empty."""
    path = path.replace("\\", "/") if "\\" in path else path
    if ";" in path:
        path = re.sub(r"(?i);(?:jsessionid|phpsessid|sid)=[^/?]*", "", path)
    if "/." in path:
        path = _without_dots(path)
    if "//" in path:
        path = re.sub(r"(?<!:)/{2,}", "/", path)
    if "%" in path or not path.isascii() or " " in path:
        path = _escapes(path, "/~-._!$&'()*+,;=:@")
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


def _escapes(text: str, safe: str) -> str:
    """Percent escapes in one form; bytes that are no UTF-8 (an EUC-KR query) stay as they are."""
    try:
        return quote(unquote(text, errors="strict"), safe=safe)
    except UnicodeDecodeError:
        return re.sub("%[0-9a-fA-F]{2}", lambda escape: escape[0].upper(), _JUNK.sub("%20", text))


# The ports that an address without one means.
DEFAULT_PORTS = {"http": 80, "https": 443}


def place_of(url: str) -> str:
    """``host:port`` of an address, as ``GUARD_ALLOWED`` takes it."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').lower()}:{parts.port or DEFAULT_PORTS.get(parts.scheme, 80)}"
