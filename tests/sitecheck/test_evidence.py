"""What is told of a new site by its own page: its publisher, and how its addresses name an article."""

import re

import pytest
from scrapy.http import HtmlResponse

from newscrawl.addresses import split
from newscrawl.pages.document import Document
from newscrawl.sitecheck.evidence import Finding, publisher_of
from newscrawl.sitecheck.shapes import address_shapes

URL = "https://www.solbaram.kr/"
NOTICE = "<p>정치</p><p>경제</p><footer><p>Copyright ⓒ 2026 솔바람신문. All rights reserved.</p></footer>"


def publisher(head: str, body: str = "<p>본문</p>") -> Finding:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return publisher_of(Document.of(HtmlResponse(URL, body=page.encode(), encoding="utf-8")), URL, "solbaram")


def test_the_name_that_most_places_give_is_the_publisher() -> None:
    """An owner in JSON-LD alone does not outvote the page's own name, but leaves no doubt unsaid."""
    owner = '<script type="application/ld+json">{"@type":"Organization","name":"가온미디어그룹"}</script>'
    found = publisher(f"{owner}<title>솔바람신문 - 바른 뉴스</title>", NOTICE)
    assert (found.value, found.why, found.doubt) == ("솔바람신문", "copyright line, page title", "")
    assert "가온미디어그룹" in found.others


def test_two_names_of_as_many_places_are_a_doubt() -> None:
    found = publisher('<meta property="og:site_name" content="가온신문">', NOTICE)
    assert found.value == "가온신문"
    assert found.doubt == "also named: 솔바람신문 (copyright line)"


def test_what_a_front_page_is_called_is_no_part_of_the_name() -> None:
    found = publisher('<meta property="og:site_name" content="Sol Times Homepage"><title>Sol Times</title>')
    assert (found.value, found.doubt) == ("Sol Times", "")


def test_a_logo_that_leads_home_names_the_publisher_and_a_section_does_not() -> None:
    found = publisher("<title>스포츠</title>", '<a href="/"><img src="l.png" alt="솔바람일보 로고"></a>')
    assert (found.value, found.why, found.doubt) == ("솔바람일보", "logo", "")


def test_a_page_without_any_name_has_its_hosts() -> None:
    found = publisher("")
    assert (found.value, found.doubt) == ("solbaram", "who publishes this site?")


@pytest.mark.parametrize(
    ("addresses", "shape"),
    [
        (["/view/20261120n00123", "/view/20261121n04567"], r'Address(r"/view/(\d+n\d+)")'),
        (["/article/082/0001252309", "/article/421/0008770777"], r'Address(r"/article/(\d{3})/(\d+)")'),
        (
            ["/v/340e39107c8849e3bc9a2633d9bd4af9", "/v/984f4b28179844068ab6103b3ae71861"],
            'Address(r"/v/([0-9a-f]{32})")',
        ),
        (
            ["/life/2026/11/20/RNGKBEZYJJBWVLQZFEK4M6FMZ2/", "/world/2026/11/19/C4TYKH2D5HO4L5KW7TNCOEGBFI/"],
            r'Address(r"/[^/]+/\d{4}/\d\d?/\d\d?/([A-Z0-9]{26})")',
        ),
        (["/news/5134024.html", "/news/5134025.html"], r'Address(r"/news/(\d+)\.html")'),
        (
            ["/news/uk-51117457", "/news/world-europe-51112345", "/news/health-51093999"],
            r'Address(r"/news/[^/]*-(\d+)")',
        ),
        (
            ["/article/old-bridge-of-5-arches-opens-95028e736d1dc93b", "/article/rain-ends-955d00a84149b333"],
            r'Address(r"/article/[^/]*-([0-9a-f]{16})")',
        ),
        (["/local/888573-new-bridge/", "/sport/89012-late-goal/"], r'Address(r"/[^/]+/(\d+)-[^/]*")'),
        (["/news/AKR20261120-00012", "/news/AKR20261121-00034"], r'Address(r"/news/AKR(\d+-\d+)")'),
        (["/read.php?no=20260131&page=2", "/read.php?no=20260177"], r'Address(r"/read\.php", ("no",))'),
    ],
)
def test_addresses_become_a_pattern(addresses: list[str], shape: str) -> None:
    found = address_shapes([f"https://news.solbaram.kr{address}" for address in addresses], "www.solbaram.kr")
    assert [one.text for one in found] == [shape]


def test_every_address_of_a_shape_has_the_identity_that_stands_in_it() -> None:
    urls = [
        f"{URL}{words}-511174{number}.html"
        for number, words in enumerate(("uk-2026", "a-5-day-week", "rain"), 10)
    ]
    (shape,) = address_shapes(urls, "www.solbaram.kr")
    pattern = re.compile(shape.path)
    assert [pattern.fullmatch(split(url).path)[1] for url in urls] == ["51117410", "51117411", "51117412"]


def test_numbers_that_few_articles_have_are_no_shape() -> None:
    worded = [f"{URL}articles/{word}-bridge-opens-again/" for word in ("north", "south", "east", "west")]
    numbered = [f"{URL}minibooks/2025{number}/" for number in range(3)]
    assert address_shapes([*worded, *numbered], "www.solbaram.kr") == []
    assert len(address_shapes([*worded[:1], *numbered, f"{URL}minibooks/20259/"], "www.solbaram.kr")) == 1


def test_what_several_addresses_share_is_no_identity() -> None:
    urls = [f"{URL}issue.php?gid=500{topic}&sid1=10{section}" for topic in range(3) for section in range(3)]
    assert address_shapes(urls, "www.solbaram.kr") == []


def test_other_sites_and_addresses_without_a_number_are_no_shape() -> None:
    urls = [
        "https://other.kr/article/123456",
        "https://other.kr/article/123457",
        f"{URL}about",
        f"{URL}politics",
    ]
    assert address_shapes(urls, "www.solbaram.kr") == []
