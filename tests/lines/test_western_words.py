"""The words of bylines that are not Korean, each in a line that only it explains."""

import pytest

from newscrawl.lines.attribution import (
    goes_on,
    is_label_of_signer,
    is_label_of_signers,
    is_signed,
    joins,
    without_by,
)
from newscrawl.lines.contributors import is_helper
from newscrawl.lines.introductions import introduced, introduces, writer_noted
from newscrawl.lines.teams import is_western_team
from newscrawl.lines.western import (
    is_western_name,
    only_signers,
    western_names,
    without_title,
)


def names_of(text: str) -> list[str]:
    return [person.name for person in western_names(text)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Article by Jane Doe", "Jane Doe"),
        ("Author(s): Jane Doe", "Jane Doe"),
        ("撰文：山田太郎", "山田太郎"),
        ("記者／山田太郎", "山田太郎"),
        ("记者丨山田太郎", "山田太郎"),
        ("執筆：山田太郎", "山田太郎"),
        ("取材・文●山田太郎", "山田太郎"),
    ],
)
def test_what_says_that_somebody_wrote_is_no_name(line: str, name: str) -> None:
    assert is_signed(line)
    assert without_by(line) == name


@pytest.mark.parametrize(
    "label",
    [
        *("Posted by", "Story by:", "Words by", "Text by", "Von", "Par", "Autor:", "Auteur :", "Autore"),
        *("著者", "文："),
    ],
)
def test_a_label_of_one_language_says_that_a_name_follows(label: str) -> None:
    assert is_label_of_signer(label)
    assert not is_label_of_signers(label)


def test_a_sentence_about_authors_is_no_label_of_them() -> None:
    assert is_label_of_signers("Authors:")
    assert not is_label_of_signers("The authors say so")


@pytest.mark.parametrize("what", ["guest post", "blog post", "post", "article", "story", "piece", "column"])
@pytest.mark.parametrize("done", ["was written", "is written", "was contributed"])
def test_a_note_names_who_wrote_a_piece(what: str, done: str) -> None:
    assert writer_noted(f"This {what} {done} by Jane Doe.") == "Jane Doe"


@pytest.mark.parametrize(
    "heading",
    [
        *("Über die Autorin", "Sobre el autor", "Sobre la autora:", "Sobre o autor", "À propos de l'auteur"),
        "Over de auteur",
    ],
)
def test_a_page_introduces_its_author_in_its_language(heading: str) -> None:
    assert introduces(heading)


@pytest.mark.parametrize(
    "says",
    [
        *("was a nurse.", "has two cats.", "works in Naru.", "writes of boats."),
        *("ist Autorin.", "est née ici.", "es de Naru."),
    ],
)
def test_what_is_said_of_an_author_is_no_name(says: str) -> None:
    assert introduced(f"Jane Doe {says}") == "Jane Doe"
    assert introduced(f"By Jane Doe {says}") == "Jane Doe"


@pytest.mark.parametrize("word", ["and", "und", "et", "y", "e", "og", "och", "i"])
def test_a_conjunction_asks_for_another_name(word: str) -> None:
    assert goes_on(f"Jane Doe {word}")
    assert joins(f", {word} ")
    assert not goes_on(f"Jane Do{word}")


@pytest.mark.parametrize("word", ["and", "und", "et", "og", "och"])
def test_a_conjunction_alone_joins_two_names(word: str) -> None:
    assert joins(word)
    assert not joins(f"{word}{word}")


@pytest.mark.parametrize("word", ["with", "avec"])
def test_who_wrote_with_somebody_stands_in_brackets(word: str) -> None:
    assert names_of(f"Jane Doe ({word} Ann Poe)") == ["Jane Doe", "Ann Poe"]


LABELS = [
    *("Send Marlow", "Your Marlow", "ページ", "記事一覧", "設定", "記事", "ログイン", "プロフィール"),
    *("翻訳者", "編集部", "名片", "登录", "首页", "更多", "山田太郎 訳", "一覧", "山田监訳", "山田監訳"),
]


@pytest.mark.parametrize("label", LABELS)
def test_what_a_link_beside_a_name_says_is_no_name(label: str) -> None:
    assert not is_western_name(label)


