"""Which lines of a text's container are its text: headings and running text that a name speaks against.

The pages are invented; which of their lines are the article's was decided by reading them.
"""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "Harbour town counts its bells"
TEXT = [
    f"The {ordinal} bell of the old harbour was weighed on Monday by two men with a crane, and it was heavier "
    f"by {pounds} pounds than the parish books had said for two hundred years."
    for ordinal, pounds in (("first", 12), ("second", 40), ("third", 7), ("fourth", 81))
]


def paragraphs(*, text: str, above: str = "", below: str = "") -> list[str]:
    page = (
        f'<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<meta property="og:title" content="{TITLE}"></head><body><h1>{TITLE}</h1>'
        f'{above}<div class="article-body">{text}</div>{below}</body></html>'
    )
    article = read_article(HtmlResponse("https://www.bells.example/a/1", body=page.encode()), GENERIC)
    return (article.body or "").split("\n\n")


def lines(*texts: str) -> str:
    return "".join(f"<p>{one}</p>" for one in texts)


def test_a_subhead_in_the_headlines_element_among_the_paragraphs_does_not_end_the_text() -> None:
    text = f"{lines(*TEXT[:3])}<h1>How the crane came</h1>{lines(TEXT[3])}"

    assert paragraphs(text=text) == [*TEXT[:3], "How the crane came", TEXT[3]]


def test_the_headline_of_the_article_that_scrolls_in_ends_the_text() -> None:
    text = (
        f"<div>{lines(*TEXT[:3])}</div>"
        f"<div><h1>Ferry service suspended until Friday</h1><div><time>7 May</time></div>{lines(TEXT[3])}</div>"
    )

    assert paragraphs(text=text) == TEXT[:3]
    assert TEXT[3] in paragraphs(text=text.replace("<div><time>7 May</time></div>", ""))


def test_an_introduction_that_is_named_a_summary_belongs_to_the_text() -> None:
    introduction = "Nobody had asked how heavy they were, and so for two centuries nobody had been wrong."
    text = f'<div class="summary"><p>{introduction}</p></div>{lines(*TEXT)}'

    assert paragraphs(text=text) == [introduction, *TEXT]


def test_an_introduction_that_is_mostly_linked_belongs_to_the_text_as_well() -> None:
    linked = "Nobody had asked <a href=/b/1>how heavy the bells of the old harbour were</a>."
    text = f"<p id=speakable-summary>{linked}</p>{lines(*TEXT)}"

    assert paragraphs(text=text)[0] == "Nobody had asked how heavy the bells of the old harbour were."
    label = "<p class=summary><a href=/b/1>How heavy the bells of the old harbour were</a></p>"
    assert paragraphs(text=f"{label}{lines(*TEXT)}") == TEXT


LEAD = "Two men with a crane have found in one week what the parish books of the harbour had wrong for centuries."


@pytest.mark.parametrize(
    "markup", ["<p><b>{}</b></p>", "<h2>{}</h2>", "<p class=intro><strong>{}</strong></p>"]
)
def test_a_long_sentence_in_bold_before_a_text_introduces_it(markup: str) -> None:
    assert paragraphs(text=f"{markup.format(LEAD)}{lines(*TEXT)}") == [LEAD, *TEXT]


@pytest.mark.parametrize("line", [LEAD[:-1], "Two men with a crane have found what the books had wrong."])
def test_other_lines_in_bold_before_a_text_are_its_sub_headlines(line: str) -> None:
    """One without a full stop, a short one."""
    assert paragraphs(text=f"<p><b>{line}</b></p>{lines(*TEXT)}") == TEXT


