"""Bylines that are not Korean: words that say that somebody wrote it, names, what stands beside them."""

import pytest

from newscrawl.lines.attribution import (
    goes_on,
    is_label_of_signer,
    is_label_of_signers,
    is_signed,
    joins,
    without_by,
)
from newscrawl.lines.contributors import is_helper, is_labelled
from newscrawl.lines.introductions import introduced, introduces, writer_noted
from newscrawl.lines.teams import is_western_team, may_sign_alone
from newscrawl.lines.western import (
    behind_label,
    is_western_name,
    only_signers,
    sign_together,
    signer_before_day,
    signer_behind_day,
    western_names,
    without_title,
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
PIECES = ["article", "interview", "guest post"]
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
    "editors",
    "reporters",
    "contributors",
    "project",
    "strategy",
    "development",
    "organization",
    "organisation",
    "management",
    "www",
    "facebook",
    "instagram",
    "checked",
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
]


@pytest.mark.parametrize("word", BY)
def test_a_line_that_begins_with_by_is_signed(word: str) -> None:
    for line in (f"{word} Jane Doe", f"{word.title()}: Jane Doe"):
        assert is_signed(line)
        assert without_by(line) == "Jane Doe"
    assert not is_signed(f"{word}x Jane Doe")


@pytest.mark.parametrize("word", [*DONE, *PIECES])
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
        ("Publié le", False),
        ("Le Corbusier", True),
        ("Naru Digital Inc.", False),
        ("山田太郎", True),
        ("山", False),
        ("山田 太郎", True),
        ("高橋みなみ", True),
        ("约翰·史密斯", True),
        ("マリア・ロペス", True),
        ("山田太郎他", False),
        ("分享到：", False),
        ("سارة تجربة", True),
        ("سارة", False),
        ("نشر: سارة تجربة", False),
        ("सीता परीक्षा", True),
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
        # behind an office stands where it is held, a sentence names nobody
        ("Jane Doe, Senior Editor, Naru Health Watch", ["Jane Doe"]),
        ("Jane Doe and John Roe, Senior Editor, Ann Poe", ["Jane Doe", "John Roe"]),
        ("Jane Doe and others who came to town", []),
        ("Jane Doe and many others", ["Jane Doe"]),
        ("Jane Doe and friends", ["Jane Doe"]),
        ("By Jane Doe" + " " * 2 + "x" * 160, []),
    ],
)
def test_who_signs(text: str, names: list[str]) -> None:
    assert [person.name for person in western_names(text, ["Naru Times"])] == names


@pytest.mark.parametrize(
    "word",
    [
        "admin",
        "administrator",
        "author",
        "The Author",
        "guest",
        "unknown",
        "root",
        "user",
        "editor",
        "网络整理",
        "佚名",
    ],
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
        ("Jane Doe january", "Jane Doe"),
        ("By Jane Doe Sept.", "Jane Doe"),
        ("Jane May", "Jane May"),
        ("July Doe", "July Doe"),
        ("Jane Doe-October", "Jane Doe-October"),
    ],
)
def test_a_month_behind_a_name_is_its_dates(line: str, name: str) -> None:
    assert [person.name for person in western_names(line)] == [name]


@pytest.mark.parametrize("word", ["written", "words", "story", "text"])
def test_a_line_may_say_who_wrote_and_nothing_else(word: str) -> None:
    assert writer_noted(f"{word} by Jane Doe") == "Jane Doe"
    assert writer_noted(f"{word.title()} by: Jane Doe") == "Jane Doe"
    assert writer_noted(f"{word} by the sea") is None
    assert writer_noted("Edited by Jane Doe") is None


