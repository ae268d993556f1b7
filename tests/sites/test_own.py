"""Sites that the operator, or another package, declares outside newscrawl."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Command

DECLARATION = """
from newscrawl.sites import ListSource, Site


class Garam(Site):
    name = "garam"
    title = "가람뉴스"
    domains = ("garam-news.kr",)
    publisher = "가람뉴스"
    lists = (
        ListSource(kind="mainnews", url="https://www.garam-news.kr/"),
        ListSource(kind="trending", url="https://www.garam-news.kr/best"),
    )
"""
# The portal's own declaration under another title, as one that was repaired would be.
REPLACED = (
    'from newscrawl.sites.portal import Newsmaru as Former\nclass Newsmaru(Former):\n    title = "내 포털"\n'
)


@pytest.fixture
def scrapy(run_scrapy: Command) -> Command:
    """``scrapy …`` with these environment variables."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return run_scrapy(*arguments, env=variables)

    return run


def test_a_file_in_the_folder_is_a_site(scrapy: Command, tmp_path: Path) -> None:
    (tmp_path / "garam.py").write_text(DECLARATION, "utf-8")
    (tmp_path / "portal.py").write_text(REPLACED, "utf-8")
    shown = scrapy("sites", "garam", SITES_PATH=str(tmp_path))
    assert "가람뉴스" in shown.stdout, shown.stderr
    every = scrapy("sites", SITES_PATH=str(tmp_path), COLUMNS="200")
    assert "naver" in every.stdout
    assert "내 포털" in every.stdout
    assert scrapy("sites", "garam").returncode == 1


def test_another_package_declares_sites(scrapy: Command, tmp_path: Path) -> None:
    (tmp_path / "garam_sites.py").write_text(DECLARATION, "utf-8")
    metadata = tmp_path / "garam_sites-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: garam-sites\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[newscrawl.sites]\ngaram = garam_sites\n", "utf-8")
    shown = scrapy("sites", "garam", PYTHONPATH=str(tmp_path))
    assert "가람뉴스" in shown.stdout, shown.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("class Broken(", "SyntaxError: '(' was never closed, line 1"),
        ("from newscrawl.sites import Sites", "ImportError: cannot import name 'Sites'"),
        (DECLARATION + "class Twice(Garam):\n    pass\n", "two declarations are named garam: rename one"),
        (
            "from newscrawl.sites.addresses import UncompiledAddress as Address\n"
            + DECLARATION
            + '    articles = (Address(r"/news/(", ()),)\n',
            "broken.py is no site: error: missing ), unterminated subpattern",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    scrapy: Command, text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "broken.py").write_text(text, "utf-8")
    done = scrapy("sites", SITES_PATH=str(tmp_path))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("newscrawl: ")
    assert said in line


def test_a_folder_that_is_not_there_is_named(scrapy: Command, tmp_path: Path) -> None:
    done = scrapy("list", SITES_PATH=str(tmp_path / "none"))
    assert done.returncode == 1
    assert (
        done.stderr
        == f"newscrawl: SITES_PATH={tmp_path}/none is no folder: make it, or correct the variable\n"
    )


def test_a_draft_goes_to_the_folder_and_is_a_site_there(scrapy: Command, tmp_path: Path) -> None:
    rows = "".join(
        f'<li><a href="/article/2025020{n}">{n}번째 시장 소식을 전하는 제목</a></li>' for n in range(1, 9)
    )
    page = tmp_path / "front.html"
    page.write_text(f"<html><body><h2>주요뉴스</h2><ul>{rows}</ul></body></html>", "utf-8")
    folder = tmp_path / "sites"
    folder.mkdir()
    drafted = scrapy(
        "sites", "--new", str(page), "--url", "https://www.garam-news.kr/", SITES_PATH=str(folder)
    )
    assert drafted.returncode == 0, drafted.stderr
    assert drafted.stdout.splitlines()[0] == str(folder / "garam_news.py")
    assert scrapy("sites", "garam_news", SITES_PATH=str(folder)).returncode == 0
    assert (folder / "tests" / "garam_news" / "front" / "expected.json").is_file()


def test_a_typo_gets_what_was_meant(scrapy: Command) -> None:
    done = scrapy("crawl", "mainnews", "-a", "site=nave")
    assert done.returncode == 1
    assert "no site is named 'nave'; did you mean naver?" in done.stderr
