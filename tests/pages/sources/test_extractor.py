"""What is taken from another extractor's reading, and what is not."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.complexity import SMALL
from newscrawl.pages.sources.extractor import as_markup, extract, is_written, without_code
from newscrawl.sites import GENERIC

TEXT = "The ferry to the island left at noon with forty people and a piano, and nobody knew whose it was. "


@pytest.mark.parametrize(
    ("footer", "day"),
    [
        ("&copy; 2024 The Harbour Letter", None),
        ("&copy; 2024 The Harbour Letter, printed on 3 May 2024", "2024-05-03"),
    ],
)
def test_a_year_alone_is_no_day(footer: str, day: str | None) -> None:
    page = (
        "<html lang='en'><head><title>A piano on the ferry</title></head><body><article>"
        f"<h1>A piano on the ferry</h1><p>{TEXT * 3}</p><p>{TEXT * 4}</p></article>"
        f"<footer><p>{footer}</p></footer></body></html>"
    )
    article = read_article(HtmlResponse("https://harbour.example/piano", body=page.encode()), GENERIC)
    assert (article.published_at.date().isoformat() if article.published_at else None) == day


def test_a_large_page_of_little_text_is_read_by_what_is_no_code() -> None:
    text = f"<p>{TEXT}</p>" * 6
    code = "var entry = 'x y z';" * 60_000
    page = f"<html><head><script>{code}</script></head><body><article>{text}</article></body></html>"
    assert SMALL.exceeded(page.encode()) is not None
    assert "a piano" in " ".join(extract(page, "https://harbour.example/piano").paragraphs)
    large = page.replace(text, text * 3_000)
    assert extract(large, "https://harbour.example/piano").paragraphs == []


def test_code_goes_and_metadata_stay() -> None:
    page = "<SCRIPT>a</SCRIPT><style media=all>b</style><script type='application/ld+json'>{}</script><p>c"
    assert without_code(page) == (
        "<SCRIPT></SCRIPT><style media=all></style><script type='application/ld+json'>{}</script><p>c"
    )
    assert without_code("<p>a</p><script>b") == "<p>a</p><script>b"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("one\n\n two & more\n", "<p>one</p><p> two &amp; more</p>"),
        ("<p>one</p>two", "<p>one</p>two"),
        ("one<br>two", "one<br>two"),
        ("&lt;p&gt;one&lt;/p&gt;", "<p>one</p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("", ""),
    ],
)
def test_a_text_is_markup_or_becomes_it(text: str, markup: str) -> None:
    assert as_markup(text) == markup


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>March 12, 2024</p>", True),
        ("<p>12. März 2024</p>", True),
        ("<p>2024年3月12日</p>", True),
        ("<p>03/12/2024</p>", True),
        ('<meta name="when" content="2024-03-12T06:03:43.274Z">', True),
        ("<p>March 2024</p>", False),
        ('<img src="https://naru.example/large/pier_20240312_a.jpg">', False),
        *((f'<a href="pier-2024-03-12.{file}">Pier</a>', False) for file in ("png", "htm", "html", "pdf")),
        ('<meta content="https://naru.example/uploads/2024/03/12.jpg">', False),
        ('<a href="https://garam.example/news/2024-03-12/pier">Pier</a>', False),
    ],
)
def test_a_day_in_addresses_alone_is_no_day_of_the_article(html: str, written: bool) -> None:
    assert is_written("2024-03-12", html) is written
