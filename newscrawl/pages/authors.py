"""Who wrote an article: what decides between the sources, and whose an e-mail address is."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newscrawl.items import Author
from newscrawl.lexicon import alternatives
from newscrawl.lines.attribution import without_by
from newscrawl.lines.propernames import is_name
from newscrawl.lines.romanised import matched
from newscrawl.lines.western import is_western_name, without_title
from newscrawl.loaders import Written
from newscrawl.pages.decisions import Clean
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.text import comparable, keys_of

_DESK = re.compile(
    rf"^[\w.+-]{{0,64}}(?:{alternatives('publishers', 'desk-addresses')})\d{{0,9}}@", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d ?[-./년]")
_HEAD = frozenset((Position.ABOVE_TEXT, Position.DATELINE))
_AT_HEAD = _HEAD | {Position.SIGNED, Position.BYLINE}
_IN_WORDS = frozenset((Position.NOTED, Position.INTRODUCED, Position.ONLY_BY, Position.SIGNED))
_ON_PAGE = ("prose", "shown")
_OF_HEAD = ("json-ld", "meta")
# So many sources that name the same people are right against one that names others.
_AGREEING = 3
# A name of fewer letters begins others by chance.
_LEAST_SAME = 4
_LEAST_OF_ACCOUNT = 3


class _Read(NamedTuple):
    """A candidate, the people it names and all it gives, addresses that stand alone among them, in order."""

    candidate: Candidate
    people: list[Author]
    entries: list[Author]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(person.name for person in self.people))

    @property
    def keys(self) -> set[str]:
        """The names for comparing: a title before a name makes nobody else of it."""
        return {comparable(without_title(name)) for name in self.names}

    @property
    def stands_at_head(self) -> bool:
        """Whether it is a byline between headline and text."""
        return self.candidate.position in _AT_HEAD

    def is_shown(self, read: "Sequence[_Read]") -> bool:
        """Whether a byline by the headline says nothing but the same."""
        return any(one.stands_at_head and one.text in self.keys for one in read)

    def is_confirmed(self, read: "Sequence[_Read]") -> bool:
        """Whether it says in words who wrote, or names whom another field of the head names, too."""
        head = (one for one in read if one.candidate.source in _OF_HEAD)
        return self.candidate.position is Position.SIGNED or any(one.keys == self.keys for one in head)

    @property
    def text(self) -> str:
        """The letters of a candidate that is one line of the page, without "By"; ``""`` of others."""
        value = self.candidate.value
        written = value[0] if isinstance(value, list) and len(value) == 1 else value
        return comparable(without_by(written.text)) if isinstance(written, Written) else ""

    @property
    def signs_article(self) -> bool:
        """Whether it says who wrote this article: in words, or as a person's name in the head or on top."""
        position = self.candidate.position
        if position in _IN_WORDS:
            return True
        near = self.candidate.source in _OF_HEAD or self.stands_at_head or position is Position.BESIDE_DAY
        return near and (self.names_person or any(map(is_name, self.names)))

    def is_account_of(self, one: "_Read") -> bool:
        """Whether its name is that of an account, one word in small letters, made of the name of ``one``:
        ``jdoe`` for Jane Doe.
        """
        account = self.names[0]
        if len(self.names) != 1 or " " in account or account != account.lower():
            return False
        words = (word.lower() for name in one.names for word in name.split(" "))
        return any(len(word) >= _LEAST_OF_ACCOUNT and word in account for word in words)

    @property
    def names_person(self) -> bool:
        """Whether a name is written as that of a person, in other letters than Korean ones."""
        return any(map(is_western_name, self.names))


def authors(
    candidates: Iterable[Candidate], clean: Clean, media: Sequence[str], own: Sequence[str] = ()
) -> tuple[Candidate | None, list[Author]]:
    """The source that names the authors, and what all others know of e-mails and roles.

    The first that names people wins. A later one on the page itself wins over it if it names all of them and
    more, or the same people in the byline above the text; three others that agree on somebody else win too.
    ``media`` never sign; ``own`` are names of the publisher, which sign where nobody else does.
    """
    known = keys_of(tuple(media))
    read = []
    for one in candidates:
        entries = clean("authors", one.value)
        people = [person for person in entries if person.name and comparable(person.name) not in known]
        read.append(_Read(one, people, entries))
    signing = [one for one in read if one.people]
    publishers = keys_of(tuple(own))
    persons = [one for one in signing if not publishers.issuperset(map(comparable, one.names))]
    if signing and signing[0] not in persons and signing[0].candidate.source in _OF_HEAD:
        # The publisher signs what no one else does: a name far from the headline is somebody else's.
        persons = [one for one in persons if one.signs_article]
    chosen = _chosen(persons or signing, read)
    if chosen is None:
        return None, []
    names = set(chosen.names)
    extra = [person for one in read for person in one.people if person.name in names]
    with_email = {person.name for person in extra if person.email}
    return chosen.candidate, [*extra, *_addressed(read, [n for n in chosen.names if n not in with_email])]


