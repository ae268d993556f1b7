"""``scrapy history``: what became of one article: its headlines, its text, its places on lists, its story."""

import argparse
from datetime import datetime
from typing import Any

from rich.text import Text
from scrapy.exceptions import UsageError

from newscrawl.articlehistory import ArticleHistory, history_of, place_of
from newscrawl.changes.words import Edit, differences
from newscrawl.commands.asking import asked_store, edit_text, print_csv, print_rest, row_of, short
from newscrawl.commands.options import add_forms
from newscrawl.items import as_json
from newscrawl.plaincommand import PlainCommand
from newscrawl.terminal import Terminal, plain_table, print_json
from newscrawl.text import KST

# Rows of the table of places; --json and --csv have all.
SHOWN = 40
# Words around a passage that differs.
_AROUND = 5
_COLUMNS = ("at", "until", "what", "before", "after", "list", "rank", "publisher", "article")
_OF_OUTLET = ("publisher", "site", "published_at", "first_seen", "title", "url")


class Command(PlainCommand):
    """Exit code 1 if the article is not stored."""

    def syntax(self) -> str:
        return "[--json | --csv] ARTICLE|URL"

    def short_desc(self) -> str:
        return "Show an article's headlines, what changed in its text, where it stood, and who told it too"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add_forms(parser, json="as JSON", csv="as CSV: a row for each change, place and outlet")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("scrapy history takes one article, its identity or address")
        with asked_store(self) as store:
            history = history_of(store, args[0])
        if opts.json:
            print_json(_document(history))
        elif opts.csv:
            print_csv(_COLUMNS, _rows(history))
        else:
            show(history)


# -- As data --------------------------------------------------------------------------------------------


def _document(history: ArticleHistory) -> dict[str, Any]:
    """The whole history; passages of a text as ``[operation, before, after]``."""
    newest = history.newest
    return {
        "id": newest.id,
        "url": newest.url,
        "publisher": newest.publisher,
        "title": newest.title,
        "published_at": as_json(newest.published_at),
        "versions": [_version(history, number) for number in range(len(history.versions))],
        "withdrawn": [as_json(change.at) for change in history.changes if "withdrawal" in change.classes],
        "listed_titles": [
            {"at": as_json(at), "list": place, "title": title} for at, place, title in history.shown_titles
        ],
        "places": [
            {
                "site": spell.on.site,
                "list": spell.on.list,
                "name": spell.on.name,
                "tab": spell.on.tab,
                "section": spell.on.section,
                "rank": spell.rank,
                "from": as_json(spell.start),
                "until": None if spell.is_open else as_json(spell.end),
                "seconds": spell.seconds,
                "title": spell.title,
            }
            for spell in history.spells
        ],
        "story": {
            "id": history.story.id,
            "original": history.story.original,
            "named": history.story.named,
            "elsewhere": [{"id": one.article_id} | row_of(one, _OF_OUTLET) for one in history.other_articles],
        },
    }


def _version(history: ArticleHistory, number: int) -> dict[str, Any]:
    version = history.versions[number]
    former = history.versions[number - 1] if number else None
    return {
        "revision": version.revision,
        "read_at": as_json(version.crawled_at),
        "modified_at": as_json(version.modified_at),
        "title": version.title,
        "classes": list(history.classes_of(version)),
        "edits": [
            [edit.operation, edit.before, edit.after]
            for edit in (differences(former.body, version.body) if former else ())
            if edit.operation != "same"
        ],
    }


def _rows(history: ArticleHistory) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, version in enumerate(history.versions):
        former = history.versions[number - 1] if number else None
        row = {"at": as_json(version.crawled_at), "what": " ".join(history.classes_of(version)) or "read"}
        rows.append(row | {"before": former.title if former else None, "after": version.title})
        edits = differences(former.body, version.body) if former else ()
        rows += [
            row | {"what": edit.operation, "before": edit.before or None, "after": edit.after or None}
            for edit in edits
            if edit.operation != "same"
        ]
    rows += [
        {"at": as_json(change.at), "what": "withdrawal"}
        for change in history.changes
        if "withdrawal" in change.classes
    ]
    rows += [
        {
            "at": as_json(spell.start),
            "until": None if spell.is_open else as_json(spell.end),
            "what": "place",
            "after": spell.title,
            "list": place_of(spell),
            "rank": spell.rank,
        }
        for spell in history.spells
    ]
    rows += [
        {
            "at": as_json(one.first_seen),
            "what": "original elsewhere" if one.article_id == history.story.original else "elsewhere",
            "after": one.title,
            "publisher": one.publisher,
            "article": one.article_id,
        }
        for one in history.other_articles
    ]
    return sorted(rows, key=lambda row: str(row["at"]))


