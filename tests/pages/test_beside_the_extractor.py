"""Short texts that are not Korean beside an extractor that takes the whole page for the text."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import decisions, read_article
from newscrawl.pages.sources.extractor import is_layout
from newscrawl.sites import GENERIC

OWN = ["A fire beneath the Harbor Street bridge closed it to traffic on Wednesday morning, police said."]
SAID = [
    "The bridge was built in 1921.",
    "It will be open again on Friday.",
    "Nobody was hurt.",
    "The cause is not known.",
]
HEADLINES = [f"Old mill to become homes for {n} students of the town" for n in range(10)]


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        # what ends as sentences do is a text that was not found
        ([*OWN, *SAID * 4], True),
        # menus, headlines with their times, the letters of a keyboard
        ([*HEADLINES, *OWN], False),
        ([*OWN, *(f"09:1{n} // {one}" for n, one in enumerate(HEADLINES))], False),
        ([*OWN, *"abcdefghijklmnopqrstuvwxyz" * 9], False),
        # sentences of which few are more than the own
        ([*OWN, SAID[0], *HEADLINES], False),
    ],
)  # fmt: skip
def test_another_text_is_longer_by_its_sentences(other: list[str], taken: bool) -> None:
    assert decisions.unless_links(OWN, other, set(), dated=True) == (other if taken else OWN)


@pytest.mark.parametrize("end", [".", "!", "?", ".”", ".»", "。", "…", "..."])
def test_sentences_of_other_languages(end: str) -> None:
    other = [*OWN, *(f"{one.rstrip('.')}{end}" for one in SAID * 4)]
    assert (decisions.unless_links(OWN, other, set(), dated=True) == other) is (end not in ("…", "..."))


def test_without_a_text_of_its_own_the_other_is_taken() -> None:
    assert decisions.unless_links([], HEADLINES, set(), dated=True) == HEADLINES


def test_a_page_without_a_day_may_be_a_list_of_labels() -> None:
    """A catalogue, a programme of courses: an introduction in sentences, and behind it what it introduces."""
    assert decisions.unless_links(OWN, [*OWN, *HEADLINES], set(), dated=False) == [*OWN, *HEADLINES]


@pytest.mark.parametrize(
    ("paragraphs", "layout"),
    [
        (["| News | Sport |", "| | A fire closed the bridge. | |"], True),
        ([*OWN, "| Monday | 12 |", "| Friday | 14 |"], False),
        ([*OWN, "Harbor 62 | Millford 55"], False),
        ([], False),
    ],
)
def test_rows_of_tables_are_a_page_s_layout(paragraphs: list[str], layout: bool) -> None:
    assert is_layout(paragraphs) is layout


def test_a_page_laid_out_in_a_table() -> None:
    links = "<br>".join(HEADLINES)
    text = "".join(f"<p>{one}</p>" for one in [*OWN, *SAID])
    cells = f"<td>{links}</td><td><h1>Fire closes bridge</h1><div>{text}</div></td><td>{links}</td>"
    page = (
        "<html lang=en><head><title>Fire closes bridge</title></head><body>"
        f"<table><tr>{cells}</tr><tr><td>Foot</td></tr></table></body></html>"
    )
    article = read_article(HtmlResponse("https://www.harbor.example/news/12", body=page.encode()), GENERIC)
    assert (article.body or "").split("\n\n") == [*OWN, *SAID]


CLOSED = "It was built in 1921 and is to be open again on Friday, when the last of the beams has been looked at twice."
OTHERS = [
    f"The council of the {ordinal} ward heard on {day} that the mill by the river will be turned into homes for "
    f"{number} students, and that the work is to begin before the winter if the state pays its share of it."
    for ordinal, day, number in (
        ("first", "Monday", 40), ("second", "Tuesday", 55), ("third", "Friday", 61), ("fourth", "Sunday", 72),
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "own", "whole"),
    [
        ("article-body", [OWN[0], CLOSED], False),
        # without a name it may be the introduction of what stands below it
        ("x7f", [OWN[0], CLOSED], True),
        # so may one paragraph
        ("article-body", [f"{OWN[0]} {CLOSED}"], True),
    ],
)
def test_a_short_text_in_an_element_that_is_named_for_it_was_found(
    name: str, own: list[str], *, whole: bool
) -> None:
    text = "".join(f"<p>{one}</p>" for one in own)
    menu = "".join(f"<li><a href=/s/{n}>{one}</a></li>" for n, one in enumerate(HEADLINES))
    others = "".join(
        f"<div><h3><a href=/n/{n}>{HEADLINES[n]}</a></h3><p>{one}</p></div>" for n, one in enumerate(OTHERS)
    )
    page = (
        f'<html lang=en><head><title>Fire closes bridge</title><meta name=description content="{OWN[0]}"></head>'
        f"<body><ul>{menu}</ul><main><h1>Fire closes bridge</h1><div class={name}>{text}</div></main>"
        f"<section>{others}</section></body></html>"
    )
    article = read_article(HtmlResponse("https://www.harbor.example/news/12", body=page.encode()), GENERIC)
    assert (article.body or "").split("\n\n") == ([*own, *OTHERS] if whole else own)
