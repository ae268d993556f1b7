"""Summaries above a Korean article, whoever wrote them, and an editor's note, which belongs to the text.

The pages are invented; no element has a name. What belongs to the text was decided by reading them.
"""

from collections.abc import Callable

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.lines.notices import heads_summary
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from tests.pages.riverwalk import TEXT, TITLE

POINTS = ["나루시가 강변 산책로를 다시 연다.", "난간과 가로등을 새로 세웠다."]
NOTE = "[편집자 주] 나루의 강을 따라 걷는 연재를 시작한다. 강과 함께 사는 사람들을 열 번 만난다."


def read(before: str) -> Article:
    text = "".join(f"<p>{one}</p>" for one in TEXT)
    page = (
        f'<html lang="ko"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><h1>{TITLE}</h1>'
        f"<div>입력 2025.03.05 10:10</div><div>{before}{text}</div></body></html>"
    )
    return read_article(HtmlResponse("https://news.naru.example/a/1", body=page.encode()), GENERIC)


def boxed(label: str) -> str:
    return f"<div><strong>{label}</strong>{''.join(f'<p>{one}</p>' for one in POINTS)}</div>"


def listed(label: str) -> str:
    return f"<p>{label}</p><ul>{''.join(f'<li>{one}</li>' for one in POINTS)}</ul>"


@pytest.mark.parametrize("box", [boxed, listed])
@pytest.mark.parametrize("label", ["핵심요약", "[기사내용 요약]", "■ 3줄 요약"])
def test_a_newsrooms_summary_is_the_subtitle(label: str, box: Callable[[str], str]) -> None:
    article = read(box(label))
    assert (article.body or "").split("\n\n") == TEXT
    assert article.subtitle == "\n".join(POINTS)


@pytest.mark.parametrize("box", [boxed, listed])
@pytest.mark.parametrize("label", ["AI 요약", "AI 핵심 요약", "뉴스 요약쏙"])
def test_a_machines_summary_is_nothing_of_the_article(label: str, box: Callable[[str], str]) -> None:
    article = read(box(label))
    assert (article.body or "").split("\n\n") == TEXT
    assert article.subtitle is None


@pytest.mark.parametrize("box", [boxed, listed])
def test_a_summary_in_the_midst_of_a_text_is_neither_text_nor_subtitle(box: Callable[[str], str]) -> None:
    article = read(f"<p>{NOTE}</p>{box('핵심요약')}")
    assert (article.body or "").split("\n\n") == [NOTE, *TEXT]
    assert article.subtitle is None


def test_a_text_that_is_no_small_part_is_no_summary_of_itself() -> None:
    text = "".join(f"<p>{one}</p>" for one in TEXT)
    page = f'<html lang="ko"><body><h1>{TITLE}</h1><div><div><p>핵심 요약</p>{text}</div></div></body></html>'
    article = read_article(HtmlResponse("https://news.naru.example/a/1", body=page.encode()), GENERIC)
    assert (article.body or "").split("\n\n") == TEXT


@pytest.mark.parametrize("line", ["핵심 요약집 나왔다", "AI 요약이 바꾼 아침", "회의 요약", "요약"])
def test_lines_that_speak_of_summaries_head_none(line: str) -> None:
    assert heads_summary(line) is None


@pytest.mark.parametrize(
    "note",
    [
        f"<blockquote>{NOTE}</blockquote>",
        f"<p><b>{NOTE}</b></p>",
        f"<table><tr><td><b>{NOTE}</b></td></tr></table>",
    ],
)
def test_an_editors_note_before_the_text_belongs_to_it_once(note: str) -> None:
    assert (read(note).body or "").split("\n\n") == [NOTE, *TEXT]


def test_what_heads_an_editors_note_stays_with_it() -> None:
    label, text = "편집자 주", NOTE.removeprefix("[편집자 주] ")
    article = read(f"<div><h4>{label}</h4><p>{text}</p></div>")
    assert (article.body or "").split("\n\n") == [label, text, *TEXT]
    assert article.subtitle is None
