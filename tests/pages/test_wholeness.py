"""A page that breaks off, told from all that end in their own ways."""

import pytest

from newscrawl.pages.wholeness import breaks_off

PAGE = b"<!doctype html><html><head><title>News</title></head><body><div><p>One.</p><p>Two words"


@pytest.mark.parametrize("more", [b"", b" and", b" &amp", b"</p", b"</p><a href='/x", b"<!-- a comment"])
def test_in_the_middle_of_a_text_or_a_tag_it_breaks_off(more: bytes) -> None:
    assert breaks_off(PAGE + more)


@pytest.mark.parametrize(
    "whole",
    [
        PAGE + b"</p></div></body></html>\r\n\0",
        PAGE + b"</p>",  # many never close the rest
        PAGE + b"</p></div></body></html> served in 0.02 s",
        PAGE + b"</p></div><!-- served in 0.02 s -->",
        b'{"title": "News", "body": "Two words"',
        b"Two words",
        b"",
    ],
)
def test_what_ends_otherwise_does_not(whole: bytes) -> None:
    assert not breaks_off(whole)
