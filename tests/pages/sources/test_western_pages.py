"""Who wrote it, as pages of other countries show it: links, bylines, names by the headline."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.lines.western import western_names
from newscrawl.pages.document import Document
from newscrawl.pages.sources.western import Western

FILLER = "<p>Naru</p>"


def western(above: str, under: str) -> Western:
    page = f"<body>{above}<h1>The ferry returns to Naru</h1>{under}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    return Western(document, next(line.index for line in document.lines if line.node.tag == "h1"))


def authors(under: str, above: str = "") -> list[list[str]]:
    return [[one.text for one in found.value] for found in western(above, under).authors()]


def link(name: str) -> str:
    return f"<p><a href=/author/x>{name}</a></p>"


TEXT = "<p>The harbour's council said on Monday that the ferry would return in May, after nine years.</p>" * 9


@pytest.mark.parametrize(
    ("above", "behind", "names"),
    [
        # several in a menu or a footer are the site's columnists
        ("<nav>" + link("Ann Poe") + link("Tom Low") + "</nav>" + FILLER * 4, "", []),
        ("", "<footer>" + link("Ann Poe") + link("Tom Low") + "</footer>", []),
        # one alone, those in a byline and those beside the text wrote it
        ("<nav>" + link("Ann Poe") + "</nav>" + FILLER * 4, "", ["Ann Poe"]),
        ("", "<aside>" + link("Ann Poe") + "</aside>", ["Ann Poe"]),
        ("", "<aside><div class=byline>" + link("Jane Doe") + link("John Roe") + "</div></aside>", ["Jane Doe", "John Roe"]),
        ("", link("Jane Doe") + link("John Roe"), ["Jane Doe", "John Roe"]),
    ],
)  # fmt: skip
def test_links_to_authors_far_from_the_headline(above: str, behind: str, names: list[str]) -> None:
    assert next(iter(authors(TEXT + behind, above)), []) == names


@pytest.mark.parametrize(
    ("above", "under", "names"),
    [
        ("", link("Jane Doe"), ["Jane Doe"]),
        # those behind the headline, or a few lines above it, before those of other articles
        (link("Ann Poe") + FILLER * 3, link("Jane Doe"), ["Jane Doe"]),
        (link("Ann Poe") + FILLER * 2, "", ["Ann Poe"]),
        (link("Ann Poe") + FILLER * 9, "", ["Ann Poe"]),
        # together with those that follow within three lines, five at most
        ("", link("Jane Doe") + FILLER * 2 + link("John Roe"), ["Jane Doe", "John Roe"]),
        ("", link("Jane Doe") + FILLER * 3 + link("John Roe"), ["Jane Doe"]),
        ("", "".join(map(link, ("Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe"))), ["Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe"]),
        ("", "".join(map(link, ("Jane Doe", "John Roe", "Ann Poe", "Tom Low", "Eve Moe", "Max Coe"))), []),
        # not who checked it, as its line or the label above says
        ("", "<p>Fact-checked by <a href=/author/x>Ann Poe</a></p>" + FILLER * 4 + link("Jane Doe"), ["Jane Doe"]),
        ("", "<p>Reviewed by</p>" + link("Ann Poe") + FILLER * 4 + link("Jane Doe"), ["Jane Doe"]),
        *(("", f"<p>{label}</p>" + link("Ann Poe") + FILLER * 4 + link("Jane Doe"), ["Jane Doe"]) for label in ("Editor:", "Our reviewer", "Fact-checked by")),
        ("", "<p>Reviewed last week</p>" + link("Ann Poe"), ["Ann Poe"]),
        ("", link("Read more articles"), []),
    ],
)  # fmt: skip
def test_links_to_authors(above: str, under: str, names: list[str]) -> None:
    assert next(iter(authors(under, above)), []) == names


@pytest.mark.parametrize(
    ("lines", "under", "place"),
    [
        # right under the headline, within twelve lines; above it or farther down it may be another article's
        (0, link("Jane Doe"), "byline, author link"),
        (11, link("Jane Doe"), "byline, author link"),
        (12, link("Jane Doe"), "author link"),
    ],
)
def test_a_link_to_the_author_under_the_headline_is_a_byline(lines: int, under: str, place: str) -> None:
    assert next(western("", FILLER * lines + under).authors()).place == place
    assert next(western(link("Jane Doe"), "").authors()).place == "author link"


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("<p>By Jane Doe</p>", True), ("<p class=byline>Jane Doe</p>", True), ("<p>Jane Doe</p>", False),
        (FILLER * 38 + "<p>By Jane Doe</p>", True), (FILLER * 39 + "<p>By Jane Doe</p>", False),
        (f"<p class=byline>{'Jane Doe ' * 12}</p>", True), (f"<p class=byline>{'Jane Doe ' * 12}Low</p>", False),
        # a name alone beside a day, within six lines, in no table and no link
        ("<p>Jane Doe</p><p>March 3, 2025</p>", True), ("<p>Jane Doe</p><p>Naru</p><p>3/3/25</p>", True), ("<p>Jane Doe</p><p>Naru</p><p>Naru</p><p>March 3, 2025</p>", False),
        (FILLER * 5 + "<p>Jane Doe</p><p>March 3, 2025</p>", True), (FILLER * 6 + "<p>Jane Doe</p><p>March 3, 2025</p>", False),
        ("<p><a href=/x>Jane Doe</a></p><p>March 3, 2025</p>", False), ("<table><tr><td>Jane Doe</td></tr></table><p>March 3, 2025</p>", False),
        # with others, or what she is
        ("<p>Jane Doe and John Roe</p><p>March 3, 2025</p>", True), ("<p>Jane Doe, Political Editor</p><p>March 3, 2025</p>", True),
        ("<p>Jane Doe, for the first time</p><p>March 3, 2025</p>", False),
        (f"<p>Jane Doe</p><p>March 3, 2025 {'and so on ' * 8}</p>", False), ("<p>Jane Doe <i>March 3, 2025</i></p>", True),
    ],
)  # fmt: skip
def test_bylines(under: str, found: bool) -> None:
    assert any("Jane Doe" in name for names in authors(under) for name in names) is found


def test_a_byline_may_stand_five_lines_above_the_headline() -> None:
    assert authors("", "<p>By Jane Doe</p>" + FILLER * 4)[0] == ["By Jane Doe"]
    assert authors("", "<p>By Jane Doe</p>" + FILLER * 5) == []


@pytest.mark.parametrize(
    ("under", "names"),
    [
        # a label alone, a line that ends on "and", a list behind a label of several
        ("<p>By</p><p>Jane Doe</p><p>Naru</p>", ["Jane Doe"]),
        ("<p>Written by</p><p><img src=x></p><p>Jane Doe</p>", ["Jane Doe"]),
        ("<p>By Jane Doe, Ann Poe and</p><p>Tom Low</p><p>Naru</p>", ["By Jane Doe, Ann Poe and", "Tom Low"]),
        ("<h6>Author(s)</h6><ul><li>Jane Doe<li>Ann Poe</ul><p>Naru</p>", ["Jane Doe", "Ann Poe"]),
        ("<h6>Author</h6><ul><li>Jane Doe<li>Ann Poe</ul>", ["Jane Doe"]),
        ("<h6>Authors</h6><ul>" + "<li>Jane Doe" * 16 + "</ul>", ["Jane Doe"] * 15),
        # the name behind the label is missing
        ("<p>By</p><p>, and</p><p>Naru Ferry</p>", []),
        ("<p>作者：</p><p>责任编辑：肖春芳</p>", []),
        # the word between two names in an element of its own
        *((f"<p>By</p><p>Jane Doe</p><p>{word}</p><p>Ann Poe</p>", [f"Jane Doe {word}", "Ann Poe"]) for word in ("and", "und", "et")),
        # who helped is named in an element of its own
        ("<p>Reviewed by</p><p class=byline>Ann Poe</p>", []),
        # names within a byline whose elements are glued together
        ("<p class=byline><span>Dec 17, 2025</span><span>Jane Doe</span></p>", ["Jane Doe"]),
        ("<p class=byline><a href=/u/jane>Jane Doe</a> <span>Writer, Boats</span></p>", ["Jane Doe"]),
    ],
)  # fmt: skip
def test_bylines_that_go_on(under: str, names: list[str]) -> None:
    found = [names for names in authors(under) if any(map(western_names, names))]
    assert next(iter(found), []) == names


@pytest.mark.parametrize(
    ("under", "names"),
    [
        ("<p>2025-03-03 12:11来源：测试时报网作者：李小山</p>", ["作者：李小山"]),
        ("<p>来源：测试日报 作者：王小明</p>", ["作者：王小明"]),
        # nobody is named, a team is, or the word is one of a sentence
        ("<p>来源：测试日报 作者：</p>", []),
        ("<p>来源：本站 作者：测试医院党支部宣传科</p>", []),
        ("<p>这首歌的原作者女儿说：改成这样不好听</p>", []),
        (FILLER * 12 + "<p>来源：测试日报 作者：王小明</p>", []),
        (f"<p>来源：{'测试' * 60} 作者：王小明</p>", []),
    ],
)
def test_the_author_behind_the_source_in_chinese(under: str, names: list[str]) -> None:
    assert next(iter(authors(under)), []) == names


def test_a_line_in_which_a_byline_goes_on_is_no_other_byline() -> None:
    under = "<div class=byline><span>Jane Doe</span>, <p class=author>Naru Press</p></div>"
    assert authors(under)[0] == ["Jane Doe,", "Naru Press"]
    assert ["Naru Press"] not in authors(under)


@pytest.mark.parametrize(
    ("under", "team"),
    [
        ("<p>By the Naru Team</p>", "the Naru Team"),
        ("<p>Posted by janedoe</p>", "janedoe"),
        ("<p>By</p><p>Naru</p>", "Naru"),
        ("<p class=author-name>Naru Staff</p>", "Naru Staff"),
        ("<p class=byline><a href=/author/naru>Naru</a></p>", "Naru"),
        ("<p class=author-name>Staff Writer</p>", None),
        ("<p class=author-name>5 min read</p>", None),
        ("<div class=byline><p>Naru Staff</p><p>Naru</p></div>", None),
    ],
)
def test_teams_sign_where_no_person_does(under: str, team: str | None) -> None:
    named = [one for one in western("", under).authors() if one.value[0].byline]
    assert [one.value[0].text for one in named[-1:]] == ([team] if team else [])


def test_a_person_is_named_before_a_team() -> None:
    found = authors("<p class=author-name>Naru Staff</p><p>Words by Jane Doe</p>")
    assert found[0] == ["Words by Jane Doe"]


def test_what_is_signed_farther_down_is_another_byline() -> None:
    assert ["By Ann Poe"] not in authors("<p>By Jane Doe</p><h2>Naru</h2><p>By Ann Poe</p>")


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("<h3>About the author</h3><p>Jane Doe is a writer in Naru.</p>", True),
        ("<h3>About the author</h3><p>Jane Doe</p>", True),
        ("<h3>About the author</h3><p>Related Boats And Ferries Here Today</p>", False),
        ("<h3>About the authors</h3><p>Jane Doe</p><h3>About the author</h3><p>Ann Poe</p>", False),
        ("<p>This post was written by Jane Doe, who lives in Naru.</p>", True),
    ],
)
def test_the_foot_says_who_wrote(foot: str, found: bool) -> None:
    names = [name for names in authors(FILLER * 50 + foot) for name in names]
    assert any("Jane Doe" in name for name in names) is found


@pytest.mark.parametrize(
    ("under", "found"),
    [
        # an expert whom the text speaks of, not its author
        ("<p>The ferry, says <a href=/profile/x>Jane Doe</a>, returns to Naru every evening at six o'clock.</p>", False),
        ("<p><a href=/about/editors/x>Jane Doe</a></p>", True), ("<p><a href=/writer/x>Jane Doe</a></p>", True),
    ],
)  # fmt: skip
def test_links_in_the_text_are_no_bylines(under: str, found: bool) -> None:
    assert (["Jane Doe"] in authors(under)) is found


def test_the_headline_names_nobody() -> None:
    day = "<p>March 3, 2025</p>"
    assert authors("<p>Naru Ferry</p>" + day) == [["Naru Ferry"]]
    document = Document.of(
        HtmlResponse("https://naru.example/1", body=f"<h1>The Naru Ferry</h1><p>Naru Ferry</p>{day}".encode())
    )
    assert list(Western(document, 0).authors()) == []


PROSE = "<p>The ferry was away for a year, and nobody on the island knew when it would be back again.</p>"


@pytest.mark.parametrize(
    ("above", "under", "place"),
    [
        # under the headline within twelve lines, behind one line of text at most
        ("", "<p>By Jane Doe</p>", "signed, line 1"),
        ("", "<p class=byline>Jane Doe</p>", "byline, line 1"),
        (PROSE * 2, "<p>By Jane Doe</p>", "signed, line 3"),
        ("", PROSE + "<p>By Jane Doe</p>", "signed, line 2"),
        ("", PROSE * 2 + "<p>By Jane Doe</p>", "the only By, line 3"),
        ("", FILLER * 11 + "<p>By Jane Doe</p>", "signed, line 12"),
        ("", FILLER * 12 + "<p>By Jane Doe</p>", "the only By, line 13"),
        ("<p>By Jane Doe</p>", "", "the only By, line 0"),
    ],
)
def test_a_byline_right_under_the_headline_is_the_articles(above: str, under: str, place: str) -> None:
    assert next(western(above, under).authors()).place == place


def test_a_link_to_a_team_signs_where_bylines_stand() -> None:
    for under in ("<p>By</p>" + link("Naru"), FILLER * 20 + "<p>Author:</p>" + link("Naru")):
        assert ["Naru"] in authors(under)
    assert authors(link("Naru")) == []


@pytest.mark.parametrize(
    ("under", "names"),
    [
        ("<p>字号</p><p>2024-03-03 14:05</p>", []),  # a button
        ("<p class=byline>王小明</p><p>2024-03-03 14:05</p>", ["王小明"]),
        ("<p>记者：王小明</p><p>2024-03-03 14:05</p>", ["王小明"]),
        ("<p>Door Anna Proef en Jan de Test</p>", ["Anna Proef", "Jan de Test"]),
    ],
)
def test_names_in_other_languages(under: str, names: list[str]) -> None:
    found = next(iter(authors(under)), [])
    assert [person.name for text in found for person in western_names(text)] == names


@pytest.mark.parametrize(
    "under",
    [
        "<div class=byline><p>Naru Lights Up</p><p>Font Size</p></div>",  # the headline once more, and a tool
        "<div class=byline><p>|</p><p>Publié le</p><p>10 avril 2023 à 07:16</p></div>",
        "<h2>By the Numbers</h2>",
    ],
)
def test_what_stands_in_a_byline_and_is_nobody(under: str) -> None:
    found = western("<h1>Naru Lights Up</h1>", under)
    named = [name.name for one in found.authors() for text in one.value for name in western_names(text.text)]
    teams = [text.text for one in found.authors() for text in one.value if text.byline]
    assert set(named) | set(teams) <= {"Font Size"}


def test_of_several_bylines_far_below_none_is_the_articles() -> None:
    one, two = ("<p>" + FILLER * 3 + "</p>" + f"<p>By {name} Doe</p>" for name in ("Jane", "Ann"))
    assert any(found.place.startswith("the only By") for found in western("", FILLER * 20 + one).authors())
    assert not any(
        found.place.startswith("the only By") for found in western("", FILLER * 20 + one + two).authors()
    )


@pytest.mark.parametrize(
    "line",
    [
        "<p>Jane Doe - March 12, 2024</p>",
        "<p>March 12, 2024 - Jane Doe</p>",
        "<p>12. März 2024, 14:30 Uhr, von Jane Doe</p>",
    ],
)
def test_a_name_stands_on_the_line_of_the_day(line: str) -> None:
    assert ["Jane Doe"] in authors(line)


def test_a_quotation_is_signed_by_whom_it_quotes() -> None:
    assert authors("<blockquote>It floats.<span class=author>Jane Doe</span></blockquote>") == []
    assert authors("<blockquote>By Jane Doe</blockquote>") == [["By Jane Doe"]]
    assert authors("<div>It floats.</div><span class=author>Jane Doe</span>") == [["Jane Doe"]]


TEXT = "<p>The harbour was empty for a year, and nobody in the village of Naru knew why that was so.</p>" * 3


@pytest.mark.parametrize(
    "sign", ["Posted by: Ann Poe | March 3, 2008", "Comment by: Ann Poe", "Posted by : Ann Poe"]
)
def test_readers_sign_behind_the_text(sign: str) -> None:
    assert authors(f"{TEXT}<p>{sign}</p>") == []


@pytest.mark.parametrize(
    "under", ["<p>Posted by: Ann Poe</p>", f"{TEXT}<p>By: Ann Poe</p>", f"{TEXT}<p>Posted by Ann Poe</p>"]
)
def test_authors_sign_so_under_the_headline_or_without_the_colon(under: str) -> None:
    assert len(authors(under)) == 1


def test_links_in_readers_comments_lead_to_readers() -> None:
    comment = "<ol class=comments><li><div class=comment-author><a href=/profile/1>Ann Poe</a></div></ol>"
    assert authors(TEXT + comment) == []
    assert authors(TEXT + comment + "<aside class=bio><a href=/author/x>Jane Doe</a></aside>") == [
        ["Jane Doe"]
    ]
    assert authors(TEXT + comment.replace("comment", "contribution"))[0] == ["Ann Poe"]


def test_whom_the_headline_names_comes_behind_who_signs() -> None:
    def first(link: str) -> list[str]:
        page = f"<h1>Jane Doe opens the harbour</h1><p><a href=/people/jane>{link}</a></p><p>by Ann Poe</p>"
        document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
        return [one.text for one in next(Western(document, 0).authors()).value]

    assert first("Jane Doe") == ["by Ann Poe"]
    assert first("Tom Low") == ["Tom Low"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # what a theme writes with links in it: the day, the author, the comments
        ("March 3, 2025 by <a href=/u/1>Jane Doe</a> <a href=#c>36 Comments</a>", "Jane Doe"),
        ("March 3, 2025 by <a href=/u/1>Jane Doe</a> <a href=#c>Leave a Comment</a>", "Jane Doe"),
        ("March 3, 2025 in <a href=/naru>Naru Ferries</a>", None),
    ],
)
def test_a_name_behind_the_day_with_links(line: str, found: str | None) -> None:
    assert next(iter(authors(f"<p>{line}</p>")), None) == (found and [found])
