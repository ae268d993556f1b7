"""Who wrote it and when, as pages of other countries show it: links, bylines, names and days by the headline."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.western import Western

FILLER = "<p>Naru</p>"


def western(above: str, under: str) -> Western:
    page = f"<body>{above}<h1>The ferry returns to Naru</h1>{under}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    return Western(document, next(line.index for line in document.lines if line.node.tag == "h1"))


def authors(under: str, above: str = "") -> list[list[str]]:
    return [[one.text for one in found.value] for found in western(above, under).authors()]


def link(name: str) -> str:
    return f"<p><a href=/author/x>{name}</a></p>"


@pytest.mark.parametrize(
    ("above", "under", "names"),
    [
        ("", link("Jane Doe"), ["Jane Doe"]),
        # those behind the headline, or a few lines above it, before those of other articles
        (link("Ann Poe") + FILLER * 3, link("Jane Doe"), ["Jane Doe"]),
        (link("Ann Poe") + FILLER * 2, "", ["Ann Poe"]),
        (link("Ann Poe") + FILLER * 9, "", ["Ann Poe"]),
        # together with those that follow within three lines, five at most
        ("", link("Jane Doe") + FILLER * 2 + link("John Roe"), ["Jane Doe", "John Roe"]),
        ("", link("Jane Doe") + FILLER * 3 + link("John Roe"), ["Jane Doe"]),
        ("", "".join(map(link, ("Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe"))), ["Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe"]),
        ("", "".join(map(link, ("Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe", "Max Coe"))), []),
        # not who checked it, as its line or the label above says
        ("", "<p>Fact-checked by <a href=/author/x>Ann Poe</a></p>" + FILLER * 4 + link("Jane Doe"), ["Jane Doe"]),
        ("", "<p>Reviewed by</p>" + link("Ann Poe") + FILLER * 4 + link("Jane Doe"), ["Jane Doe"]),
        ("", "<p>Reviewed last week</p>" + link("Ann Poe"), ["Ann Poe"]),
        ("", link("Read more articles"), []),
    ],
)  # fmt: skip
def test_links_to_authors(above: str, under: str, names: list[str]) -> None:
    assert next(iter(authors(under, above)), []) == names


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("<p>By Jane Doe</p>", True), ("<p class=byline>Jane Doe</p>", True), ("<p>Jane Doe</p>", False),
        (FILLER * 38 + "<p>By Jane Doe</p>", True), (FILLER * 39 + "<p>By Jane Doe</p>", False),
        (f"<p class=byline>{'Jane Doe ' * 6}</p>", True), (f"<p class=byline>{'Jane Doe ' * 6}Low</p>", False),
        # a name alone beside a day, within six lines, in no table and no link
        ("<p>Jane Doe</p><p>March 3, 2025</p>", True), ("<p>Jane Doe</p><p>Naru</p><p>3/3/25</p>", True), ("<p>Jane Doe</p><p>Naru</p><p>Naru</p><p>March 3, 2025</p>", False),
        (FILLER * 5 + "<p>Jane Doe</p><p>March 3, 2025</p>", True), (FILLER * 6 + "<p>Jane Doe</p><p>March 3, 2025</p>", False),
        ("<p><a href=/x>Jane Doe</a></p><p>March 3, 2025</p>", False), ("<table><tr><td>Jane Doe</td></tr></table><p>March 3, 2025</p>", False),
        (f"<p>Jane Doe</p><p>March 3, 2025 {'and so on ' * 8}</p>", False), ("<p>Jane Doe <i>March 3, 2025</i></p>", True),
    ],
)  # fmt: skip
def test_bylines(under: str, found: bool) -> None:
    assert any("Jane Doe" in name for names in authors(under) for name in names) is found


def test_a_byline_may_stand_five_lines_above_the_headline() -> None:
    assert authors("", "<p>By Jane Doe</p>" + FILLER * 4) == [["By Jane Doe"]]
    assert authors("", "<p>By Jane Doe</p>" + FILLER * 5) == []


def days(above: str, under: str) -> list[str]:
    return [found.value for found in western(above, under).days()]


def test_days_by_the_headline_come_first() -> None:
    far, near = "<time datetime=2025-01-01>far</time>", "<time datetime=2025-03-03>near</time>"
    assert days(far + FILLER * 15, near)[:2] == ["2025-03-03", "2025-01-01"]
    assert days(far + FILLER * 14, near)[:2] == ["2025-01-01", "2025-03-03"]
    assert days(far + FILLER * 15, FILLER * 38 + near)[:1] == ["2025-03-03"]
    assert days(far + FILLER * 15, FILLER * 39 + near)[:1] == ["2025-01-01"]


def test_a_day_stands_in_a_short_line_with_a_digit() -> None:
    assert days("", "<p>March 3</p><p>Naru</p>")[:1] == ["March 3"]
    assert days("", "<p>Naru</p>") == []
    assert days("", f"<p>{'3' * 89}</p>")[:1] == ["3" * 89]
    assert days("", f"<p>{'3' * 90}</p>") == []
    assert days("<p>March 1</p>" + FILLER * 15, "<p>March 3</p>")[:2] == ["March 3", "March 1"]
