"""The names of months in the languages of other countries' newspapers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# How each month begins, January first (dates in Unicode CLDR); Hindi in full, whose vowel signs are
# no letters of a word.
_BEGINNINGS = (
    {
        "jan",
        "ene",
        "gen",
        "янв",
        "sty",
        "led",
        "oca",
        "yan",
        "ian",
        "січ",
        "яну",
        "ιαν",
        "tammi",
        "ינואר",
        "มกราคม",
    }
    | {"يناير", "كانون الثاني", "जनवरी"},
    {"feb", "fév", "fev", "фев", "lut", "úno", "şub", "лют", "φεβ", "helmi", "פברואר", "กุมภาพันธ์"}
    | {"فبراير", "شباط", "फ़रवरी", "फरवरी"},
    {
        "mar",
        "mär",
        "maa",
        "мар",
        "bře",
        "mrt",
        "már",
        "берез",
        "μαρ",
        "μάρ",
        "מרץ",
        "มีนาคม",
        "مارس",
        "آذار",
        "मार्च",
    },
    {"apr", "avr", "abr", "апр", "kwi", "dub", "nis", "ápr", "квіт", "απρ", "huhti", "אפריל", "เมษายน"}
    | {"أبريل", "نيسان", "अप्रैल"},
    {
        "may",
        "mai",
        "mag",
        "maj",
        "mei",
        "май",
        "мая",
        "kvě",
        "máj",
        "трав",
        "μαΐ",
        "μαϊ",
        "μάι",
        "touko",
        "מאי",
    }
    | {"พฤษภาคม", "مايو", "أيار", "मई"},
    {"jun", "juin", "giu", "июн", "cze", "haz", "čvn", "červn", "červen", "jún", "iun", "черв", "юни", "ιουν"}
    | {"ιούν", "kesä", "יוני", "มิถุนายน", "يونيو", "حزيران", "जून"},
    {
        "jul",
        "juil",
        "lug",
        "июл",
        "lip",
        "tem",
        "čvc",
        "červenc",
        "červenec",
        "júl",
        "iul",
        "лип",
        "юли",
        "ιουλ",
    }
    | {"ιούλ", "heinä", "יולי", "กรกฎาคม", "يوليو", "تموز", "जुलाई"},
    {
        "aug",
        "aoû",
        "aou",
        "ago",
        "авг",
        "sie",
        "ağu",
        "srp",
        "agu",
        "серп",
        "αυγ",
        "αύγ",
        "elo",
        "אוגוסט",
        "สิงหาคม",
    }
    | {"أغسطس", "آب", "अगस्त"},
    {"sep", "set", "сен", "wrz", "eyl", "zář", "szept", "верес", "сеп", "σεπ", "syys", "ספטמבר", "กันยายน"}
    | {"سبتمبر", "أيلول", "सितंबर", "सितम्बर"},
    {"oct", "okt", "ott", "out", "окт", "paź", "eki", "říj", "жовт", "οκτ", "loka", "אוקטובר", "ตุลาคม"}
    | {"أكتوبر", "تشرين الأول", "अक्टूबर", "अक्तूबर"},
    {"nov", "ноя", "lis", "kas", "noi", "листоп", "ное", "νοε", "νοέ", "marras", "נובמבר", "พฤศจิกายน"}
    | {"نوفمبر", "تشرين الثاني", "नवंबर", "नवम्बर"},
    {"dec", "dez", "dic", "déc", "дек", "gru", "ara", "pro", "des", "груд", "δεκ", "joulu", "דצמבר", "ธันวาคม"}
    | {"ديسمبر", "كانون الأول", "दिसंबर", "दिसम्बर"},
)
_BY_BEGINNING: Mapping[str, int] = MappingProxyType(
    {one: number for number, names in enumerate(_BEGINNINGS, 1) for one in names}
)
_LONGEST_FIRST = tuple(sorted(_BY_BEGINNING, key=len, reverse=True))

MONTH_NAME: Final = rf"(?:{'|'.join(_LONGEST_FIRST)})[^\W\d_]{{0,9}}"
"""A pattern for a month's name, in full or short; letters of either case are for ``re.IGNORECASE``."""


def month_of(word: str) -> int:
    """The number of the month that a lower-case ``word`` begins as, 1 to 12; 0 for none."""
    return next((_BY_BEGINNING[one] for one in _LONGEST_FIRST if word.startswith(one)), 0)
