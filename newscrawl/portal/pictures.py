"""The portal's drawings: pictures of articles, icons of reactions, the favicon. All are SVG."""

from html import escape
from typing import Final

from newscrawl.portal.newsroom import Headline

_COLOURS: Final = ("#35618f", "#8f5b35", "#3c7a57", "#7a3c6d", "#6d6a2f", "#37767a", "#8a3f3f", "#4a4a8c")
_MOUTHS: Final = {
    "happy": "M12 23Q20 33 28 23",
    "cheer": "M12 22Q20 36 28 22Z",
    "disappointed": "M13 27H27",
    "sad": "M12 30Q20 20 28 30",
}


def drawing(headline: Headline, number: int) -> str:
    """StoryPicture ``number`` of an article: hills in the colour of its category and what it is about."""
    colour = _COLOURS[(headline.category.position + number) % len(_COLOURS)]
    hill = 120 + headline.index * 37 % 120
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400">'
        f'<rect width="640" height="400" fill="{colour}" opacity=".35"/>'
        f'<circle cx="{100 + headline.index * 53 % 440}" cy="110" r="46" fill="#fff" opacity=".7"/>'
        f'<path d="M0 400V{hill + 120}Q160 {hill} 320 {hill + 110}T640 {hill + 80}V400Z" fill="{colour}"/>'
        '<text x="32" y="368" font-size="30" fill="#fff" font-family="sans-serif">'
        f"{escape(headline.topic)}</text></svg>"
    )


def reaction(kind: str) -> str | None:
    """The icon of a kind of reaction, or None if there is no such kind."""
    mouth = _MOUTHS.get(kind)
    if mouth is None:
        return None
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">'
        '<circle cx="20" cy="20" r="18" fill="#ffd75e"/><circle cx="14" cy="16" r="2.4"/>'
        f'<circle cx="26" cy="16" r="2.4"/><path d="{mouth}" fill="none" stroke="#222" '
        'stroke-width="2.4"/></svg>'
    )


def favicon() -> str:
    """The portal's icon."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" '
        'fill="#1f4fd8"/><path d="M8 23V9h3l10 9V9h3v14h-3L11 14v9Z" fill="#fff"/></svg>'
    )
