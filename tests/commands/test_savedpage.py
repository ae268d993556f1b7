"""One rule for where a saved page is from, whichever command reads it."""

from pathlib import Path

import pytest

from newscrawl.commands.savedpage import SavedPageError, is_address, saved_page

CANONICAL = "<html><head><link rel=canonical href='{}'></head><body><p>나루</p></body></html>"


def saved(tmp_path: Path, text: str) -> str:
    file = tmp_path / "page.html"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_address_given_comes_before_the_one_that_the_page_names(tmp_path: Path) -> None:
    path = saved(tmp_path, CANONICAL.format("https://naru.example/1"))
    assert saved_page(path, None).url == "https://naru.example/1"
    assert saved_page(path, "https://garam.example/2").url == "https://garam.example/2"


def test_without_either_it_is_the_files(tmp_path: Path) -> None:
    for claim in ("/1", "javascript:void(0)", ""):
        assert saved_page(saved(tmp_path, CANONICAL.format(claim)), None).url.startswith("file:///")


def test_a_feed_stays_a_feed(tmp_path: Path) -> None:
    feed = saved_page(saved(tmp_path, "<?xml version='1.0'?><rss></rss>"), "https://naru.example/rss")
    assert type(feed).__name__ == "XmlResponse"


@pytest.mark.parametrize("url", ["naru.example/1", "ftp://naru.example/1", "file:///naru"])
def test_what_is_no_address_is_said(tmp_path: Path, url: str) -> None:
    with pytest.raises(SavedPageError, match="is no address: write --url https://"):
        saved_page(saved(tmp_path, "<p>나루"), url)


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SavedPageError, match="is neither an address nor a file"):
        saved_page(str(tmp_path / "none.html"), None)


def test_addresses_are_those_of_the_web() -> None:
    assert is_address("https://naru.example/")
    assert is_address("HTTP://naru.example/")
    assert not any(map(is_address, ("naru.html", "/naru/page.html", "ftp://naru.example/")))
