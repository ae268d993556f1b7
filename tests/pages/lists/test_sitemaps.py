"""Sitemaps of any size are read element by element: what they may have, and what is not read of them."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.pages.lists.sitemap import (
    MOST_BYTES,
    MOST_ENTRIES,
    is_large,
    may_be_sitemap,
    read_address_list,
    read_sitemap,
)
from newscrawl.pages.lists.xmlstream import elements
from tests.conftest import PROJECT

URL = "https://h.kr/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def entry(number: int, more: str = "") -> str:
    return f"<url><loc>https://h.kr/news/{number}</loc><lastmod>2025-02-05T09:00:00Z</lastmod>{more}</url>"


READS = """
import resource, sys
from pathlib import Path
from newscrawl.pages.lists.sitemap import read_sitemap
from newscrawl.text import KST

read_sitemap(b"<urlset><url><loc>https://h.kr/1</loc></url></urlset>", "https://h.kr/")
body = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = read_sitemap(body, "https://h.kr/sitemap.xml").plain
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
first = found[0]
print(len(found), first.url, first.modified.astimezone(KST).hour, (after - before) // 1024)
"""


def test_the_largest_sitemap_is_read_in_bounded_memory(tmp_path: Path) -> None:
    """All that the protocol allows takes less memory beside itself than half of itself: its addresses."""
    path = tmp_path / "sitemap.xml"
    more = f"<!-- {'x' * 400} --><image><caption>{'가' * 160}</caption></image>"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(MOST_ENTRIES):
            file.write(entry(number, more))
        file.write("</urlset>")
    assert 0.9 * MOST_BYTES < path.stat().st_size <= MOST_BYTES
    command = [sys.executable, "-c", READS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    number, first, hour, grown = done.stdout.split()
    assert (int(number), first, int(hour)) == (MOST_ENTRIES, "https://h.kr/news/0", 18)
    assert int(grown) < 25


def test_more_addresses_than_the_protocol_allows_are_not_read() -> None:
    text = "".join(f"https://h.kr/news/{number}\n" for number in range(MOST_ENTRIES + 5)).encode()
    assert len(read_address_list(text, URL).plain) == MOST_ENTRIES
    assert is_large(text)
    packed = gzip.compress(text)
    assert not is_large(packed)  # it is unpacked before anybody reads it
    assert not is_large(text[:1000])
    assert not is_large(b"<html>" + text)


@pytest.mark.parametrize(
    ("what", "begin"),
    [
        ("elements in one", "<url>" + "<image/>" * 40_000 + "</url>"),
        ("one tag", "<url " + " ".join(f'a{n}=">"' for n in range(20_000)) + "></url>"),
        ("one text", "<url><loc>" + "x" * 200_000 + "</loc></url>"),
    ],
)
def test_what_no_sitemap_has_ends_the_reading(what: str, begin: str) -> None:
    body = f"{HEAD}{entry(1)}{begin}{' ' * 70_000}{entry(2)}</urlset>".encode()
    assert [texts["loc"] for _, texts in elements(body, {"url"}) if "loc" in texts][:1] == [
        "https://h.kr/news/1"
    ]
    assert "https://h.kr/news/2" not in [one.url for one in read_sitemap(body, URL).plain], what


@pytest.mark.parametrize(
    "body",
    [
        f"{HEAD}{entry(1)}<url><loc>https://h.kr/news/2",
        f"{HEAD}{entry(1)}<p>&nope; & <b></urlset>",
        f"{HEAD}<other><more/></other>{entry(1)}",
        f"\ufeff\n{HEAD}{entry(1)}</urlset>",
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_goes(body: str) -> None:
    assert [one.url for one in read_sitemap(body.encode(), URL).plain] == ["https://h.kr/news/1"]


def test_korean_that_is_declared_wrongly_or_cut_between_parts() -> None:
    titles = "".join(
        f"<url><loc>https://h.kr/news/{n}</loc><title>{n} 똠방각하 {'가' * (n % 7)}</title></url>"
        for n in range(3_000)
    )
    for declared, encoding in (("utf-8", "cp949"), ("euc-kr", "cp949"), ("utf-8", "utf-8")):
        body = f'<?xml version="1.0" encoding="{declared}"?><urlset>{titles}</urlset>'.encode(encoding)
        shown = {one.title for one in read_sitemap(body, URL).entries}
        assert shown == {f"{n} 똠방각하 {'가' * (n % 7)}".strip() for n in range(3_000)}


@pytest.mark.parametrize(
    ("url", "may_be"),
    [
        ("https://h.kr/sitemap.php?page=2", True),
        ("https://h.kr/map/news-2025.xml.gz", True),
        ("https://h.kr/list.txt", True),
        ("https://h.kr/news/1?next=sitemap.xml", False),
        ("https://h.kr/xml/news", False),
    ],
)
def test_which_addresses_may_be_sitemaps(url: str, may_be: bool) -> None:
    assert may_be_sitemap(url) is may_be


PICTURE = "<image:image><image:loc>https://img.h.kr/1.jpg</image:loc><image:title>항구의 새 기중기</image:title></image:image>"
FILM = "<video:video><video:title>기중기가 서는 날</video:title></video:video>"
NEWS = "<news:news><news:title>항구에 새 기중기가 선다</news:title></news:news>"


@pytest.mark.parametrize("within", [PICTURE + NEWS, FILM + NEWS, NEWS + PICTURE])
def test_a_picture_before_the_news_gives_it_no_title(within: str) -> None:
    """Of the prefixes none is declared, as in many that plugins write."""
    body = f"<urlset><url>{within}<loc>https://h.kr/news/1</loc></url></urlset>".encode()
    (found,) = read_sitemap(body, URL).entries
    assert (found.url, found.title) == ("https://h.kr/news/1", "항구에 새 기중기가 선다")


@pytest.mark.parametrize("within", [PICTURE, FILM])
def test_a_page_with_a_picture_is_plain(within: str) -> None:
    read = read_sitemap((HEAD + entry(1, within) + "</urlset>").encode(), URL)
    assert (read.entries, [one.url for one in read.plain]) == ([], ["https://h.kr/news/1"])
