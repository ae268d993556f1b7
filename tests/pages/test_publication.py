"""When an article of another country's page was published: what it says in its head against what it shows."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TEXT = "<p>" + "</p><p>".join(
    ["The ferry was away for a year, and nobody knew when it would be back again."] * 6
)
JSON = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", {}}}</script>'


def published(head: str, shown: str, address: str = "https://naru.example/1", behind: str = "") -> str | None:
    page = (
        f"<html lang=en><head>{head}</head><body><h1>The ferry returns to Naru</h1>{shown}{TEXT}</p>{behind}"
    )
    at = read_article(HtmlResponse(address, body=page.encode(), encoding="utf-8"), GENERIC).published_at
    return None if at is None else at.isoformat()[:16]


def said(**properties: str) -> str:
    return JSON.format(", ".join(f'"{name}": "{value}"' for name, value in properties.items()))


STAMP = said(datePublished="Jun 12, 2025", dateModified="Jun 10, 2025")
ZONED = said(datePublished="2025-06-12T20:00:00-05:00", dateModified="2025-07-01T10:00:00Z")
DAY = said(datePublished="2025-06-12", dateModified="2025-07-01T10:00:00Z")


@pytest.mark.parametrize(
    ("head", "shown", "at"),
    [
        (STAMP, "", "2025-06-12T00:00"),
        # A system stamps what it publishes again; readers see the day alone under the headline.
        (STAMP, "<p>November 2, 2022</p>", "2022-11-02T00:00"),
        (STAMP, "<p>Wednesday, November 2, 2022</p>", "2022-11-02T00:00"),
        (STAMP, "<p>Nov 2, 2022 5 min read</p>", "2022-11-02T00:00"),
        (STAMP, "<p>Born November 2, 1922, in Garam</p>", "2025-06-12T00:00"),
        (STAMP, "<p>June 30, 2025</p>", "2025-06-12T00:00"),
        (STAMP, "<p>Published June 30, 2025</p>", "2025-06-30T00:00"),
        (STAMP, "<p>Updated June 30, 2025</p><p>November 2, 2022</p>", "2025-06-12T00:00"),
        # Where it was evening there, it is the next day here.
        (ZONED, "<p>June 12, 2025</p>", "2025-06-13T10:00"),
        (ZONED, "<p>Published June 12, 2025</p>", "2025-06-13T10:00"),
        (ZONED, "<p>June 11, 2025</p>", "2025-06-11T00:00"),
        # What the page says as well is so, whatever else it says.
        (STAMP, "<p>November 2, 2022</p><p>First published 04.Apr.2022</p><p>Published June 12, 2025</p>", "2025-06-12T00:00"),
        # A template that calls the last change the publication's.
        (ZONED, "<time class=published datetime=2025-07-01>July 1, 2025</time>", "2025-06-13T10:00"),
        # A clock time belongs to the day that is said, not to the last change.
        (DAY, "<time datetime=2025-07-01T19:00>July 1, 2025</time>", "2025-06-12T00:00"),
        (DAY, "<time datetime=2025-06-12T19:00>June 12, 2025</time>", "2025-06-12T19:00"),
        (DAY, "<p>Updated</p><time datetime=2025-06-12T19:00>June 12, 2025</time>", "2025-06-12T00:00"),
        # Without metadata: what is called so, what stands alone, what was changed.
        ("", "<p>Updated June 30, 2025</p><p>June 12, 2025</p>", "2025-06-12T00:00"),
        ("", "<p>June 12, 2025</p><p>Published June 11, 2025</p>", "2025-06-11T00:00"),
        ("", "<p>Updated June 30, 2025</p>", "2025-06-30T00:00"),
    ],
)  # fmt: skip
def test_the_head_against_the_page(head: str, shown: str, at: str) -> None:
    assert published(head, shown) == at


def test_the_day_of_the_article_comes_before_that_of_its_page() -> None:
    whole = said(datePublished="2025-06-01").replace("NewsArticle", "WebPage")
    assert published(DAY + whole, "") == "2025-06-12T00:00"
    assert published(whole + DAY, "") == "2025-06-12T00:00"


def test_a_day_in_a_footnote_is_not_the_articles() -> None:
    notes = "<ol><li>Harbour office. “Ferries in 2024,” January 2025.</li><li>https://garam.example/2022/07/23/x</li></ol>"
    assert published("", "<p>12.12.2025</p>", behind=notes) == "2025-12-12T00:00"


def test_the_address_says_it_where_the_page_does_not() -> None:
    assert published("", "", "https://naru.example/2025/may/04/ferry") == "2025-05-04T00:00"
    assert published("", "<p>May 3, 2025</p>", "https://naru.example/2025/may/04/ferry") == "2025-05-03T00:00"


@pytest.mark.parametrize("said_at", ["1969-12-31T19:00:00-05:00", "1970-01-01T00:00:00Z", "1969-12-31"])
def test_the_first_moment_of_unix_time_is_no_time(said_at: str) -> None:
    assert published(said(datePublished=said_at), "<p>June 12, 2025</p>") == "2025-06-12T00:00"


def test_the_same_digits_with_a_zone_say_which_is_meant() -> None:
    head = (
        said(datePublished="2025-06-12T16:30:00")
        + '<meta itemprop=datePublished content="2025-06-12T16:30:00Z">'
    )
    assert published(head, "<p>June 12, 2025</p>") == "2025-06-13T01:30"
    assert (
        published(head, "<p>June 11, 2025 11:30 PM</p>") == "2025-06-13T01:30"
    )  # it was the day before there


@pytest.mark.parametrize(
    ("address", "head", "at"),
    [
        ("https://naru.example/1", "", "2025-02-12T00:00"),
        ("https://naru.com.au/1", "", "2025-12-02T00:00"),
        ("https://naru.co.uk/1", "", "2025-12-02T00:00"),
        ("https://naru.io/1", "", "2025-02-12T00:00"),
        ("https://naru.example/1", '<meta property="og:locale" content="en_GB">', "2025-12-02T00:00"),
        ("https://naru.example/1", '<meta property="og:locale" content="en_US">', "2025-02-12T00:00"),
    ],
)
def test_only_americans_write_the_month_first(address: str, head: str, at: str) -> None:
    assert published(head, "<p>Published 02-12-2025</p>", address) == at


def test_a_day_far_from_the_headline_is_not_before_the_month_of_the_address() -> None:
    behind = "<p>Site since May 17, 2010</p>"
    assert published("", "", behind=behind) == "2010-05-17T00:00"
    assert published("", "", "https://naru.example/2022/05/ferry", behind=behind) is None
