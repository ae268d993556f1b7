"""Serve saved article pages on loopback as they are, behind a plain page that lists their headlines.

    python -m benchmarks.serve_pages FOLDER [--port 8700] [--times 1]
    scrapy crawl mainnews -a url=http://127.0.0.1:8700/ -s DOWNLOAD_DELAY=0

FOLDER holds ``<site>/<name>.html`` with the truth in ``<site>/<name>.json``; those with a ``body`` in it are
articles. The bytes go out unchanged and without a charset, so that a page's own declaration counts. With
``--times`` each page stands at so many addresses.
"""

import argparse
import asyncio
import html
import json
import subprocess
import sys
from pathlib import Path
from typing import Self

from aiohttp import web

from benchmarks.processes import PROJECT


def article_pages(folder: Path) -> list[Path]:
    """The saved pages below ``folder`` whose truth says that they are articles."""
    truths = (
        path for path in sorted(folder.glob("*/*.json")) if "body" in json.loads(path.read_text("utf-8"))
    )
    return [page for truth in truths if (page := truth.with_suffix(".html")).exists()]


def _headline(page: Path) -> str:
    """What the truth of a page says that its headline is. A list of addresses would be held against every
    page for nothing: no headline is promised by it.
    """
    truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return truth.get("title") or page.stem


def application(folder: Path, times: int = 1) -> web.Application:
    """The list at ``/`` and every page at its path below ``folder``; its repetitions are below a number."""
    saved = [
        (path.relative_to(folder), path.read_bytes(), html.escape(_headline(path)))
        for path in article_pages(folder)
    ]
    pages = {
        f"/{f'{number}/' if number else ''}{path}": (body, headline)
        for number in range(times)
        for path, body, headline in saved
    }

    async def listing(_: web.Request) -> web.Response:
        rows = "".join(
            f'<li><a href="{address}">{headline}</a></li>' for address, (_, headline) in pages.items()
        )
        return web.Response(
            text=f"<!doctype html><title>pages</title><ul>{rows}</ul>", content_type="text/html"
        )

    async def page(request: web.Request) -> web.Response:
        if request.path not in pages:
            raise web.HTTPNotFound
        return web.Response(body=pages[request.path][0], headers={"Content-Type": "text/html"})

    app = web.Application()
    app.add_routes([web.get("/", listing), web.get("/{path:.+}", page)])
    return app


class ServedPages:
    """The pages served by a process of its own, at ``url``, while the context lasts."""

    def __init__(self, folder: Path, times: int = 1) -> None:
        self._command = [sys.executable, "-m", "benchmarks.serve_pages", str(folder.resolve())]
        self._command += ["--port=0", f"--times={times}"]
        self.url = ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        return self

    def __exit__(self, *exc: object) -> None:
        self._process.terminate()
        self._process.communicate()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8700, help="0 takes a free one")
    parser.add_argument("--times", type=int, default=1, help="addresses of each page")
    options = parser.parse_args()
    app = application(options.folder, options.times)

    async def serve() -> None:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", options.port).start()
        host, port = runner.addresses[0][:2]
        print(f"http://{host}:{port}/", flush=True)
        await asyncio.Event().wait()

    asyncio.run(serve())


if __name__ == "__main__":
    main()
