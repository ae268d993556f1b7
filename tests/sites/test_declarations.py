"""What every declaration must have, and what none may do."""

import re
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from newscrawl.addresses import split
from newscrawl.sites import GENERIC, NoSuchList, Site, UnknownSite, all_sites, get, site_for
from newscrawl.sites.base import CONCURRENCY, DOWNLOAD_DELAY
from newscrawl.text import KST

TESTS = Path(__file__).parents[1]
NAMES = [site.name for site in all_sites()]
# Politeness is owed to others; the bundled portal serves nobody but this machine.
OWN = {"portal"}
# Named in a public list of what this project is for.
REQUIRED = """
portal dctrend naver daum nate zum asiae seoul joongangenews stardailynews yna chosun joongang donga hani khan

hankookilbo kmib segye munhwa mk hankyung mt edaily heraldcorp newsis news1 etnews zdnet nocut ohmynews
pressian
kbs mbc
sbs ytn jtbc tvchosun channela mbn asiatoday chicnews digitalchosun sporbiz yonhapnewstv koreatimes""".split()  # noqa: SIM905


@pytest.fixture(params=NAMES)
def site(request: pytest.FixtureRequest) -> Site:
    return get(request.param)


def own_attributes(site: Site) -> set[str]:
    """Attributes that the declaration or its system's base sets, not ``Site`` itself."""
    return {name for base in type(site).__mro__ if base not in {Site, object} for name in vars(base)}


def test_name_is_a_plain_word(site: Site) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", site.name)
    assert site.title


def test_has_a_domain_or_an_address(site: Site) -> None:
    assert site.domains or site.base_url or site.configured_by
    assert all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]+", domain) for domain in site.domains)


def test_has_lists_of_both_kinds_at_absolute_addresses(site: Site) -> None:
    assert {source.kind for source in site.lists} == {"mainnews", "trending"}
    for source in site.lists:
        home = "https://portal.example.kr/" if site.configured_by else site.home
        url = source.first(home, date(2025, 11, 5))
        assert split(url).scheme in {"http", "https"}
        assert split(url).host
        assert "{" not in url


def test_says_what_robots_txt_says(site: Site) -> None:
    assert "robots" in own_attributes(site)


def test_names_the_page_it_was_seen_on_or_is_unverified(site: Site) -> None:
    verified = site.lists_verified or site.articles_verified
    assert bool(site.seen) == bool(verified), "verified sites name a page in `seen`, others must not"
    days = [day for day in (site.lists_verified, site.articles_verified) if day is not None]
    assert all(date(2012, 1, 1) < day <= datetime.now(KST).date() for day in days)
    assert all(split(url).scheme in {"http", "https"} for url in site.seen)


def test_list_rules_name_the_page_they_were_read_from(site: Site) -> None:
    assert all(split(rule.seen).scheme in {"http", "https"} for rule in site.list_rules)


def test_sites_with_list_rules_have_a_test_page(site: Site) -> None:
    if site.list_rules and site.name not in OWN and site.lists_verified:
        assert list((TESTS / "pages" / "lists" / site.name).glob("*/expected.json"))


def test_never_less_polite_than_the_project(site: Site) -> None:
    if site.name not in OWN:
        assert site.download_delay >= DOWNLOAD_DELAY
        assert site.concurrency <= CONCURRENCY
    else:
        assert split(site.base_url).host == "127.0.0.1"


def test_portals_have_no_publisher_and_publishers_have_one(site: Site) -> None:
    assert (site.publisher is None) == (site.kind == "portal")


def test_declares_how_articles_are_addressed(site: Site) -> None:
    assert site.articles
    site.check()


def test_publishers_on_a_known_system_are_short() -> None:
    source = (Path(__file__).parents[2] / "newscrawl" / "sites" / "ndsoft_titles.py").read_text(
        encoding="utf-8"
    )
    for declaration in re.split(r"(?m)^class ", source)[1:]:
        assert len([line for line in declaration.splitlines() if line.strip()]) <= 10


def test_the_sites_this_project_promises_are_declared() -> None:
    assert set(REQUIRED) <= set(NAMES)
    assert len(NAMES) >= 40
    assert sum(site.system == "ND Soft" for site in all_sites()) >= 12


def test_no_two_sites_claim_a_domain() -> None:
    domains = [domain for site in all_sites() for domain in site.domains]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://n.news.naver.com/mnews/article/082/0001252309", "naver"),
        ("http://www.asiae.co.kr/", "asiae"),
        ("https://biz.chosun.com/x", "chosunbiz"),
        ("https://www.chosun.com/x", "chosun"),
        ("http://chicnewsm.mk.co.kr/article.php?aid=1", "chicnews"),
        ("https://user@m.mk.co.kr:443/news", "mk"),
        ("https://notnaver.com/", ""),
        ("https://naver.com.evil.example/", ""),
        ("not an address", ""),
    ],
)
def test_site_is_found_by_domain(url: str, name: str) -> None:
    assert site_for(url).name == name


def test_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownSite, match=r"no site is named 'nave'.*naver"):
        get("nave")


def test_lists_for_a_section() -> None:
    assert [source.section for source in get("naver").lists_for("mainnews", ["경제", "정치"])] == [
        "정치",
        "경제",
    ]


def test_lists_for_an_unknown_section_name_the_known_ones() -> None:
    with pytest.raises(NoSuchList, match=r"no mainnews list of section 우주; sections are .*경제"):
        get("naver").lists_for("mainnews", ["우주"])


def test_lists_for_a_tab_in_english_or_korean() -> None:
    popular = get("naver").lists_for("trending", tab="popular")
    assert [source.tab for source in popular] == ["많이 본 뉴스"]
    assert get("naver").lists_for("trending", tab="댓글 많은 뉴스")[0].tab == "댓글 많은 뉴스"


def test_lists_for_an_unknown_tab_name_the_known_ones() -> None:
    with pytest.raises(NoSuchList, match=r"tab 공감; tabs are 많이 본 뉴스, 댓글 많은 뉴스"):
        get("naver").lists_for("trending", tab="공감")


def test_lists_of_a_site_without_any() -> None:
    with pytest.raises(NoSuchList, match="declares no trending list"):
        GENERIC.lists_for("trending")


def test_declarations_are_found_inside_a_zip(tmp_path: Path) -> None:
    package = Path(__file__).parents[2] / "newscrawl"
    archive = tmp_path / "newscrawl.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in package.rglob("*.py"):
            packed.write(path, path.relative_to(package.parent))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import newscrawl.sites as s; print(len(s.all_sites()))"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code, str(archive)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert int(run.stdout) == len(NAMES)
