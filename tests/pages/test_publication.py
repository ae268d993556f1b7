"""When an article of another country's page was published: what it says in its head against what it shows."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.article import Reading, explain_article
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


@pytest.mark.parametrize(
    ("address", "head", "at"),
    [
        ("https://naru.hr/1", "", "2024-10-12T00:00"),
        ("https://naru.example/1", '<meta property="og:locale" content="hr_HR">', "2024-10-12T00:00"),
        ("https://naru.pl/1", "", "2024-11-12T00:00"),
        ("https://naru.hr/1", '<meta property="og:locale" content="pl_PL">', "2024-11-12T00:00"),
    ],
)
def test_whose_month_listopada_is(address: str, head: str, at: str) -> None:
    assert published(head, "<p>12. listopada 2024.</p>", address) == at


def test_a_day_far_from_the_headline_is_not_before_the_month_of_the_address() -> None:
    behind = "<p>Site since May 17, 2010</p>"
    assert published("", "", behind=behind) == "2010-05-17T00:00"
    assert published("", "", "https://naru.example/2022/05/ferry", behind=behind) is None


def reading(
    head: str, shown: str, address: str = "https://naru.example/1", behind: str = "", lang: str = "en"
) -> Reading:
    page = f"<html lang={lang}><head>{head}</head><body><h1>The ferry returns to Naru</h1>{shown}{TEXT}</p>{behind}"
    return explain_article(HtmlResponse(address, body=page.encode(), encoding="utf-8"), GENERIC)


def test_a_day_far_from_the_headline_is_a_doubt_and_one_near_it_is_none() -> None:
    assert "far from the headline" in reading("", "", behind="<p>June 12, 2025</p>").doubts["published_at"]
    assert "published_at" not in reading("", "<p>June 12, 2025</p>").doubts


@pytest.mark.parametrize(
    ("head", "shown", "behind"),
    [
        ("", "<p>Last updated: 30 June 2025</p>", ""),
        ("", "", "<p>This page was last edited on 30 June 2025, at 10:00.</p>"),
        ("", "", "<footer><p>Stand: 30.06.2025</p></footer>"),
        (said(dateModified="2025-06-30"), "", ""),
        ('<meta property="article:modified_time" content="2025-06-30">', "", ""),
    ],
)
def test_where_only_a_change_is_dated_that_is_the_day_and_a_doubt(head: str, shown: str, behind: str) -> None:
    found = reading(head, shown, behind=behind)
    at = found.article.published_at
    assert at is not None
    assert at.date().isoformat() == "2025-06-30"
    assert found.article.modified_at == at
    assert "nothing when it was published" in found.doubts["published_at"]


@pytest.mark.parametrize(
    ("head", "shown", "address"),
    [
        ("", "<p>Updated 30 June 2025</p>", "https://naru.example/2025/06/12/ferry"),
        ("", "<p>Updated 30 June 2025</p>", "https://naru.example/news/20250612/ferry.html"),
        ("", "<p>Updated 30 June 2025</p>", "https://naru.example/12-06-2025/ferry.html"),
        (said(dateModified="2025-06-30"), "<p>12 June 2025</p>", "https://naru.example/1"),
        (said(dateModified="2025-06-30", datePublished="2025-06-12"), "", "https://naru.example/1"),
    ],
)
def test_a_change_comes_behind_what_says_the_publication(head: str, shown: str, address: str) -> None:
    found = reading(head, shown, address)
    at = found.article.published_at
    assert at is not None
    assert at.date().isoformat() == "2025-06-12"
    assert "published_at" not in found.doubts


def test_numbers_in_an_address_that_are_no_day_are_none() -> None:
    for path in ("20251345/ferry", "12345678-20250612345/ferry", "2025/06/ferry", "99-99-2025/ferry"):
        assert published("", "", f"https://naru.example/{path}") is None


@pytest.mark.parametrize(
    ("head", "shown", "address", "lang", "at"),
    [
        # A clock without a zone is in the one that the head names, else in that of the page's country.
        (said(dateModified="2025-06-30T10:00:00+02:00"), "<p>12 June 2025, 14:30</p>", "https://a.example/1", "en", "2025-06-12T21:30"),
        (said(datePublished="2025-06-12T14:30:00", dateModified="2025-06-30T10:00:00-04:00"), "", "https://a.example/1", "en", "2025-06-13T03:30"),
        ("", "<p>12. Juni 2025, 14:30 Uhr</p>", "https://naru.de/1", "de", "2025-06-12T21:30"),
        ("", "<p>12 juin 2025 à 14h30</p>", "https://naru.example/1", "fr-FR", "2025-06-12T21:30"),
        ("", "<p>2025年6月12日 14:30</p>", "https://naru.example/1", "ja", "2025-06-12T14:30"),
        ('<meta property="og:locale" content="de_DE">', "<p>12 June 2025, 14:30</p>", "https://naru.example/1", "", "2025-06-12T21:30"),
        # Nobody knows it: the day is as it is shown.
        ("", "<p>12 June 2025, 11:30 p.m.</p>", "https://naru.example/1", "en", "2025-06-12T23:30"),
        (said(dateModified="2025-06-30T10:00:00Z"), "<p>12 June 2025, 11:30 p.m.</p>", "https://naru.example/1", "en", "2025-06-12T23:30"),
    ],
)  # fmt: skip
def test_the_zone_of_a_page(head: str, shown: str, address: str, lang: str, at: str) -> None:
    found = reading(head, shown, address, lang=lang).article.published_at
    assert found is not None
    assert found.isoformat()[:16] == at


def test_a_clock_whose_zone_nobody_knows_contradicts_no_zone() -> None:
    head = said(datePublished="2025-06-12T14:30:00Z")
    assert "published_at" not in reading(head, "<p>Published 12 June 2025, 10:30 a.m.</p>").doubts


@pytest.mark.parametrize(
    ("behind", "at"),
    [
        ("<p>25/06/2025 The third ferry</p>", "2025-06-05T00:00"),
        ("<p>06/25/2025 The third ferry</p>", "2025-05-06T00:00"),
        ("", "2025-05-06T00:00"),
    ],
)
def test_other_days_of_the_page_say_which_number_is_the_month(behind: str, at: str) -> None:
    assert published("", "<p>05/06/2025</p>", behind=behind) == at


@pytest.mark.parametrize(
    ("first", "at"),
    [
        ("NARU, June 12, 2025 (WIRE) — The ferry is back.", "2025-06-12T00:00"),
        ("Naru, Garam – 12 June 2025 – The ferry is back – at last.", "2025-06-12T00:00"),
        ("NARU, June 12, 2025 -- The ferry is back.", "2025-06-12T00:00"),
        ("The ferry of 12 June 1925 was late, as its passengers had said before – and so it is now.", None),
        ("The ferry – a new one – is back.", None),
        ("It left at 2025 – the ferry of June 12 was late.", None),
    ],
)
def test_the_dateline_of_a_press_release_dates_it(first: str, at: str | None) -> None:
    assert (
        published("", f"<p>{first} Nobody had seen it for a year, and nobody knew why it had been away.</p>")
        == at
    )


def test_a_leaf_of_a_calendar_is_a_day() -> None:
    assert published("", "<div>June</div><div>12</div><div>2025</div>") == "2025-06-12T00:00"
    assert published("", "<p><span>12</span><span>Jun</span><span>2025</span></p>") == "2025-06-12T00:00"
    assert published("", "<div>12</div><div>comments</div><div>2025</div>") is None


@pytest.mark.parametrize(
    "stamp",
    [
        '<abbr itemprop="datePublished" title="2025-06-12T10:00:00Z">Thursday</abbr>',
        "<article><aside><time datetime=2025-06-12T10:00:00Z>Thursday</time></aside></article>",
    ],
)
def test_a_machine_readable_day_stands_in_any_element(stamp: str) -> None:
    assert published("", "", behind=stamp) == "2025-06-12T19:00"


def test_several_days_in_asides_are_those_of_other_articles() -> None:
    cards = "<aside><time datetime=2025-06-12>a</time> <time datetime=2025-06-14>b</time></aside>"
    found = reading("", "", behind=cards)
    assert "shown" not in found.sources.get("published_at", "")


@pytest.mark.parametrize(
    "kind", ["TechArticle", "Report", "Recipe", "Review", "http://schema.org/NewsArticle", "schema:Article"]
)
def test_articles_of_other_kinds_say_when_and_who(kind: str) -> None:
    head = said(datePublished="2025-06-12", author="Ann Poe").replace("NewsArticle", kind)
    found = reading(head, "").article
    assert found.published_at is not None
    assert [author.name for author in found.authors] == ["Ann Poe"]
    article = said(datePublished="2025-06-14")
    both = reading(
        said(datePublished="2025-06-12").replace("NewsArticle", "Recipe") + article, ""
    ).article.published_at
    assert both is not None
    assert both.day == 14


def test_when_a_video_was_uploaded_or_an_article_made() -> None:
    assert published(said(dateCreated="2025-06-12"), "") == "2025-06-12T00:00"
    assert (
        published(said(uploadDate="2025-06-12").replace("NewsArticle", "VideoObject"), "")
        == "2025-06-12T00:00"
    )
    assert published(said(dateCreated="2025-06-12", datePublished="2025-06-14"), "") == "2025-06-14T00:00"


def test_when_a_video_in_it_was_uploaded_comes_behind_what_the_head_says_of_the_article() -> None:
    video = said(uploadDate="2025-06-02").replace("NewsArticle", "VideoObject")
    meta = "<meta property='article:published_time' content='2025-06-12T10:00:00+09:00'>"
    assert published(video + meta, "") == published(meta + video, "") == "2025-06-12T10:00"
    assert published(video, "", "https://naru.example/2025/06/12/ferry") == "2025-06-02T00:00"
