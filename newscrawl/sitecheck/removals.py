"""What stands inside of a text and is none of it, a caption say: where it stands, and XPaths that find it."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from newscrawl.sitecheck.anchors import expressions
from newscrawl.text import comparable

# Letters of a paragraph that an element must not hold to be beside the text.
_SOME = 12
# XPaths in one rule at most, and those that are tried for an element.
_MOST, _TRIED = 3, 24


def beside(container: etree._Element, wanted: str, read: str) -> list[etree._Element]:
    """The elements of ``container`` whose text was read and is none of the text ``wanted``, outermost first.

    One that holds a picture is none: what is taken out takes its pictures along.
    """
    own, all_read = comparable(wanted), comparable(read)
    paragraphs = [comparable(one)[:_SOME] for one in wanted.split("\n\n")]
    found: list[etree._Element] = []
    inside: set[etree._Element] = set()
    for element in container.iterdescendants(etree.Element):
        if element.getparent() in inside:
            inside.add(element)
            continue
        text = comparable("".join(element.itertext()))
        is_other = text and text not in own and not any(one in text for one in paragraphs if one)
        if is_other and text in all_read and next(element.iter("img"), None) is None:
            found.append(element)
            inside.add(element)
    return found


def removal(
    pages: Sequence[tuple[etree._Element, Sequence[etree._Element]]], texts: Mapping[etree._Element, str]
) -> str | None:
    """An XPath, perhaps of several parts, that finds all these elements of each page and no part of a text.

    ``pages``: the root of each and what is to be found on it; ``texts``: its text's letters by root.
    """
    parts: list[str] = []
    left = [(root, list(elements)) for root, elements in pages]
    while any(elements for _, elements in left):
        xpath = next(_parts(left, texts), None)
        if xpath is None or len(parts) == _MOST:
            return None
        parts.append(xpath)
        left = [
            (root, [one for one in elements if one not in set(root.xpath(xpath))]) for root, elements in left
        ]
    return " | ".join(parts) or None


def _parts(
    left: Sequence[tuple[etree._Element, Sequence[etree._Element]]], texts: Mapping[etree._Element, str]
) -> Iterator[str]:
    """XPaths for the first element that is left, which find no part of a text on any page.

    They name the element itself: what is taken out by its tag alone may be any word of other texts.
    """
    element = next(one for _, elements in left for one in elements)
    for _, xpath in expressions(element)[:_TRIED]:
        if "@" in xpath.rpartition("/")[2] and all(_is_beside(root, xpath, texts[root]) for root, _ in left):
            yield xpath


def _is_beside(root: etree._Element, xpath: str, text: str) -> bool:
    found = (comparable("".join(one.itertext())) for one in root.xpath(xpath))
    return not any(letters[:_SOME] in text for letters in found if len(letters) >= _SOME)
