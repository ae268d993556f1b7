"""Times that a Korean page shows: where they are looked for, in which order they come, what labels say of them."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.timestamps import times_around

FILLER = "<p>나루</p>"


def times(above: str, *, within: str = "", behind: str = "", short: bool = False) -> list[tuple[str, str]]:
    """Label and text of each time; ``above`` stands between headline and text, the headline behind ``short``."""
    page = f"<body>{'' if short else '<h1>나루시 정책</h1>'}{above}{'<h1>나루시 정책</h1>' if short else ''}<div id=text>{within or FILLER}</div>{behind}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    heading = next(line.index for line in document.lines if line.node.tag == "h1")
    text = next(node for node in document.nodes if node.element.get("id") == "text")
    return [(one.kind, one.text) for one in times_around(document.lines, heading, (text.first, text.last))]


AT, LATER = "2025.02.05 15:22", "2025.02.05 16:40"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (f"<p>{AT}</p>", [("", AT)]), (f"<p>입력 {AT}</p>", [("published", f"입력 {AT}")]), (f"<p>{AT} 입력</p>", [("published", f"{AT} 입력")]),
        # the first of two times is the one before the label between them
        (f"<p>{AT} 수정 {LATER}</p>", [("", f"{AT} "), ("modified", f" {LATER}")]), (f"<p>입력</p><p>{AT} 수정 {LATER}</p>", [("published", f"{AT} "), ("modified", f" {LATER}")]),
        (f"<p>입력 {AT} 수정 {LATER}</p>", [("published", f" {AT} "), ("modified", f" {LATER}")]), (f"<p>입력 나루 수정 {LATER}</p>", [("modified", f" {LATER}")]),
        # a label on the line before, of thirteen characters, with nothing between
        (f"<p>수정</p><p>{AT}</p>", [("modified", AT)]), (f"<p>수정</p>{FILLER}<p>{AT}</p>", [("", AT)]), (f"<p>수정</p><img src=a.png><p>{AT}</p>", [("", AT)]),
        (f"<p>수정 {'가' * 10}</p><p>{AT}</p>", [("modified", AT)]), (f"<p>수정 {'가' * 11}</p><p>{AT}</p>", [("", AT)]), (f"<p>수정</p><p>{AT}</p><p>{LATER}</p>", [("modified", AT), ("", LATER)]),
        # lines of 160 characters, of 39 where a time is counted from now
        (f"<p>{AT} {'가' * 143}</p>", [("", f"{AT} {'가' * 143}")]), (f"<p>{AT} {'가' * 144}</p>", []), (f"<p>{'가' * 34} 3분 전</p>", [("", "3분 전")]), (f"<p>{'가' * 35} 3분 전</p>", []),
        ("<p>수정</p><p>3분 전</p>", [("modified", "3분 전")]),
    ],
)  # fmt: skip
def test_times_and_their_labels(above: str, found: list[tuple[str, str]]) -> None:
    assert times(above) == found


def test_times_stand_near_the_headline_and_the_text() -> None:
    """Twelve lines above the one, three lines into the other; behind it only where none is above."""
    stamp = f"<p>{AT}</p>"
    assert times(stamp + FILLER * 11, short=True) == [("", AT)]
    assert times(stamp + FILLER * 12, short=True) == []
    assert times("", within=FILLER * 2 + stamp + FILLER) == [("", AT)]
    assert times("", within=FILLER * 3 + stamp + FILLER * 9) == [("", AT)]
    assert times(f"<p>{LATER}</p>", within=FILLER * 3 + stamp) == [("", LATER)]
    assert times("", behind=FILLER * 11 + stamp) == [("", AT)]
    assert times("", behind=FILLER * 12 + stamp) == []
