"""What Korean pages show around an article: times, bylines, tags, copyright, counts, sub-headlines."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from newscrawl.cleaners import boilerplate, bylines, counts
from newscrawl.cleaners.dates import Reading, read_time
from newscrawl.pages.blocks import Block, Page
from newscrawl.pages.names import Role
from newscrawl.text import comparable, is_sentence

_YEAR = re.compile(r"(?:19|20)\d\d ?[-./년]|\d\d[.-]\d\d[.-]\d\d \d\d:")
_LABEL = re.compile(
    r"(?<![가-힣])(?:"
    r"(?P<published>기사 ?입력|최초 ?(?:입력|등록|승인)|입력|등록|승인|송고|작성|발행|게재|보도|업로드|게시)"
    r"|(?P<modified>최종 ?수정|기사 ?수정|수정|업데이트|편집|갱신|Updated?))"
)
# Tags stand right behind the text; farther down are trending words of the whole site.
_TAGS_WITHIN = 40


class ShownTime(NamedTuple):
    """A time on the page: the index of its block, what its label says of it, the reading."""

    block: int
    kind: str
    reading: Reading


def shown_times(page: Page, start: int, end: int, observed: datetime | None) -> list[ShownTime]:
    """Times between two blocks, each with ``published``, ``modified`` or ``""`` as its label says."""
    out: list[ShownTime] = []
    label = ""
    for block in page.blocks[max(0, start) : end]:
        text = block.text
        if not text or len(text) > 160:
            label = ""
            continue
        found = _LABEL.search(text)
        if not _YEAR.search(text):
            label = (found.lastgroup or "") if found and len(text) < 14 else ""
            continue
        pieces = list(_LABEL.finditer(text))
        if len(pieces) < 2:
            reading = read_time(text if not pieces else text[_before(text, pieces[0].start()) :], observed)
            if reading:
                out.append(ShownTime(block.index, (pieces[0].lastgroup or "") if pieces else label, reading))
        else:
            for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
                part = text[piece.end() : following.start() if following else len(text)]
                reading = read_time(part, observed)
                if reading:
                    out.append(ShownTime(block.index, piece.lastgroup or "", reading))
        label = ""
    return out


def _before(text: str, label: int) -> int:
    """0 where a time stands before its label (``2025.02.05 15:22 입력``), else where the label begins."""
    match = _YEAR.search(text)
    return 0 if match and match.start() < label else label


def header_people(page: Page, start: int, end: int, media: Sequence[str]) -> list[bylines.Byline]:
    """The people named in byline elements or byline lines between two blocks."""
    out: list[bylines.Byline] = []
    for block in page.blocks[max(0, start) : end]:
        text = block.text
        if not text or len(text) > bylines.LONGEST_BYLINE or block.prose or boilerplate.is_tip(text):
            continue
        if _in(block, Role.BYLINE) or (bylines.is_name(text) and _beside_time(page, block.index)):
            out += bylines.read_names(text, media)
        else:
            out += bylines.read_byline(text, media) or ()
    return out


def _beside_time(page: Page, index: int) -> bool:
    return any(_YEAR.search(block.text[:60]) for block in page.blocks[max(0, index - 2) : index + 3])


def _in(block: Block, role: int, levels: int = 4) -> bool:
    node = block.node
    for _ in range(levels):
        if node.role & role:
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False


def shown_tags(page: Page, start: int, end: int) -> list[str]:
    """Tags: links or words behind ``#``, or the links of an element that is named for tags."""
    hashed: list[str] = []
    named: list[str] = []
    for block in page.blocks[max(0, start) : max(end, start) + _TAGS_WITHIN]:
        text = block.text
        if not text or len(text) > 200 or (block.node.role & Role.HEADING):
            continue
        if text.startswith(("#", "＃")):
            if boilerplate.is_furniture(text) or (block.linked and "#" not in text[1:] and len(text) < 40):
                hashed += [tag for tag in re.split(r"[#＃]", text) if tag.strip(" ,")]
        elif (
            not block.node.aside
            and _in(block, Role.TAGS, 3)
            and block.linked * 2 >= len(text)
            and len(text) < 40
            and not is_sentence(text)
        ):
            named.append(text)
    return [tag.strip(" ,") for tag in (hashed or named)]


def shown_copyright(page: Page, start: int) -> str | None:
    """The first copyright line behind the text."""
    for block in page.blocks[max(0, start) :]:
        if block.text and boilerplate.is_copyright(block.text):
            return block.text
    return None


def shown_comment_count(page: Page) -> int | None:
    """The number behind 댓글."""
    for block in page.blocks:
        if "댓글" in block.text:
            count = counts.comment_count(block.text)
            if count is not None:
                return count
    return None


def shown_subtitle(page: Page, between: tuple[int, int], headline: str, description: str) -> str | None:
    """Lines near the headline that are named as a sub-headline, or that the page's description repeats,
    or that stand between the headline and the time or byline, in the headline's own box.
    """
    title, body = between
    key, described = comparable(headline), comparable(description)
    lines: list[str] = []
    start = max(0, title - 4)
    box = page.blocks[title].node.parent if title >= 0 else None
    boxed = box is not None
    for block in page.blocks[start : max(body, start)]:
        text = block.text
        if not text or block.index == title or comparable(text) == key:
            continue
        behind = block.index > title
        if behind and (_YEAR.search(text) or bylines.read_byline(text) is not None):
            boxed = False
        if len(text) < 4 or block.linked * 2 > len(text) or block.node.context & Role.ASIDE or text in lines:
            continue
        if boilerplate.belongs_elsewhere(text) or bylines.read_byline(text) is not None:
            continue
        inside = comparable(text)
        named = _in(block, Role.SUBTITLE, 2)
        repeated = behind and len(inside) > 6 and inside in described
        beside = (
            behind and boxed and box is not None and box.first <= block.index < box.last and len(inside) > 8
        )
        if inside and inside not in key and (named or repeated or beside) and len(text) <= 300:
            lines.append(text)
    return "\n".join(lines) or None
