"""Bylines that are not Korean: words that say that somebody wrote it, names, what stands beside them."""

import pytest

from newscrawl.lines.western import (
    is_helper,
    is_signed,
    is_western_name,
    may_sign_alone,
    says_who_wrote,
    signer_behind_day,
    western_names,
    without_by,
)

# "By" in English, German, Spanish, French, Italian, Dutch, Swedish, Danish, Polish and Indonesian.
BY = [
    "by",
    "von",
    "por",
    "par",
    "di",
    "door",
    "av",
    "af",
    "przez",
    "oleh",
    "author",
    "autor",
    "auteur",
    "autore",
]
DONE = ["written", "posted", "published", "reported", "story", "words", "text", "edited", "reviewed"]
OFFICES = [
    "staff",
    "writer",
    "reporter",
    "editor",
    "correspondent",
    "contributor",
    "contributing",
    "senior",
    "columnist",
    "chief",
    "associate",
    "director",
    "manager",
    "officer",
    "founder",
    "coordinator",
    "strategist",
    "attorney",
    "producer",
    "analyst",
    "photographer",
    "journalist",
    "news",
    "newsroom",
    "desk",
    "team",
    "press",
    "agency",
    "magazine",
    "admin",
    "administrator",
    "guest",
    "updated",
    "published",
    "posted",
    "min",
    "read",
    "comment",
    "comments",
    "share",
    "follow",
    "subscribe",
    "more",
    "redaktion",
    "redaccion",
    "redacción",
    "reaction",
    "rédaction",
    "redazione",
    "redactie",
    "reuters",
    "afp",
    "ap",
    "dpa",
    "efe",
    "ansa",
]
# Those that are no names of people.
MONTHS = ["january", "february", "july", "september", "october", "november", "december"]
PARTICLES = [
    "de",
    "del",
    "della",
    "di",
    "da",
    "do",
    "dos",
    "das",
    "du",
    "des",
    "la",
    "le",
    "van",
    "von",
    "den",
    "der",
    "ten",
    "ter",
    "bin",
    "ibn",
    "al",
    "el",
    "y",
    "e",
    "af",
    "zu",
    "zur",
]


@pytest.mark.parametrize("word", BY)
def test_a_line_that_begins_with_by_is_signed(word: str) -> None:
    for line in (f"{word} Jane Doe", f"{word.title()}: Jane Doe"):
        assert is_signed(line)
        assert without_by(line) == "Jane Doe"
    assert not is_signed(f"{word}x Jane Doe")


@pytest.mark.parametrize("word", DONE)
def test_what_was_done_stands_before_by(word: str) -> None:
    assert without_by(f"{word.title()} by Jane Doe") == "Jane Doe"
    assert not is_signed(f"{word} Jane Doe")


@pytest.mark.parametrize(
    "between",
    [
        ", ",
        "; ",
        " | ",
        "/",
        " & ",
        " - ",
        " – ",
        " — ",
        *(f" {w} " for w in ["and", "und", "et", "y", "e", "och", "i", "with"]),
    ],
)
def test_names_stand_side_by_side(between: str) -> None:
    names = [person.name for person in western_names(f"By Jane Doe{between}John Q. Public")]
    assert names == ["Jane Doe", "John Q. Public"]


@pytest.mark.parametrize("word", [word for word in OFFICES if word != "reaction"])
def test_an_office_is_no_name(word: str) -> None:
    assert not is_western_name(f"Jane {word.title()}")
    assert is_western_name("Jane Readman")


@pytest.mark.parametrize("word", PARTICLES)
def test_a_particle_needs_no_capital(word: str) -> None:
    assert is_western_name(f"Jane {word} Doe")
    assert not is_western_name(f"{word} Jane Doe")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe", True),
        ("Jane", False),
        ("Jane doe", False),
        ("jane Doe", False),
        ("Jane One Two Three Four", True),
        ("Jane One Two Three Four Five", False),
        ("Jane Doe 3", False),
        ("Jane O'Neil-Doe", True),
        ("Jane (Doe)", False),
        ("山田太郎", True),
        ("山", False),
        ("山田太郎山田太郎山田太郎山田太", True),
        ("山田太郎山田太郎山田太郎山田太郎山", False),
    ],
)
def test_a_name_is_written_with_capitals(text: str, name: bool) -> None:
    assert is_western_name(text) is name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("https://example.org/Jane Doe", []),
        ("@jane Doe Roe", []),
        ("Jane Doe, Naru Times", ["Jane Doe"]),
        ("By Jane Doe - ", ["Jane Doe"]),
        ("Jane Doe and Jane Doe", ["Jane Doe"]),
        ("By Jane Doe" + " " * 2 + "x" * 160, []),
    ],
)
def test_who_signs(text: str, names: list[str]) -> None:
    assert [person.name for person in western_names(text, ["Naru Times"])] == names