@pytest.mark.parametrize(
    "line",
    [
        *("翻訳：", "翻訳者", "訳者/", "编辑：", "責任編集：", "編集", "編輯：", "责编："),
        *("责任编辑", "摄影：", "撮影／", "校对：", "Updated by", "Reviewed: "),
    ],
)  # fmt: skip
def test_before_a_helpers_name_stands_what_was_done(line: str) -> None:
    assert is_helper(line)


@pytest.mark.parametrize(
    "note",
    [
        *(f"{how} reviewed by Ann Poe" for how in ["medically", "clinically", "expert", "technically"]),
        *("edited by Ann Poe", "fact-checked by Ann Poe", "fact checked: Ann Poe", "illustrated by Ann Poe"),
        *("translated by Ann Poe", "tested by Ann Poe", "photographed by Ann Poe", "photographs by Ann Poe"),
        *("photos by Ann Poe", "photo: Ann Poe"),
    ],
)
def test_who_helped_does_not_sign(note: str) -> None:
    assert only_signers(f"Jane Doe, {note}") == "Jane Doe"


@pytest.mark.parametrize("word", ["Written", "Words", "Story", "Text"])
def test_behind_who_helped_stands_who_wrote(word: str) -> None:
    assert names_of(f"Edited by Ann Poe {word} by Jane Doe") == ["Jane Doe"]


@pytest.mark.parametrize("title", ["Mr", "Mr.", "Mrs", "Ms.", "Dr. Mrs"])
def test_a_form_of_address_is_no_part_of_a_name(title: str) -> None:
    assert without_title(f"{title} Jane Doe") == "Jane Doe"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (", ".join(["Jane Doe"] * 16), ["Jane Doe"]),  # 158 characters
        (", ".join(["Jane Doe"] * 17), []),  # as long as a paragraph
        ("@quill | Jane Doe", []),  # an account
        ("jane@naru.example | Jane Doe", []),
        ("Jane Doe | jane@naru.example", ["Jane Doe"]),
        ("Jane Doe (1), Ann Poe (2)", ["Jane Doe", "Ann Poe"]),
        ("Jane Doe) · (Ann Poe", ["Jane Doe", "Ann Poe"]),
        ("By Jane Doe, Senior Editor, Naru Watch, Lower Naru", ["Jane Doe"]),
    ],
)
def test_what_a_field_of_authors_names(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize("text", ["Jane Doe3", "山田3", "--", "Zoë", "Jane Doe!", "Jane  Doe", ""])
def test_what_is_written_otherwise_is_no_name(text: str) -> None:
    assert not is_western_name(text)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "team",
            "staff",
            "editors",
            "editorial",
            "desk",
            "newsdesk",
            "newsroom",
            "contributors",
            "reporters",
        ),
        *("doctors", "redaktion", "redacción", "rédaction", "redazione", "redactie"),
    ],
)
def test_a_team_signs_in_small_letters(word: str) -> None:
    assert is_western_team(f"naru {word}")
    assert not is_western_team(f"naru {word}x")


@pytest.mark.parametrize("word", ["mins", "minute", "minutes", "ago", "by", "website", "reviewed", "edited"])
def test_what_stands_where_names_do_is_no_team(word: str) -> None:
    assert not is_western_team(f"Naru {word.title()}")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what announces the next name is no part of this one; with a capital it is
        ("By Jane Doe, Ann Poe and", ["Jane Doe", "Ann Poe"]),
        ("Jane Doe und", ["Jane Doe"]),
        ("Wang Dan", ["Wang Dan"]),
        # a generation belongs to a name, a rank does not
        ("Jane Doe, Jr.", ["Jane Doe Jr."]),
        ("Jane Doe, Sr. and Ann Poe", ["Jane Doe Sr.", "Ann Poe"]),
        ("Jane Doe, Sr. Director of Boats", ["Jane Doe"]),
        # glued to the name, in capitals
        ("BYJane Doe", ["Jane Doe"]),
        # labels of links
        ("Alle Beiträge des Autors", []),
        ("Voir Tous", []),
        ("No Categories", []),
    ],
)
def test_names_at_their_ends(text: str, names: list[str]) -> None:
    assert names_of(text) == names