def test_who_is_named_behind_the_day() -> None:
    assert signer_behind_day("Published August 7, 2023 by Nora Quill") == "Nora Quill"
    assert signer_behind_day("Posted on 7 May 2024 | by Nora Quill") == "Nora Quill"
    assert signer_behind_day("um 12. März 2024, 14:30 Uhr, von Nora Quill") == "Nora Quill"
    assert signer_behind_day("8 marzo 2023 di Nora Quill") == "Nora Quill"
    assert signer_behind_day("12 maart 2024 | door Nora Quill") == "Nora Quill"
    assert signer_behind_day("12 maart 2024, de Nora Quill") is None
    for comments in ("12 comments", "1 comment", "No comments", "Leave a comment", "Add your comment"):
        assert signer_behind_day(f"May 7, 2024 by Nora Quill {comments}") == "Nora Quill"
    assert signer_behind_day("March 12, 2024 - Nora Quill") == "Nora Quill"
    assert signer_behind_day("Publié le 3 mars 2024 à 10h12 par Nora Quill") == "Nora Quill"
    assert signer_behind_day("March 12, 2024 · Real Estate") is None  # a section, outside a byline
    assert signer_behind_day("March 12, 2024 - 5 min read") is None
    assert signer_behind_day("March 12, 2024, Nora Quill") is None  # or a place
    assert signer_behind_day("In 2023 by all accounts nothing happened") is None
    assert signer_behind_day("Nora Quill, August 7, 2023") is None


def test_who_is_named_before_the_day() -> None:
    assert signer_before_day("Nora Quill - August 7, 2023") == "Nora Quill"
    assert signer_before_day("Nora Quill • 7 August 2023") == "Nora Quill"
    assert signer_before_day("Nora Quill – 07.08.2023") == "Nora Quill"
    assert signer_before_day("New Naru, August 7, 2023") is None
    assert signer_before_day("Harbour News - August 7, 2023") is None
    assert signer_before_day("Nora Quill - Chief of the harbour") is None
    assert signer_before_day("Nora Quill - Annual Meeting 2023") is None


def test_a_line_says_who_wrote_the_text() -> None:
    assert writer_noted("Written by Nora Quill") == "Nora Quill"
    assert writer_noted("Written by hand in a single night") is None


def test_a_hosts_name_or_an_unfilled_template_is_no_team() -> None:
    assert not may_sign_alone("www.facebook.com/quill")
    assert not may_sign_alone("page.head.author")
    assert may_sign_alone("nora.quill")
    for text in (
        "undefined undefined",
        "null",
        "none",
        "NaN",
        "<%= Author %>",
        "{{ author.name }}",
        "${author}",
    ):
        assert not may_sign_alone(text)
    assert may_sign_alone("Nullarbor Team")
    assert not is_western_name("Undefined Undefined")


def names_of(text: str) -> list[str]:
    return [person.name for person in western_names(text)]


@pytest.mark.parametrize(
    "day",
    [
        "April 12, 2024",
        "on Friday, 12 April 2024",
        "Updated: Apr. 12, 2024",
        "2024-04-12",
        "12/4/2024 at 10:00",
        "le 12 août 2024",
        "12 de abril de 2024",
        "2024年4月12日",
    ],
)
def test_the_day_behind_a_name_is_left_out(day: str) -> None:
    assert only_signers(f"By Jane Doe {day}") == "Jane Doe"
    assert names_of(f"Jane Doe | {day}") == ["Jane Doe"]


def test_a_month_that_is_a_name_is_no_day() -> None:
    assert names_of("By April May") == ["April May"]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe. Reviewed by Ann Poe, MD",
        "Medically reviewed by Ann Poe | Written by Jane Doe",
        "Edited by: Ann Poe and Tom Low; written by Jane Doe",
        "Jane Doe, fact-checked by Ann Poe",
    ],
)
def test_only_who_wrote_signs(line: str) -> None:
    assert names_of(line) == ["Jane Doe"]
    assert names_of("Edited by Ann Poe") == []