# -- On a terminal --------------------------------------------------------------------------------------


def show(history: ArticleHistory) -> None:
    """Print the history."""
    terminal, now, newest = Terminal(), datetime.now(KST), history.newest
    terminal.print(Text(newest.title or newest.id or "", "bold"))
    published = f"published {newest.published_at:%Y-%m-%d %H:%M}" if newest.published_at else ""
    terminal.print(Text(" · ".join(filter(None, (newest.publisher, newest.id, published)))))
    terminal.print(Text(newest.url or ""))
    _print_versions(terminal, history, now)
    _print_places(terminal, history, now)
    _print_story(terminal, history, now)


def _print_versions(terminal: Terminal, history: ArticleHistory, now: datetime) -> None:
    table = plain_table("Versions, Korean time")
    table.add_column("read", no_wrap=True)
    table.add_column("what", overflow="fold")
    table.add_column("headline, and what differs", overflow="fold", ratio=1)
    rows: list[tuple[datetime, str, Text]] = []
    for number, version in enumerate(history.versions):
        former = history.versions[number - 1] if number else None
        what = ", ".join(history.classes_of(version)) or ("first read" if former is None else "read anew")
        lines = [Text(version.title or "", "bold")]
        if former is not None:
            lines += passages([*differences(former.body, version.body)], colours=terminal.is_terminal)
        rows.append((version.crawled_at or now, what, Text("\n").join(lines)))
    gone = (change for change in history.changes if "withdrawal" in change.classes)
    rows += [(change.at, "withdrawal", Text("gone")) for change in gone]
    rows += [(at, "on a list", Text(f"{title} ({place})")) for at, place, title in history.shown_titles]
    for at, what, text in sorted(rows, key=lambda row: row[0]):
        table.add_row(short(at, now), what, text)
    terminal.print(table)


def passages(edits: list[Edit], *, colours: bool) -> list[Text]:
    """The passages that differ, each line with some words around it."""
    lines: list[Text] = []
    current: list[Text] = []
    for number, edit in enumerate(edits):
        if edit.operation != "same":
            current.append(edit_text(edit.before, edit.after, colours=colours))
            continue
        words = edit.after.split()
        if current and number < len(edits) - 1 and len(words) <= 2 * _AROUND:
            current.append(Text(edit.after.replace("\n\n", " ")))
            continue
        if current:
            lines.append(Text(" ").join([*current, Text(_cut_end(words))]))
        current = [Text(_cut_start(words))] if number < len(edits) - 1 else []
    return [*lines, Text(" ").join(current)] if any(map(len, current)) else lines


def _cut_end(words: list[str]) -> str:
    return " ".join(words[:_AROUND]) + (" …" if len(words) > _AROUND else "")


def _cut_start(words: list[str]) -> str:
    return ("… " if len(words) > _AROUND else "") + " ".join(words[-_AROUND:])


def _print_places(terminal: Terminal, history: ArticleHistory, now: datetime) -> None:
    if not history.spells:
        print("It stood on no list that was kept")
        return
    table = plain_table("Places on lists")
    table.add_column("from", no_wrap=True)
    table.add_column("until", no_wrap=True)
    table.add_column("rank", justify="right", no_wrap=True)
    table.add_column("list", overflow="fold", ratio=1)
    for spell in history.spells[-SHOWN:]:
        until = "still there" if spell.is_open else short(spell.end, now)
        table.add_row(short(spell.start, now), until, str(spell.rank or ""), place_of(spell))
    terminal.print(table)
    print_rest(len(history.spells), SHOWN, "earlier ones")


def _print_story(terminal: Terminal, history: ArticleHistory, now: datetime) -> None:
    others, story = history.other_articles, history.story
    if not others:
        print("No other outlet is known to have told its story")
        return
    title = "The same story elsewhere"
    if story.original == history.newest.id:
        title += ", which has it from here"
    elif story.original is None and story.named:
        title += f"; the original, of {story.named}, is not stored"
    table = plain_table(title)
    table.add_column("first seen", no_wrap=True)
    table.add_column("outlet", overflow="fold")
    table.add_column("headline", overflow="fold", ratio=1)
    for one in others[:SHOWN]:
        mark = "original: " if one.article_id == story.original else ""
        seen = short(one.first_seen, now) if one.first_seen else ""
        table.add_row(seen, one.publisher or one.site or "", f"{mark}{one.title or ''}")
    terminal.print(table)
    print_rest(len(others), SHOWN)
