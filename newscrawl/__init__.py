"""newscrawl: main-news and trending lists of Korean news, read into clean items."""

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscrawl.library import read_article, read_listing

__all__ = ["__version__", "read_article", "read_listing"]

__version__ = "0.1.0"

FOLDER_VARIABLE = "NEWSCRAWL_FOLDER"
"""The environment variable by which the command ``newscrawl`` says where it was started."""


def project_dir() -> Path | None:
    """The folder that relative paths count from: the checkout, else where ``newscrawl`` was started.

    None where there is neither: in an egg on a Scrapyd server, or imported by another program.
    """
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "scrapy.cfg").is_file():
        return checkout
    folder = os.environ.get(FOLDER_VARIABLE)
    return Path(folder) if folder else None


def __getattr__(name: str) -> Any:
    # Reading is imported when it is asked for: commands and settings import this package without it.
    if name in ("read_article", "read_listing"):
        return getattr(import_module("newscrawl.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
