"""Edits that a site's template made: the same one in ``MANY`` articles of a site within a day, and in most of
those that changed, is one event.

Those that came before it was recognised have their revision, which is marked as the event's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Connection, bindparam, delete, func, select, update

from newscrawl.changes.classes import ChangeClass, classes_of
from newscrawl.changes.pieces import piece_of
from newscrawl.changes.words import Edit, differences, is_typography
from newscrawl.store.changetables import changes, event_pieces, shared_pieces, site_events
from newscrawl.store.dialects import insert_into, lock_named
from newscrawl.store.frontier import parts
from newscrawl.store.tables import revisions

# So many articles have an edit by chance no more.
MANY = 3
# A template reaches nearly all; some of those that changed since may have done so before it came.
MOST = 0.6
WITHIN = timedelta(days=1)
# A change of the template reaches articles that are read again for so long.
_ONGOING = timedelta(days=30)
# Passages of an event that are shown.
_SHOWN = 5


@dataclass(slots=True)
class Revised:
    """An article whose content differs: ``revision`` is what it would become."""

    article_id: str
    site: str
    revision: int
    at: datetime
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    # Made by ``ChangeLog``; by the digest of each edit that others may share:
    pieces: dict[int, Edit] = field(default_factory=dict)
    own: list[Edit] = field(default_factory=list)
    is_set_otherwise: bool = False

    def __post_init__(self) -> None:
        self.is_set_otherwise = self.old.get("title") != self.new.get("title")
        for edit in differences(self.old.get("body"), self.new.get("body")):
            if edit.operation == "same":
                continue
            if is_typography(edit.before, edit.after):
                self.is_set_otherwise = True
            elif (piece := piece_of(edit)) is None:
                self.own.append(edit)
            else:
                self.pieces[piece] = edit

    def classes(self, template: Iterable[int] = ()) -> list[ChangeClass]:
        """The classes of the change, without the edits that are its site's."""
        of_site = set(template)
        edits = [*self.own, *(edit for piece, edit in self.pieces.items() if piece not in of_site)]
        found = classes_of(self.old, self.new, edits)
        is_all = found == [ChangeClass.TYPOGRAPHY] and not self.is_set_otherwise
        return [ChangeClass.TEMPLATE] if of_site and is_all else found


# Made once: making a statement takes longer than SQLite takes to answer it.
_PIECES: BindParameter[int] = bindparam("pieces", expanding=True, type_=BigInteger)
_KNOWN = (
    select(event_pieces.c.piece, event_pieces.c.event)
    .join(site_events, site_events.c.id == event_pieces.c.event)
    .where(
        event_pieces.c.site == bindparam("of_site"),
        event_pieces.c.piece.in_(_PIECES),
        site_events.c.last_at >= bindparam("since"),
    )
)
_SEEN = select(shared_pieces).where(
    shared_pieces.c.site == bindparam("of_site"),
    shared_pieces.c.piece.in_(_PIECES),
    shared_pieces.c.at >= bindparam("since"),
)


