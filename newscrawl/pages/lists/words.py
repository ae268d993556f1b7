"""The words that tell what a list, a row or a label is, on Korean news pages."""

import re

from lxml.html import HtmlElement

from newscrawl.lexicon import alternatives


def _words(table: str) -> str:
    """What is in ``table``, and what is in its words that stand alone."""
    return rf"{alternatives('lists', table)}|(?i:\b(?:{alternatives('lists', f'{table}-words')})\b)"


# Headings of lists that readers' interest orders.
TRENDING = re.compile(_words("trending") + r"|톱 ?\d+|(?i:\btop ?\d+)")
# Headings of lists that an editor orders, or time.
MAINNEWS = re.compile(_words("mainnews"))
# What looks like a ranked list and is no list of articles.
NO_NEWS = re.compile(_words("no-news") + r"|(?<!뉴스 )이벤트|인사$|^\S{2,4} ?기자$")
# Short texts before a list that are no heading of it.
NO_HEADING = re.compile(
    rf"(?:{alternatives('lists', 'no-heading')}|.*(?:{alternatives('lists', 'no-heading-ends')})"
    r"|[\d\W]+)\W*$",
    re.IGNORECASE,
)
# Words on a link to an article that are not its title.
LINK_LABEL = re.compile(
    rf"(?:(?:{alternatives('lists', 'link-label')})(?:\s*(?:개수|더보기|전체).*|\s*\d.*)?"
    r"|댓글.{0,12}|의견.{0,8}|[\d,]+(?:\s*건.*)?)\W*$",
    re.IGNORECASE,
)
_BUTTONS = re.compile(rf"(?: (?:{alternatives('lists', 'buttons')}))+$", re.IGNORECASE)
_TABS = re.compile(r"(?i)(?:^|[\s_-])tabs?(?:$|[\s_-])|tab_?(?:list|menu|wrap|btn|nav|area)|tabmenu|tablist")
_SECTION = re.compile(rf"({alternatives('lists', 'sections')})(?=\s|$)")
_RANK = re.compile(r"^(?:top\s*)?(?:no\.?\s*)?(\d{1,3})\s*(?:위|\.|\))?$", re.I)
_COMMENTS = re.compile(r"^(?:댓글|의견|comments?)?\s*[\[(]?\s*([\d,]{1,9})\s*[\])]?\s*(?:개)?$", re.I)
TIME = re.compile(
    r"^\W*(?:(?:입력|수정|승인|등록|게재|송고|발행)\s*[:.]?\s*)?(?:\d+\s*(?:초|분|시간|일|주|개월|달|년)\s*전|방금\s*전?|어제|오늘|"
    r"(?:\d{2,4}\s*[.년/-]\s*)?\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?\.?\s*(?:\(?[월화수목금토일]\)?)?\s*(?:(?:오전|오후|am|pm)?\s*\d{1,2}\s*[:시]\s*\d{1,2}.{0,8})?|"
    r"(?:오전|오후)?\s*\d{1,2}:\d{2}(?::\d{2})?)\W*$",
    re.I,
)


def squeeze(text: str) -> str:
    """``text`` with white space folded into single blanks."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", " ").replace("\ufeff", " ")
    return " ".join(text.split())


def shown_rank(text: str) -> int | None:
    """The rank that a label shows (``1``, ``3위``, ``TOP 2``)."""
    found = _RANK.match(text)
    return int(found[1]) if found else None


def shown_count(text: str) -> int | None:
    """The number that a label of a comment counter shows (``댓글 12``, ``(1,204)``)."""
    found = _COMMENTS.match(text)
    return int(found[1].replace(",", "")) if found and found[1].strip(",") else None


def without_buttons(heading: str) -> str:
    """``heading`` without the words of buttons that stand in it, and not twice the same."""
    text = _BUTTONS.sub("", heading).strip(" |·>")
    half, blank, rest = text.partition(" ")
    return half if blank and half == rest else text


def is_tab_bar(element: HtmlElement) -> bool:
    """Whether ``element`` says that it holds tabs."""
    return element.get("role") == "tablist" or _TABS.search(element.get("class") or "") is not None


def section_in(heading: str) -> str | None:
    """The section that a heading begins with: ``경제`` of ``경제 주요뉴스``."""
    found = _SECTION.match(heading)
    return found[1] if found else None
