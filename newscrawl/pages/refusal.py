"""Why a page is no article: a list, a search result, a form, a login, a consent, an error, an empty shell.

Evidence for an article (its marks in the head, a time, a byline, running text under its headline) is weighed
against what the other kinds of pages show. The weights were set on real pages of both kinds and hold in words:
a page of a known article address with text is an article; one without any mark of an article is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from newscrawl.pages.document import Document, Line
from newscrawl.pages.names import Role
from newscrawl.pages.sources.prose import Text

_ERROR = re.compile(
    r"페이지를 찾을 수 ?없|찾으시는 페이지|요청하신 (?:페이지|기사|주소)|존재하지 않는 (?:페이지|기사)|삭제된 (?:기사|페이지)"
    r"|서비스 점검|시스템 점검|점검 ?중|일시적인 오류|잘못된 (?:접근|경로|주소)|접근이 (?:제한|차단)|이용에 불편을"
    r"|not found|page (?:doesn|can)['’]t|access denied|service unavailable|temporarily unavailable|\b(?:404|403|500|503)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"로그인(?:이 필요| ?후 ?이용| ?하시면|을 해 ?주)|회원 ?전용|비밀번호|아이디 ?저장|sign in to|log in to|please log in",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"쿠키(?:를|의|에) ?(?:사용|동의|수집)|개인정보 ?(?:수집|처리|이용)(?:[^.]{0,12})동의|약관에 동의|동의하고 계속"
    r"|we (?:and our partners )?use cookies|accept (?:all )?cookies|consent",
    re.IGNORECASE,
)
_SEARCH = frozenset(("q", "query", "search", "keyword", "searchword", "stx", "sc_word", "kwd", "word", "p"))
_SEARCH_WORDS = re.compile(r"검색 ?결과|search results?|에 대한 검색", re.IGNORECASE)
_NOTICE = re.compile(r"공지사항|이용약관|개인정보 ?처리방침|고객센터|자주 ?(?:묻는|하는) ?질문|FAQ|회사 ?소개|서비스 안내", re.IGNORECASE)
_FRONT = re.compile(r"^/?(?:index|main|home|default)?(?:\.(?:html?|php|jsp|asp|nhn|naver))?/?$", re.IGNORECASE)
_SHORT = 400
# A line this long that is a link is a headline.
_HEADLINE = 14


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an article on a page.

    ``marked``: JSON-LD or ``og:type`` says so; ``dated`` and ``signed``: a time of publication and an author
    were read; ``headed``: its headline stands right above the text; ``described``: the page's description
    begins its text; ``native``: its address is declared as an article's.
    """

    marked: bool
    dated: bool
    signed: bool
    headed: bool
    described: bool
    native: bool

    @property
    def count(self) -> float:
        """How much speaks for an article."""
        return (
            1.5 * self.marked
            + 1.5 * self.dated
            + self.signed
            + self.headed
            + self.described
            + 2.0 * self.native
        )


def refusal(document: Document, text: Text, title: str, url: str, evidence: Evidence) -> str | None:
    """Why the page at ``url`` is no article, as ``kind: what was seen``; None if it is one.

    Kinds: ``empty``, ``error``, ``login``, ``consent``, ``search``, ``list``, ``front page``, ``notice``,
    ``form``, ``page``.
    """
    size = text.size
    short = size < _SHORT
    shown = f"{title} {document.title} {' '.join(text.paragraphs[:6])}"[:1200]
    if not text.paragraphs or not title:
        return f"empty: {'no text' if title else 'no headline'} on the page"
    if short and evidence.count < 4 and _ERROR.search(shown):
        return f"error: {_ERROR.search(shown)[0]!r}"  # type: ignore[index]
    if "password" in document.inputs and evidence.count < 4:
        return "login: a field for a password"
    if short and evidence.count < 3.5 and _LOGIN.search(shown):
        return f"login: {_LOGIN.search(shown)[0]!r}"  # type: ignore[index]
    if evidence.count < 3.5 and _CONSENT.search(shown) and not evidence.dated:
        return f"consent: {_CONSENT.search(shown)[0]!r}"  # type: ignore[index]
    parts = urlsplit(url)
    rows = _rows(document, text)
    searched = {name.lower() for name, _ in parse_qsl(parts.query)} & _SEARCH
    if searched and "search" in parts.path.lower() + parts.netloc and evidence.count < 4:
        return f"search: asked for {sorted(searched)[0]!r}"
    if evidence.count < 4 and rows > 3 and _SEARCH_WORDS.search(shown):
        return "search: rows of results"
    if _FRONT.match(parts.path) and not parts.query and evidence.count < 6:
        return "front page: the address of the site itself"
    links = _headlines(document.lines)
    prose = sum(line.prose for line in document.lines)
    if evidence.count < 4.5 and rows >= 3 and rows * 3 >= len(text.paragraphs):
        return f"list: {rows} of {len(text.paragraphs)} paragraphs stand in rows of linked headlines"
    if evidence.count < 3 and links > 20 and links > 2 * prose:
        return f"list: {links} linked headlines, {prose} lines of running text"
    if evidence.count < 3.5 and _NOTICE.search(f"{title} {document.title}"):
        return f"notice: {_NOTICE.search(f'{title} {document.title}')[0]!r}"  # type: ignore[index]
    if evidence.count < 3 and len(document.inputs) > 8:
        return f"form: {len(document.inputs)} fields"
    if evidence.count < 2 or (evidence.count < 3 and short and not evidence.dated):
        return "page: nothing marks it as an article"
    return None


def _headlines(lines: Sequence[Line]) -> int:
    return sum(1 for line in lines if len(line.text) >= _HEADLINE and line.linked * 5 > len(line.text) * 4)


def _rows(document: Document, text: Text) -> int:
    """How many lines of running text in the container stand in a row with a headline that is a link."""
    node = text.container
    if node is None:
        return 0
    lines = document.lines[node.first : node.last]
    found, headline = 0, -9
    for place, line in enumerate(lines):
        if line.image is not None or not line.text:
            continue
        if len(line.text) >= _HEADLINE and line.linked * 5 > len(line.text) * 4:
            headline = place
        elif line.prose and place - headline <= 3 and not line.node.role & Role.CAPTION:
            found, headline = found + 1, -9
    return found
