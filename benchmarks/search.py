"""How soon ``scrapy search`` finds in a large store, and what its index costs.

    python -m benchmarks.search [--articles 1000000] [--queries 600] [--keep FOLDER] [--postgresql]

Makes the invented store of ``benchmarks.store`` with texts of their own: some 600 letters of words of one to
four syllables with their endings, as frequent as words are (Zipf), numbers and words of Latin letters in
between. Texts are indexed as the command does it. Then it asks for words of all frequencies, words of one
syllable, pairs of words, phrases that a text has, a word without another, and a word on one site, for the
first 20 articles each, and prints milliseconds by the clock, and what of them this process computed. With
``--postgresql`` articles and texts are copied into a server of its own, which is asked. Exit code 1 if the
median is above 30 ms, the 99th of a hundred above 200 ms, or the index larger than the texts.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate, cycle, islice
from pathlib import Path

from sqlalchemy import select, text

from benchmarks.store import SITES, fill
from newscrawl.query import Query
from newscrawl.store import Store
from newscrawl.store.alltables import metadata
from newscrawl.store.connection import open_engine
from newscrawl.store.searchindex import note_all
from newscrawl.store.selection import Selection
from tests.postgresql import serving

WORDS = 40_000
SHOWN = 20
# Rows that are copied at once.
_PART = 2_000
_ENDINGS = (
    "이",
    "가",
    "을",
    "를",
    "은",
    "는",
    "의",
    "에",
    "에서",
    "으로",
    "하고",
    "했다",
    "한다",
    "",
    "",
    "",
)
_LATIN = ("AI", "GDP", "LG", "KBS", "5G", "ESG", "2025년", "3.1%", "12월", "7일", "1,234", "100명")


class Language:
    """Words as frequent as in a language, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)
        # Of the 11,172 syllables texts use some 1,200, and a few hundred make most of them.
        syllables = [chr(0xAC00 + place) for place in draw.sample(range(11_172), 1_200)]
        weights = [1 / (place + 8) for place in range(len(syllables))]
        self.words = [
            "".join(draw.choices(syllables, weights, k=draw.choice((1, 2, 2, 2, 2, 3, 3, 4))))
            for _ in range(WORDS)
        ]
        self._weights = [*accumulate(1 / (place + 4) for place in range(WORDS))]

    def text(self, number: int) -> str:
        """The text of an article, some 600 letters."""
        draw = random.Random(number)
        words = draw.choices(self.words, cum_weights=self._weights, k=150)
        ends = draw.choices(_ENDINGS, k=150)
        parts = [word + end for word, end in zip(words, ends, strict=True)]
        for place in (20, 60, 110):
            parts[place] = draw.choice(_LATIN)
        return " ".join(parts)


def queries(language: Language, articles: int, number: int) -> list[tuple[str, str, Selection]]:
    """Kind, query and what else is asked for."""
    draw = random.Random(11)

    def word() -> str:
        # Evenly by the logarithm of their place: from the most frequent to the rarest.
        while len(found := language.words[int(WORDS ** draw.random()) - 1]) < 2:
            pass
        return found

    def phrase() -> str:
        words = language.text(draw.randrange(articles)).split()
        place = draw.randrange(len(words) - 1)
        return f'"{words[place]} {words[place + 1]}"'

    kinds: dict[str, Callable[[], tuple[str, Selection]]] = {
        "a word": lambda: (word(), Selection()),
        "a syllable": lambda: (draw.choice(word()), Selection()),
        "two words": lambda: (f"{word()} {word()}", Selection()),
        "a phrase": lambda: (phrase(), Selection()),
        "a word without another": lambda: (f"{word()} -{word()}", Selection()),
        "a word on one site": lambda: (word(), Selection(sites=(f"site{draw.randrange(SITES):02}",))),
        "Latin and numbers": lambda: (draw.choice(_LATIN), Selection()),
    }
    return [(kind, *make()) for kind, make in islice(cycle(kinds.items()), number)]


def index(url: str) -> None:
    """Index all texts, and print what it costs."""
    engine, _ = open_engine(url)
    with engine.begin() as connection:
        note_all(connection)
    engine.dispose()
    store = Store(url)
    begun, clock = time.process_time(), time.monotonic()
    number = store.index_texts()
    store.close()
    seconds = time.process_time() - begun
    print(
        f"indexed {number:,} texts: {seconds / number * 1e3:.2f} ms CPU each,"
        f" {time.monotonic() - clock:.0f} s by the clock",
        flush=True,
    )


