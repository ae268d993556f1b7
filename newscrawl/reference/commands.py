"""The page of the commands: what each is for, how it is called, and its options."""

import argparse
from collections.abc import Iterable, Iterator

from scrapy.commands import ScrapyCommand

from newscrawl.plaincommand import PlainCommand
from newscrawl.reference.markdown import page, table


class _Bare(PlainCommand):
    """Has the options that every command has."""

    def short_desc(self) -> str:
        return ""


def commands_page(commands: Iterable[tuple[str, ScrapyCommand]]) -> str:
    """The page, of commands that have their settings."""
    parts = (_part(name, command) for name, command in commands)
    return page("Commands", "newscrawl/commands/", _HOW, *parts)


_HOW = (
    "In the project's folder `scrapy`, anywhere else `newscrawl`. Every command also takes Scrapy's own",
    "options (`-s NAME=VALUE`, `-L LEVEL`, `--nolog`, …), and `-h` prints what stands here.",
)


def _part(name: str, command: ScrapyCommand) -> list[str]:
    lines = [f"## {name}", "", f"    newscrawl {name} {command.syntax()}".rstrip(), "", command.long_desc()]
    rows = [*_options(command)]
    return [*lines, "", *table(("option", "meaning"), rows)] if rows else lines


def _options(command: ScrapyCommand) -> Iterator[tuple[str, str]]:
    bare = _Bare()
    bare.settings = command.settings
    common = {action.dest for action in _actions(bare)}
    for action in _actions(command):
        if action.dest not in common and action.help != argparse.SUPPRESS:
            value = "" if action.nargs == 0 else f" {action.metavar or _choices(action)}"
            names = ", ".join(f"`{name}{value}`" for name in action.option_strings)
            yield names, (action.help or "") % vars(action)


def _choices(action: argparse.Action) -> str:
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _actions(command: ScrapyCommand) -> list[argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False, conflict_handler="resolve")  # as Scrapy does
    command.add_options(parser)
    # argparse has no other way to see its options.
    return parser._actions
