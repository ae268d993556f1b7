"""The days that pages of other countries show: which of them are near the headline, and what labels say."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.westerndays import WesternDays, dateline_of, day_of_address

FILLER = "<p>Naru</p>"
PROSE = f"<p>{'The ferry was away for a year. ' * 14}</p>"


def days(under: str, above: str = "") -> WesternDays:
    page = f"<body>{above}<h1>The ferry returns to Naru</h1>{under}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    return WesternDays(document, next(line.index for line in document.lines if line.node.tag == "h1"))


def near(under: str, above: str = "") -> list[tuple[str, str]]:
    return [(time.kind, time.text.strip()) for time in days(under, above).near()]


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("<p>March 3, 2025</p>", [("", "March 3, 2025")]),
        ("<p>Published March 3, 2025</p>", [("published", "March 3, 2025")]),
        ("<p>Published</p><p>March 3, 2025</p>", [("published", "March 3, 2025")]),
        ("<p>Published</p><p>Naru</p><p>March 3, 2025</p>", [("", "March 3, 2025")]),
        ("<p>March 3, 2025 (updated)</p>", [("modified", "March 3, 2025 (")]),
        ("<p>3 March 2025 | Updated: 4 March 2025</p>", [("", "3 March 2025 |"), ("modified", ": 4 March 2025")]),
        ("<p>Publié le 3 mars 2025, mis à jour le 4 mars 2025</p>", [("published", "le 3 mars 2025,"), ("modified", "le 4 mars 2025")]),
        ("<p>更新 2025年3月4日</p>", [("modified", "2025年3月4日")]),
        # What the page says in words comes before how the element is called, which templates get wrong.
        ("<p>Updated <time class=published datetime=2025-03-04>March 4</time></p>", [("modified", "2025-03-04"), ("modified", "March 4")]),
        ("<time class='date updated' datetime=2025-03-04></time>", [("modified", "2025-03-04")]),
        ("<time itemprop=dateModified datetime=2025-03-04></time>", [("modified", "2025-03-04")]),
        ("<time class='entry-date published updated' datetime=2025-03-03></time>", [("published", "2025-03-03")]),
        ("<time pubdate datetime=2025-03-03></time>", [("published", "2025-03-03")]),
        ("<time datetime=2025-03-03></time>", [("", "2025-03-03")]),
        # Headings, sentences and the lines of the text say no day of the article's.
        ("<h2>The ferry of March 3, 2025</h2>", []), ("<h2>March 3, 2025</h2>", [("", "March 3, 2025")]), ("<p>Naru</p>", []),
        (f"<p>On 3 March 2025 {'we ' * 9}</p>", []), (f"<p>3 March 2025 {'x' * 78}</p>", []),
        (PROSE + "<p>March 3, 2025</p>", []), (FILLER * 24 + "<p>March 3, 2025</p>", []),
    ],
)  # fmt: skip
def test_days_under_the_headline(under: str, found: list[tuple[str, str]]) -> None:
    assert near(under) == found


def test_above_the_headline_the_nearest_comes_first_and_menus_and_cards_say_nothing() -> None:
    above = "<aside><p>May 1, 2025</p></aside><p>May 2, 2025</p><p>May 3, 2025</p>"
    assert near("<p>May 4, 2025</p>" + PROSE, above) == [("", f"May {day}, 2025") for day in (4, 3, 2)]
    assert near("", "<p>May 2, 2025</p>" + FILLER * 15) == []


def test_far_days_say_whether_they_are_changes_and_stand_in_no_sentence_and_machine_readable_ones_come_first() -> (
    None
):
    under = (
        f"{PROSE}<p>Posted on 3 March 2025</p><p>Updated 4 March 2025</p><p>It opened on 3 March 2025.</p>"
        "<time datetime=2025-03-03>a</time><time class=updated datetime=2025-03-04>b</time>"
    )
    assert [(time.kind, time.text.strip()) for time in days(under).far()] == [
        ("", "2025-03-03"),
        ("modified", "2025-03-04"),
        ("published", "on 3 March 2025"),
        ("modified", "4 March 2025"),
    ]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://naru.example/2025/03/04/ferry", "2025-03-04"),
        ("https://naru.example/news/2025/mar/04/ferry", "04 mar 2025"),
        ("https://naru.example/news/2025-03-04-ferry", "2025-03-04"),
        # The folders of the day come first, then a day in one piece, then one that the name of the page holds.
        ("https://naru.example/20250304/ferry-2024-12-31", "2025-03-04"),
        ("https://naru.example/20250304/2024/12/31/ferry", "2024-12-31"),
        ("https://naru.example/ferry-2025-03-04/31-12-2024", "2025-03-04"),
        ("https://naru.example/31-12-2024/ferry", "2024-12-31"),
        ("https://naru.example/2025/03/ferry", None),
        ("https://naru.example/2025/03/04ferry", None),
    ],
)
def test_the_day_in_an_address(address: str, day: str | None) -> None:
    assert day_of_address(address) == day


def test_a_dateline_ends_at_a_dash_of_any_kind() -> None:
    for dash in (" – ", " — ", "—", " -- ", "--", " - "):
        assert dateline_of(f"NARU, June 12, 2025{dash}The ferry is back.") == "NARU, June 12, 2025"
    assert dateline_of("NARU, June 12, 2025: the ferry is back.") is None