def test_behind_an_office_stands_where_it_is_held() -> None:
    assert names_of("By Jane Doe, Senior Editor, Naru Health Watch") == ["Jane Doe"]
    assert names_of("By Jane Doe, Staff Writer, and Ann Poe") == ["Jane Doe", "Ann Poe"]
    assert names_of("Jane Doe, Ann Poe") == ["Jane Doe", "Ann Poe"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # for whom each of several wrote, and the stroke that parts them from the rest of a line
        ("By Jane Doe for NaruOnline and Ann Poe for NaruOnline", ["Jane Doe", "Ann Poe"]),
        ("By Jane Doe, Tom Low for the Daily Naru, Ann Poe", ["Jane Doe", "Tom Low", "Ann Poe"]),
        ("By JANE DOE, ANN POE \\", ["JANE DOE", "ANN POE"]),
        # what she is before the name of the first
        ("By Staff Writer Jane Doe", ["Jane Doe"]),
        ("Chief Naru Correspondent Jane Doe, Tom Low and Ann Poe, NNN", ["Jane Doe", "Tom Low", "Ann Poe"]),
        # behind the day
        ("Tuesday September 9, 2014 9:16 pm PDT by Jane Doe", ["Jane Doe"]),
        ("September 9, 2014 by Jane Doe", ["Jane Doe"]),
        ("September 9, 2014 9:16 pm PDT", []),
        # a name before an office is that of the writer, what stands behind is where it is held
        ("Jane Doe Staff Writer Naru Weekly", []),
        ("Jane Doe, Staff Writer Naru Weekly", ["Jane Doe"]),
        ("White House Correspondent Week", []),
        ("Editor Picks", []),
    ],
)
def test_offices_media_and_days_around_names(line: str, names: list[str]) -> None:
    assert names_of(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe (Content Manager)", ["Jane Doe"]),
        ("Jane Doe (with Ann Poe)", ["Jane Doe", "Ann Poe"]),
        ("Jane Doe (avec Ann Poe et Tom Low)", ["Jane Doe", "Ann Poe", "Tom Low"]),
        ("Jane Doe (Naru)", []),  # what else stands in brackets may belong to the name
        ("Jane Doe1, Ann Poe2*", ["Jane Doe", "Ann Poe"]),
        ("Jane Doe • 5 min read", ["Jane Doe"]),
        ("Naru · Jane Doe, Ann Poe", ["Jane Doe", "Ann Poe"]),
        ("[山田太郎，Naru]", ["山田太郎"]),
        ("文/山田太郎", ["山田太郎"]),
        ("作者：山田太郎", ["山田太郎"]),
        ("Jane Doe for The Mill Times", ["Jane Doe"]),
        ("Jane Doe of the Mill Times", ["Jane Doe"]),
        ("By JANE DOE Special to the Mill Times", ["JANE DOE"]),
        ("By Jane Doe jane.doe@naru.example", ["Jane Doe"]),
        ("By Jane Doe (@janedoe)", ["Jane Doe"]),
        ("Text: Jane Doe, Fotos: Ann Poe", ["Jane Doe"]),
        ("Tekst: Jane Doe", ["Jane Doe"]),
        ("Published by Jane Doe at March 12, 2024", ["Jane Doe"]),
        ("Jane Doe avec Ann Poe", ["Jane Doe", "Ann Poe"]),
        # the agency that a template glued on; nobody
        ("Jane DoeReuters", ["Jane Doe"]),
        ("Jane DoeAFP", ["Jane Doe"]),
        ("Jane DeReuter", ["Jane DeReuter"]),
        ("作者：网络整理", []),
        ("Das Interview führte Jane Doe", ["Jane Doe"]),
        ("naru culture avec agences", []),
        ("Naru's Journalistic Standards and Practices", []),
        ("Jane Doe in Naru, Ann Poe in New Garam", ["Jane Doe", "Ann Poe"]),
        ("Jane Doe for a week of rain", []),
    ],
)
def test_what_stands_around_a_name(line: str, names: list[str]) -> None:
    assert names_of(line) == names


