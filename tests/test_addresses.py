"""Addresses cleaned for people and folded into keys."""

from functools import partial
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.addresses import (
    Joiner,
    address_key,
    clean_url,
    host_key,
    is_tracking,
    registered_domain,
    split,
)


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("HTTPS://News.Example.KR/a", "https://news.example.kr/a"),
        ("https://news.example.kr:443/a", "https://news.example.kr/a"),
        ("http://news.example.kr:8080/a", "http://news.example.kr:8080/a"),
        ("https://u:p@news.example.kr/a", "https://news.example.kr/a"),
        ("https://news.example.kr", "https://news.example.kr/"),
        ("https://news.example.kr/a?b=2&a=1", "https://news.example.kr/a?b=2&a=1"),
        ("https://news.example.kr/a?utm_source=x&b=2&fbclid=y#z", "https://news.example.kr/a?b=2"),
        ("https://news.example.kr/a?q=&b", "https://news.example.kr/a?q=&b"),
        ("https://news.example.kr/가 나", "https://news.example.kr/%EA%B0%80%20%EB%82%98"),
        ("https://news.example.kr/a;jsessionid=12/b", "https://news.example.kr/a/b"),
        ("https://뉴스.kr/a", "https://xn--910b93k.kr/a"),
        ("https://news.example.kr/%2e/a/%2E%2E/b", "https://news.example.kr/b"),
        ("https://news.example.kr/%41%2f%7e", "https://news.example.kr/A%2F~"),
        (
            "https://news.example.kr/a?q=%EA%B0%80+b&r=c%26d",
            "https://news.example.kr/a?q=%EA%B0%80+b&r=c%26d",
        ),
        ("https://news.example.kr/a?q=%c7%d1", "https://news.example.kr/a?q=%C7%D1"),
        ("https://news.example.kr/100%/a", "https://news.example.kr/100%25/a"),
        ("https://news.example.kr/a?utm%5Fsource=x&amp;amp;b=1", "https://news.example.kr/a?b=1"),
        ("https://news.example.kr:0443/a", "https://news.example.kr/a"),
        ("https://뉴스.kr./a", "https://뉴스.kr/a"),
        ("\n https://news.example.kr/a ", "https://news.example.kr/a"),
        ("mailto:a@b.kr", "mailto:a@b.kr"),
        ("", ""),
    ],
)
def test_clean_url(url: str, cleaned: str) -> None:
    if "뉴스.kr" in url:
        cleaned = "https://" + "뉴스.kr".encode("idna").decode() + "/a"
    assert clean_url(url) == cleaned


def _no_base(href: str) -> str:
    raise ValueError(href)


def test_the_pages_own_address_stands_for_an_impossible_base() -> None:
    page = "https://news.example.kr/a/1"
    without = Joiner(_no_base, page)
    assert without("b.jpg") == "https://news.example.kr/a/b.jpg"
    assert without(" /b.jpg") == "https://news.example.kr/b.jpg"
    assert Joiner("https://cdn.example.kr/".__add__, page)("b.jpg") == "https://cdn.example.kr/b.jpg"


@pytest.mark.parametrize(
    "href", ["http://[", "//[", "http://news[.kr/a", "https://[::1", "http://\u2100.kr/["]
)
def test_what_is_no_address_joins_to_nothing(href: str) -> None:
    page = "https://news.example.kr/a/1"
    assert Joiner(partial(urljoin, page), page)(href) == ""


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("www.news.kr", "news.kr"),
        ("m.news.kr", "news.kr"),
        ("www.m.news.kr", "news.kr"),
        ("mnews.sbs.co.kr", "sbs.co.kr"),
        ("m.kr", "m.kr"),
        ("www.kr", "www.kr"),
        ("mail.news.kr", "mail.news.kr"),
        ("n.news.naver.com", "n.news.naver.com"),
    ],
)
def test_host_key(host: str, key: str) -> None:
    assert host_key(host) == key


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.asiae.co.kr", "asiae.co.kr"),
        ("n.news.naver.com", "naver.com"),
        ("a.gangnam.seoul.kr", "gangnam.seoul.kr"),
        ("www.city.busan.kr", "city.busan.kr"),
        ("news.blogspot.com", "news.blogspot.com"),
        ("m.news.github.io", "news.github.io"),
        ("co.kr", "co.kr"),
        ("press.go.kr", "press.go.kr"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_registered_domain(host: str, domain: str) -> None:
    assert registered_domain(host) == domain


@pytest.mark.parametrize(
    ("name", "value", "tracking"),
    [
        ("utm_anything", "x", True),
        ("phpsessid", "x", True),
        ("ref", "naver", True),
        ("ref", "12", False),
        ("from", "rss", True),
        ("from", "20250101", False),
        ("page", "2", False),
        ("section", "politics", False),
        ("id", "1", False),
    ],
)
def test_is_tracking(name: str, value: str, tracking: bool) -> None:
    assert is_tracking(name, value) is tracking


PIECES = [
    *[
        "%2e",
        "%2E",
        "%",
        "%25",
        "%2",
        "%41",
        "%2B",
        "%26",
        "%3D",
        "%C7%D1",
        "utm%5Fsource=x",
        "utm_",
        "source",
    ],
    *["/", "//", "/amp", "..", ".", "?", "&", "=", "&amp;", "amp;", ";jsessionid=", ";sid=", "#", "+", "\\"],
    *[
        "http://",
        ":",
        "@",
        "[",
        "]",
        "|",
        "'",
        '"',
        ":80",
        ":080",
        " ",
        "\t",
        "\n",
        "a",
        "e",
        "0",
        "idxno=12",
    ],
    *["가", "\ud800", "\u200b", "。", "／", "：", "＠"],
]
pieces = st.sampled_from(PIECES)


@given(st.one_of(st.text(max_size=120), st.lists(pieces, max_size=14).map("".join)))
def test_cleaning_is_idempotent_and_never_raises(text: str) -> None:
    bases = (text, f"https://news.example.kr/{text}", f"http://{text}", f"http://{text}/a?{text}")
    for url in (*bases, f"https://news.example.kr/?{text}"):
        split(url)
        cleaned = clean_url(url)
        assert clean_url(cleaned) == cleaned
        assert address_key(cleaned) == address_key(url)
