"""``scrapy serve``: the reading room, served on this machine."""

import argparse
import ipaddress
import logging
import os

from scrapy.exceptions import UsageError

from newscrawl.commandsettings import settings_of
from newscrawl.exceptions import ArgumentError
from newscrawl.lengths import keep_for
from newscrawl.log import hide_secrets
from newscrawl.markup import MarkupMissingError
from newscrawl.plaincommand import PlainCommand
from newscrawl.redaction import secrets_in
from newscrawl.room.indexing import Indexing
from newscrawl.store import Store
from newscrawl.store.location import existing_store_url

PORT = 8500


class Command(PlainCommand):
    """Until it is told to end. Exit code 1 if there is no store, or the port is taken."""

    def syntax(self) -> str:
        return "[--port PORT] [--write] [--host HOST --to-network [--name NAMES]]"

    def short_desc(self) -> str:
        return "Serve the reading room: lists at any minute, articles, changes, in a browser"

    def long_desc(self) -> str:
        return (
            "Serve the reading room to this machine until Ctrl-C. Who reads it changes nothing; with "
            "--write, a withheld reading can be stored from its page. There is no password: whoever reaches "
            "it reads all of the store. So another --host than this machine's own needs --to-network, which "
            "says that everybody there may; --name are the names it is called by there, with commas."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1, this machine alone")
        parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}; 0 takes a free one")
        parser.add_argument(
            "--to-network", action="store_true", help="everybody who reaches --host may read the store"
        )
        parser.add_argument("--name", metavar="NAMES", default="", help="host names it is called by there")
        parser.add_argument("--write", action="store_true", help="withheld readings can be stored from it")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy serve takes options only")
        _check(opts)
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s: %(message)s", force=True)
        hide_secrets(secrets_in(os.environ))
        # Every command imports this module, and these import a web server.
        try:
            from newscrawl.room.app import make_app  # noqa: PLC0415
            from newscrawl.room.opened import OpenStore  # noqa: PLC0415
            from newscrawl.room.room import Room  # noqa: PLC0415
            from newscrawl.room.server import listening, serve  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise MarkupMissingError(
                f"the reading room needs the package {error.name}: pip install 'newscrawl[room]'"
            ) from None
        url = existing_store_url(settings_of(self))
        keep = keep_for(settings_of(self).get("KEEP_PAGES") or "0", "KEEP_PAGES")
        store = OpenStore(lambda: Store(url, read_only=True))
        try:
            room = Room(store, writing=(lambda: Store(url, keep)) if opts.write else None)
            names = [one.strip() for one in opts.name.split(",") if one.strip()]
            app = make_app(room, [*names, opts.host], addresses=opts.to_network)
            with listening(opts.host, opts.port) as on, Indexing(store, lambda: Store(url)):
                port = on.getsockname()[1]
                host = f"[{opts.host}]" if ":" in opts.host else opts.host
                serve(
                    app, on, lambda: print(f"Reading room at http://{host}:{port}/; Ctrl-C ends", flush=True)
                )
        finally:
            store.close()


def _check(opts: argparse.Namespace) -> None:
    """Raise ``ArgumentError`` where others than this machine are let in without saying so."""
    if opts.to_network or opts.host == "localhost":
        return
    try:
        is_own = ipaddress.ip_address(opts.host).is_loopback
    except ValueError:
        is_own = False
    if not is_own:
        raise ArgumentError(
            f"--host {opts.host} lets others than this machine in, and there is no password: they read all of"
            " the store. Add --to-network if they may"
        )
