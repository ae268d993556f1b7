"""How a page of another country writes times: which number is the month, and in what zone its clocks are."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import tzinfo
from types import MappingProxyType
from urllib.parse import urlsplit

from newscrawl.lines.zones import zone_behind_clock, zone_of_country
from newscrawl.loaders import Notation
from newscrawl.pages.language import is_english
from newscrawl.pages.page import Page
from newscrawl.pages.sources.westerndays import day_of_address

# Where 06/02/2025 is the second of June (the short date of English in Unicode CLDR).
_MONTH_FIRST = frozenset(("en", "en-us"))
# Domains of countries that sites of all countries use.
_COUNTRIES_OF_NOBODY = frozenset(("ai", "cc", "co", "fm", "io", "me", "tv", "ws"))
# Languages that are written in one country, or in several of one zone, where the domain is nobody's.
_COUNTRY_OF_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {
        one: one
        for one in (
            "bg",
            "de",
            "fi",
            "hr",
            "hu",
            "is",
            "it",
            "lt",
            "lv",
            "nl",
            "no",
            "pl",
            "ro",
            "sk",
            "th",
            "tr",
        )
    }
    | {
        "cs": "cz",
        "da": "dk",
        "el": "gr",
        "et": "ee",
        "he": "il",
        "ja": "jp",
        "nb": "no",
        "nn": "no",
        "sl": "si",
    }
    | {"sv": "se", "uk": "ua", "vi": "vn", "gb": "uk"}
)
_OFFSET = re.compile(r"\d\d(?:[.,]\d{1,9})?(?P<zone>[+-]\d\d:?\d\d)$")
_GREENWICH = re.compile(r"[+-]00:?00$")
_SLASHES = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:20)?\d\d(?![\d/-])")
_MOST_MONTHS = 12


def notation_of(page: Page, times: Sequence[str]) -> Notation:
    """The notation of a page that is not Korean; ``times``: what its head says of when."""
    return Notation(
        month_first=_writes_month_first(page, times),
        abroad=True,
        zone=_zone(page, times),
        croatian=_is_croatian(page),
    )


def _is_croatian(page: Page) -> bool:
    """Whether a page is in Croatian or Bosnian, as it says or as its domain does."""
    languages = {said[:2].lower() for said in (page.declared, page.meta.first("og:locale"))}
    others = languages & {"pl", "cs"}
    return bool(languages & {"hr", "bs"}) or (_domain(page) == "hr" and not others)


def _writes_month_first(page: Page, times: Sequence[str]) -> bool:
    """Whether 06/02/2025 is the second of June here: as other days on the page or the one of its address say,
    else in American English.
    English that says no country is not American under the domain of another country.
    """
    texts = (*times, *(line.text for line in page.document.lines if not line.prose))
    days = [(int(one), int(two)) for text in texts for one, two in _SLASHES.findall(text)]
    if not days:
        return False
    first, second = (any(day[place] > _MOST_MONTHS for day in days) for place in (0, 1))
    if first != second:
        return second
    first, second = _as_in_address(page, days)
    if first != second:
        return first
    language = page.declared.lower().replace("_", "-")
    locale = page.meta.first("og:locale").lower().replace("_", "-")
    if not language:
        text = " ".join(line.text for line in page.document.running)
        language = "en" if is_english(text) else ""
    if language not in _MONTH_FIRST or (locale.startswith("en-") and locale not in _MONTH_FIRST):
        return False
    country = _domain(page)
    return "us" in (country, language[-2:]) or len(country) != 2 or country in _COUNTRIES_OF_NOBODY


def _as_in_address(page: Page, days: Collection[tuple[int, int]]) -> tuple[bool, bool]:
    """Whether the day of a page's address is among ``days`` with its month first, and with its day first."""
    named = day_of_address(page.response.url)
    for reading in page.loader.clean("published_at", named) if named else ():
        month, day = reading.digits.month, reading.digits.day
        return (month, day) in days, (day, month) in days
    return False, False


def _zone(page: Page, times: Sequence[str]) -> tzinfo | None:
    """The zone of the page's clocks: one that its head names beside Greenwich's, that of its country."""
    named = (found["zone"] for one in times if (found := _OFFSET.search(one.strip())))
    offset = next((zone for zone in named if not _GREENWICH.match(zone)), None)
    if offset:
        return zone_behind_clock(offset)
    language, _, region = (
        (page.declared or page.meta.first("og:locale")).lower().replace("_", "-").partition("-")
    )
    known = _COUNTRY_OF_LANGUAGE
    countries = (_domain(page), known.get(region, region), known.get(language, "") if not region else "")
    return next((zone for country in countries if (zone := zone_of_country(country))), None)


def _domain(page: Page) -> str:
    return (urlsplit(page.response.url).hostname or "").rpartition(".")[2]