@pytest.mark.parametrize("line", ["By", "Written by", "Article by:", "Author", "Author(s):", "作者：", "Por"])
def test_a_label_says_that_a_name_follows(line: str) -> None:
    assert is_label_of_signer(line)
    assert not is_label_of_signer(f"{line} Jane Doe")
    assert is_label_of_signers(line) is (line == "Author(s):")


def test_a_byline_goes_on_behind_a_conjunction() -> None:
    assert all(map(goes_on, ["By Jane Doe,", "Jane Doe and", "Por Jane Doe y", "Jane Doe &"]))
    assert not any(map(goes_on, ["By Jane Doe", "Jane Brand", ""]))
    assert all(map(joins, [",", ", and", "and", "&", " | "]))
    assert not any(map(joins, ["", "Jane", "and Jane", "12"]))


def test_a_page_introduces_its_author() -> None:
    assert all(
        map(introduces, ["About the author", "About the Author:", "Meet the author", "Über den Autor"])
    )
    assert not any(map(introduces, ["About us", "About the author Jane Doe", "The author"]))
    assert introduced("Jane Doe") == "Jane Doe"
    assert introduced("Jane Doe is a writer in Naru.") == "Jane Doe"
    assert introduced("Author Jane Doe, who lives in Naru, is a writer.") == "Jane Doe"
    assert introduced("The writer is unknown.") is None


def test_a_note_says_who_wrote_a_post() -> None:
    assert writer_noted("This post was written by Jane Doe") == "Jane Doe"
    assert writer_noted("The article was originally written by Jane Doe, who lives in Naru.") == "Jane Doe"
    assert writer_noted("This post was written by hand.") is None


def test_a_title_makes_nobody_else() -> None:
    for title in ("Dr", "Dr.", "Prof. Dr.", "Professor"):
        assert without_title(f"{title} Jane Doe") == "Jane Doe"
    assert without_title("Drew Doe") == "Drew Doe"


@pytest.mark.parametrize(
    "text", ["Naru Team", "The Naru editors", "Naru Staff", "janedoe", "Jane", "Naru Ferry"]
)
def test_a_team_or_an_account_signs(text: str) -> None:
    assert is_western_team(text)


