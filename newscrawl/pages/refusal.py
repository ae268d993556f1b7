"""Why a page is no article: a list, a search result, a form, a login, a consent, an error, an empty shell.

Evidence for an article (its marks in the head, a time, a byline, running text under its headline) is weighed
against what the other kinds of pages show. The weights were set on real pages of both kinds and hold in
words:
a page of a known article address with text is an article; one without any mark of an article is none.
"""

import re
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from newscrawl.lexicon import alternatives
from newscrawl.pages import teasers
from newscrawl.pages.document import Document
from newscrawl.pages.evidence import SURELY_NONE, Evidence
from newscrawl.pages.sources.prose import Text
from newscrawl.sites.likeness import is_front

_ERROR = re.compile(alternatives("refusals", "error") + r"|^\W*(?:404|403|500|503)\b", re.IGNORECASE)
_LOGIN = re.compile(alternatives("refusals", "login"), re.IGNORECASE)
_CONSENT = re.compile(alternatives("refusals", "consent"), re.IGNORECASE)
_FLASH = re.compile(rf"^[\[【<(〈] ?(?:{alternatives('refusals', 'flash')}) ?[\]】>)〉]")
_SEARCH = frozenset(("q", "query", "search", "keyword", "searchword", "stx", "sc_word", "kwd", "word", "p"))
_SEARCH_WORDS = re.compile(alternatives("refusals", "search"), re.IGNORECASE)
_NOTICE = re.compile(alternatives("refusals", "notice"), re.IGNORECASE)
# Types of schema.org that are no article.
_OTHER_TYPES = frozenset(
    (
        "AboutPage", "ContactPage", "FAQPage", "FinancialProduct", "JobPosting", "Offer", "Product",
        "ProfilePage", "QAPage",
    )
)  # fmt: skip
_ASKED = frozenset(("FAQPage",))
_LISTS = frozenset(("CollectionPage", "SearchResultsPage"))
_SHORT = 400


def refusal(document: Document, text: Text, title: str, url: str, evidence: Evidence) -> str | None:
    """Why the page at ``url`` is no article, as ``kind: what was seen``; None if it is one.

    Kinds: ``login``, ``search``, ``error page``, ``consent``, ``front page``, ``list``, ``form``,
    ``empty shell``, ``notice``.
    """
    whole = bool(text.paragraphs and title)
    seen = _Signs(document, text, title, url, evidence)
    elsewhere = evidence.likeness <= SURELY_NONE or seen.asked
    if whole and evidence.count >= _SURE and (evidence.native or not elsewhere):
        return None
    for kind in (
        seen.login,
        seen.search,
        seen.error,
        seen.consent,
        seen.shell,
        seen.front_page,
        seen.list,
        seen.form,
        seen.empty,
        seen.notice,
    ):
        why = kind()
        if why:
            return why
    several = seen.running >= (1 if evidence.dense else 3)
    weak = evidence.count + 0.5 * several < 2 or (evidence.count < 2.75 and seen.short and not evidence.dated)
    return seen.rest() if weak or not whole else None


def is_flash(title: str) -> bool:
    """Whether a headline says that the article is no more than itself: ``[속보]``."""
    return _FLASH.match(title) is not None


# So much evidence is an article, whatever else stands on its page.
_SURE = 4.5
# The day and the clock time under a flash; headline and day over a text of which no more is read.
_FLASHED, _DENSELY = 1.5, 1.75
# A headline, a time and a name.
_AMONG_LINKS = 2.5
# Of a page's running text, what the text holds that stands alone on it.
_ALONE = 0.8
# A paragraph of fewer characters is a label or a cell.
_RUNNING = 40


