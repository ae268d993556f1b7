"""The life of sites that are redesigned: a good run, the redesign, the run that notices it, the repair.

It is played in a copy of the project with the declarations of ``own/`` in it, so that patches have a file to
go to.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from scrapy.http import HtmlResponse

from newscrawl.pages import Listed, read_article
from newscrawl.sites import Site
from tests.crawl.loopback import HANDLERS
from tests.redesigns.redesign import Kind, listing, redesigned
from tests.redesigns.stories import FROZEN, Story, story

PROJECT = Path(__file__).resolve().parents[2]
OWN = Path(__file__).parent / "own"
# Articles of a site in its first run, and how many more stand on its list after the redesign.
FIRST, MORE = 8, 2
# A text that shares less than this with the article's own is a wrong one. Below 1: without their names, the
# caption inside of a sentence and the label before it may join a text.
OWN_TEXT = 0.9
_SETTINGS = {"ROBOTSTXT_OBEY": "0", "DOWNLOAD_DELAY": "0", "RETRY_TIMES": "0", "DOWNLOAD_HANDLERS": HANDLERS}


@dataclass
class Outcome:
    """How one redesign went. ``wrong``: articles stored with another title or text than their own.

    ``unlike``: field to what is read with the patched declaration, where it is not what stands there.
    """

    site: str
    kind: Kind
    noticed: bool = False
    wrong: list[str] = field(default_factory=list)
    patch: str = ""
    notes: str = ""
    unlike: dict[str, Any] = field(default_factory=dict)

    @property
    def repaired(self) -> bool:
        return not self.unlike


class Servers:
    """All sites on one server on loopback, which answers ``/<host><path>``."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    @contextmanager
    def serving(self) -> Iterator[str]:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                text = pages.get(self.path)
                body = (text or "gone").encode()
                self.send_response(200 if text is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def serve(self, stories: list[Story], pages: list[str]) -> None:
        """Serve these articles of one site, and the list that leads to them."""
        host = stories[0].host
        self.pages |= {f"/{host}{one.path}": page for one, page in zip(stories, pages, strict=True)}
        self.pages[f"/{host}/"] = listing(stories)


class Copy:
    """A copy of the project in ``folder`` that declares the sites of ``own/`` as well."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        shutil.copytree(
            PROJECT / "newscrawl", folder / "newscrawl", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(PROJECT / "scrapy.cfg", folder)
        for path in OWN.glob("*.py"):
            shutil.copy(path, folder / "newscrawl" / "sites")
        self._env = os.environ | {
            "DATA_DIR": str(folder / "data"),
            "LOOPBACK_URL": url,
            "PYTHONPATH": str(PROJECT),
        }
        self._guard = url.partition("//")[2]

    def scrapy(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scrapy", *arguments],
            cwd=self.folder,
            env=self._env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    def crawl(self, sites: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
        settings = _SETTINGS | {"GUARD_ALLOWED": self._guard}
        given = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        return self.scrapy("crawl", "mainnews", "-a", f"site={','.join(sites)}", *given, *arguments)

    def stored(self) -> dict[str, dict[str, Any]]:
        """The current content of every stored article by its identity."""
        with sqlite3.connect(self.folder / "data/newscrawl.db") as connection:
            rows = connection.execute(
                "select id, content from articles join revisions"
                " on article_id = id and revisions.revision = articles.revision"
            )
            return {key: json.loads(content) for key, content in rows}

    def apply(self, patch: str) -> None:
        """Apply a patch as a user does."""
        subprocess.run(
            ["git", "apply", "--whitespace=nowarn", "-"],
            cwd=self.folder,
            input=patch,
            encoding="utf-8",
            check=True,
            env=os.environ | {"GIT_CEILING_DIRECTORIES": str(self.folder.parent)},
        )

    def declaration(self, name: str) -> Site:
        """The declaration of a site as its file stands now."""
        return load(self.folder / "newscrawl" / "sites" / f"{name}.py")


def load(path: Path) -> Site:
    """The declaration in a file that has its name."""
    spec = spec_from_file_location(f"copied_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    declarations = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Site)]
    return next(one for one in declarations if one.name == path.stem)()


def play(redesigns: Mapping[str, Kind], seed: int, folder: Path) -> tuple[list[Outcome], list[str]]:
    """Play one life of the sites of ``redesigns``, each redesigned as it says there.

    Returns how each went, and the verdicts of the first and the second run and of the one after the repair.
    """
    servers = Servers()
    sites = list(redesigns)
    verdicts = []
    with servers.serving() as url:
        copy = Copy(folder, url)
        for site in sites:
            stories = _stories(site)[:FIRST]
            servers.serve(stories, [one.page for one in stories])
        verdicts.append(_verdict(copy.crawl(sites)))
        good = copy.stored()
        assert len(good) == FIRST * len(sites), sorted(good)
        for site, kind in redesigns.items():
            stories = _stories(site)
            servers.serve(stories, [redesigned(one, kind, seed) for one in stories])
        verdicts.append(_verdict(copy.crawl(sites, "-a", "fresh=0")))
        stored = copy.stored()
        outcomes = []
        for site, kind in redesigns.items():
            outcome = Outcome(site, kind, noticed=f"{site}: rules of " in verdicts[1])
            outcome.wrong = _wrong(site, stored)
            _repair(copy, outcome, seed)
            outcomes.append(outcome)
        verdicts.append(_verdict(copy.crawl(sites, "-a", "fresh=0")))
    return outcomes, verdicts


def _verdict(run: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in run.stderr.splitlines() if "Verdict: " in line]
    assert len(lines) == 1, run.stderr[-4000:]
    return lines[0].partition("Verdict: ")[2]


def _stories(site: str) -> list[Story]:
    return [story(site, 1_000_000 + n) for n in range(FIRST + MORE)]


def _wrong(site: str, stored: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [
        f"{one.number}: {content.get('title')!r} {content.get('body')!r}"
        for one in _stories(site)
        if (content := stored.get(f"{site}:{one.number}")) is not None and not _is_own(content, one)
    ]


def _repair(copy: Copy, outcome: Outcome, seed: int) -> None:
    repair = copy.scrapy("sites", "--repair", outcome.site)
    assert "Traceback" not in repair.stderr, repair.stderr
    outcome.patch, outcome.notes = repair.stdout, repair.stderr
    if outcome.patch:
        copy.apply(outcome.patch)
    declaration = copy.declaration(outcome.site)
    for one in _stories(outcome.site):
        outcome.unlike |= unlike(declaration, one, redesigned(one, outcome.kind, seed))


def _is_own(content: Mapping[str, Any], one: Story) -> bool:
    likeness = SequenceMatcher(None, content.get("body") or "", one.expected["body"], autojunk=False).ratio()
    return content.get("title") == one.expected["title"] and likeness >= OWN_TEXT


def unlike(site: Site, one: Story, page: str) -> dict[str, Any]:
    """What is read of the fields that the site has rules for, where it is not what stands on the page.

    A time is compared to the minute: only some markup has seconds.
    """
    response = HtmlResponse(one.url, body=page.encode(), encoding="utf-8")
    article = asdict(read_article(response, site, listed=Listed(one.expected["title"])))
    got = {name: v.isoformat() if isinstance(v, datetime) else v for name, v in article.items()}
    out = {}
    for name in site.rules:
        if name in one.expected:
            pair = got[name], one.expected[name]
            if name in {"published_at", "modified_at"}:
                pair = (pair[0] or "")[:16], pair[1][:16]
            if pair[0] != pair[1]:
                out[name] = pair[0]
    return out


assert {path.stem for path in OWN.glob("*.py")} == {*FROZEN}
