"""Texts that are split into boxes: named as asides are, or wrapped one by one; and boxes that are no part of them."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "How the harbour learned to save"
PARTS = (
    "The harbour keeps its coins in a jar that stands under the stairs of the old pilot house.",
    "Nobody counts them in summer, because in summer there are boats to paint and nets to mend.",
    "In autumn the children carry the jar to the quay and count until the lamps are lit.",
    "What is left by then pays for rope, for tar and for the bread of those who keep the light.",
)
OTHER = (
    "A ferry that was lost for years has come home, and nobody can say where it has been.",
    "The lighthouse sells its stairs, one by one, to those who have climbed them before.",
    "Three bakers share an oven and disagree about bread, weather and the price of flour.",
    "A choir sings to the fog every morning, and on most mornings the fog goes away.",
)


def page(body: str, title: str = TITLE, lang: str = "en") -> HtmlResponse:
    markup = f"<html lang={lang}><head><title>{title}</title></head><body>{body}</body></html>"
    return HtmlResponse("https://www.quay.example/jar", body=markup.encode(), encoding="utf-8")


def read(body: str, title: str = TITLE, lang: str = "en") -> str:
    return read_article(page(body, title, lang), GENERIC).body or ""


def box(name: str, head: str, text: str) -> str:
    return f"<div class={name}>{head}<p>{text}</p></div>"


@pytest.mark.parametrize("name", ["content-nav-section", "menu-part", "recommend", "rank-{}"])
def test_boxes_of_one_name_under_headings_are_the_text(name: str) -> None:
    boxes = "".join(
        box(name.format(number), f"<h2>Part {part[:6]}</h2>", part) for number, part in enumerate(PARTS)
    )
    body = read(f"<main><h1>{TITLE}</h1>{boxes}</main>")
    assert all(part in body for part in PARTS)
    assert f"Part {PARTS[-1][:6]}" in body


def test_boxes_of_one_name_under_headings_are_the_text_in_korean_as_well() -> None:
    parts = [
        f"나루시는 {day}일 시청에서 회의를 열고 저축 정책 {day}가지를 다시 살핀다고 밝혔다."
        for day in range(1, 5)
    ]
    boxes = "".join(box("guide-part", f"<h3>{day}번째 정책</h3>", part) for day, part in enumerate(parts, 1))
    body = read(
        f"<main><h1>나루시 저축 정책 다시 살핀다</h1>{boxes}</main>", "나루시 저축 정책 다시 살핀다", "ko"
    )
    assert all(part in body for part in parts)


SHORT = f"<main><h1>{TITLE}</h1><article><p>{PARTS[0]}</p><p>{PARTS[1]}</p></article></main>"


@pytest.mark.parametrize(
    "aside",
    [
        # teasers: their headings are links
        "".join(box("related", f"<h3><a href=/{part[:5]}>{part[:30]}</a></h3>", part) for part in OTHER),
        # comments: nothing heads them
        "".join(box("comment", f"<span>{part[:5]}</span>", part) for part in OTHER),
        # one box, whatever heads it, and two that hold less than most
        f"<div class=popular><h3>Most read</h3>{''.join(f'<p>{part}</p>' for part in OTHER[:2])}</div>",
        "".join(box("newsletter", f"<h3>{part[:12]}</h3>", part) for part in OTHER[:2]),
        # widgets, each of another name
        "".join(
            box(name, f"<h3>{part[:12]}</h3>", part)
            for name, part in zip(("popular", "related", "share", "banner"), OTHER, strict=True)
        ),
    ],
)
def test_other_boxes_beside_a_short_text_are_not(aside: str) -> None:
    body = read(SHORT + aside)
    assert PARTS[0] in body
    assert not any(part in body for part in OTHER)


def wrapped(inner: str, number: int) -> str:
    return f"<div class=w{number}><div class=widget><div class=inner>{inner}</div></div></div>"


def test_a_text_whose_parts_are_wrapped_one_by_one_is_whole() -> None:
    """The longest part has a name that bodies have."""
    long = "".join(f"<p>{part}</p>" for part in (*PARTS[1:], *PARTS[1:]))
    named = f"<div class=w9><div class=widget><div class=text-box><h3>How</h3>{long}</div></div></div>"
    body = read(f"<h1>{TITLE}</h1><div class=column>{wrapped(f'<p>{PARTS[0]}</p>', 1)}{named}</div>")
    assert all(part in body for part in PARTS)


@pytest.mark.parametrize(
    "beside",
    [
        # teasers
        "".join(wrapped(f"<h3><a href=/{part[:5]}>{part}</a></h3><p>{part}</p>", 3) for part in OTHER),
        # an element of another tag
        f"<section><div><p>{OTHER[0]}</p><p>{OTHER[1]}</p></div></section>",
        # a box
        f"<div class=newsletter><div><div><p>{OTHER[0]}</p></div></div></div>",
    ],
)
def test_what_stands_beside_a_wrapped_text_is_no_part_of_it(beside: str) -> None:
    text = wrapped("".join(f"<p>{part}</p>" for part in PARTS), 1)
    body = read(f"<h1>{TITLE}</h1><div class=column>{text}{beside}</div>")
    assert all(part in body for part in PARTS)
    assert not any(part in body for part in OTHER)


def test_an_address_in_the_midst_of_a_text_does_not_end_it() -> None:
    """Lists and heads behind it go on with the text; under a Korean text it is the writer's."""
    rows = "".join(f"<li>{part}</li>" for part in PARTS[2:])
    body = read(
        f"<article><h1>{TITLE}</h1><p>{PARTS[0]}</p><p>jar@quay.example</p><ul>{rows}</ul><p>{PARTS[1]}</p></article>"
    )
    assert all(part in body for part in PARTS)


def test_an_address_of_the_newsroom_below_a_text_ends_it() -> None:
    text = "".join(f"<p>{part}</p>" for part in PARTS)
    behind = "".join(f"<div><div class=teaser>{part}</div></div>" for part in OTHER[:2])
    body = read(
        f"<article><h1>{TITLE}</h1><div>{text}</div><div><p>desk@quay.example</p></div>{behind}</article>"
    )
    assert all(part in body for part in PARTS)
    assert not any(part in body for part in OTHER)


def test_a_layer_beside_the_frame_of_a_text_is_no_part_of_it() -> None:
    """The frame holds menus, too: it wraps no paragraph."""
    menu = "".join(
        f"<li><a href=/{number}>What else the quay tells, {number}</a></li>" for number in range(9)
    )
    text = "".join(f"<p>{part}</p>" for part in PARTS)
    layer = f"<div><p>{OTHER[0]}</p><p>{OTHER[1]}</p></div>"
    frame = f"<div><ul>{menu}</ul><section><h1>{TITLE}</h1><div>{text}</div></section></div>"
    body = read(f"<div id=page>{layer}{frame}</div>")
    assert all(part in body for part in PARTS)
    assert not any(part in body for part in OTHER)
