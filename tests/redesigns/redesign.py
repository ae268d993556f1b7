"""A page as its site serves it after a redesign: what it says stays, how it is marked up does not."""

import copy
import json
import random
import re
from collections.abc import Callable
from html import escape
from typing import Literal

from lxml import html
from lxml.html import HtmlElement

from tests.redesigns.stories import Story

Kind = Literal["names", "nesting", "state", "tables", "payload", "reused"]
# What only drafted rules repair.
KINDS: tuple[Kind, ...] = ("names", "nesting", "state", "tables")
# Played apart: with ``payload`` no rule is needed any more, in ``reused`` the rules do not find nothing, they
# find something else.
APART: tuple[Kind, ...] = ("payload", "reused")

_SYLLABLES = ("ar", "ben", "cor", "dal", "el", "fin", "gor", "hal", "in", "jar", "kel", "lum", "mor", "nov")
# Elements that are drawn alike, and that a redesign exchanges.
_BLOCKS = ("div", "section", "article", "header", "dl", "dd", "dt", "ul", "main")
_OTHER_BLOCKS = ("div", "section", "div")
_HEADINGS = ("h1", "h2", "h3", "h5")


def redesigned(story: Story, kind: Kind, seed: int) -> str:
    """The page of ``story`` after a redesign of its site: the same for all articles of a site and seed."""
    chance = random.Random(f"{story.site} {seed}")
    page: HtmlElement = html.document_fromstring(story.page)
    _RESHAPE[kind](page, story, chance)
    return f"<!DOCTYPE html>{html.tostring(page, encoding='unicode')}"


def _rename(page: HtmlElement, chance: random.Random) -> None:
    """Every class and id becomes another word, the same one everywhere."""
    salt = chance.random()

    def other(name: str) -> str:
        of_name = random.Random(f"{salt} {name}")
        return "".join(of_name.choice(_SYLLABLES) for _ in range(3)) + of_name.choice(("", "-a", "_box", "2"))

    for element in page.iter(html.etree.Element):
        for attribute in ("class", "id"):
            if names := element.get(attribute):
                element.set(attribute, " ".join(map(other, names.split())))
        for attribute in list(element.attrib):
            if attribute.startswith("data-"):
                value = element.attrib.pop(attribute)
                element.set(f"data-{other(attribute)}" if attribute != "data-src" else attribute, value)


def _names(page: HtmlElement, story: Story, chance: random.Random) -> None:
    _rename(page, chance)


def _nesting(page: HtmlElement, story: Story, chance: random.Random) -> None:
    """Other elements, with others around them."""
    _rename(page, chance)
    swaps: dict[str, str] = {tag: chance.choice(_OTHER_BLOCKS) for tag in _BLOCKS}
    swaps |= dict.fromkeys(_HEADINGS, chance.choice(("h1", "h2")))
    swaps |= {"em": "span", "strong": chance.choice(("strong", "p"))}
    wrapped = chance.sample(_SYLLABLES, 3)
    for element in list(page.body.iter(html.etree.Element)):
        if element is page.body or element.get("itemprop"):
            continue
        element.tag = swaps.get(element.tag, element.tag)
        if element.tag in {"div", "section"} and element.getparent() is not page.body:
            _wrap(element, "div", f"wrap-{wrapped[len(element.get('class') or '') % 3]}")
    outer = html.fragment_fromstring("<div class='page-all'><div class='page-in'></div></div>")
    for child in list(page.body):
        outer[0].append(child)
    page.body.append(outer)


def _wrap(element: HtmlElement, tag: str, name: str) -> None:
    around: HtmlElement = html.Element(tag)
    around.set("class", name)
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, around)
    around.tail, element.tail = element.tail, None
    around.append(element)


def _tables(page: HtmlElement, story: Story, chance: random.Random) -> None:
    """Blocks become tables of one cell, as pages of the nineties and newsletters have them."""
    _rename(page, chance)
    for element in list(page.body.iter(*_BLOCKS)):
        table, row, cell = html.Element("table"), html.Element("tr"), html.Element("td")
        for name, value in element.attrib.items():
            (cell if name == "itemprop" else table).set(name, value)
        cell.text = element.text
        for child in list(element):
            cell.append(child)
        row.append(cell)
        table.append(row)
        table.tail, parent = element.tail, element.getparent()
        assert parent is not None
        element.tail = None
        parent.replace(element, table)


_PAYLOAD = {
    "title": "title",
    "subtitle": "subTitle",
    "published_at": "publishedAt",
    "modified_at": "modifiedAt",
    "publisher": "pressName",
    "section": "sectionName",
    "tags": "tags",
}


def _as_markup(value: object) -> object:
    return value.replace("\n", "<br>") if isinstance(value, str) else value


def _payload(page: HtmlElement, story: Story, chance: random.Random) -> None:
    """The page shows nothing by itself: the article stands in the JSON of a script."""
    _rename(page, chance)
    article: dict[str, object] = {
        key: _as_markup(story.expected[name]) for name, key in _PAYLOAD.items() if story.expected.get(name)
    }
    if authors := story.expected.get("authors"):
        known = (authors[0]["name"], authors[0]["role"] or "기자", authors[0]["email"])
        article["writerName"] = " ".join(filter(None, known))
    article["contentHtml"] = "".join(
        f"<p>{escape(text, quote=False)}</p>" for text in story.expected["body"].split("\n\n")
    )
    state = {"props": {"pageProps": {chance.choice(("article", "news", "detail")): article}}, "page": "/"}
    script = html.Element("script")
    script.set("id", "__NEXT_DATA__")
    script.set("type", "application/json")
    script.text = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
    kept = copy.deepcopy(page.head)
    page.clear()
    page.set("lang", "ko")
    root = html.fragment_fromstring("<div id='__next'></div>")
    body = html.Element("body")
    body.extend((root, script))
    page.extend((kept, body))