class _Signs:
    """What a page shows of each kind of page that is no article. Each method says what, or nothing."""

    def __init__(self, document: Document, text: Text, title: str, url: str, evidence: Evidence) -> None:
        self.document = document
        self.text = text
        self.evidence = evidence.count
        self.dated, self.signed = evidence.dated, evidence.signed
        self.long = evidence.long
        self.kinds = evidence.kinds
        self.address = urlsplit(url)
        self.dense = evidence.dense
        self.flash = evidence.flash
        self.likeness, self.addressed = evidence.likeness, evidence.addressed
        self.short = text.size * (1 + self.dense) < _SHORT
        self.titles = f"{title} {document.title}"

    # Most articles are known as such before any of these is asked for.

    @cached_property
    def asked(self) -> set[str]:
        """The names of the parameters by which a search is asked for something."""
        if "search" not in (self.address.path + self.address.netloc).lower():
            return set()
        return {name.lower() for name, _ in parse_qsl(self.address.query)} & _SEARCH

    @cached_property
    def shown(self) -> str:
        """The titles and the first lines."""
        first = self.text.paragraphs[:6]
        if not first:
            lines = self.document.lines[:400]
            first = [line.text for line in lines if line.text and line.linked * 2 < len(line.text)][:30]
        return f"{self.titles} {' '.join(first)}"[:1500]

    @cached_property
    def rows(self) -> int:
        """Lines of the text in rows of linked headlines."""
        return teasers.count_rows(self.document, self.text)

    @cached_property
    def links(self) -> int:
        """Headlines that are links."""
        return sum(map(teasers.is_headline, self.document.own_lines))

    @cached_property
    def alone(self) -> bool:
        """Whether the text is most of the page's running text, and few linked headlines stand in it."""
        node = self.text.container
        if node is None or self.document.prose(node) < _ALONE * self.document.size:
            return False
        return 2 * sum(map(teasers.is_headline, self.document.inside(node))) < self.running

    @cached_property
    def prose(self) -> int:
        """Lines of running text."""
        return len(self.document.running)

    @cached_property
    def running(self) -> int:
        """Paragraphs of the text that are longer than a label."""
        least = _RUNNING / (1 + self.dense)
        return sum(len(paragraph) >= least for paragraph in self.text.paragraphs)

    @cached_property
    def fields(self) -> int:
        """Fields of forms that are filled in."""
        return len(
            [kind for kind in self.document.inputs if kind not in ("hidden", "submit", "image", "button")]
        )

    def login(self) -> str | None:
        # Articles have such a field, too: for those who comment.
        bare = self.evidence < 2.5 or (not self.dated and (self.short or self.evidence < 3))
        if bare and "password" in self.document.inputs and self.fields < _MANY_FIELDS:
            return "login: a field for a password"
        return self._words("login", _LOGIN) if self.short and self.evidence < 3.5 else None

    def search(self) -> str | None:
        if self.asked:
            return f"search: asked for {min(self.asked)!r}"
        if self.evidence >= 3.5:
            return None
        # A long text may speak of search results.
        match = _SEARCH_WORDS.search(self.titles if self.long else self.shown)
        return f"search: {match[0]!r}" if match else None

    def error(self) -> str | None:
        # An article on errors has its day and its author.
        fits = self.short and not (self.dated and self.signed)
        return self._words("error page", _ERROR) if fits else None

    def shell(self) -> str | None:
        lines = sum(1 for line in self.document.lines if line.text)
        if not self.text.size and lines < 5:
            return f"empty shell: {lines} lines, none of running text"
        return None

    def consent(self) -> str | None:
        fits = self.evidence < 3.5 and not self.dated and self.fields < _MANY_FIELDS
        return self._words("consent", _CONSENT) if fits else None

    def front_page(self) -> str | None:
        # The only text of a site may stand there.
        fits = self.links > self.prose or not (self.long and self.alone)
        least = _SURE if self.links > self.prose else 4
        is_one = fits and self.evidence < least and is_front(self.address.geturl())
        return "front page: the address of the site itself" if is_one else None

    def list(self) -> str | None:
        dated = sum(map(teasers.is_stamped, self.document.own_lines))
        if dated >= _MANY_STAMPS and self.evidence < 4:
            return f"list: {dated} entries, each with its date"
        count = len(self.text.paragraphs)
        fits = self.evidence < 4 or not self.addressed
        if fits and self.rows >= 4 and self.rows * (2 if self.evidence < 3.5 else 1) >= count:
            return f"list: {self.rows} of {count} paragraphs stand in rows of linked headlines"
        if self.links > 5 and self.links > 2 * self.prose and self._may_be_list():
            return f"list: {self.links} linked headlines, {self.prose} lines of running text"
        kind = min(self.kinds & _LISTS, default=None)
        return f"list: its metadata call it {kind}" if kind and self.evidence < 4 else None

    def _may_be_list(self) -> bool:
        """Whether too little speaks for an article among many links."""
        if self.likeness <= SURELY_NONE and self.evidence < _SURE:
            return True
        if self.long:  # teasers together are as long as a text
            return self.likeness <= 0 and self.evidence < _AMONG_LINKS
        return self.evidence < self._enough() and (self.short or not self.alone)

    def _enough(self) -> float:
        """How much must speak for an article among many links."""
        if self.flash:
            return _FLASHED
        if not self.running or self.rows:
            return _AMONG_LINKS if self.addressed else 3
        # Over running text of its own: a short article among many links.
        return _DENSELY if self.dense else _AMONG_LINKS

    def form(self) -> str | None:
        many = self.fields >= _MANY_FIELDS and not self.long
        return f"form: {self.fields} fields" if self.evidence < _AMONG_LINKS and many else None

    def empty(self) -> str | None:
        if not self.text.size and any(script.text for script in self.document.scripts):
            return "empty shell: scripts and no running text"
        return None

    def notice(self) -> str | None:
        # Blogs mark the questions behind an article's text, too.
        kinds = self.kinds & _OTHER_TYPES
        kinds = kinds - _ASKED if self.long and self.evidence >= 3 else kinds
        if kinds and self.evidence < 4:
            return f"notice: its metadata call it {min(kinds)}"
        match = _NOTICE.search(self.titles)
        return f"notice: {match[0]!r}" if match and self.evidence < 3.5 else None

    def rest(self) -> str:
        """The likeliest kind of a page that nothing marks as an article."""
        if self.fields > 2:
            return f"form: {self.fields} fields"
        if self.links > 3 and self.links >= self.prose:
            return f"list: {self.links} linked headlines"
        return "notice: nothing marks it as an article"

    def _words(self, kind: str, pattern: re.Pattern[str]) -> str | None:
        match = pattern.search(self.shown)
        return f"{kind}: {match[0]!r}" if match else None


_MANY_FIELDS = 6
_MANY_STAMPS = 5