def copied(path: Path, url: str) -> None:
    """Copy articles and texts of an SQLite store to another database."""
    source, _ = open_engine(f"sqlite:///{path}")
    target, _ = open_engine(url)
    with source.connect() as reading, target.begin() as writing:
        for name in ("articles", "revisions"):
            table = metadata.tables[name]
            rows = reading.execution_options(yield_per=_PART).execute(select(table)).mappings()
            for part in rows.partitions(_PART):
                writing.execute(table.insert(), [dict(row) for row in part])
    with target.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    source.dispose()
    target.dispose()


def sizes_on_postgresql(url: str) -> tuple[float, float]:
    """As ``sizes``."""
    engine, _ = open_engine(url)
    with engine.connect() as connection:
        texts = connection.scalar(text("SELECT sum(octet_length(content ->> 'body')) FROM revisions"))
        names = ("search_postings", "search_documents")
        parts = [connection.scalar(text(f"SELECT pg_total_relation_size('{name}')")) for name in names]
    engine.dispose()
    return float(texts or 0), float(sum(parts))


def sizes(path: Path) -> tuple[float, float]:
    """Bytes of the texts, and of the index with what its numbers stand for."""
    with sqlite3.connect(path) as raw:
        (texts,) = raw.execute(
            "SELECT sum(octet_length(json_extract(content, '$.body'))) FROM revisions"
            if sqlite3.sqlite_version_info >= (3, 43)
            else "SELECT sum(length(CAST(json_extract(content, '$.body') AS BLOB))) FROM revisions"
        ).fetchone()
        (pieces,) = raw.execute("SELECT sum(length(block)) FROM search_grams_data").fetchone()
        (documents,) = raw.execute("SELECT sum(length(article_id) + 12) FROM search_documents").fetchone()
    raw.close()
    return float(texts), float(pieces + documents)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=600)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the store here for a next time")
    parser.add_argument("--postgresql", action="store_true", help="ask a PostgreSQL server of its own")
    options = parser.parse_args()
    language = Language(seed=3)
    with tempfile.TemporaryDirectory() as name:
        path = (options.keep or Path(name)) / f"search-{options.articles}.db"
        if not path.exists():
            fill(path, options.articles, language.text)
            if not options.postgresql:
                index(f"sqlite:///{path}")
        asked = queries(language, options.articles, options.queries)
        if options.postgresql:
            with serving() as server:
                copied(path, server.url)
                index(server.url)
                texts, grams = sizes_on_postgresql(server.url)
                taken = ask(server.url, asked)
        else:
            texts, grams = sizes(path)
            taken = ask(f"sqlite:///{path}", asked)
    print(f"texts {texts / 1e6:,.0f} MB, index {grams / 1e6:,.0f} MB: {grams / texts:.2f} of the texts")
    for kind, of_kind in taken.items():
        show(kind, of_kind)
    median, p99 = show("all", [one for of_kind in taken.values() for one in of_kind])
    if median > 30 or p99 > 200 or grams > texts:
        raise SystemExit("slower or larger than wanted")


def ask(url: str, asked: list[tuple[str, str, Selection]]) -> dict[str, list[tuple[float, float]]]:
    """By kind of query, of each: milliseconds by the clock, and of CPU in this process."""
    store = Store(url)
    taken: dict[str, list[tuple[float, float]]] = {}
    for kind, query, selection in asked:
        begun, worked = time.perf_counter(), time.process_time()
        list(islice(store.search(Query.parse(query), selection), SHOWN))
        clock, cpu = time.perf_counter() - begun, time.process_time() - worked
        taken.setdefault(kind, []).append((clock * 1e3, cpu * 1e3))
    store.close()
    return taken


def show(kind: str, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Print a line. Returns the median and the 99th of a hundred, by the clock."""
    (median, p99, worst), cpu = (_of(sorted(column)) for column in zip(*taken, strict=True))
    print(
        f"{kind:24} {len(taken):4} queries  median {median:7.1f}  p99 {p99:7.1f}  worst {worst:7.1f} ms"
        f"  CPU {cpu[0]:6.1f} {cpu[1]:6.1f} {cpu[2]:6.1f} ms",
        flush=True,
    )
    return median, p99


def _of(values: list[float]) -> tuple[float, float, float]:
    return statistics.median(values), values[min(len(values) - 1, int(len(values) * 0.99))], values[-1]


if __name__ == "__main__":
    main()