@pytest.mark.parametrize(
    "word", ["admin", "administrator", "author", "The Author", "guest", "unknown", "root", "user", "editor"]
)
def test_nobody_signs(word: str) -> None:
    assert not may_sign_alone(word)
    assert may_sign_alone(f"{word} of the Naru")


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("Naru Desk", True),
        ("N", False),
        ("Na", True),
        ("one two three four five six", True),
        ("one two three four five six seven", False),
        ("x" * 50, True),
        ("x" * 51, False),
        ("see https://example.org", False),
        ("desk@example.org", False),
        ("12 / 34", False),
    ],
)
def test_a_team_is_short(text: str, team: bool) -> None:
    assert may_sign_alone(text) is team


LABELS = [
    "all", "view", "see", "bio", "about", "the", "author", "authors", "profile", "article", "articles",
    "written", "new", "results", "status", "our", "this", "website", "latest", "contact", "meet", "expert",
    "specialist", "council", "association", "institute", "learn",
]  # fmt: skip


@pytest.mark.parametrize("word", LABELS)
def test_a_label_beside_a_name_is_no_name(word: str) -> None:
    assert not is_western_name(f"{word.capitalize()} Marlow")


@pytest.mark.parametrize("name", ["Susan Page", "Alec Home", "Lisa See", "Christian New", "See-Yan Lin"])
def test_a_surname_that_labels_have_too_is_a_name(name: str) -> None:
    assert is_western_name(name)


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed by Ines Marlow",
        "Edited by: Ines Marlow",
        "Fact-checked by Ines Marlow",
        "Fact checker: Ines Marlow",
        "Editor: Ines Marlow",
        "Illustrated by Ines Marlow",
        "Photographs by Ines Marlow",
        "Translated by Ines Marlow",
        "Tested by Ines Marlow",
        "Our reviewer, Ines Marlow",
    ],
)
def test_who_helped_with_an_article_did_not_write_it(line: str) -> None:
    assert is_helper(line)


@pytest.mark.parametrize(
    "line", ["By Ines Marlow", "Ines Marlow, Photo Desk", "The interview by Ines Marlow"]
)
def test_who_wrote_it_is_no_helper(line: str) -> None:
    assert not is_helper(line)


def test_a_by_that_two_elements_say_is_said_once() -> None:
    assert without_by("Byby Ines Marlow") == "Ines Marlow"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *((f"Jane Doe {month}", "Jane Doe") for month in MONTHS),
        *((f"By Jane Doe {month[:3].title()}.", "Jane Doe") for month in MONTHS),
        ("Jane Doe Sept", "Jane Doe"),
        ("Jane May", "Jane May"),
        ("July Doe", "July Doe"),
        ("Jane Doe-October", "Jane Doe-October"),
    ],
)
def test_a_month_behind_a_name_is_its_dates(line: str, name: str) -> None:
    assert [person.name for person in western_names(line)] == [name]


@pytest.mark.parametrize("word", ["written", "words", "story", "text"])
def test_a_line_may_say_who_wrote_and_nothing_else(word: str) -> None:
    assert says_who_wrote(f"{word} by Jane Doe")
    assert says_who_wrote(f"{word.title()} by: Jane Doe")
    assert not says_who_wrote(f"{word} by the sea")
    assert not says_who_wrote("Edited by Jane Doe")


@pytest.mark.parametrize(
    ("letters", "name"), [("한", False), ("限光", True), ("限" * 16, True), ("限" * 17, False)]
)
def test_a_name_in_a_script_without_capitals_is_short(letters: str, name: bool) -> None:
    assert is_western_name(letters) is name


def test_who_is_named_behind_the_day() -> None:
    assert signer_behind_day("Published August 7, 2023 by Nora Quill") == "Nora Quill"
    assert signer_behind_day("Posted on 7 May 2024 | by Nora Quill") == "Nora Quill"
    assert signer_behind_day("In 2023 by all accounts nothing happened") is None
    assert signer_behind_day("Nora Quill, August 7, 2023") is None


def test_a_line_says_who_wrote_the_text() -> None:
    assert says_who_wrote("Written by Nora Quill")
    assert not says_who_wrote("Edited by Nora Quill")
    assert not says_who_wrote("Written by hand in a single night")


def test_a_hosts_name_or_an_unfilled_template_is_no_team() -> None:
    assert not may_sign_alone("www.facebook.com/quill")
    assert not may_sign_alone("page.head.author")
    assert may_sign_alone("nora.quill")
