"""Pages that React sends in parts are read as they look once every part is in its place."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document

PART = '<div hidden id="S:{}">{}</div>'


def shown(body: str) -> list[str]:
    page = f"<html><body>{body}</body></html>".encode()
    return [line.text for line in Document.of(HtmlResponse("https://a.example/1", body=page)).lines]


def boundary(number: int, until: str) -> str:
    return f'<!--$?--><template id="B:{number}"></template>{until}<!--/$-->'


def test_a_part_comes_where_its_script_puts_it() -> None:
    page = f"<h1>Rain</h1>{boundary(0, 'Wait')}<p>After.</p>{PART.format(4, '<p>One.</p><p>Two.</p>')}"
    assert shown(f'{page}<script>$RC("B:0","S:4")</script>') == ["Rain", "One.", "Two.", "After."]


@pytest.mark.parametrize("mark", ["$", "$?", "$!", "$~"])
def test_what_is_shown_until_a_part_comes_goes_with_its_own_boundaries(mark: str) -> None:
    inner = f"<p>Loading…</p><!--{mark}--><p>Patience.</p><!--/$--><p>Still loading…</p>"
    page = f"{boundary(0, inner)}<p>After.</p>{PART.format(0, '<p>One.</p>')}"
    assert shown(f'{page}<script>$RC("B:0","S:0")</script>') == ["One.", "After."]


def test_a_part_may_hold_the_place_of_another() -> None:
    parts = PART.format(1, '<p>One.</p><template id="P:2"></template><p>Three.</p>') + PART.format(
        2, "<p>Two.</p>"
    )
    script = '<script>$RS("S:2","P:2");$RC("B:1","S:1");$RS("P:2","S:2")</script>'
    assert shown(boundary(1, "") + parts + script) == ["One.", "Two.", "Three."]


def test_without_scripts_a_part_has_the_number_of_its_place() -> None:
    page = boundary(3, "<p>Wait</p>") + "<p>After.</p>" + PART.format(3, "<p>One.</p>")
    assert shown(page) == ["One.", "After."]


def test_what_no_comment_bounds_stays() -> None:
    page = '<template id="B:0"></template><p>Stays.</p>' + PART.format(0, "<p>One.</p>")
    assert shown(page) == ["One.", "Stays."]


@pytest.mark.parametrize(
    "page", ["<p>One.<!-- two --> Three.</p>", f"<p>One. Three.</p>{PART.format(9, '')}"]
)
def test_comments_are_no_text(page: str) -> None:
    assert shown(page) == ["One. Three."]
