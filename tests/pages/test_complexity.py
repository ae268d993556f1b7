"""What is too much to be read, by its bytes; every number of attributes was counted by how it was made."""

import pytest

from newscrawl.pages.complexity import Ceiling

CEILING = Ceiling(size=1_000_000, marks=5_000, attributes=1_000, brackets=8_000)


def tag(number: int, between: str, attribute: str) -> bytes:
    return f"<div {between.join(attribute.format(n) for n in range(number))}><p>본문</p></div>".encode()


@pytest.mark.parametrize(
    ("between", "attribute"),
    [
        (" ", 'a{0}="{0}"'),
        (" ", "a{0}='{0}'"),
        (" ", "a{0}={0}"),
        (" ", "a{}"),
        ("", 'a{}=">"'),  # a quoted value may hold what ends a tag elsewhere
        (" ", 'a{} = "<b>"'),
        ("/", "a{}"),
        ("\n\t", 'a{}="x y z"'),
    ],
)
def test_attributes_of_one_element_are_counted_however_they_are_written(between, attribute):
    why = CEILING.exceeded(tag(1_500, between, attribute))
    assert why is not None
    number = int(why.partition(" attributes in one element")[0])
    # With spaces around the sign each counts for two, which is on the safe side.
    assert 1_500 <= number <= (3_002 if " = " in attribute else 1_502)
    assert CEILING.exceeded(tag(490, between, attribute)) is None


def test_several_elements_add_up_as_what_they_cost_does():
    # 4 times 600 squared is 1,200 squared.
    assert CEILING.exceeded(tag(600, " ", "a{}=1") * 4) is not None
    assert CEILING.exceeded(tag(600, " ", "a{}=1") * 2) is None


@pytest.mark.parametrize(
    "page",
    [
        b'<div data-page="' + b"{&quot;id&quot;: 1, } " * 5_000 + b'"></div>',  # one attribute, with spaces
        b"<p>" + b"a < b and more text " * 4_000 + b"</p>",
        b"<script>if (a<b) { go() }\n" + b"x = y => z; " * 5_000 + b"</script>",
        b"<!-- " + b"word " * 5_000 + b"-->",
        b'<a href="never closed ' * 10,
        b"",
    ],
)
def test_long_values_texts_and_scripts_are_no_attributes(page):
    assert CEILING.exceeded(page) is None


def test_tags_and_bytes_are_bounded_too():
    assert CEILING.exceeded(b"<p>x" * 5_001) == "5001 tags"
    assert CEILING.exceeded(b"<p>x" * 5_000) is None
    assert CEILING.exceeded(b"x" * 1_000_001) == "1000001 bytes"


def test_the_brackets_of_json_count():
    assert CEILING.exceeded(b"<script>" + b"[" * 4_000 + b"{" * 4_001 + b"</script>") == "8001 brackets"
    assert CEILING.exceeded(b"<script>" + b"[" * 4_000 + b"]" * 8_000 + b"</script>") is None
