"""What a page that is not Korean calls its site, which is its publisher."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.sitenames import notice_name
from newscrawl.sites import GENERIC

HEADLINE = "Council adopts new rules for the bridge"
TEXT = "<p>The council adopted new rules for the bridge, which take effect in spring, the mayor said.</p>" * 4
SECTIONED = (
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", "articleSection": "{}", '
    '"publisher": {{"name": "{}"}}}}</script>'
)
LINKED = '<script type="application/ld+json"{}>{{"@type": "NewsArticle", "headline": "x", "publisher": {{"name": "{}"}}}}</script>'


def publisher(
    head: str, *, title: str = HEADLINE, footer: str = "", url: str = "https://www.narutimes.com/a"
) -> str | None:
    body = (
        f'<html lang="en"><head><title>{title}</title>{head}</head><body><article><h1>{HEADLINE}</h1>{TEXT}'
        f"</article><footer>{footer}</footer></body></html>"
    )
    return read_article(HtmlResponse(url, body=body.encode(), encoding="utf-8"), GENERIC).publisher


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("The Naru Harbour Standard", "The Naru Harbour Standard"),  # as long as it is
        ("Naru Times - Celebrating 20 years of independent journalism", "Naru Times"),
        ("Naru Times, the newspaper of the harbour and its people", "Naru Times"),
        ("Breaking News | Naru Times", "Naru Times"),  # the part that is called as the host is
        ("Harbour Post | Hill Post", "Harbour Post"),
        ("NaruTimes.com", "NaruTimes.com"),
        ("www.NaruTimes.com", "NaruTimes.com"),
        ("Naru Times (Naru Media Ltd.)", "Naru Times"),
        ("央视网(cctv.com)", "央视网"),
        ("Harbour (Naru) Post", "Harbour (Naru) Post"),
        ("X (formerly Harbour)", "X (formerly Harbour)"),  # a letter is no name
    ],
)
def test_what_the_head_states_names_the_site(stated: str, name: str) -> None:
    assert publisher(site(stated)) == name


def test_a_headline_is_no_name_of_a_site() -> None:
    assert publisher(site(HEADLINE), title=f"{HEADLINE} | Naru Times") == "Naru Times"


def test_json_ld_comes_first_also_where_its_script_has_an_empty_address() -> None:
    head = LINKED.format(' src=""', "Harbour Post") + site("Naru Media")
    assert publisher(head, url="https://example.org/") == "Harbour Post"


def test_a_name_comes_before_the_bare_host() -> None:
    assert publisher(site("NaruTimes.com"), title=f"{HEADLINE} - Naru Times") == "Naru Times"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (f"{HEADLINE} – The Free Harbour Post", "The Free Harbour Post"),
        (f"{HEADLINE} - News - Harbour Post", "Harbour Post"),
        (f"Naru Times | {HEADLINE}", "Naru Times"),
        # the site is named at the other end than the headline, sections and days between
        (f"HARBOUR POST | Hill Towns | {HEADLINE}", "HARBOUR POST"),
        (f"HARBOUR POST | England | Hill Towns | {HEADLINE}", "HARBOUR POST"),
        (f"{HEADLINE} - Hill Towns - Harbour Post", "Harbour Post"),
        (f"Harbour Post | {HEADLINE} | 01/19/2008", "Harbour Post"),
        (f"{HEADLINE} - 4 stycznia 2012", None),
        (f"{HEADLINE} | Harbour 2012", "Harbour 2012"),
        (f"{HEADLINE} - by Jane Doe", None),
        (f"{HEADLINE} - so says the mayor, and the council with him", None),
        ("市议会通过新规_纳鲁财经_纳鲁网", "纳鲁网"),
        ("市议会通过新规--纳鲁日报", "纳鲁日报"),
        ("市议会通过新规-纳鲁网", "纳鲁网"),
    ],
)
def test_the_tail_of_the_title_names_the_site(title: str, name: str | None) -> None:
    assert publisher("", title=title) == name


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2024 The Naru Harbour Standard. All rights reserved.", "The Naru Harbour Standard"),
        ("Copyright © 2019-2024 Harbour Post, Inc.", "Harbour Post"),
        ("Copyright (c) 2010 NPT", "NPT"),
        ("Harbour Post © 2024", "Harbour Post"),
        ("© Harbour Media GmbH 2024 - Alle Rechte vorbehalten", "Harbour Media"),
        ("Todos os direitos reservados © 2024", ""),
        ("纳鲁网版权所有", "纳鲁网"),
        ("©2024 Naru 京ICP证030173号", "Naru"),
        ("Copyright 2015", ""),
        # a link to a page about rights
        ("Copyright, Trademark and Patent Information", ""),
        ("Copyright Harbour Post", "Harbour Post"),
        ("Copyright, 2015, Harbour Post", "Harbour Post"),
        ("Naru", ""),
    ],
)
def test_a_copyright_line_names_who_holds_the_rights(notice: str, name: str) -> None:
    assert notice_name(notice) == name


def test_a_copyright_line_is_asked_where_nothing_else_names_the_site() -> None:
    assert publisher("", footer="<p>© 2024 Harbour Post. All rights reserved.</p>") == "Harbour Post"


def test_who_made_the_page_is_no_site() -> None:
    assert publisher('<meta name="author" content="Jane Doe">') is None


def test_a_short_line_names_the_site_only_where_it_is_the_host_itself() -> None:
    assert publisher("", footer="<p>About NaruTimes</p>") is None
    assert publisher("", footer="<p>NaruTimes</p>") == "NaruTimes"


def test_a_company_that_holds_the_rights_comes_after_the_name_shown() -> None:
    company = "<p>© 2024 Harbour Productions. All rights reserved.</p>"
    assert publisher("", footer=f"<p>NaruTimes</p>{company}") == "NaruTimes"
    assert publisher("", footer=f"<p>About NaruTimes</p>{company}") == "Harbour Productions"
    held = "<p>© 2024 Naru Times. All rights reserved.</p>"
    assert publisher("", footer=f"<p>NaruTimes</p>{held}") == "Naru Times"
    assert (
        publisher("", title=f"{HEADLINE} | Harbour Post", footer=f"<p>NaruTimes</p>{company}")
        == "Harbour Post"
    )


@pytest.mark.parametrize(
    ("section", "stated", "name"),
    [
        ("Society", "Society", "Harbour Post"),  # some templates write the section into both
        ("Society", "Naru Media", "Naru Media"),
        ("Naru Times", "Naru Times", "Naru Times"),  # a site of one section
    ],
)
def test_a_section_is_no_name_of_a_site(section: str, stated: str, name: str) -> None:
    assert publisher(SECTIONED.format(section, stated), title=f"{HEADLINE} | Harbour Post") == name


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        # a name has fifty characters, with a claim behind a comma thirty, and behind brackets three are left of it
        (f"Naru {'x' * 45}", f"Naru {'x' * 45}"), (f"Naru {'x' * 46}", None), (f"Naru {'x' * 40}-{'y' * 10}", f"Naru {'x' * 40}"),
        ("Naru Times, the paper of hills", "Naru Times, the paper of hills"), ("Naru Times, the paper of a hill", "Naru Times"),
        ("NPT (Naru)", "NPT"), ("NP (Naru)", "NP (Naru)"), ("N", None), ("NP", "NP"),
        ("@narutimes", None), ("//narutimes", None), ("Home", None),
    ],
)  # fmt: skip
def test_how_long_the_name_of_a_site_is(stated: str, name: str | None) -> None:
    assert publisher(site(stated)) == name


@pytest.mark.parametrize(("letters", "named"), [(25, True), (26, False)])
def test_what_is_called_as_the_page_is_a_name_of_25_characters(letters: int, named: bool) -> None:
    name = "Harbour Post".ljust(letters, "x")
    assert publisher(site(name), title=name) == (name if named else None)


@pytest.mark.parametrize(
    ("tail", "named"),
    [(f"Harbour {'x' * 32}", True), (f"Harbour {'x' * 33}", False), ("The Post of a Fine Harbour", True), ("The Post of a Very Fine Harbour", False)],
)  # fmt: skip
def test_a_tail_has_forty_characters_and_six_words(tail: str, named: bool) -> None:
    assert publisher("", title=f"{HEADLINE} - {tail}") == (tail if named else None)


@pytest.mark.parametrize(
    ("stated", "host", "name"),
    [
        # a host of three letters is a whole name, of four half of one
        ("Harbour | Nar TV", "nar", "Harbour"), ("Harbour | Nar", "nar", "Nar"), ("Harbour | Naru Post", "naru", "Naru Post"), ("Harbour | Naru Posts", "naru", "Harbour"),
        # and a name is half of its host
        ("Harbour | NaruTimes", "narutimesnewsdaily", "NaruTimes"), ("Harbour | NaruTimes", "narutimesnewsmonday", "Harbour"),
    ],
)  # fmt: skip
def test_the_part_that_is_called_as_the_host(stated: str, host: str, name: str) -> None:
    assert publisher(site(stated), url=f"https://www.{host}.com/a") == name


@pytest.mark.parametrize(
    ("stated", "name"),
    [("NaruTimes.travel", "Naru Times"), ("NaruTimes.academy", "NaruTimes.academy"), ("NaruTimes.x", "NaruTimes.x"), ("NaruTimes.c0m", "NaruTimes.c0m"), ("Naru Times.com", "Naru Times.com")],
)  # fmt: skip
def test_the_address_of_a_host_is_asked_after_names(stated: str, name: str) -> None:
    assert publisher(site(stated), title=f"{HEADLINE} - Naru Times") == name


@pytest.mark.parametrize(("notice", "name"), [("© 2026 Jane Doe · Privacy ∙ Terms", "Jane Doe"), ("© Harbour Post | Naru", "Harbour Post"), ("© N", ""), ("© NP", "NP"), ("© the harbour", ""), ("Harbour Post © 2024 the harbour", "Harbour Post")])  # fmt: skip
def test_whom_a_short_copyright_line_names(notice: str, name: str) -> None:
    assert notice_name(notice) == name


def test_of_two_who_hold_rights_the_one_behind_the_text_comes_before_the_one_at_the_foot() -> None:
    near = "<p>© 2024 Harbour Productions. All rights reserved.</p>"
    foot = f"{near}{'<p>Naru</p>' * 20}<p>© 2024 Hill Productions. All rights reserved.</p>"
    assert publisher("", footer=foot) == "Harbour Productions"


def test_of_what_may_name_the_site_the_application_comes_first() -> None:
    keys = ("application-name", "publisher", "dc.publisher")
    metas = [f'<meta name="{key}" content="Harbour {place}">' for place, key in enumerate(keys)]
    assert [publisher("".join(metas[place:][::-1])) for place in range(3)] == [
        "Harbour 0",
        "Harbour 1",
        "Harbour 2",
    ]


def test_a_section_of_the_pages_path_is_no_publisher() -> None:
    path = '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [{"name": "Naru Times"}, {"name": "Harbour"}]}</script>'
    title = f"{HEADLINE} - Naru Times"
    assert publisher(path + LINKED.format("", "Harbour"), title=title) == "Naru Times"
    assert publisher(path + LINKED.format("", "Naru Times"), title=title) == "Naru Times"
    assert publisher(path + LINKED.format("", "Hill Post"), title=title) == "Hill Post"


def test_the_agency_that_a_text_is_from_is_not_its_publisher() -> None:
    story = '{"_id": "1", "type": "story", "headlines": {"basic": "%s"}, "distributor": {"name": "Hill Press"}, "content_elements": [{"type": "text", "content": "%s"}]}'
    content = story % (
        HEADLINE,
        "The council adopted new rules for the bridge, which take effect in spring. " * 3,
    )
    head = f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={content};</script>" + site(
        "Naru Times"
    )
    page = f'<html lang="en"><head><title>{HEADLINE}</title>{head}</head><body><div id="fusion-app"></div></body></html>'
    article = read_article(
        HtmlResponse("https://www.narutimes.com/a", body=page.encode(), encoding="utf-8"), GENERIC
    )
    assert (article.title, article.publisher) == (HEADLINE, "Naru Times")
