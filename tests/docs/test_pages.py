"""The pages of docs/: each first page has its other language, built alike; every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS

PROJECT = DOCS.parent
# Read by who looks something up; made from code or about one tool, in English alone.
ENGLISH = {f"reference/{path.name}" for path in (DOCS / "reference").glob("*.md")}
PAGES = sorted(path for path in DOCS.rglob("*.md") if not path.name.endswith(".ko.md"))
BOTH = [path for path in PAGES if path.relative_to(DOCS).as_posix() not in ENGLISH]
BOTH.append(PROJECT / "README.md")
_CELL = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def shape(page: Path) -> list[str]:
    """What a page is built of, in order: levels of headings, blocks of code, rows of tables, pictures."""
    found: list[str] = []
    is_code = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            is_code = not is_code
            found += [line] if is_code else []
        elif not is_code and line.startswith("#"):
            found.append(line.split()[0])
        elif not is_code and line.startswith("|"):
            found.append(f"row of {len(_CELL.findall(line)) - 1}")
        elif not is_code and line.startswith("!["):
            found.append("picture")
    return found


@pytest.mark.parametrize("page", BOTH, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_a_page_is_built_alike_in_both_languages(page: Path) -> None:
    korean = page.with_suffix(".ko.md")
    assert shape(korean) == shape(page)
    if page.name != "index.md":
        assert f"]({korean.name})" in page.read_text(encoding="utf-8")
        assert f"]({page.name})" in korean.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The names of a page's headings as GitHub and the site make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, flags=re.M)
    }


def links() -> Iterator[tuple[Path, str]]:
    pages = [*DOCS.rglob("*.md"), *PROJECT.glob("*.md")]
    for page in pages:
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        yield from ((page, link) for link in _LINK.findall(text) if ":" not in link)


def test_every_link_leads_somewhere() -> None:
    broken = []
    for page, link in links():
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{page.relative_to(PROJECT)}: {link}")
    assert broken == []


def test_korean_pages_lead_to_korean_ones() -> None:
    """Where there is one; but for the line that leads to the other language."""
    elsewhere = [
        f"{page.relative_to(PROJECT)}: {link}"
        for page, link in links()
        if page.name.endswith(".ko.md")
        and link.partition("#")[0].endswith(".md")
        and not link.partition("#")[0].endswith(".ko.md")
        and link != page.name.replace(".ko.md", ".md")
        and (page.parent / link.partition("#")[0]).with_suffix(".ko.md").exists()
    ]
    assert elsewhere == []


def test_every_page_stands_in_the_navigation_of_the_site() -> None:
    navigation = (PROJECT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    named = re.findall(r"- ([\w/-]+\.md)$", navigation, flags=re.M)
    assert sorted(named) == sorted(page.relative_to(DOCS).as_posix() for page in PAGES)