def _chosen(persons: Sequence[_Read], read: Sequence[_Read]) -> _Read | None:
    chosen: _Read | None = None
    for one in sorted(persons, key=lambda one: one.candidate.position is Position.BOX):
        if chosen is None or (one.candidate.source in _ON_PAGE and _is_better(one, chosen, read)):
            chosen = one
    if chosen is not None and chosen.candidate.source in _ON_PAGE and not chosen.stands_at_head:
        others = (one for one in persons if one.candidate.source not in _ON_PAGE)
        against = [one for one in others if not one.keys & chosen.keys]
        for one in against:
            if sum(set(other.names) == set(one.names) for other in against) >= _AGREEING:
                return one
    return chosen


def _is_better(one: _Read, chosen: _Read, read: Sequence[_Read]) -> bool:
    """Whether a later byline of the page takes the place of the one chosen."""
    if one.candidate.position is Position.BOX or chosen.candidate.source == "rule":
        return False
    names, others = chosen.keys, one.keys
    if chosen.candidate.source in _OF_HEAD and not names & others:
        return _signs_instead(one, chosen) and (one.is_confirmed(read) or not chosen.is_shown(read))
    if chosen.candidate.source in _OF_HEAD and names == others:
        return one.names_person and not chosen.names_person  # ``janedoe`` is shown as Jane Doe
    if chosen.candidate.position is Position.SIGNATURE and one.candidate.position in _HEAD:
        if not names & others:
            return _is_dated(chosen.candidate)
        if names == others:
            return one.candidate.position is Position.ABOVE_TEXT
    return others > names


def _signs_instead(one: _Read, chosen: _Read) -> bool:
    """Whether a byline under the headline names who wrote it where the head names who put it on the site.

    It does where it says so in words (``By Jane Doe``), or where the head knows no person but a team or an
    account. Never on Korean pages, where the head names reporters.
    """
    if any(key in other or other in key for key in one.keys for other in chosen.keys):
        return False  # the same, with an office or glued to another element
    if any(len(key) >= _LEAST_SAME and one.text.startswith(key) for key in chosen.keys):
        return False  # the same, with what she is: "By janedoe, Ferry Captain of Naru"
    if not one.names_person:
        return False
    if one.candidate.position is Position.BESIDE_DAY and chosen.is_account_of(one):
        return True
    if not one.stands_at_head:
        return False
    return one.candidate.position is Position.SIGNED or not chosen.names_person


def _is_dated(candidate: Candidate) -> bool:
    """Whether the bylines of a candidate hold times: those of articles that follow on the same page."""
    return all(_YEAR.search(written.text) for written in candidate.value)


# -- Addresses that stand alone --------------------------------------------------------------------------


def _addressed(read: Sequence[_Read], wanting: Sequence[str]) -> list[Author]:
    """The people of ``wanting`` with the addresses that stand without a name, by position, then by name."""
    out: dict[str, Author] = {}
    for one in read:
        for name, email in _within(one):
            if name in wanting:
                out.setdefault(name, Author(name, email))
    for one in read:
        rest = [name for name in wanting if name not in out]
        taken = {person.email for person in out.values()}
        loose = [email for email in _loose(one) if email not in taken]
        for name, email in matched(rest, loose) if len(wanting) > 1 else ():
            out.setdefault(name, Author(name, email))
    if len(wanting) == 1 and not out:
        emails = {email for one in read for email in _loose(one)}
        if len(emails) == 1:
            return [Author(wanting[0], emails.pop())]
    return list(out.values())


def _loose(one: _Read) -> list[str]:
    """The addresses of a candidate that stand alone; those of desks only where the text itself shows them."""
    trusted = one.candidate.source == "prose" or one.candidate.position is Position.EMAIL
    emails = [person.email for person in one.entries if not person.name and person.email]
    return list(dict.fromkeys(email for email in emails if trusted or not _DESK.match(email)))


def _within(one: _Read) -> list[tuple[str, str]]:
    """Names and addresses of one candidate: as many of both, in their order, else each behind its name."""
    loose = _loose(one)
    bare = [person.name for person in one.people if not person.email]
    if len(bare) == len(loose):
        return matched(bare, loose)
    pairs = []
    for person, following in zip(one.entries, one.entries[1:], strict=False):
        if person.name and not person.email and not following.name and following.email in loose:
            pairs.append((person.name, following.email))
    return pairs