class SiteEdits:
    """The events of sites, in the transaction of ``run``."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._run = run

    def events(self, site: str, revised: Sequence[Revised]) -> dict[int, int]:
        """The events of the site that edits of these articles belong to, by the edit."""
        pieces = {piece: edit for one in revised for piece, edit in one.pieces.items()}
        if not pieces:
            return {}
        lock_named(self._connection, f"changes {site}")
        now = max(one.at for one in revised)
        events = self._known_events(site, pieces, now)
        unknown = {piece for piece in pieces if piece not in events}
        seen = self._seen(site, unknown, now - WITHIN)
        for one in revised:
            for piece in unknown & one.pieces.keys():
                seen[piece][one.article_id] = min(one.at, seen[piece].get(one.article_id, one.at))
        shared = {piece for piece, times in seen.items() if self._is_everywhere(site, times, revised)}
        if shared:
            events |= self._begin(site, revised, {piece: pieces[piece] for piece in shared}, events)
        self._remember(site, revised, unknown - shared)
        self._count(revised, events, now)
        return events

    def _known_events(self, site: str, pieces: Iterable[int], now: datetime) -> dict[int, int]:
        found: dict[int, int] = {}
        for part in parts(sorted(pieces)):
            these = {"of_site": site, "pieces": list(part), "since": now - _ONGOING}
            found |= {row.piece: row.event for row in self._connection.execute(_KNOWN, these)}
        return found

    def _is_everywhere(self, site: str, times: Mapping[str, datetime], revised: Sequence[Revised]) -> bool:
        """Whether an edit stands in many articles, and in most of those that changed since it was first seen:
        desks, too, add a sentence to several articles.
        """
        if len(times) < MANY:
            return False
        since = (changes.c.site == site, changes.c.at >= min(times.values()))
        changed = select(func.count(changes.c.article_id.distinct())).where(*since)
        others = self._connection.scalar(changed) or 0
        return len(times) >= MOST * (others + len(revised))

    def _seen(self, site: str, pieces: Iterable[int], since: datetime) -> dict[int, dict[str, datetime]]:
        """By edit, the articles that had it within a day, and when."""
        seen: dict[int, dict[str, datetime]] = defaultdict(dict)
        for part in parts(sorted(pieces)):
            these = {"of_site": site, "pieces": list(part), "since": since}
            for row in self._connection.execute(_SEEN, these):
                seen[row.piece][row.article_id] = row.at
        return seen

    def _begin(
        self,
        site: str,
        revised: Sequence[Revised],
        shared: Mapping[int, Edit],
        events: Mapping[int, int],
    ) -> dict[int, int]:
        """Write an event of these edits, or add them to the one that stands in the same articles."""
        beside = Counter(
            events[piece]
            for one in revised
            if shared.keys() & one.pieces.keys()
            for piece in one.pieces
            if piece in events
        )
        event = beside.most_common(1)[0][0] if beside else self._insert(site, revised, shared)
        values = [{"site": site, "piece": piece, "event": event} for piece in sorted(shared)]
        insert = insert_into(self._connection, event_pieces)
        again = insert.on_conflict_do_update(
            index_elements=["site", "piece"], set_={"event": insert.excluded.event}
        )
        self._connection.execute(again, values)
        self._mark(site, shared, event)
        return dict.fromkeys(shared, event)

    def _insert(self, site: str, revised: Sequence[Revised], shared: Mapping[int, Edit]) -> int:
        at = min(one.at for one in revised)
        row = {
            "site": site,
            "at": at,
            "last_at": at,
            "run": self._run,
            "articles": 0,
            "edits": [[edit.before, edit.after] for edit in list(shared.values())[:_SHOWN]],
        }
        inserted = self._connection.execute(site_events.insert().returning(site_events.c.id), row)
        return int(inserted.scalar_one())

    def _mark(self, site: str, shared: Mapping[int, Edit], event: int) -> None:
        """Mark the changes that were written before the event was recognised, where they are nothing else."""
        earlier = select(shared_pieces.c.article_id, shared_pieces.c.revision).where(
            shared_pieces.c.site == site, shared_pieces.c.piece.in_(shared)
        )
        marked = 0
        for article_id, revision in {tuple(row) for row in self._connection.execute(earlier)}:
            one = self._written(article_id, revision, site)
            if one is None or not one.pieces.keys() & shared.keys():
                continue
            found = one.classes(shared)
            row = (changes.c.article_id == article_id, changes.c.revision == revision)
            values = {"classes": ",".join(found), "event": event}
            self._connection.execute(update(changes).where(*row).values(values))
            marked += 1
        self._add_articles(event, marked)

    def _written(self, article_id: str, revision: int, site: str) -> Revised | None:
        """A change that was written before, from the contents of its revisions."""
        query = select(revisions.c.revision, revisions.c.content, revisions.c.read_at).where(
            revisions.c.article_id == article_id, revisions.c.revision.in_((revision - 1, revision))
        )
        rows = {row.revision: row for row in self._connection.execute(query)}
        if rows.keys() != {revision - 1, revision}:
            return None
        new = rows[revision]
        return Revised(article_id, site, revision, new.read_at, rows[revision - 1].content, new.content)

    def _remember(self, site: str, revised: Sequence[Revised], pieces: set[int]) -> None:
        rows = {
            (piece, one.article_id): {
                "site": site,
                "piece": piece,
                "article_id": one.article_id,
                "revision": one.revision,
                "at": one.at,
            }
            for one in revised
            for piece in pieces & one.pieces.keys()
        }
        if rows:
            insert = insert_into(self._connection, shared_pieces)
            newest = {"revision": insert.excluded.revision, "at": insert.excluded.at}
            statement = insert.on_conflict_do_update(
                index_elements=["site", "piece", "article_id"], set_=newest
            )
            self._connection.execute(statement, [rows[key] for key in sorted(rows)])

    def _count(self, revised: Sequence[Revised], events: Mapping[int, int], now: datetime) -> None:
        number = Counter(
            event for one in revised for event in {events[piece] for piece in one.pieces if piece in events}
        )
        for event in sorted(number):
            self._add_articles(event, number[event], last_at=now)

    def _add_articles(self, event: int, number: int, **values: Any) -> None:
        values["articles"] = site_events.c.articles + number
        self._connection.execute(update(site_events).where(site_events.c.id == event).values(values))


def prune(connection: Connection, now: datetime) -> None:
    """Forget edits that nobody turned out to share, and those of templates that are long everywhere."""
    connection.execute(delete(shared_pieces).where(shared_pieces.c.at < now - WITHIN))
    over = select(site_events.c.id).where(site_events.c.last_at < now - _ONGOING)
    connection.execute(delete(event_pieces).where(event_pieces.c.event.in_(over)))
