"""Links inside a sentence are none of a list; a headline with words beside it is."""

import pytest
from lxml import html

from newscrawl.pages.lists.blocks import Link
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.runningtext import without_running_text

HREF = "https://naru.example/1"
BEHIND = "나루시는 도서관을 다시 연다고"


def kept(*lines: str) -> list[str]:
    """The words of the links that a list may take, of lines of which each is an element of its own."""
    page = Outline(html.fromstring(f"<main>{''.join(f'<p>{line}</p>' for line in lines)}</main>"))
    links = [
        Link(place, HREF, HREF, HREF, 1, "".join(element.itertext()))
        for place, element in enumerate(page.elements)
        if element.tag == "a"
    ]
    return [link.text for link in without_running_text(page, links)]


def in_list(line: str) -> bool:
    return bool(kept(line))


LINK = "<a href=/1>나루시 보고서</a>"
PARTICLES = "은 는 이 가 을 를 의 에 와 과 도 로 으로 에서 에게 라고 라며 이라고 이라며 에는 까지 부터"


@pytest.mark.parametrize("particle", PARTICLES.split())
def test_a_particle_behind_a_link_goes_on_with_a_sentence(particle: str) -> None:
    assert not in_list(f"{LINK}{particle} {BEHIND}")
    assert in_list(f"{LINK}{particle}나루 {BEHIND}")


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        (LINK, True),
        (f"{LINK}는, {BEHIND}", False),
        (f"{LINK}는.{BEHIND}", False),
        # the particle and what follows it are more than fifteen characters
        (f"{LINK}는 열다섯 글자 있는 글줄임", True),
        (f"{LINK}는 열여섯 글자가 있는 글줄임", False),
        (f"{LINK} {BEHIND}", True),
        # four words in Hangul lead to a link, three do not
        (f"나루시가 지난 겨울에 낸 {LINK}", False),
        (f"나루시가 지난 겨울에 낸, {LINK}", False),
        (f"나루시가, 지난, 겨울에, 낸 {LINK}", False),
        (f"지난 겨울에 낸 {LINK}", True),
        (f"나루시가 지난 겨울에 낸. {LINK}", True),
        (f"나루시가 지난 겨울에 2025 낸 {LINK}", True),
        # in Latin letters it is open before a small letter or a comma, and four words long
        (f"The city of Naru says in {LINK}", False),
        (f"The city of Naru, {LINK}", False),
        (f"city of Naru, {LINK}", True),
        (f"One of the {LINK}", True),
        (f"The city of NARU {LINK}", True),
        (f"The city of Naru. {LINK}", True),
        # a small word before and a sentence that goes on behind
        (f"see {LINK} for the whole of the story", False),
        (f"See, {LINK} for the whole of the story", False),
        (f"A {LINK} for the whole of the story", False),
        (f"I {LINK} for the whole of the story", False),
        (f"see {LINK}, the whole of the story", False),
        (f"see {LINK}), the whole of the story", False),
        (f"Now (see {LINK} for the whole of the story", False),
        (f"Now +see {LINK} for the whole of the story", False),
        (f"SEE {LINK} for the whole of the story", True),
        (f"see {LINK} 5 for the whole of the story", True),
        (f"see {LINK} for all of it", True),
        (f"see: {LINK} for the whole of the story", True),
        # markup around the link belongs to it
        (f"<b><i>{LINK}</i></b>는 {BEHIND}", False),
        (f"<b>나루</b> <span>{LINK}</span>는 {BEHIND}", False),
        (f"나루시가 지난 겨울에 낸 <b>{LINK}</b>", False),
        (f"<b>나루시가 지난</b> 겨울에 낸 {LINK}", True),
        (f"<b> {LINK} </b>는 {BEHIND}", False),
        # the next element is another line
        (f"<div>{LINK}</div>는 {BEHIND}", True),
    ],
)
def test_a_link_in_a_sentence_is_in_no_list(line: str, listed: bool) -> None:
    assert in_list(line) is listed


def test_a_line_with_one_link_in_a_sentence_has_none_for_a_list() -> None:
    line = f"{LINK}는 {BEHIND} <b><a href=/2>나루시 공원</a></b>"
    assert kept(line, "<a href=/3>나루시 도서관</a>") == ["나루시 도서관"]
