"""What is taken from another extractor's reading, and what is not."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
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
