"""The readings of one transaction held against the rules of ``store.admission``, and what is kept of those
withheld.

An article may have been kept before the pages came by which it turns out to be the same page as many: it is
taken out of the store again in the transaction that finds it out, as long as it was read in this very run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from newscrawl.headlines import Fit
from newscrawl.items import Article
from newscrawl.sketch import Sketch, digest_of_line
from newscrawl.store import refused, storyrows
from newscrawl.store.admission import Assessment, HeadedText, is_of_many, is_settled, loss
from newscrawl.store.dialects import insert_into
from newscrawl.store.identity import address_digest
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Objection, Outcome
from newscrawl.store.tables import addresses, articles, revisions
from newscrawl.store.texts import Standing, TextIndex
from newscrawl.store.withheldtables import withheld
from newscrawl.text import KST

# Made once: making a statement takes longer than SQLite takes to answer it.
_BEFORE = select(withheld).where(withheld.c.article_id.in_(bindparam("ids", expanding=True)))


class Admission:
    """Decides about the ``items`` of one transaction of ``run``: ``admit`` each in order, then ``close``."""

    def __init__(
        self, connection: Connection, run: str, items: Sequence[Article], *, accepted: bool = False
    ) -> None:
        """``accepted``: a person has looked at these, and there is no objection to them."""
        self._connection = connection
        self._run = run
        self._items = items
        self._accepted = accepted
        self._assessed = [Assessment(item) for item in items]
        self._index = TextIndex(connection, run)
        self._same: dict[tuple[Sketch, int | None], list[HeadedText]] = {}  # of these items, by what they say
        ids = {one.article_id for one in self._assessed}
        self._before = {row.article_id: row for row in fetch(connection, _BEFORE, {"ids": [*ids]})}
        self._digests: dict[int, bytes] = {}

    def admit(
        self,
        number: int,
        outcome: Outcome,
        digest: bytes,
        old: Mapping[str, Any] | None,
        content: Mapping[str, Any],
    ) -> Outcome:
        """``outcome``, or that the reading is withheld. ``old``: the article's row, if it is known;
        ``content``: what is stored of one that is revised.
        """
        why = self._objection(number, outcome, digest, old, content)
        if why is None:
            return outcome
        self._digests[number] = digest
        return Outcome("withheld", outcome.article_id, outcome.revision, why=why)

    def close(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """Write what is to be known of these readings; articles of this run may be taken out of the store."""
        new = [
            (number, outcome)
            for number, outcome in enumerate(outcomes)
            if outcome.status in ("new", "revised", "withheld") and not outcome.kept_before
        ]
        known = [self._standing(number, outcome) for number, outcome in new]
        withdrawn = 0 if self._accepted else self._withdraw([text for text, _ in known])
        self._index.add(known)
        self._note(
            {
                self._assessed[number].article_id: (self._digests[number], outcome.why)
                for number, outcome in new
                if outcome.why is not None
            }
        )
        self._forget({self._assessed[n].article_id for n, one in enumerate(outcomes) if one.why is None})
        if withdrawn and outcomes:
            return [replace(outcomes[0], withdrew=withdrawn), *outcomes[1:]]
        return list(outcomes)

    # -- Deciding -------------------------------------------------------------------------------------

    def _objection(
        self,
        number: int,
        outcome: Outcome,
        digest: bytes,
        old: Mapping[str, Any] | None,
        content: Mapping[str, Any],
    ) -> Objection | None:
        one = self._assessed[number]
        is_its_own = outcome.article_id == one.article_id
        if self._accepted or outcome.kept_before:
            return None
        if is_its_own and outcome.status in ("unchanged", "duplicate"):
            return None
        if one.is_doubtful and is_of_many(one.headline, self._others(one.as_text)):
            return Objection.SAME_PAGE
        if one.fit is Fit.NONE and not self._is_shown_twice(number):
            return Objection.NOT_PROMISED
        if outcome.status == "revised" and old is not None:
            why = loss(content, old["modified_at"], self._items[number], one)
            if why is not None and not is_settled(why, self._times(one.article_id, digest)):
                return why
        return None

    def _is_shown_twice(self, number: int) -> bool:
        """Whether the list shows another article under these words as well: "동영상 02:24" is no headline."""
        one = self._assessed[number]
        words = digest_of_line(one.headline)
        return any(
            digest_of_line(other.headline) == words
            for other in self._assessed
            if other.article_id != one.article_id
        )

    def _others(self, text: HeadedText) -> Iterator[str | None]:
        """The other headlines under which a text stands, in this transaction and in the store."""
        if (same := self._same.get(text.words)) is None:
            assessed = [other.as_text for other in self._assessed]
            same = self._same[text.words] = [other for other in assessed if text.says_same(other)]
        yield from (other.headline for other in same if other.article_id != text.article_id)
        yield from self._index.headlines_of(text)

    def _times(self, article_id: str, digest: bytes) -> int:
        """How many runs, this one included, have read the same, one after the other."""
        before = self._before.get(article_id)
        if before is None or before.digest != digest:
            return 1
        return int(before.times) + int(before.run != self._run)

    # -- Writing --------------------------------------------------------------------------------------

    def _standing(self, number: int, outcome: Outcome) -> tuple[HeadedText, Standing]:
        one = self._assessed[number]
        text = one.as_text
        if outcome.status == "withheld":
            return text, Standing.WITHHELD
        if outcome.article_id != text.article_id:  # it is kept under another identity than the list knows
            text = replace(text, article_id=outcome.article_id)
        return text, Standing.DOUBTFUL if one.is_doubtful else Standing.SURE

    def _withdraw(self, texts: Sequence[HeadedText]) -> int:
        """Take articles that this run has kept before out again if they are of many now. Returns how many."""
        by_mark: dict[int, list[HeadedText]] = {}
        for text in texts:
            for mark in text.marks:
                by_mark.setdefault(mark, []).append(text)
        found = [
            text
            for text in self._index.doubtful(by_mark)
            if any(one.is_as(text) for mark in text.marks for one in by_mark.get(mark, ()))
        ]
        rows = {row.id: row for row in self._connection.execute(_of_run(self._run, found))} if found else {}
        count = 0
        for text in found:
            row = rows.get(text.article_id)
            if row is not None and is_of_many(text.headline, self._others(text)):
                self._take_out(row, text)
                count += 1
        return count

    def _take_out(self, row: Row[Any], text: HeadedText) -> None:
        digests = [address_digest(url) for url in (row.url, row.requested_url) if url]
        self._connection.execute(delete(revisions).where(revisions.c.article_id == row.id))
        self._connection.execute(
            delete(addresses).where(addresses.c.digest.in_(digests), addresses.c.article_id == row.id)
        )
        self._connection.execute(delete(articles).where(articles.c.id == row.id))
        storyrows.forget(self._connection, [row.id])
        self._index.remove(text, Standing.DOUBTFUL)
        self._index.add([(text, Standing.WITHHELD)])
        self._note({row.id: (row.digest, Objection.SAME_PAGE)})
        url = row.requested_url or row.url or ""
        refused.keep(self._connection, self._run, url, Objection.SAME_PAGE, page=None, encoding=None)

    def _note(self, readings: Mapping[str, tuple[bytes, Objection]]) -> None:
        now = datetime.now(KST)
        rows = [
            {
                "article_id": article_id,
                "digest": digest,
                "reason": why,
                "run": self._run,
                "seen_at": now,
                "times": self._times(article_id, digest),
            }
            for article_id, (digest, why) in sorted(readings.items())
        ]
        if rows:
            insert = insert_into(self._connection, withheld)
            changed = {name: insert.excluded[name] for name in rows[0] if name != "article_id"}
            self._connection.execute(
                insert.on_conflict_do_update(index_elements=["article_id"], set_=changed), rows
            )

    def _forget(self, ids: set[str]) -> None:
        """What is read as it should be is withheld no more."""
        if settled := ids & self._before.keys():
            self._connection.execute(delete(withheld).where(withheld.c.article_id.in_(settled)))


def _of_run(run: str, found: Sequence[HeadedText]) -> Any:
    """The articles among these that were first read in ``run``."""
    ids = [text.article_id for text in found]
    return select(articles).where(articles.c.id.in_(ids), articles.c.read_in == run, articles.c.revision == 1)
