"""What a source is asked for: cards and company names beside who wrote, sisters of a site, teams."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC, Site

ENGLISH = "<p>The ferry was away for a year, and nobody knew when it would be back again.</p>" * 6
KOREAN = "<p>나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다.</p>" * 6


def read(
    head: str, text: str = ENGLISH, site: Site = GENERIC, host: str = "www.naru.co.kr", **shown: str
) -> Article:
    """The article on a page with ``head``; ``title`` and ``under`` are shown above its text."""
    body = f"<h1>{shown.get('title', 'The ferry returns to Naru')}</h1>{shown.get('under', '')}{text}"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_article(HtmlResponse(f"https://{host}/news/1", body=page.encode(), encoding="utf-8"), site)


def authors(head: str, text: str = ENGLISH, **shown: str) -> list[str]:
    return [one.name for one in read(head, text, **shown).authors]


def meta(**values: str) -> str:
    return "".join(f"<meta name='{name}' content='{value}'>" for name, value in values.items())


@pytest.mark.parametrize(("label", "names"), [("Written by", ["Jane Doe"]), ("Est. reading time", [])])
def test_a_card_names_the_author_behind_its_label(label: str, names: list[str]) -> None:
    card = f"<meta name='twitter:label1' content='{label}'><meta name='twitter:data1' content='Jane Doe'>"
    assert authors(card) == names
    second = card.replace("1'", "2'")
    assert authors(second) == names
    both = card + second.replace("Jane Doe", "Ann Poe")
    assert authors(both) == names


def test_a_company_beside_who_wrote_is_no_author() -> None:
    assert authors(meta(author="Jane Doe") + meta(author="Naru Media Agency")) == ["Jane Doe"]
    assert authors(meta(author="Naru Staff")) == ["Naru Staff"]


def test_on_a_korean_page_a_field_for_authors_that_names_no_person_is_empty() -> None:
    title = "나루시 도서관 정책 다시 살핀다"
    assert authors(meta(author="나루마당"), KOREAN, title=title) == []


class Naru(Site):
    name = "naru"
    publisher = "나루일보"
    domains = ("naru.co.kr",)


class Portal(Naru):
    kind = "portal"


NAMED = "<meta property='og:site_name' content='{}'>"


@pytest.mark.parametrize(
    ("host", "named", "site", "publisher"),
    [
        # a sister under the site's domain names itself; the site's own hosts and other names of it do not
        ("sports.naru.co.kr", "가람스포츠", Naru(), "가람스포츠"),
        ("sports.naru.co.kr", "나루일보 스포츠", Naru(), "나루일보"),
        ("sports.naru.co.kr", "", Naru(), "나루일보"),
        *(
            (f"{own}naru.co.kr", "가람스포츠", Naru(), "나루일보")
            for own in ("", "www.", "m.", "news.", "mobile.")
        ),
        *((f"{own}naru.co.kr", "가람스포츠", Naru(), "나루일보") for own in ("n.", "v.", "mnews.", "amp.")),
        ("sports.naru.co.kr", "가람스포츠", Portal(), "가람스포츠"),
        ("www.naru.co.kr", "가람스포츠", Portal(), "가람스포츠"),
    ],
)
def test_a_sister_of_a_site_may_have_a_name_of_its_own(
    host: str, named: str, site: Site, publisher: str
) -> None:
    read_as = read(NAMED.format(named), KOREAN, site, host, title="나루시 도서관 정책 다시 살핀다")
    assert read_as.publisher == publisher
