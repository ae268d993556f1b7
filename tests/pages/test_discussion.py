"""Where the readers' comments begin: what heads them, and what only looks as if it did."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import explain_article, read_article
from newscrawl.pages.discussion import end_at_comments
from newscrawl.pages.document import Document
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import page

HEAD = '<meta property="og:title" content="The library opens">'
TEXT = [f"The council said on day {day} that the library would open again in the spring." for day in range(8)]
COMMENT = "I have waited for this day ever since the old library was closed."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(markup: str) -> list[str]:
    article = read_article(page(f"<h1>The library opens</h1>{markup}", HEAD), GENERIC)
    return (article.body or "").split("\n\n")


@pytest.mark.parametrize(
    "heading",
    [
        "Comments (12)",
        "12 Comments",
        "COMMENTS:",
        "3 Responses to “The library opens”",
        "59 Comments on “The library opens in the spring, and what the council says of its stairs”",
    ],
)
def test_comments_are_no_text(heading: str) -> None:
    comments = f"<div>{paragraphs(COMMENT)}</div>" * 4
    assert body_of(f"<div>{paragraphs(*TEXT)}</div><h3>{heading}</h3>{comments}") == TEXT


def test_a_paragraph_that_begins_as_such_a_heading_ends_nothing() -> None:
    said = "40 comments on the plan were read aloud, and those who wrote them stood by the door."
    behind = f"<section>{paragraphs(TEXT[7])}</section>"
    assert body_of(f"<div>{paragraphs(*TEXT[:7])}</div><p>{said}</p>{behind}")[-1] == TEXT[7]


def test_a_subhead_of_that_name_in_the_text_ends_nothing() -> None:
    """The element that the text stands in goes on behind it."""
    text = paragraphs(*TEXT[:6]) + "<h3>Comments</h3>" + paragraphs(*TEXT[6:])
    assert body_of(f"<div>{text}</div>") == [*TEXT[:6], "Comments", *TEXT[6:]]


def test_a_text_in_two_elements_of_one_class_goes_on_behind_a_count() -> None:
    halves = [f'<div class="part">{paragraphs(*half)}</div>' for half in (TEXT[:5], TEXT[5:])]
    assert body_of("<div>7 Comments</div>".join(halves))[-1] == TEXT[-1]


def test_a_count_above_the_larger_part_of_the_text_ends_nothing() -> None:
    """A long introduction stands above the count, in an element of its own."""
    introduction = [text.replace("council", "mayor") for text in TEXT[:5]]
    text = [*TEXT, *(text.replace("council", "school") for text in TEXT)]
    markup = (
        f"<div>{paragraphs(*introduction)}</div><div>7 Comments</div><section>{paragraphs(*text)}</section>"
    )
    assert body_of(markup)[-len(text) :] == text


def test_counts_under_each_entry_end_nothing() -> None:
    entries = [f"<div>{paragraphs(text, text.replace('council', 'mayor'))}</div>" for text in TEXT]
    assert (
        body_of("<div>7 Comments</div>".join([f"<div>{paragraphs(*TEXT)}</div>", *entries]))[-1] != TEXT[-1]
    )


def ends(text: int = 400, said: int = 200, heads: str = "<h3>Comments</h3>", heading: int = 0) -> bool:
    """Whether a page of so many characters of text, and behind these lines so many of comments, ends there."""
    written, comments = (f"<p>{'a' * (letters - 6)} word.</p>" for letters in (text, said))
    markup = f"<h1>The library opens</h1><div>{written}</div>{heads}<section>{comments}</section>"
    page = HtmlResponse("https://naru.example/1", body=f"<body>{markup}</body>".encode(), encoding="utf-8")
    document = Document.of(page)
    end_at_comments(document, heading)
    assert all(line.index < document.end for line in document.running)
    assert any(line.text.startswith("aaa") for line in document.running)
    return document.end < len(document.lines)


@pytest.mark.parametrize(
    ("page", "end"),
    [
        # behind three hundred characters, and before at most twice as many as the text has
        ({}, True), ({"text": 300}, True), ({"text": 299}, False), ({"said": 800}, True), ({"said": 801}, False), ({"heading": -1}, True), ({"heads": ""}, False),
        # four lines that head comments, five are the entries' own
        ({"heads": "<h3>Comments</h3>" * 4}, True), ({"heads": "<h3>Comments</h3>" * 5}, False),
        # a line of sixty characters, a heading of 250; half of it a link at most
        ({"heads": f"<p>12 Comments on {'a' * 45}</p>"}, True), ({"heads": f"<p>12 Comments on {'a' * 46}</p>"}, False), ({"heads": f"<h3>12 Comments on {'a' * 235}</h3>"}, True), ({"heads": f"<h3>12 Comments on {'a' * 236}</h3>"}, False),
        ({"heads": "<p>12 Comments <a href=/1>on the ferries</a></p>"}, False), ({"heads": "<p>12 Comments on <a href=/1>the ferry</a></p>"}, True), ({"heads": "<h3><a href=/1>12 Comments</a></h3>"}, True),
    ],
)  # fmt: skip
def test_where_a_page_ends_at_its_comments(page: dict[str, int | str], end: bool) -> None:
    assert ends(**page) is end


def entry(said: str, button: str = "Reply", signed: str = "Jane Doe on 7 May") -> str:
    return f"<li><b>{signed}</b><p>{said}</p><div class=tools><a href=/r>{button}</a></div></li>"


def entries(*buttons: str) -> str:
    return "".join(entry(f"{COMMENT} And I am number {number}.", one) for number, one in enumerate(buttons))


@pytest.mark.parametrize("button", ["Reply", "Quote | Report this post", "Odpowiedz", "Log in to reply"])
def test_entries_that_can_each_be_answered_or_reported_are_comments(button: str) -> None:
    comments = f"<ul>{entries(button, button, button)}</ul>"
    assert body_of(f"<div class=story>{paragraphs(*TEXT)}</div><div>{comments}</div>") == TEXT
    # behind a flash, too
    assert body_of(f"<div class=story>{paragraphs(*TEXT[:2])}</div><div>{comments}</div>") == TEXT[:2]


def test_comments_whose_lines_stand_side_by_side_begin_with_the_first_of_them() -> None:
    lines = "".join(
        f"<div class=by>Posted by: Jane Doe, Mill on {day} May</div><div class=said>{COMMENT} It is day {day}.</div>"
        "<div class=by><a href=/q>Quote</a> | <a href=/r>Report this post</a></div>"
        for day in (7, 8, 9)
    )
    assert body_of(f"<div class=story>{paragraphs(*TEXT)}</div><h4>Add yours</h4>{lines}") == TEXT


@pytest.mark.parametrize(
    "comments",
    [
        # one alone may be a headline on a reply
        f"<ul>{entries('Reply')}</ul>",
        # what can only be shared is a live page
        f"<ul>{entries('Share', 'Share', 'Share')}</ul>",
        # links of different kinds
        f"<ul>{entries('Reply')}<li><p>{COMMENT}</p><a href=/r>Reply</a></li></ul>",
    ],
)
def test_what_can_not_be_answered_again_and_again_is_no_discussion(comments: str) -> None:
    markup = f"<h1>The library opens</h1><div>{paragraphs(*TEXT)}</div><div>{comments}</div>"
    document = Document.of(page(markup, HEAD))
    end_at_comments(document, 0)
    assert document.end == len(document.lines)


def test_a_text_that_goes_on_behind_what_can_be_answered_is_whole() -> None:
    """The editors ask and readers answer, in the midst of the text."""
    text = f"{paragraphs(*TEXT[:4])}<ul>{entries('Reply', 'Reply')}</ul>{paragraphs(*TEXT[4:])}"
    assert [one for one in body_of(f"<div class=story>{text}</div>") if one in TEXT] == TEXT


def test_days_over_comments_make_no_list_of_an_article() -> None:
    stamped = "".join(entry(COMMENT, signed=f"Jane 2024-05-0{day} 10:00") for day in range(1, 8))
    markup = f"<h1>The library opens</h1><div class=story>{paragraphs(*TEXT[:3])}</div><ul>{stamped}</ul>"
    assert explain_article(page(markup, HEAD), GENERIC).refusal is None
