"""Days as other languages write them."""

from datetime import datetime

import pytest

from newscrawl.cleaners import dates
from newscrawl.text import KST


def read_day(line: str, *, month_first: bool = False, short_years: bool = False) -> datetime | None:
    found = dates.read_day(line, month_first=month_first, short_years=short_years)
    return None if found is None else found.at


# The months as English, German, Dutch, French, Spanish, Portuguese, Italian, Swedish, Danish, Polish, Czech,
# Turkish and Russian write them, some of them cut short.
MONTHS = [
    "January Januar januari janvier enero janeiro gennaio январь stycznia ledna Ocak Yanvar",
    "February Februar février fevereiro febrero febbraio февраль lutego února Şubat",
    "March März maart mars marzo março март března mrt",
    "April avril abril aprile апрель kwietnia dubna Nisan",
    "May Mai mei mayo maggio maj май мая května",
    "June Juni juin junio junho giugno июнь czerwca června červen čvn Haziran",
    "July Juli juil. juillet julio julho luglio июль lipca července červenec čvc Temmuz",
    "August août aout agosto август sierpnia srpna Ağustos",
    "September septembre setembro settembre сентябрь września září Eylül",
    "October Oktober octobre octubre outubro ottobre октябрь października října Ekim",
    "November novembre ноябрь listopada Kasım",
    "December Dezember décembre diciembre dicembre dezembro декабрь grudnia prosince Aralık desember",
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(MONTHS, 1)))
def test_months_have_names(number: int, names: str) -> None:
    for name in names.split():
        day = datetime(2024, number, 5, tzinfo=KST)
        assert read_day(f"5 {name} 2024") == day, name
        assert read_day(f"{name} 5, 2024") == day, name


# The same in Ukrainian, Greek, Finnish, Romanian, Hungarian, Bulgarian, Hebrew, Thai, Hindi and Arabic, the
# last with both kinds of names; day before month.
OTHER_MONTHS = [
    "січня Ιανουαρίου tammikuuta ianuarie január януари ינואר มกราคม जनवरी يناير كانون_الثاني",
    "лютого Φεβρουαρίου helmikuuta februarie február февруари פברואר กุมภาพันธ์ फ़रवरी فبراير شباط",
    "березня Μαρτίου maaliskuuta martie március март מרץ มีนาคม मार्च مارس آذار",
    "квітня Απριλίου huhtikuuta aprilie április април אפריל เมษายน अप्रैल أبريل نيسان",
    "травня Μαΐου toukokuuta mai május май מאי พฤษภาคม मई مايو أيار",
    "червня Ιουνίου kesäkuuta iunie június юни יוני มิถุนายน जून يونيو حزيران",
    "липня Ιουλίου heinäkuuta iulie július юли יולי กรกฎาคม जुलाई يوليو تموز",
    "серпня Αυγούστου elokuuta august augusztus август אוגוסט สิงหาคม अगस्त أغسطس آب",
    "вересня Σεπτεμβρίου syyskuuta septembrie szeptember септември ספטמבר กันยายน सितंबर سبتمبر أيلول",
    "жовтня Οκτωβρίου lokakuuta octombrie október октомври אוקטובר ตุลาคม अक्टूबर أكتوبر تشرين_الأول",
    "листопада Νοεμβρίου marraskuuta noiembrie november ноември נובמבר พฤศจิกายน नवंबर نوفمبر تشرين_الثاني",
    "грудня Δεκεμβρίου joulukuuta decembrie december декември דצמבר ธันวาคม दिसंबर ديسمبر كانون_الأول",
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(OTHER_MONTHS, 1)))
def test_months_of_more_languages_have_names(number: int, names: str) -> None:
    for name in names.replace(" ", "\n").replace("_", " ").split("\n"):
        assert read_day(f"5 {name} 2024") == datetime(2024, number, 5, tzinfo=KST), name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5th of May 2024", (2024, 5, 5)),
        ("Published: 1st May, 2024", (2024, 5, 1)),
        ("2nd May 2024", (2024, 5, 2)),
        ("3rd May 2024", (2024, 5, 3)),
        ("1er mai 2024", (2024, 5, 1)),
        ("5. Mai 2024", (2024, 5, 5)),
        ("5º de mayo de 2024", (2024, 5, 5)),
        ("5 de mayo del 2024", (2024, 5, 5)),
        ("5 d'août 2024", (2024, 8, 5)),
        ("05-May-24", (2024, 5, 5)),
        ("5/May/1999", (1999, 5, 5)),
        ("May 5 2024", (2024, 5, 5)),
        ("May 5th, 1999", (1999, 5, 5)),
        ("5.5.2024", (2024, 5, 5)),
        ("Stand: 31. 12. 1999", (1999, 12, 31)),
        ("2024年5月5日", (2024, 5, 5)),
        ("1999年12月31日", (1999, 12, 31)),
        ("05/06/2024", (2024, 6, 5)),
        ("05/13/2024", (2024, 5, 13)),
        ("13/05/1999", (1999, 5, 13)),
        ("13-05-2024", (2024, 5, 13)),
        ("14:22 March 05, 2025", (2025, 3, 5)),
        ("3.mar.2024 às 14h05", (2024, 3, 3)),
        ("الأحد 3 مارس/آذار 2024", (2024, 3, 3)),
        ("٣ مارس ٢٠٢٤", (2024, 3, 3)),
        ("3 במרץ 2024", (2024, 3, 3)),
        ("3 มีนาคม 2567", (2024, 3, 3)),
        ("令和6年3月3日", (2024, 3, 3)),
        ("平成元年3月3日", (1989, 3, 3)),
        ("Ngày 3 tháng 3 năm 2024", (2024, 3, 3)),
        ("2024. március 3. 14:05", (2024, 3, 3)),
        ("31.02.2024", None),
        ("5 Foo 2024", None),
        ("5 ſept 2024", None),
        ("32 May 2024", None),
        ("May 5", None),
        ("1.2.3.2024", None),
        ("", None),
    ],
)
def test_a_day_is_read_from_a_line(text: str, day: tuple[int, int, int] | None) -> None:
    assert read_day(text) == (datetime(*day, tzinfo=KST) if day else None)