def _state(page: HtmlElement, story: Story, chance: random.Random) -> None:
    """The page is built by a script out of its state, whose names are its own. Its server has built it once
    already, with the class names that a build tool makes up, and says nothing in the head.
    """
    key, salt = chance.choice(_SYLLABLES), chance.random()
    told = {name: value for name, value in story.expected.items() if name != "images"}
    state = {f"{key}{number}": value for number, value in enumerate(told.values())}
    script = html.Element("script")
    script.text = f"window.__{key}__ = {json.dumps(state, ensure_ascii=False)};".replace("</", "<\\/")
    page.clear()
    page.set("lang", "ko")
    head, body = html.Element("head"), html.Element("body")
    html.etree.SubElement(head, "title").text = story.expected["publisher"]
    body.extend((html.fragment_fromstring(f"<div>{_built(story, chance, salt)}</div>"), script))
    page.extend((head, body))


def _built(story: Story, chance: random.Random, salt: float) -> str:
    """What such a page shows, as markup."""
    said, heading = story.expected, chance.choice(("h1", "h2", "strong"))
    prefix = chance.choice(("css-", "sc-", "Article_"))

    def part(name: str, tag: str, text: str) -> str:
        made_up = random.Random(f"{salt} {name}")
        word = prefix + "".join(made_up.choice("bcdfghkmnprstvwxz") for _ in range(6))
        return f'<{tag} class="{word}">{text}</{tag}>'

    def shown(name: str, tag: str, form: str = "{}") -> str:
        value = said.get(name)
        return part(name, tag, form.format(_said(value))) if value not in (None, "", [], {}) else ""

    dates = shown("published_at", "span", "입력 {}") + shown("modified_at", "span", "수정 {}")
    above = [shown("publisher", "span"), shown("section", "a"), part("dates", "div", dates)]
    writers = "".join(
        part("writer", "p", f"{one['name']} {one['role'] or '기자'} {one['email'] or ''}")
        for one in said.get("authors") or ()
    )
    chance.shuffle(above)
    paragraphs = "".join(part("line", "p", escape(text)) for text in said["body"].split("\n\n"))
    below = [writers, shown("copyright", "p"), shown("comment_count", "button", "댓글 {}")]
    below.append("".join(part("tag", "a", f"#{tag}") for tag in said.get("tags") or ()))
    if said.get("source_url"):
        below.append(f'<a href="{said["source_url"]}">기사원문</a>')
    below.append(
        "".join(part("felt", "button", f"{k} {v}") for k, v in (said.get("reactions") or {}).items())
    )
    return "".join(
        (
            part("menu", "nav", "<a href='/'>정치</a><a href='/2'>경제</a>"),
            part(
                "head",
                "div",
                shown("title", heading) + shown("subtitle", "p") + part("a", "div", "".join(above)),
            ),
            part("text", "div", paragraphs),
            part("foot", "div", "".join(below)),
        )
    )


def _said(value: object) -> str:
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value):
        return f"{value[:10].replace('-', '.')}. {value[11:16]}"
    return escape(str(value)).replace("\n", "<br>")


# What stands in the column beside the article: another article's text, the same on all pages.
_BESIDE = (
    "한들천 산책로가 두 달의 공사를 마치고 다시 열렸다. 구청은 벤치와 가로등을 새로 놓았다고 밝혔다.",
    "아침마다 걷는다는 한 주민은 “비가 와도 물이 고이지 않아 좋다”고 말했다. 자전거 길은 다음에 연다.",
    "구청은 여름에 꽃길을 더 낼 참이다. 나무를 고르는 모임에는 누구나 낄 수 있다.",
)


def _reused(page: HtmlElement, story: Story, chance: random.Random) -> None:
    """The names of the text's element stand at a column beside it now."""
    paragraphs = story.expected["body"].split("\n\n")
    element = page.body
    while inner := [one for one in element if paragraphs[0][-20:-1] in one.text_content()]:
        element = inner[0]
        if paragraphs[-1][-20:-1] not in element.text_content():
            element = element.getparent()
            break
    names = {name: element.get(name) for name in ("class", "id") if element.get(name)}
    _rename(page, chance)
    around: HtmlElement = html.Element("aside")
    column: HtmlElement = html.Element(str(element.tag), names)
    for text in _BESIDE:
        html.etree.SubElement(column, "p").text = text
    around.append(column)
    page.body.append(around)


_RESHAPE: dict[Kind, Callable[[HtmlElement, Story, random.Random], None]] = {
    "names": _names,
    "nesting": _nesting,
    "state": _state,
    "payload": _payload,
    "tables": _tables,
    "reused": _reused,
}
# Marks of a list's page.
_ROW = re.compile(r"\s+")


def listing(stories: list[Story]) -> str:
    """A list page of a site that leads to these articles, under the headline each has."""
    rows = "".join(
        f'<li><a href="{one.path}">{escape(_ROW.sub(" ", one.expected["title"]))}</a></li>' for one in stories
    )
    return (
        '<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>주요뉴스</title></head>'
        f"<body><h2>주요뉴스</h2><ul>{rows}</ul></body></html>"
    )
