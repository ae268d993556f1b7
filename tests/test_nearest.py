"""Which known name may be meant by one that is unknown."""

import pytest

from newscrawl.nearest import aside, hint, nearest
from newscrawl.sites.base import Site
from newscrawl.sites.registry import SiteRegistry

KNOWN = ("naver", "daum", "경향신문")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("nvaer", "naver"),
        ("NAVER", "naver"),
        ("na-ver", "naver"),
        ("경향심문", "경향신문"),
        ("hani", None),
        ("", None),
    ],
)
def test_the_name_most_like_it_is_meant(name: str, meant: str | None) -> None:
    assert nearest(name, KNOWN) == meant


def test_without_a_name_like_it_what_there_is_is_told() -> None:
    assert hint("duam", KNOWN) == "did you mean daum?"
    assert hint("hani", KNOWN) == "there is: naver, daum, 경향신문"
    assert hint("hani", ()) == "there is: none yet"
    assert hint("x", [f"site{number}" for number in range(40)]).endswith("site10, site11, …")
    assert (aside("duam", KNOWN), aside("hani", KNOWN)) == (" (did you mean daum?)", "")


class Sol(Site):
    """A site."""

    name = "sol"
    title = "솔바람일보"
    domains = ("solbaram.kr",)


@pytest.mark.parametrize("name", ["sool", "솔바람일보", "솔바람", "www.solbaram.kr"])
def test_a_site_is_also_known_by_its_title_and_host(name: str) -> None:
    assert SiteRegistry([Sol()]).meant(name) == "sol"


@pytest.mark.parametrize("name", ["sol", "다른신문", "example.com"])
def test_of_a_known_name_and_of_one_like_none_no_other_is_meant(name: str) -> None:
    assert SiteRegistry([Sol()]).meant(name) is None
