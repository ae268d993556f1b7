"""How a page of another country writes days and clocks: month first or not, in which zone."""

from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.notation import notation_of
from newscrawl.pages.page import Page
from newscrawl.sites import GENERIC

PROSE = (
    "The ferry and the harbour of Naru open again in the spring, said the mayor of the town and the board."
)
DAY = "<p>06/02/2025</p>"


def page(body: str, *, lang: str = "", head: str = "", domain: str = "com", path: str = "/1") -> Page:
    markup = f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>"
    url = f"https://www.naru.{domain}{path}"
    return Page(HtmlResponse(url, body=markup.encode(), encoding="utf-8"), GENERIC, None, None)


def locale(value: str) -> str:
    return f"<meta property='og:locale' content='{value}'>"


@pytest.mark.parametrize(
    ("body", "known", "month_first"),
    [
        (DAY, {"lang": "en-US"}, True), (DAY, {"lang": "en_us"}, True), (DAY, {"lang": "en-GB"}, False), (DAY, {"lang": "de"}, False), ("", {"lang": "en-US"}, False),
        # another day of the page tells, unless two say otherwise of each other
        (DAY + "<p>13/02/2025</p>", {"lang": "en-US"}, False), (DAY + "<p>02/13/2025</p>", {"lang": "en-GB"}, True), (DAY + "<p>12/12/2025</p>", {"lang": "en-GB"}, False),
        (DAY + "<p>02/13/2025</p><p>13/02/2025</p>", {"lang": "en-US"}, True), (DAY + "<p>02/13/2025</p><p>13/02/2025</p>", {"lang": "en-GB"}, False),
        (DAY + "<p>2025/13/02</p>", {"lang": "en-GB"}, False), (DAY + "<p>02-13-25</p>", {"lang": "en-GB"}, True),
        # English without a country is American unless its address or head names another one
        (DAY, {"lang": "en"}, True), (DAY, {"lang": "en", "domain": "co.uk"}, False), (DAY, {"lang": "en", "domain": "us"}, True),
        (DAY, {"lang": "en", "head": locale("en_GB")}, False), (DAY, {"lang": "en", "head": locale("en_US")}, True), (DAY, {"lang": "en-US", "domain": "co.uk"}, True),
        # a page that declares nothing is English by ten of its frequent words
        (f"{DAY}<p>{PROSE}</p><p>{PROSE}</p>", {}, True), (f"{DAY}<p>{PROSE}</p>", {}, False), (f"{DAY}<p>{PROSE}</p><p>{PROSE}</p>", {"domain": "co.uk"}, False),
    ],
)  # fmt: skip
def test_whether_the_month_comes_first(body: str, known: dict[str, str], month_first: bool) -> None:
    assert notation_of(page(body, **known), ()).month_first is month_first


@pytest.mark.parametrize(
    ("path", "month_first"),
    [
        # the day of the address, with a number or a name for its month
        ("/2025/02/06/ferry", False), ("/blog/2025/february/06/ferry", False), ("/2025/06/02/ferry", True),
        # another day, and one that is the same either way
        ("/2025/07/01/ferry", True), ("/2025/06/06/ferry", True), ("/2025/06/ferry", True),
    ],
)  # fmt: skip
def test_the_day_of_the_address_says_which_number_is_the_month(path: str, month_first: bool) -> None:
    assert notation_of(page(DAY, lang="en-US", path=path), ()).month_first is month_first
    assert not notation_of(page(DAY, lang="en-GB", path=path), ()).month_first or "06/02" in path


@pytest.mark.parametrize(("words", "month_first"), [(9, False), (10, True)])
def test_ten_frequent_words_make_a_page_english(words: int, month_first: bool) -> None:
    text = f"Ferries {'the harbours ' * words}were opened again yesterday in Naru."
    assert notation_of(page(f"{DAY}<p>{text}</p>"), ()).month_first is month_first


@pytest.mark.parametrize(
    ("times", "known", "hours"),
    [
        # what the head writes behind a clock, but for Greenwich's, which machines write everywhere
        (("2025-02-06T10:00:00+02:00",), {}, 2), (("2025-02-06T10:00:00-0500",), {"domain": "de"}, -5), (("2025-02-06T10:00:00+00:00",), {"domain": "de"}, 1),
        (("2025-02-06T10:00:00Z", "2025-02-06T10:00:00.123+03:00"), {}, 3), (("2025-02-06",), {"domain": "de"}, 1),
        # else its address, what its language is spoken in
        ((), {"domain": "de", "lang": "ja"}, 1), ((), {"lang": "de-AT"}, 1), ((), {"lang": "ja"}, 9), ((), {"head": locale("pl_PL")}, 1), ((), {"lang": "en"}, None), ((), {}, None),
    ],
)  # fmt: skip
def test_the_zone_of_the_clocks(times: tuple[str, ...], known: dict[str, str], hours: int | None) -> None:
    zone = notation_of(page("", **known), times).zone
    winter = datetime(2025, 2, 6, 12, tzinfo=UTC)
    assert (zone and winter.astimezone(zone).utcoffset()) == (
        None if hours is None else timedelta(hours=hours)
    )
