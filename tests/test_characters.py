"""Characters that act, in JSON: escaped one by one, so that the value stays what it was."""

import json

import pytest

from newscrawl.characters import json_without_controls


@pytest.mark.parametrize(
    "value",
    ["a\u202e\u202db", "\x9b\x9c", "\U000e0041\U000e0042", "\ud800", "\u200e한\u200f글", "\U0001f3f4\u202e"],
)
def test_json_is_another_text_with_the_same_value(value: str) -> None:
    written = json_without_controls(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert not set(written) & set("\u202e\u202d\x9b\x9c\U000e0041\U000e0042\ud800\u200e\u200f")
