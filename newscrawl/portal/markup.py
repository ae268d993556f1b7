"""The publisher's own HTML of an article: what stands inside the portal's ``.content``."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from newscrawl.items import Author
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.publishers import Junk, Publisher, Spacing
from newscrawl.portal.story import Block, Paragraph, Story, StoryPicture, Table
from newscrawl.portal.writer import camera_credits

_CITY_ABROAD: Final = ("워싱턴", "베이징", "도쿄", "브뤼셀")


def article_path(category_id: int, news_id: int) -> str:
    """The canonical path of an article."""
    return f"/category/{category_id}/news/{news_id}"


def _text(text: str) -> str:
    return escape(text, quote=False)


def dateline(story: Story) -> str:
    """What stands before the first word of the text, with a space behind it, or nothing."""
    publisher = story.headline.publisher
    names = "·".join(author.name for author in story.authors)
    role = story.authors[0].role if story.authors else ""
    if publisher.dateline == "medium":
        return f"[ {publisher.name} ] "
    if publisher.dateline == "named" and names:
        return f"[{publisher.name} {names} {role}] "
    if publisher.dateline == "wire" and names:
        abroad = role == "특파원"
        city = _CITY_ABROAD[story.headline.index % len(_CITY_ABROAD)] if abroad else "서울"
        return f"({city}={publisher.name}) {names} {role} = "
    return ""


def _byline_line(byline: str, authors: tuple[Author, ...]) -> str:
    if not authors:
        return ""
    first = authors[0]
    if byline == "glued":
        return "".join(f"{author.name} {author.role} {author.email}" for author in authors)
    if byline == "parenthesis":
        return f"{first.name} {first.role} ({first.email})"
    if byline == "slash":
        return f"/{first.name} {first.role} {first.email}"
    if byline == "email":
        return first.email or ""
    return ""


def _picture(picture: StoryPicture, style: str, *, bare: bool) -> str:
    caption = _text(picture.caption)
    image = f'<img src="{picture.path}" alt="">'
    if bare:
        return f"{image}<br>\n{caption}<br><br>\n" if style == "br" else f"<p>{image}</p><p>{caption}</p>\n"
    if style == "p":
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>\n"
    if style == "div":
        return f'<div class="img_box">{image}<div class="img_txt">{caption}</div></div>\n'
    return f'<span class="photo">{image}<em class="img_desc">{caption}</em></span><br><br>\n'


def _table(table: Table) -> str:
    head, *rows = table.rows
    cells = "".join(f"<th>{_text(cell)}</th>" for cell in head)
    lines = ["".join(f"<td>{_text(cell)}</td>" for cell in row) for row in rows]
    return f"<table><tr>{cells}</tr>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>\n"


_PARAGRAPH: Final = {
    ("p", "text"): "<p>{}</p>\n",
    ("p", "subhead"): "<h3>{}</h3>\n",
    ("p", "marker"): "<p><strong>{}</strong></p>\n",
    ("div", "text"): "<div>{}</div>\n",
    ("div", "subhead"): '<div class="mid_title"><b>{}</b></div>\n',
    ("div", "marker"): "<div>{}</div>\n",
    ("br", "text"): "{}<br><br>\n",
    ("br", "subhead"): "<b>{}</b><br><br>\n",
    ("br", "marker"): "{}<br>\n",
}


_SPACER: Final[Mapping[Spacing, str]] = {"none": "", "entity": "&nbsp;", "element": "<div>&nbsp;</div>\n"}


def _block(block: Block, publisher: Publisher) -> str:
    # A caption without markup of its own is recognisable by the credit at its end.
    if isinstance(block, StoryPicture):
        return _picture(block, publisher.markup, bare=publisher.bare_captions)
    if isinstance(block, Table):
        return _table(block)
    paragraph = _PARAGRAPH[publisher.markup, block.kind].format(_text(block.text))
    return _SPACER[publisher.spacing] + paragraph


def _related(story: Story) -> str:
    links = "".join(
        f'<li><a href="{article_path(other.category.id, other.news_id)}">{_text(other.title)}</a></li>'
        for other in story.related
    )
    return f'<div class="related_news"><strong>관련기사</strong><ul>{links}</ul></div>\n' if links else ""


def _links(story: Story) -> str:
    links = "<br>\n".join(
        f'☞ <a href="{article_path(other.category.id, other.news_id)}">{_text(other.title)}</a>'
        for other in story.related
    )
    return f"[관련기사]<br>\n{links}<br>\n" if links else ""


def _tip(story: Story) -> str:
    name, domain = story.headline.publisher.name, story.headline.publisher.domain
    return (
        f"<br>■ 제보하기<br>\n▷ 카카오톡 : '{name} 제보' 검색, 채널 추가<br>\n"
        f"▷ 전화 : 02-000-1234<br>\n▷ 이메일 : tip@{domain}<br>\n"
    )


_BEFORE: Final[Mapping[Junk, Callable[[Story], str]]] = {
    "title": lambda story: f'<h2 class="tit_view">{_text(story.title)}</h2>\n',
    "share": lambda _: (
        '<ul class="share_tool"><li>페이스북</li><li>카카오톡</li><li>주소 복사</li>'
        "<li>글자 크기 조절</li><li>인쇄</li></ul>\n"
    ),
    "player": lambda _: (
        '<div class="vod_player"><p>동영상 고정 취소</p><p>재생 00:00 / 01:47</p><p>음소거</p></div>\n'
    ),
}
_AFTER: Final[Mapping[Junk, Callable[[Story], str]]] = {
    "related": _related,
    "links": _links,
    "tip": _tip,
    "newsletter": lambda story: (
        f'<p class="letter">▶ {story.headline.publisher.name} 뉴스레터 ‘아침 한 줄’ 구독하기</p>\n'
    ),
}
_AD: Final = (
    '<div class="ad_area"><script>window.adslot = (window.adslot || 0) + 1;</script>'
    "<p>광고</p><p>이 광고는 30초 뒤 닫힙니다</p></div>\n"
)


def _closing_lines(story: Story, newsroom: Newsroom) -> list[str]:
    publisher = story.headline.publisher
    lines = [_byline_line(publisher.byline, story.authors)]
    if "credits" in publisher.junk:
        lines[:0] = camera_credits(story.headline, newsroom)
    if publisher.copyright:
        lines.append(publisher.copyright)
    return [line for line in lines if line]


def content_html(story: Story, newsroom: Newsroom) -> str:
    """The HTML of the article as its publisher delivers it."""
    publisher = story.headline.publisher
    style = publisher.markup
    parts = [_BEFORE[junk](story) for junk in publisher.junk if junk in _BEFORE]
    if story.subtitle:
        lines = "<br>".join(_text(line) for line in story.subtitle)
        parts.append(f'<div class="news_subtitle">{lines}</div>\n')
    opening = dateline(story)
    advert_after = 2 if "ad" in publisher.junk else -1
    for number, block in enumerate(story.blocks):
        if opening and isinstance(block, Paragraph):
            opened = Paragraph(opening + block.text, block.kind)
            opening = ""
            parts.append(_block(opened, publisher))
        else:
            parts.append(_block(block, publisher))
        if number == advert_after:
            parts.append(_AD)
    closing = [_text(line) for line in _closing_lines(story, newsroom)]
    if style == "p":
        parts += [f"<p>{line}</p>\n" for line in closing]
    elif style == "div":
        parts += [f"<div>{line}</div>\n" for line in closing]
    else:
        parts += [f"{line}<br>\n" for line in closing]
    parts += [_AFTER[junk](story) for junk in publisher.junk if junk in _AFTER]
    return "".join(parts)
