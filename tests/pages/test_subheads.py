"""Subheads set as the headline is: on pages that are not Korean they end no text, but an article of its own does."""

from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "How the ferry learned to wait"
TEXT = (
    "The ferry leaves when the last child is on board, and not before that.",
    "Nobody on the quay remembers a timetable, although one hangs in the office.",
    "In winter the captain counts the bicycles, and in summer he counts the dogs.",
)


def section(paragraph: str, head: str = "h1") -> str:
    return f"<section><{head}>Part {paragraph[:9]}</{head}><p>{paragraph}</p></section>"


def read(text: str) -> str:
    page = f"<html lang=en><head><title>{TITLE}</title></head><body>{text}</body></html>"
    response = HtmlResponse("https://www.quay.example/ferry", body=page.encode())
    return read_article(response, GENERIC).body or ""


def test_sections_with_heads_like_the_headline_are_one_text() -> None:
    body = read(f"<article><h1>{TITLE}</h1>{''.join(map(section, TEXT))}</article>")
    assert all(one in body for one in TEXT)


def test_an_article_of_its_own_is_another_text() -> None:
    own = f"<article><h1>{TITLE}</h1>{''.join(f'<p>{one}</p>' for one in TEXT)}</article>"
    other = "<article><h1>The bridge is late</h1><p>The bridge opens in May, or so it says.</p></article>"
    body = read(f"<main>{own}{other}</main>")
    assert all(one in body for one in TEXT)
    assert "bridge" not in body
