"""Where a page shows whose article and whose page it is: logos, names beside the time, notices, sign-offs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscrawl.addresses import registered_domain
from newscrawl.lexicon import alternatives
from newscrawl.lines import notices
from newscrawl.lines.people import people_in
from newscrawl.lines.propernames import is_medium
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.labels import first_below
from newscrawl.pages.sources.timestamps import DATED
from newscrawl.text import is_sentence, one_line

_LONGEST = 20
_LABELS = alternatives("publishers", "labels")
_LABEL = re.compile(rf"^(?:{_LABELS})(?: ?[:|])?$")
_LABELLED = re.compile(rf"^(?:{_LABELS}) ?[:|] ?(?P<name>\S.{{1,18}})$")
_BESIDE_TIME = re.compile(
    r"^(?P<name>[^|·\d:]{2,20}?)(?: ?[|·ㅣ] ?| )"
    rf"(?:(?:기사 ?)?(?:{alternatives('words', 'published')}) ?:? ?)?"
    r"(?:20|19)\d\d ?[-./년]"
)
# Buttons beside the headline, whose pictures are called so.
_BUTTON = re.compile(alternatives("publishers", "buttons"), re.IGNORECASE)
# A headline's box: the publisher's logo stands right above or below the headline.
_NEAR = 4
_BEHIND = 30
_SIGN_OFF = re.compile(
    r"(?:^|[에서.] )(?P<name>[A-Z]{2,6}(?:TV)?|[가-힣]{2,8}TV)(?: ?뉴스| ?NEWS)? [가-힣]{2,4}(?: 기자)?입니다"
)
_TIPS = re.compile(r"^(?P<name>[A-Za-z가-힣]{2,10}?) ?뉴스는 .{0,20}제보")
_LAST_PARAGRAPHS = 4
_FOOTER = 12
# What the law makes a Korean medium's page name: its title, as it is registered.
_REGISTERED = re.compile(
    rf"(?:{alternatives('publishers', 'registered')}) ?[:：] ?(?P<name>[^|/,]{{2,24}}?)"
    r"(?= ?[|/,]| ?·? ?(?:등록|발행|대표|주소|사업자|인터넷|법인)|$)"
)
_OTHERS = re.compile(r"^(?P<name>\S{2,12})(?:의 (?:다른|주요|최신) ?(?:기사|뉴스)| 많이 본 뉴스)$")
_SIGNED = re.compile(r"^[\[(/【<= ]{0,3}(?P<name>\S{2,12}) [가-힣]{2,4} (?:선임|수습|인턴)?기자[\])】>]?$")


class Imprint:
    """Names on a page of ``lines``: ``heading`` is the headline's, ``around`` the text's first and last."""

    def __init__(self, lines: Sequence[Line], heading: int, around: tuple[int, int]) -> None:
        self._lines = lines
        self._heading = heading
        self._first, self._last = around
        self._below = first_below(lines, heading, self._first)

    def article_names(self) -> Iterator[Candidate]:
        """Names that stand with the article: the logo near the headline, beside the time, behind a label."""
        if self._heading < 0:
            return
        for line in self._lines[max(0, self._heading - _NEAR) : self._heading + _NEAR]:
            alt = one_line(line.image.get("alt")) if line.image is not None else ""
            if alt and _is_logo(alt):
                yield Candidate("publisher", alt, "logo", f"line {line.index}")
        near = self._lines[self._heading + 1 : min(self._below, self._heading + 2 * _NEAR)]
        for line in near:
            match = _BESIDE_TIME.match(line.text) or _LABELLED.match(line.text)
            if match and not people_in(match["name"]):
                yield Candidate("publisher", match["name"], "shown", f"line {line.index}")
        for label, line in pairwise(near):
            if _LABEL.match(label.text) and 1 < len(line.text) <= _LONGEST:
                yield Candidate("publisher", line.text, "shown", f"line {line.index}")
            if len(label.text) <= _LONGEST and is_medium(label.text) and DATED.search(line.text):
                yield Candidate("publisher", label.text, "shown", f"line {label.index}, before the time")
        for line in self._lines[self._last : self._last + _BEHIND]:
            others = len(line.text) <= _LONGEST + 10 and line.text.endswith(("기사", "뉴스"))
            match = _OTHERS.match(line.text) if others else None
            if match and not people_in(match["name"]):
                yield Candidate("publisher", match["name"], "heading", f"line {line.index}")

    def site_names(self) -> Iterator[Candidate]:
        """Names of the site itself: the page's first logo and its last copyright line."""
        for line in self._lines[: max(0, self._heading - _NEAR)][:30]:
            alt = one_line(line.image.get("alt")) if line.image is not None else ""
            if 1 < len(alt) <= _LONGEST and not _BUTTON.search(alt.replace("로고", "")):
                yield Candidate("publisher", alt, "logo", f"line {line.index}")
                break
        noticed = False
        for line in reversed(self._lines[max(self._heading + 1, len(self._lines) - _FOOTER) :]):
            match = _REGISTERED.search(line.text)
            if match:
                yield Candidate("publisher", match["name"].strip(), "registered", f"line {line.index}")
            elif not noticed and line.text and notices.is_copyright(line.text):
                noticed = True
                yield Candidate("publisher", line.text, "footer", f"line {line.index}")

    def spoken_names(self, paragraphs: Sequence[str]) -> Iterator[Candidate]:
        """Names that a broadcaster's script ends with: in its sign-off, in its call for tips."""
        for paragraph in paragraphs[-_LAST_PARAGRAPHS:]:
            match = _SIGN_OFF.search(paragraph[-50:])
            if match:
                yield Candidate("publisher", match["name"], "prose", "sign-off")
        for line in self._lines[self._first : self._last + _LAST_PARAGRAPHS]:
            match = _TIPS.match(line.text)
            if match:
                yield Candidate("publisher", match["name"], "shown", f"line {line.index}")
            match = _SIGNED.match(line.text)
            if match and is_medium(match["name"]):
                yield Candidate("publisher", match["name"], "shown", f"line {line.index}, a byline")

    def host_names(self, host: str) -> Iterator[Candidate]:
        """The shortest line that holds the host's own name as a word (``news.abc.co.kr``: ``ABC 뉴스``), or
        all of it but the first letter.
        """
        label = registered_domain(host).partition(".")[0]
        word = re.compile(rf"(?<![a-z]){re.escape(label)}(?![a-z.@])", re.IGNORECASE)
        found = []
        for line in self._lines:
            text = line.text.lower()
            if 1 < len(text) <= _LONGEST and (word.search(text) or (len(text) > 2 and label[1:] == text)):
                found.append(line.text)
        if found and len(label) > 1:
            yield Candidate("publisher", min(found, key=len), "shown", "named as the host")


def _is_logo(alt: str) -> bool:
    """Whether a picture near the headline can be a logo by what it is called: no button, person or scene."""
    return (
        1 < len(alt) <= _LONGEST and not _BUTTON.search(alt) and not is_sentence(alt) and not people_in(alt)
    )
