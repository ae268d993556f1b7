"""Serve saved article pages on loopback as they are, behind a plain page that lists them.

    python benchmarks/serve_pages.py FOLDER [--port 8700]
    scrapy crawl mainnews -a url=http://127.0.0.1:8700/ -s DOWNLOAD_DELAY=0

FOLDER holds ``<site>/<name>.html`` with the truth in ``<site>/<name>.json``; those with a ``body`` in it are
articles. The bytes go out unchanged and without a charset, so that a page's own declaration counts.
"""

import argparse
import json
from pathlib import Path

from aiohttp import web


def article_pages(folder: Path) -> list[Path]:
    """The saved pages below ``folder`` whose truth says that they are articles."""
    truths = (
        path for path in sorted(folder.glob("*/*.json")) if "body" in json.loads(path.read_text("utf-8"))
    )
    return [page for truth in truths if (page := truth.with_suffix(".html")).exists()]


def application(folder: Path) -> web.Application:
    """The list at ``/`` and every page at its path below ``folder``."""
    pages = {f"/{path.relative_to(folder)}": path for path in article_pages(folder)}

    async def listing(_: web.Request) -> web.Response:
        rows = "".join(f'<li><a href="{address}">{address}</a></li>' for address in pages)
        return web.Response(
            text=f"<!doctype html><title>pages</title><ul>{rows}</ul>", content_type="text/html"
        )

    async def page(request: web.Request) -> web.Response:
        if request.path not in pages:
            raise web.HTTPNotFound
        return web.Response(body=pages[request.path].read_bytes(), headers={"Content-Type": "text/html"})

    app = web.Application()
    app.add_routes([web.get("/", listing), web.get("/{path:.+}", page)])
    return app


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8700)
    options = parser.parse_args()
    web.run_app(application(options.folder), host="127.0.0.1", port=options.port)


if __name__ == "__main__":
    main()
