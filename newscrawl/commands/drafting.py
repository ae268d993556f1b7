"""What ``scrapy sites --new`` asks, where it writes, and how it tests what it wrote."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newscrawl.sitecheck.declaration import Draft
from newscrawl.sitecheck.fetch import DraftError
from newscrawl.sitecheck.listdraft import DraftedList
from newscrawl.sites import own

_CHECKOUT = Path(__file__).resolve().parents[2]
_LIST_PAGES = Path("tests", "pages", "lists")
# The folder of frozen pages beside declarations of one's own.
_TESTS = "tests"


def is_interactive() -> bool:
    """Whether somebody can be asked: input and output are a terminal's."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def choose(question: str, options: Sequence[str]) -> str:
    """One of ``options`` or what is typed instead; the first without an answer."""
    print(question)
    for number, option in enumerate(options, start=1):
        print(f"  {number}  {option}")
    try:
        answer = input("[1] or another: ").strip()
    except EOFError:
        answer = ""
    if answer.isdigit() and 0 < int(answer) <= len(options):
        return options[int(answer) - 1]
    return answer or options[0]


def confirm(question: str) -> bool:
    """Whether it is so; without an answer it is."""
    try:
        return not input(f"{question} [Y/n] ").strip().lower().startswith("n")
    except EOFError:
        return True


def asked_about(draft: Draft) -> Draft:
    """The draft after its doubts were put to the person at the terminal."""
    publisher, portal, lists = draft.publisher, draft.portal, draft.lists
    if publisher.doubt:
        question = f"Who publishes {draft.url}? ({publisher.why}; {publisher.doubt})"
        value = choose(question, [publisher.value, *publisher.others])
        why = publisher.why if value == publisher.value else "as answered"
        publisher = replace(publisher, value=value, why=why, doubt="")
    if portal:
        portal = confirm(f"Does {publisher.value} republish other publishers' articles?")
    if lists is not None:
        lists = [one for one in map(_confirmed, lists) if one is not None]
    return replace(draft, publisher=publisher, portal=portal, lists=lists or draft.lists)


def _confirmed(one: DraftedList) -> DraftedList | None:
    if not one.doubt:
        return one
    label = one.source.name or one.source.section or one.source.url
    keep = confirm(f"{one.source.kind} {label}: {one.why}. Keep it?")
    return replace(one, doubt="") if keep else None


def places(to: str | None) -> tuple[Path, Path]:
    """Where --new writes declarations and their tests: to ``to``, to SITES_PATH, to the checkout.

    Raises ``DraftError`` where there is none of them.
    """
    folder = Path(to) if to else own.folder()
    if folder is not None:
        return folder, folder / _TESTS
    if not (_CHECKOUT / "scrapy.cfg").is_file():
        raise DraftError("say where sites of your own stand: --to DIR, or SITES_PATH in the environment")
    return _CHECKOUT / "newscrawl" / "sites", _CHECKOUT / _LIST_PAGES


def test_folders() -> list[Path]:
    """Where frozen pages of lists stand: in SITES_PATH, in the checkout."""
    folder = own.folder()
    checkout = [_CHECKOUT / _LIST_PAGES] if (_CHECKOUT / "scrapy.cfg").is_file() else []
    return ([folder / _TESTS] if folder is not None else []) + checkout


def tested(name: str, sites: Path, cases: Path) -> subprocess.CompletedProcess[str]:
    """The test of a site by a process of its own, which finds the new files as every later one does."""
    environment = dict(os.environ)
    if cases.parent == sites:
        environment[own.VARIABLE] = str(sites.resolve())
    command = [sys.executable, "-m", "newscrawl", "sites", name, "--test"]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - this program
