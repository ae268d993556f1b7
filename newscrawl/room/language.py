"""Which language a reader wants: what the address says, else what was chosen before, else the browser's."""

from typing import Final

from starlette.requests import Request

from newscrawl.markup import LANGUAGES, Language

COOKIE: Final = "lang"


def language_of(request: Request) -> Language:
    """The language of an answer; Korean where nobody asks for one of ours."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> Language:
    """The one of ``Accept-Language`` (RFC 9110, 12.5.4) that is wanted most."""
    wanted: list[tuple[float, Language]] = []
    for part in header[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        name = tag.strip().lower()[:2]
        if name in LANGUAGES and _weight(weight):
            wanted.append((_weight(weight), name))
    best = max(wanted, key=lambda one: one[0], default=(0.0, LANGUAGES[0]))
    return best[1]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