@pytest.mark.parametrize(("croatian", "month"), [(True, 10), (False, 11)])
def test_croatians_call_october_as_others_call_november(croatian: bool, month: int) -> None:
    found = dates.read_day("12. listopada 2024.", croatian=croatian)
    assert found is not None
    assert found.at.month == month
    same = dates.read_day("12. srpnja 2024.", croatian=croatian)
    assert same is not None
    assert same.at.month == 7


def test_americans_write_the_month_first() -> None:
    assert read_day("05/06/2024", month_first=True) == datetime(2024, 5, 6, tzinfo=KST)
    assert read_day("12/06/2024", month_first=True) == datetime(2024, 12, 6, tzinfo=KST)
    assert read_day("13/06/2024", month_first=True) == datetime(2024, 6, 13, tzinfo=KST)
    assert read_day("06/12/2024") == datetime(2024, 12, 6, tzinfo=KST)


@pytest.mark.parametrize(
    "text",
    [
        *("12. srpna 2024", "12. kolovoza 2024.", "2024 m. rugpjūčio 12 d.", "2024. gada 12. augusts"),
        *("12. ágúst 2024", "২০২৪ ১২ আগস্ট", "12 اوت 2024"),
        *("12 d’agost de 2024", "12 de agosto de 2024", "12 ส.ค. 67", "12 ส.ค. 2567"),
        *("12Aug2024", "Aug 12 '24", "12 Aug '24", "2024 August 12"),
        *("二〇二四年八月十二日", "民國113年8月12日"),
        *("۲۲ مرداد ۱۴۰۳", "۱۴۰۳/۰۵/۲۲", "2024 оны 8 сарын 12"),
    ],
)  # fmt: skip
def test_days_of_more_languages_and_calendars(text: str) -> None:
    assert read_day(text) == datetime(2024, 8, 12, tzinfo=KST)


@pytest.mark.parametrize(
    "text",
    [
        "5 products 2024",
        "12 settings 2024",
        "3 Magazine 2024",
        "7 list 2024",
        "5 novels 2024",
        "12 March 10:15",
    ],
)
def test_words_that_begin_as_months_do_name_none(text: str) -> None:
    assert read_day(text) is None


def test_a_year_of_two_digits_ends_a_day_where_it_may() -> None:
    assert read_day("5/6/24", short_years=True) == datetime(2024, 6, 5, tzinfo=KST)
    assert read_day("05.06.24", short_years=True) == datetime(2024, 6, 5, tzinfo=KST)
    assert read_day("5/6/24", short_years=True, month_first=True) == datetime(2024, 5, 6, tzinfo=KST)
    assert read_day("24.06.05") is None  # a Korean page begins with it
    assert read_day("version 1.2.24.1", short_years=True) is None


@pytest.mark.parametrize("year", [1404, 1399, 1403])
def test_a_day_that_the_persian_calendar_lacks_is_none(year: int) -> None:
    assert (read_day(f"30 اسفند {year}") is None) == (year == 1404)
    assert read_day(f"31 مهر {year}") is None
