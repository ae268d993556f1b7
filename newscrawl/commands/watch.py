"""``scrapy watch``: serves what Prometheus asks for."""

import argparse
import asyncio
import logging
import os
import signal

from scrapy.exceptions import UsageError

from newscrawl.commandsettings import settings_of
from newscrawl.log import hide_secrets
from newscrawl.plaincommand import PlainCommand
from newscrawl.redaction import secrets_in
from newscrawl.store import Store
from newscrawl.store.location import store_url

PORT = 9188


class Command(PlainCommand):
    """Until it is told to end. Exit code 1 if the store cannot be opened or the port is taken."""

    def syntax(self) -> str:
        return "[--host HOST] [--port PORT]"

    def short_desc(self) -> str:
        return "Serve metrics of runs, sites and the store to Prometheus, at /metrics"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        # There is no password: whoever reaches it reads which sites are followed.
        parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1, this machine alone")
        parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}; 0 takes a free one")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("scrapy watch takes options only")
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s: %(message)s", force=True)
        hide_secrets(secrets_in(os.environ))
        try:
            asyncio.run(self._serve(opts.host, opts.port))
        except OSError as error:
            self.fail(
                f"port {opts.port} of {opts.host} cannot be served: {error.strerror}; name another --port"
            )

    async def _serve(self, host: str, port: int) -> None:
        # Every command imports this module, and this one imports an HTTP server.
        from newscrawl.metrics.server import serve  # noqa: PLC0415

        store = Store(store_url(settings_of(self)))
        try:
            ended = asyncio.Event()
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, ended.set)
            runner = await serve(store, host, port)
            try:
                served = runner.addresses[0][1]
                print(f"Metrics at http://{host}:{served}/metrics; Ctrl-C ends", flush=True)
                await ended.wait()
            finally:
                await runner.cleanup()
        finally:
            store.close()
