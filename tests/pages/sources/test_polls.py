"""Polls in an article are none of its text; text behind a switch, and forms around a text, stay."""

import pytest

from tests.pages.lexicon.pages_with import PROSE, TEXT, TITLE, read

BODY = TEXT.replace("<p>", "").replace("</p>", "\n\n").strip()
HEAD = f"<h1>{TITLE}</h1><div>구해솔 기자 | 입력 2024.05.03 10:20</div>"


def answers(*names: str, kind: str = "radio") -> str:
    return "".join(f"<li><label><input type={kind} name=q>{name}</label></li>" for name in names)


@pytest.mark.parametrize("tag", ["div", "form", "section"])
def test_a_poll_is_none_of_the_text(tag: str) -> None:
    poll = f"<{tag}><p>요금을 올려야 할까요?</p><ul>{answers('올려야 한다', '그대로 둬야 한다')}</ul><p>1,204명 참여</p></{tag}>"
    assert read(f"<div>{HEAD}<div>{TEXT}{poll}</div></div>").body == BODY


def test_one_field_is_no_poll() -> None:
    body = read(
        f"<div>{HEAD}<div>{TEXT}<div><p>요금을 올려야 할까요</p><ul>{answers('올린다')}</ul></div></div></div>"
    ).body
    assert "요금을 올려야 할까요" in (body or "")


def test_fields_of_other_kinds_are_no_poll() -> None:
    box = f"<div><p>챙길 것은 이렇다</p><ul>{answers('신분증', '통장', kind='checkbox')}</ul></div>"
    assert "챙길 것은 이렇다" in (read(f"<div>{HEAD}<div>{TEXT}{box}</div></div>").body or "")


def test_text_behind_a_switch_stays() -> None:
    switch = f"<input type=radio name=t id=a><input type=radio name=t id=b><div>{TEXT}</div><div><p>{PROSE}</p></div>"
    assert BODY in (read(f"<div>{HEAD}<div>{switch}</div></div>").body or "")


def test_a_poll_may_stand_beside_the_text() -> None:
    poll = f"<aside><ul>{answers('올려야 한다', '그대로 둬야 한다')}</ul></aside>"
    assert read(f"<div>{HEAD}<div>{TEXT}</div></div>{poll}").body == BODY
