"""Zones of countries and what papers call them, by what the clocks there say."""

from datetime import datetime, timedelta, tzinfo

import pytest

from newscrawl.lines.zones import zone_behind_clock, zone_of_country

# Hours from Greenwich in January and in July.
COUNTRIES = {
    (0, 0): "is",
    (0, 1): "uk ie",
    (1, 1): "ng ma",
    (1, 2): "de at ch fr be nl it se no dk pl cz sk hu hr si rs ba al lu",
    (2, 2): "za",
    (2, 3): "fi ro bg gr ee lv lt ua il eg",
    (3, 3): "by tr sa ke",
    (3.5, 3.5): "ir",
    (4, 4): "ae",
    (5, 5): "pk",
    (5.5, 5.5): "in lk",
    (5.75, 5.75): "np",
    (6, 6): "bd",
    (7, 7): "th vn",
    (8, 8): "cn tw hk sg my ph",
    (9, 9): "jp kr",
    (-5, -5): "pe",
}
NAMES = {
    -10: "HST",
    -9: "AKST",
    -8: "PST AKDT",
    -7: "MST PDT",
    -6: "CST MDT",
    -5: "EST CDT",
    -4: "EDT AST CLT",
    -3.5: "NST",
    -3: "ADT ART BRT",
    -2.5: "NDT",
    0: "UTC GMT WET Z",
    1: "WEST BST CET MEZ WAT",
    2: "CEST MESZ SAST EET OEZ CAT",
    3: "EEST OESZ MSK МСК EAT TRT IDT",
    4: "GST",
    5: "PKT",
    5.5: "IST",
    5.75: "NPT",
    7: "ICT WIB",
    8: "WITA SGT HKT MYT PHT AWST",
    9: "WIT JST KST",
    9.5: "ACST",
    10: "AEST",
    10.5: "ACDT",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
}


def hours(zone: tzinfo | None, month: int) -> float | None:
    if zone is None:
        return None
    away = datetime(2025, month, 15, 12, tzinfo=zone).utcoffset()
    assert away is not None
    return away / timedelta(hours=1)


@pytest.mark.parametrize(
    ("country", "winter", "summer"),
    [(one, *away) for away, countries in COUNTRIES.items() for one in countries.split()],
)
def test_the_clocks_of_a_country(country: str, winter: float, summer: float) -> None:
    zone = zone_of_country(country)
    assert (hours(zone, 1), hours(zone, 7)) == (winter, summer)


@pytest.mark.parametrize("country", ["us", "ru", "au", "br", "ca", "mx", "com", ""])
def test_a_country_of_several_zones_has_none(country: str) -> None:
    assert zone_of_country(country) is None


@pytest.mark.parametrize(
    ("name", "away"), [(name, away) for away, names in NAMES.items() for name in names.split()]
)
def test_what_a_zone_is_called(name: str, away: float) -> None:
    assert hours(zone_behind_clock(f" {name}"), 1) == away
    assert hours(zone_behind_clock(f" ({name}), Naru"), 1) == away
    assert zone_behind_clock(f" {name}X") is None


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [("ET", -5, -4), ("CT", -6, -5), ("MT", -7, -6), ("PT", -8, -7)],
)
def test_american_papers_leave_it_to_the_day(name: str, winter: float, summer: float) -> None:
    zone = zone_behind_clock(f" {name}")
    assert (hours(zone, 1), hours(zone, 7)) == (winter, summer)


def test_in_sydney_it_is_summer_in_january() -> None:
    zone = zone_behind_clock(" AET")
    assert (hours(zone, 1), hours(zone, 7)) == (11, 10)


@pytest.mark.parametrize(
    ("text", "away"),
    [(" +09:00", 9), ("+0530", 5.5), (" GMT+2", 2), (" (UTC-3)", -3), (" UTC +1", 1), (" -04:00", -4)],
)
def test_hours_from_greenwich(text: str, away: float) -> None:
    assert hours(zone_behind_clock(text), 1) == away


@pytest.mark.parametrize("text", ["", " Naru", " - 12:30", " +25:00", " -2025", " +14:30", " ETA"])
def test_what_is_no_zone(text: str) -> None:
    assert zone_behind_clock(text) is None


@pytest.mark.parametrize("name", ["CST", "IST", "BST", "AST"])
def test_a_name_that_several_countries_use_is_that_of_the_page(name: str) -> None:
    shanghai = zone_of_country("cn")
    assert zone_behind_clock(f" {name}", shanghai) is shanghai
    assert zone_behind_clock(" EST", shanghai) is not shanghai
