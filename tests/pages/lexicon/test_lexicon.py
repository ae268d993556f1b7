"""The lexicon is data with reasons: every entry says where it was seen; ambiguous names get no role."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from newscrawl import lexicon
from newscrawl.addresses import registered_domain
from newscrawl.pages.names import Role, role_of_names

FILES = tuple(
    sorted(
        file.name.removesuffix(".toml")
        for file in files("newscrawl").joinpath("pages/lexicon").iterdir()
        if file.name.endswith(".toml")
    )
)
# Publishing systems, libraries and standards: they have no year.
SYSTEMS = (
    "ND Soft",
    "WordPress",
    "Unicode CLDR",
    "Bootstrap",
    "Foundation",
    "AngularJS",
    "Swiper",
    "slick",
    "bxSlider",
    "Owl Carousel",
    "Dable",
    "Taboola",
    "Mobon",
    "LiveRe",
    "Google AdSense",
    "Froala",
    "Video.js",
    "Digital Chosun",
    "DC Trend",
    "schema.org",
    "Open Graph",
    "Twitter cards",
    "Dublin Core",
    "HTML standard",
    "Google News",
    "Parse.ly",
    "Sailthru",
    "Cxense",
    "RFC 2142",
    "Dreamweaver",
    "Emmet",
    "Create React App",
    "Statistics Korea",
    "Highwire Press",
    "Tistory",
)
# What is many sites by itself: rules, readers and front ends found by searching, counts on other pages.
MANY = re.compile(
    r"\bin public\b|by search|other countries|nearly every site|on many sites|in articles on portals"
)
SITE = re.compile(
    r"(?:[\w-]+\.)+(?:kr|com|net|org|edu|info|jp|de|es|pe|fr|ca|pl|ru|ua|gr|tw|hk|id|is|it|nz|uk)\b"
)
# Words of the language and proper names: what one site shows of these is no name of its own.
VOCABULARY = {
    ("callings", "titles"): "callings",
    ("callings", "nobody"): "callings, labels",
    ("people", "not-names"): "nouns, towns, desks",
    ("publishers", "media"): "the media's own names",
    ("publishers", "portals"): "the portals' own names",
    ("publishers", "portal-words"): "the portals' own names",
}
SITE_AND_YEAR = re.compile(
    r"(?:[\w-]+(?:\.[\w-]+)+|WCXB|in public [\w ']+|by search|DC Trend portal)[^;]*\b(?:19|20)\d\d\b",
)
UTILITY = [
    name
    for line in Path(__file__).with_name("utility.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
]


def all_entries() -> list[tuple[str, str, str, str]]:
    return [
        (file, table, entry, source)
        for file in FILES
        for table, rows in lexicon.tables(file).items()
        for entry, source in rows.items()
    ]


def test_the_files_are_there() -> None:
    assert "names" in FILES
    assert sum(file == "names" for file, *_ in all_entries()) > 200


@pytest.mark.parametrize("file", FILES)
def test_every_entry_says_where_it_was_seen(file: str) -> None:
    wanting = [
        (table, entry, source)
        for of, table, entry, source in all_entries()
        if of == file and not (SITE_AND_YEAR.search(source) or any(name in source for name in SYSTEMS))
    ]
    assert wanting == []


def users(source: str) -> int:
    """How many sites a source names, by their registered domains; what is many by itself counts as two."""
    sites: set[str] = set()
    many = 0
    for part in source.split(";"):
        named = set(map(registered_domain, SITE.findall(part)))
        sites |= named
        if not named and (MANY.search(part) or any(name in part for name in SYSTEMS)):
            many = 2
    return len(sites) + many


@pytest.mark.parametrize("file", FILES)
def test_no_entry_is_one_sites_alone(file: str) -> None:
    """Two sites at least use it, or a publishing system, or it is a convention."""
    alone = [
        (table, entry, source)
        for of, table, entry, source in all_entries()
        if of == file and (of, table) not in VOCABULARY and users(source) < 2
    ]
    assert alone == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("news.kbs.co.kr article 2023; www.kbs.co.kr list 2024", 1),
        ("news.kbs.co.kr article 2023; imnews.imbc.com article 2023", 2),
        ("zum.com, in public crawlers 2025", 1),
        ("front ends in Korean, by search 2026", 2),
        ("ND Soft; sporbiz.co.kr article 2017", 3),
    ],
)
def test_sites_are_counted(source: str, count: int) -> None:
    assert users(source) == count


@pytest.mark.parametrize(
    ("file", "tables"),
    [
        ("words", ("helper", "crew")),
        ("people", ("byline-work", "byline-prefixes")),
        ("people", ("byline-work", "byline-fillers", "byline-links")),
    ],
)
def test_of_tables_that_are_read_together_one_has_a_word(file: str, tables: tuple[str, ...]) -> None:
    words = [word for table in tables for word in lexicon.entries(file, table)]
    assert len(words) == len(set(words))


def test_no_name_stands_twice_in_a_table() -> None:
    for table in lexicon.tables("names"):
        names = [(name.words, name.whole, name.opened) for name in lexicon.names(table)]
        assert len(names) == len(set(names)), table
        joined = ["".join(name.words) + "=*"[name.whole] for name in lexicon.names(table)]
        assert len(joined) == len(set(joined)), table


@pytest.mark.parametrize("table", lexicon.tables("names"))
def test_names_are_written_as_they_are_compared(table: str) -> None:
    for entry in lexicon.entries("names", table):
        words = lexicon.tokens(entry)
        assert words
        assert lexicon.tokens("-".join(words)) == words
        assert entry.strip("=*") == "-".join(words)


def test_a_word_is_in_one_table_of_names_only_if_it_means_both() -> None:
    where: dict[str, list[str]] = {}
    for table in lexicon.tables("names"):
        for entry in lexicon.entries("names", table):
            where.setdefault(entry, []).append(table)
    assert {entry: tables for entry, tables in where.items() if len(tables) > 1} == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("articlePhoto_txt2", ("article", "photo", "txt", "2")),
        ("article-view__body", ("article", "view", "body")),
        ("SG_CreatorName", ("sg", "creator", "name")),
        ("tit01", ("tit", "01")),
        ("a11y", ("a", "11y")),
        ("__", ()),
    ],
)
def test_a_name_is_its_words(name: str, words: tuple[str, ...]) -> None:
    assert lexicon.tokens(name) == words


@pytest.mark.parametrize(
    ("classes", "role"),
    [
        ("photo_caption", Role.CAPTION),
        ("v_photoCaption2", Role.CAPTION),
        ("box photocaption", Role.CAPTION),
        ("blind", Role.HIDDEN),
        ("dablewidget_x1Y2", Role.ASIDE),
        ("article-view__body", Role.BODY),
        ("f_news_repoter", Role.BYLINE),
        ("wrap subtitle", Role.SUBTITLE),
    ],
)
def test_a_name_fits_as_words_in_a_row_or_written_together(classes: str, role: int) -> None:
    assert role_of_names(classes) & role


def test_the_words_of_a_name_stand_in_one_class() -> None:
    assert not role_of_names("photo caption-less") & Role.BODY
    assert role_of_names("news-list") & Role.ASIDE
    assert not role_of_names("news list") & Role.ASIDE


def test_a_whole_class_is_not_a_part_of_one() -> None:
    assert role_of_names("a hidden b") & Role.HIDDEN
    assert not role_of_names("overflow-hidden") & Role.HIDDEN
    assert not role_of_names("print:hidden") & Role.HIDDEN


@pytest.mark.parametrize("name", sorted(set(UTILITY)))
def test_names_that_mean_something_else_get_no_role(name: str) -> None:
    assert role_of_names(name) == Role.NONE


def test_there_are_enough_of_them() -> None:
    assert len(set(UTILITY)) >= 150


def test_the_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lexicon.tables("names")["byline"] = {}
    with pytest.raises(TypeError):
        lexicon.tables("names")["byline"]["x"] = "y"


@pytest.mark.parametrize("table", ["reply-right", "disclaimer", "player", "self-description", "tip"])
def test_phrases_stand_in_the_same_lines_as_the_expression_of_their_table(table: str) -> None:
    phrases = lexicon.Phrases("words", table)
    expression = re.compile(lexicon.alternatives("words", table))
    for entry in lexicon.entries("words", table):
        for text in (entry.replace("…", "그 말을"), entry.replace(" … ", "").replace(" ", "")):
            assert expression.search(text)
            assert phrases.stand_in(f"나루시는 {text}.")
        words = [word for word in entry.split(" ") if word != "…"]
        for line in (*words, " 나루시 ".join(words), ""):
            assert phrases.stand_in(line) == (expression.search(line) is not None)


def test_a_number_in_a_phrase_is_no_word_of_it() -> None:
    phrases = lexicon.Phrases("words", "tool")
    for entry in lexicon.entries("words", "tool"):
        assert phrases.stand_in(entry.replace("#", "12"))
