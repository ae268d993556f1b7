"""The commands of ``scrapy`` in this project.

Scrapy imports those that ``COMMANDS_MODULE`` names before it runs one, with all that they need, which takes a
second: ``scrapy crawl`` that is told to end meanwhile does so in one line.
"""

import importlib
import sys
import threading
from typing import Final

from newscrawl.collector import look_seldom
from newscrawl.exceptions import NewscrawlError
from newscrawl.interruption import end_at_once
from newscrawl.processtitle import hide_arguments

# In the order in which they import each other.
_HEAVY: Final = (
    "scrapy.core.downloader.tls",
    "scrapy.core.downloader.contextfactory",
    "scrapy.core.downloader.handlers.http11",
)


def _import(*names: str) -> None:
    for name in names:
        importlib.import_module(name)


hide_arguments()
if next((argument for argument in sys.argv[1:] if not argument.startswith("-")), None) == "crawl":
    end_at_once()
    look_seldom()
    # The engine would load it. It looks up the module of every frame of the stack among all modules there are
    # by then, three times: a tenth of the start, and less where the stack is short, as a thread's is.
    loading = threading.Thread(target=_import, args=_HEAVY)
    loading.start()
    loading.join()
try:
    importlib.import_module("newscrawl.sites")
except NewscrawlError as error:  # a declaration of the operator's own
    sys.exit(f"newscrawl: {error}")