def test_before_a_korean_text_a_long_sentence_in_bold_is_its_sub_headline() -> None:
    lead = (
        "항구의 오래된 종 네 개를 두 사람이 기중기로 재어 보니 교구 장부에 이백 년 동안 적힌 것보다 모두 무거웠고 "
        * 2
    )
    text = [
        f"{day}일 항구에서 종의 무게를 재는 일이 열렸고 많은 시민이 이를 지켜보았다고 시가 밝혔다."
        for day in range(1, 6)
    ]
    page = f"<title>종</title><h1>종의 무게를 재다</h1><div><p><b>{lead[:120].strip()}다.</b></p>{lines(*text)}</div>"
    article = read_article(HtmlResponse("https://www.bells.example/a/2", body=page.encode()), GENERIC)

    assert (article.body or "").split("\n\n") == text


CALL = "Write to us and we will tell you each morning what the bells of the harbour weigh by now."
FIELD = '<input type="email" placeholder="you@example.org">'


@pytest.mark.parametrize("name", ["newsletter", "subscribe-box", "notice"])
def test_a_named_box_with_a_field_to_fill_in_is_no_text(name: str) -> None:
    """Its name is one sign, and the field in which readers write who they are the other."""
    box = f"<div class={name}><p>{CALL}</p><form>{{}}</form></div>"

    assert paragraphs(text=f"{lines(*TEXT[:2])}{box.format(FIELD)}{lines(*TEXT[2:])}") == TEXT
    for other in ("", '<input type="hidden" name="bell">', '<input type="checkbox">'):
        kept = paragraphs(text=f"{lines(*TEXT[:2])}{box.format(other)}{lines(*TEXT[2:])}")
        assert kept == [*TEXT[:2], CALL, *TEXT[2:]]


def test_a_field_in_a_box_without_such_a_name_says_nothing() -> None:
    box = f"<div class=quiz><p>{CALL}</p>{FIELD}</div>"

    assert CALL in paragraphs(text=f"{lines(*TEXT[:2])}{box}{lines(*TEXT[2:])}")


@pytest.mark.parametrize(
    "name", ["cta-container", "disclaimer", "block-newsletter-signup", "subscription-widget-wrap"]
)
def test_calls_and_warnings_behind_the_text_are_none_of_it(name: str) -> None:
    """In the midst of the text the name alone does not take them away."""
    box = f"<div class={name}><p>{CALL}</p></div>"

    assert paragraphs(text=f"{lines(*TEXT)}{box}") == TEXT
    assert CALL in paragraphs(text=f"{lines(*TEXT[:2])}{box}{lines(*TEXT[2:])}")


@pytest.mark.parametrize("name", ["cta", "disclaimer", "signup"])
def test_a_text_that_is_so_named_is_one_all_the_same(name: str) -> None:
    assert paragraphs(text=f"<div class={name}>{lines(*TEXT)}</div>") == TEXT


def test_a_linked_heading_over_a_paragraph_of_the_text_stays() -> None:
    text = f'{lines(TEXT[0])}<h2><a href="https://foundry.example/">Elder &amp; Sons, Marl</a></h2>{lines(*TEXT[1:])}'

    assert paragraphs(text=text) == [TEXT[0], "Elder & Sons, Marl", *TEXT[1:]]


def test_a_linked_heading_over_a_list_of_the_text_stays() -> None:
    entries = "<ul><li>Weight: forty pounds</li><li>Cast: 1781</li></ul>"
    text = f'<div><p>{TEXT[0]}</p></div><div>{lines(*TEXT[1:])}<h3><a href="/b/1">The fourth bell</a></h3>{entries}</div>'

    assert "The fourth bell" in paragraphs(text=f"{text}{lines('That is all there is to say of the bells.')}")


def test_linked_headings_of_teasers_do_not() -> None:
    teasers = "".join(
        f'<div><h3><a href="/b/{number}">Choir asks for clapping number {number}</a></h3></div>'
        for number in range(3)
    )

    assert paragraphs(text=f"{lines(*TEXT)}{teasers}") == TEXT


def test_what_the_author_says_of_herself_behind_the_text_is_none_of_it() -> None:
    about = "Delia Marsh is a staff writer who covers towers and the sea, and she has lived in a lighthouse since 2011."
    text = f'{lines(*TEXT)}<div class="writer"><p>{about}</p></div>'

    assert paragraphs(text=text) == TEXT
