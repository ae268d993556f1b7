"""Who wrote an article."""

import re
from collections.abc import Sequence

from newscrawl.cleaners import bylines
from newscrawl.cleaners.bylines import Byline
from newscrawl.pages.metadata import Metadata, texts_of
from newscrawl.pages.state import State
from newscrawl.text import (
    comparable,
)


def claimed_people(
    metadata: Metadata, state: State | None, media: Sequence[str]
) -> list[tuple[str, list[Byline]]]:
    """The authors that metadata and script state name."""
    out: list[tuple[str, list[Byline]]] = []
    if state and state.authors:
        # The state knows addresses that the page does not show.
        people = [p._replace(email=None) for name in state.authors for p in bylines.read_names(name, media)]
        out.append(("state", people))
    written = metadata.linked.get("author") or metadata.linked.get("creator")
    out.append(("json-ld", [p for text in texts_of(written) for p in bylines.read_names(text, media)]))
    mail = metadata.first("nextweb:email", "dable:email", "author:email", "article:author:email")
    if mail and "@" in mail:
        out.append(("meta", [Byline("", mail)]))
    for key in _AUTHOR_META:
        people = [p for text in metadata.every(key) for p in bylines.read_names(text, media)]
        if people:
            out.append(("meta", people))
    return out


_AUTHOR_META = (
    "dable:author",
    "nextweb:reporter",
    "dd:author",
    "og:article:author",
    "article:author",
    "author",
    "byl",
    "dc.creator",
    "writer",
    "twitter:creator",
    "sailthru.author",
    "parsely-author",
)


def authors(
    sources: Sequence[tuple[str, Sequence[Byline]]], media: Sequence[str]
) -> tuple[str, list[Byline]]:
    """The first source that names people, with the e-mails and roles that the others know of them.

    A later source on the page that names all of them and more is the fuller list of the same article. An
    e-mail that stands alone belongs to the only author.
    """
    known = {comparable(name) for name in media}
    named = [
        (source, [p for p in found if p.name and comparable(p.name) not in known])
        for source, found in sources
    ]
    named = [(source, list(bylines.unique(found))) for source, found in named if found]
    if not named:
        return "none", []
    chosen, people = named[0]
    listed: Sequence[Byline]
    for source, found in named[1:]:
        if source in _ON_THE_PAGE and {p.name for p in found} > {p.name for p in people} and chosen != "rule":
            chosen, people = source, found
    every = [person for _, found in sources for person in found]
    loose: list[str] = []
    for source, listed in sources:
        loose = loose or list(
            dict.fromkeys(
                p.email
                for p in listed
                if not p.name and p.email and (source in ("body", "meta") or _personal(p.email))
            )
        )
    out = []
    for person in people:
        email = person.email or next((p.email for p in every if p.name == person.name and p.email), None)
        if email is None and len(people) == 1 and len(loose) == 1:
            email = loose[0]
        role = person.role or next((p.role for p in every if p.name == person.name and p.role), None)
        out.append(Byline(person.name, email, role))
    return chosen, out


def _personal(email: str) -> bool:
    """Whether an address can be one person's and not the newsroom's."""
    return _DESK.match(email) is None


_DESK = re.compile(
    r"^[\w.+-]{0,64}(?:jebo|webmaster|news|help|admin|desk|report|info|press"
    r"|editor|online|contact|master|manager|service|support|privacy|ad)\d{0,9}@",
    re.IGNORECASE,
)
_ON_THE_PAGE = frozenset(("body", "dateline", "shown"))
