"""Kinds of elements, by their tags: which begin a line, which go on with it, which are not read."""

from lxml import etree

from newscrawl.pages.names import TAG_ROLES, Role

# What the walk does with an element: a block begins a line, an inline element goes on with it.
BLOCK, INLINE, LINK, STRONG, BREAK, IMAGE, NOTED, SKIPPED = range(8)
_INLINE_TAGS = (
    "abbr", "acronym", "amp-fit-text", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
)  # fmt: skip
_SKIPPED_TAGS = (
    "audio", "canvas", "datalist", "dialog", "iframe", "map", "math", "noscript", "object",
    "select", "style", "svg", "template", "textarea",
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(_INLINE_TAGS, INLINE),
    "a": LINK,
    "b": STRONG,
    "strong": STRONG,
    "br": BREAK,
    "img": IMAGE,
    "amp-img": IMAGE,
    **dict.fromkeys(("base", "button", "input", "link", "meta", "script", "title"), NOTED),
    **dict.fromkeys(_SKIPPED_TAGS, SKIPPED),
}
# Both of what a tag says, which is asked of every element.
KNOWN = {tag: (_KINDS.get(tag, BLOCK), TAG_ROLES.get(tag, Role.NONE)) for tag in {*_KINDS, *TAG_ROLES}}
UNKNOWN = (BLOCK, Role.NONE)
_IN_A_LINE = (INLINE, LINK, STRONG)


def is_plain_cell(cell: etree._Element) -> bool:
    """Whether a cell holds no more than a line: one of a row of figures."""
    return not cell.get("class") and all(
        isinstance(child.tag, str) and _KINDS.get(child.tag, BLOCK) in _IN_A_LINE and len(child) == 0
        for child in cell
    )
