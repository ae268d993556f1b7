"""Pictures of an article: which images can be one, and where they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from newscrawl.lines.captions import looks_like_caption
from newscrawl.pages.document import Line
from newscrawl.pages.names import Role


@dataclass(slots=True)
class Picture:
    """A picture: its element and the caption found for it."""

    element: etree._Element | None
    caption: str | None = None


_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url", "data-img", "src",
)  # fmt: skip
_SMALLEST = 60
_FURNITURE = re.compile(r"logo|icon|ico_|btn|button|blank|profile|banner|sns|loading", re.IGNORECASE)
_PHOTO = re.compile(r"\.(?:jpe?g|png|webp)(?:$|\?)", re.IGNORECASE)


def is_picture(image: etree._Element) -> bool:
    """Whether an ``img`` can be a picture of the article: not a pixel, icon or spacer by its stated size."""
    for name in ("width", "height"):
        digits = re.match(r"\d{1,5}(?=$|px)", (image.get(name) or "").strip())
        if digits and int(digits[0]) < _SMALLEST:
            return False
    return bool(source_of(image))


def source_of(image: etree._Element) -> str | None:
    """The address of a picture as written, also where it is loaded lazily."""
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "about:")):
            return value
    return None


def picture_above(lines: Sequence[Line]) -> Picture | None:
    """The first picture among the lines between headline and text, where the text itself has none."""
    for place, line in enumerate(lines):
        if line.image is None or line.node.context & (Role.ASIDE | Role.BYLINE) or not is_picture(line.image):
            continue
        source = source_of(line.image) or ""
        if _PHOTO.search(source) and not _FURNITURE.search(source):
            return Picture(line.image, _caption_in(lines[place + 1 : place + 3]))
    return None


def _caption_in(lines: Sequence[Line]) -> str | None:
    """The caption among the lines behind a picture, by its words or its element's name."""
    for line in lines:
        if line.image is not None:
            return None
        if line.node.context & Role.CAPTION or looks_like_caption(line.text):
            return line.text
    return None
