"""What each source says of a field of an article, by the name that ``article.TABLE`` has for the source."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain, islice
from urllib.parse import urlsplit

from newscrawl.addresses import registered_domain
from newscrawl.lines import bylines
from newscrawl.lines.propernames import LONGEST_TEAM, is_medium
from newscrawl.lines.western import western_names
from newscrawl.loaders import Written
from newscrawl.pages import decisions, publishers
from newscrawl.pages.page import Page
from newscrawl.pages.sitenames import Naming, site_names
from newscrawl.pages.sources import scripts
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.titles import badged_line, heading_title, only_h1, reworded_title, shown_title
from newscrawl.pages.sources.westerndays import day_of_address
from newscrawl.pages.sources.westerntitles import western_title
from newscrawl.text import comparable, keys_of, one_line

# Candidates that are looked at of what one source says of a field: no page says as many things of itself.
_MOST = 500


def ask(page: Page, name: str, sources: Collection[str]) -> Iterator[Candidate]:
    """What ``sources`` say of the field ``name``, in their order; each is asked when it is its turn."""
    return (
        candidate
        for source in sources
        if source not in page.silent
        for candidate in islice(_SOURCES[source](page, name), _MOST)
    )


def _titles_of(page: Page, source: str) -> Iterator[Candidate]:
    return (claim for claim in page.claims if claim.source == source)


def _from_shown(page: Page, name: str) -> Iterator[Candidate]:
    if name != "title":
        yield from page.shown.candidates(name)
        return
    claimed = [claim.value for claim in page.claims]
    names = keys_of(page.media)
    if page.korean:
        found = shown_title(page.document, claimed, names) or reworded_title(page.document, claimed)
    else:
        found = western_title(page.document, claimed, page.document.title, names, page.response.url)
    if found is None and all(claim.source == "document" for claim in page.claims):
        # Its only title is the document's, and shown nowhere: a framework's default, or the site's name.
        promised = [page.listed.title] if page.listed.title else []
        badged = (one for one in page.claims if badged_line(page.document, comparable(one.value)) >= 0)
        found = next(badged, None) or shown_title(page.document, promised) or only_h1(page.document)
    if found is not None:
        yield found


def _from_head(page: Page, source: str, name: str) -> Iterator[Candidate]:
    if name == "title":
        yield from (decisions.complete(claim, page.claims) for claim in _titles_of(page, source))
        return
    for one in (page.meta if source == "meta" else page.linked).candidates(name):
        # Elsewhere teams, handles and first names sign; a Korean page's field names its publisher then,
        # unless the page shows it where bylines stand.
        # A card's account is the site's as often as a person's.
        signs = name == "authors" and (
            (not page.korean and one.position is not Position.CARD) or _shows_team(page, one)
        )
        yield _signed(one) if signs else one


def _shows_team(page: Page, candidate: Candidate) -> bool:
    team = candidate.value if isinstance(candidate.value, str) else ""
    return (
        0 < len(team) <= LONGEST_TEAM
        and not is_medium(team, page.media)
        and page.shown.bylines.has_line(team)
    )


def _from_heading(page: Page) -> Iterator[Candidate]:
    found = heading_title(page.document)
    if found is not None:
        yield found


def _from_list(page: Page, name: str) -> Iterator[Candidate]:
    value = getattr(page.listed, name, None)
    if value:
        yield Candidate(name, value, "list", "row")


def _from_description(page: Page) -> Iterator[Candidate]:
    for one in (*page.meta.candidates("description"), *page.linked.candidates("description")):
        if decisions.is_summary(one.value, page.letters, page.title):
            yield one._replace(field="subtitle")
            return


def _from_email(page: Page) -> Iterator[Candidate]:
    for address in page.meta.emails():
        yield Candidate("authors", [Written(address)], "meta", Position.EMAIL.value, position=Position.EMAIL)


def _from_publishers(page: Page) -> Iterator[Candidate]:
    notice = str(page.value("copyright") or "")
    if not page.korean:
        yield from site_names(page.meta, page.linked, _naming(page, notice))
        return
    names = publishers.names_on(page.meta, page.linked, _imprint(page), page.titles, notice)
    yield from publishers.believable(page.meta, names)


def _naming(page: Page, notice: str) -> Naming:
    imprint = page.shown.imprint
    own = [Candidate("publisher", notice, "copyright", notice[:60])] if notice else []
    footers = [one for one in imprint.site_names() if one.source == "footer"]
    shown = imprint.host_names(urlsplit(page.response.url).netloc)
    return Naming(page.document.title, page.title, page.response.url, [*own, *footers], shown)


def _imprint(page: Page) -> publishers.Names:
    imprint = page.shown.imprint
    dateline = page.text.candidates("publisher")
    return publishers.Names(
        [*dateline, *imprint.article_names()],
        list(imprint.site_names()),
        chain(
            imprint.spoken_names(page.text.paragraphs),
            imprint.host_names(urlsplit(page.response.url).netloc),
        ),
    )


def _from_payload(page: Page, name: str) -> Iterator[Candidate]:
    for one in page.payload.candidates(name):
        if name == "publisher" and not page.korean:
            continue  # the agency or the department that the text is from
        if name == "publisher":
            host = "".join(page.response.url.split("/")[2:3])
            yield one._replace(
                value=publishers.korean_name(
                    one.value, page.text.publisher or "", page.titles, page.meta, host
                )
            )
        elif name == "authors":
            # A payload knows addresses that the page does not show.
            yield one._replace(value=[Written(written.text, byline=not page.korean) for written in one.value])
        else:
            yield one


def _from_western(page: Page) -> Iterator[Candidate]:
    """Names as pages of other countries show them, for pages that are not Korean."""
    if not page.korean:
        yield from map(_signed, page.meta.card_author())
        yield from page.shown.western.authors()


def _from_sign_off(page: Page) -> Iterator[Candidate]:
    if page.text.sign_off:
        yield Candidate("authors", [Written(page.text.sign_off)], "sign-off", "last sentence")


def _signed(candidate: Candidate) -> Candidate:
    values = candidate.value if isinstance(candidate.value, list) else [Written(candidate.value)]
    if candidate.source == "meta" and len(values) > 1:  # the company beside who wrote
        values = [one for one in values if western_names(one.text)] or values
    return candidate._replace(value=[Written(one.text, one.email, byline=True) for one in values])


# Hosts of a site's own; under others of its domain stand its supplements and sisters.
_OWN_HOSTS = frozenset(("", "www", "m", "n", "v", "news", "mnews", "mobile", "amp"))


def _of_site(page: Page, name: str) -> Iterator[Candidate]:
    """The publisher that the declaration names, or the name that a sister of its domain gives itself."""
    declared = page.site.publisher
    if page.site.kind != "publisher" or not declared:
        return
    host = urlsplit(page.response.url).hostname or ""
    own = {*page.site.domains, urlsplit(page.site.base_url).hostname}
    under = host.removesuffix(registered_domain(host)).rstrip(".")
    if host not in own and under not in _OWN_HOSTS:
        key = comparable(declared)
        for one in _from_publishers(page):
            other = comparable(one.value)
            if one.source in ("meta", "title", "json-ld", "copyright") and other:
                if key not in other and other not in key:
                    yield one
                break
    yield Candidate(name, declared, "site")


def _from_portrait(page: Page) -> Iterator[Candidate]:
    """The writer from outside whose picture stands before an opinion: ``이름 소속 직함`` under it.

    Before news it is somebody whom the news is about.
    """
    for picture in page.text.pictures[:1] if page.korean else ():
        caption = one_line(picture.caption)
        if picture.opens and bylines.read_guest(caption) and page.gives_opinion:
            yield Candidate("authors", [Written(caption)], "portrait", "before the text")


def _from_address(page: Page, name: str) -> Iterator[Candidate]:
    """The day in the address of a page that is not Korean; elsewhere it is shown as well."""
    day = None if page.korean else day_of_address(page.response.url)
    if day:
        yield Candidate(name, day, "address", "path")


_SOURCES: Mapping[str, Callable[[Page, str], Iterator[Candidate]]] = {
    "rule": lambda page, name: page.rules.candidates(name),
    "payload": _from_payload,
    "json-ld": lambda page, name: _from_head(page, "json-ld", name),
    "meta": lambda page, name: _from_head(page, "meta", name),
    "document": lambda page, _: _titles_of(page, "document"),
    "description": lambda page, _: _from_description(page),
    "shown": _from_shown,
    "heading": lambda page, _: _from_heading(page),
    "prose": lambda page, name: page.text.candidates(name),
    "email": lambda page, _: _from_email(page),
    "western": lambda page, _: _from_western(page),
    "portrait": lambda page, _: _from_portrait(page),
    "sign-off": lambda page, _: _from_sign_off(page),
    "believable": lambda page, _: _from_publishers(page),
    "site": _of_site,
    "list": _from_list,
    "address": _from_address,
    "script": lambda page, _: scripts.tags(page.document.scripts),
    "extractor": lambda page, name: page.extract.candidates(name),
}
