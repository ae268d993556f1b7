"""The words of a link to an article: on it, of its picture, or beside it."""

from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.outline import HEADINGS, Outline, squeeze
from newscrawl.pages.lists.words import TIME

# Levels around a picture that its caption may stand in, and how long one is that is a headline.
_AROUND = 3
_LONGEST_CAPTION = 100
# Less than so many characters on a link are no headline.
_WORD = 8
# A summary below a headline has more characters than so many.
_LEAST_SUMMARY = 30


def link_text(page: Outline, place: int) -> str:
    """The words of a link: those on it, else its picture's, its own title, or those beside it."""
    element = page.elements[place]
    if text := squeeze(" ".join(page.texts[page.first[place] : page.last[place]])):
        return (len(text) < _WORD and covers(page, place) and _beside(page, place)) or text
    return (
        squeeze(" ".join(image.get("alt") or "" for image in element.iter("img")))
        or element.get("title")
        or element.get("aria-label")
        or _beside(page, place)
    )


def covers(page: Outline, place: int) -> bool:
    """Whether a link lies over its card: it shows nothing, or a word such as ``기사링크`` and says that
    something else describes it.
    """
    element = page.elements[place]
    if page.tags[place] != "a":
        return False
    if page.first[place] == page.last[place]:
        return page.ends[place] == place + 1
    described = element.get("aria-describedby") or element.get("aria-labelledby")
    return bool(described) and len(page.text(place)) < _WORD


def _beside(page: Outline, place: int) -> str:
    """The words beside a link that shows a picture, where it is the only link around them: those of a
    heading, or all; beside one that shows nothing, as it covers the heading, that.
    """
    pictured = "img" in page.tags[place : page.ends[place]]
    around = place
    for _ in range(_AROUND):
        around = page.parents[around]
        if around < 0 or page.tags[around] == "body" or page.links_in(around) > 1:
            break
        if page.first[around] < page.last[around]:
            if not pictured and HEADINGS.isdisjoint(page.tags[around : page.ends[around]]):
                break
            lines = list(page.lines(page.first[around], page.last[around]))
            heads = [text for line, text in lines if page.is_headed(line, around)]
            texts = heads or (_headlines([text for _, text in lines]) if pictured else [])
            return texts[0] if len(texts) == 1 and len(texts[0]) <= _LONGEST_CAPTION else ""
    return ""


def _headlines(lines: list[str]) -> list[str]:
    """``lines`` beside a picture; of a headline with a summary, a time or a publisher, that alone."""
    if len(lines) < 2:
        return lines
    telling = [text for text in lines if not TIME.match(text) and not is_listed_medium(text)]
    if len(telling) == 2 and len(telling[1]) > max(len(telling[0]), _LEAST_SUMMARY):
        return telling[:1]
    return telling