@pytest.mark.parametrize(
    "text",
    ["Staff Writer", "5 min read", "Follow", "Editor", "admin", "undefined", "webmaster", "by the way", "and",
     "12", "the way it was", "View all", "About Naru", "the Numbers"],
)  # fmt: skip
def test_an_office_or_a_tool_is_no_team(text: str) -> None:
    assert not is_western_team(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByJane Doe", ["Jane Doe"]),  # glued together by a template
        ("By Jane Doe, Jr.", ["Jane Doe Jr."]),
        ("By Jane Doe | jane@naru.example | Harbour Herald", ["Jane Doe"]),
        ("By Jane Doe/Harbour NewsMay 20, 2019", ["Jane Doe"]),
        ("Jane Doe, Political Commentator", ["Jane Doe"]),
        ("Por Ana Prova, g1 — São Paulo", ["Ana Prova"]),
        ("By Jane Doe in London", ["Jane Doe"]),
        ("Jane Doe @janedoe", ["Jane Doe"]),
        ("Jane Doe and the mayor's quarrel with all the neighbours", []),  # a sentence
        ("Door Anna Proef en Jan de Test", ["Anna Proef", "Jan de Test"]),
        ("Af Anna Prøve og Ole Test", ["Anna Prøve", "Ole Test"]),
        ("Ein Kommentar von Anna Muster", ["Anna Muster"]),
        ("Rédigé par Anna Durand", ["Anna Durand"]),
        ("A cura di Anna Prova", ["Anna Prova"]),
        ("Автор: Анна Пробова", ["Анна Пробова"]),
        ("Анна Пробова и Иван Примеров", ["Анна Пробова", "Иван Примеров"]),
        ("بقلم: سارة تجربة", ["سارة تجربة"]),
        ("سارة تجربة وأحمد مثال", ["سارة تجربة", "أحمد مثال"]),
        ("فاطمة وليد", ["فاطمة وليد"]),  # begins as "and" does
        ("記者王小明／台北報導", ["王小明"]),
        ("记者 王小明", ["王小明"]),
        ("纳鲁新闻记者 王小明", ["王小明"]),
        ("佐藤花 記者", ["佐藤花"]),
        ("作者：王小明 责任编辑：李大华", ["王小明"]),
        ("来源：测试日报 作者：王小明", ["王小明"]),
        ("责任编辑：李大华", []),
    ],
)
def test_bylines_of_many_languages(line: str, names: list[str]) -> None:
    assert [person.name for person in western_names(line)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tekst: Jan Nowak", "Jan Nowak"),
        ("Foto: Jan Nowak", ""),
        ("Naru Team: News", "Naru Team: News"),
        ("Jan Nowak", "Jan Nowak"),
    ],
)
def test_one_word_and_a_colon_stand_before_who_signs(text: str, name: str) -> None:
    assert behind_label(text) == name


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Jane Doe and John Roe", True),
        ("Jane Doe, Political Editor", True),
        ("Jane Doe, John Roe", False),  # sections look like that
        ("Jane Doe, with pictures of it", False),
        ("Reading Time, 5 min read", False),
    ],
)
def test_a_line_may_hold_nothing_but_who_signs(line: str, alone: bool) -> None:
    assert sign_together(line) is alone


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # an office behind a name without a comma
        ("By Jane Doe Staff Writer", ["Jane Doe"]),
        ("By Jane Doe Staff Writer Mar 4, 2024", ["Jane Doe"]),
        ("Jane Doe and John Roe Senior Staff Reporter", ["Jane Doe", "John Roe"]),
        # of a longer one, of a team, and a name that is written like one
        ("Jane Doe Harbour Reporter", []),
        ("Naru Solutions Editorial Team", []),
        ("Jane Writer", []),
        # the day before the name
        ("Dec. 19, 2025 · Jane Doe on behalf of the Naru group", ["Jane Doe"]),
        ("March 4, 2024 | Jane Doe", ["Jane Doe"]),
        ("March 4, 2024 | Harbour, Hill", []),
        # what kind of text it is
        ("Analysis by Jane Doe, CNN", ["Jane Doe"]),
        ("Opinion by Jane Doe", ["Jane Doe"]),
        ("Ein Gastbeitrag von Jane Doe", ["Jane Doe"]),
        ("dal nostro inviato Jane Doe", ["Jane Doe"]),
        ("Pewarta: Jane Doe", ["Jane Doe"]),
    ],
)
def test_what_stands_around_a_name_without_a_comma(line: str, names: list[str]) -> None:
    assert [person.name for person in western_names(line)] == names


@pytest.mark.parametrize("label", ["Publié", "Publié le", "Publicerad", "Aktualisiert", "Filed"])
def test_the_label_of_a_day_is_no_team(label: str) -> None:
    assert not is_western_team(label)


@pytest.mark.parametrize("name", ["Standa", "Publius", "Naru", "The Naru Post"])
def test_a_name_that_begins_like_such_a_label_is_one(name: str) -> None:
    assert is_western_team(name)


@pytest.mark.parametrize(
    ("line", "labelled"),
    [
        ("2025年3月1日08:18 来源：测试网-文化频道", True),
        ("来源：本站原创 作者：宣传科", True),
        ("研究发现水的来源", False),
        ("市长：预算来源：明年公布", False),
        ("Source: Naru Post", False),
        (f"来源：{'测试' * 30}", False),
    ],
)
def test_a_line_of_labels_in_chinese(line: str, labelled: bool) -> None:
    assert is_labelled(line) is labelled
