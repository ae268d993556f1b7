"""Declarations outside this package: files in the operator's folder, and other packages.

``SITES_PATH``, a variable of the environment, names a folder whose files ``<name>.py`` each declare sites, as
the files of this package do. Another package names a module of its own under the entry point
``newscrawl.sites``. What the folder declares goes before another package's, and that before this package's.
"""

import importlib.util
import os
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Final

from newscrawl import project_dir
from newscrawl.exceptions import NewscrawlError

VARIABLE = "SITES_PATH"
ENTRY_POINTS = "newscrawl.sites"
# Where modules of the folder stand among those that are loaded; a name that no package has.
_PREFIX = "newscrawl_own_sites"
MISTAKES: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    SyntaxError,
    TypeError,
    ValueError,
    re.error,
)
"""What a declaration that a person wrote raises when it is loaded, or made a site."""


class SiteFileError(NewscrawlError):
    """A declaration outside the package cannot be read. Raised by ``declared`` at the start of a program."""


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The operator's folder, if the environment names one. Raises ``SiteFileError`` if it is not there."""
    given = environment.get(VARIABLE)
    if not given:
        return None
    path = (project_dir() or Path.cwd()) / Path(given).expanduser()
    if not path.is_dir():
        raise SiteFileError(f"{VARIABLE}={given} is no folder: make it, or correct the variable")
    return path


def modules_of_packages() -> Iterator[ModuleType]:
    """The modules that other packages name. Raises ``SiteFileError``."""
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda one: one.name):
        try:
            module = entry.load()
        except MISTAKES as error:
            raise SiteFileError(f"the sites of {entry.value} cannot be read: {said_of(error)}") from error
        if isinstance(module, ModuleType):
            yield module


def modules_of_folder(path: Path) -> Iterator[ModuleType]:
    """The modules in the operator's folder, by name. Raises ``SiteFileError``."""
    for file in sorted(path.glob("*.py")):
        name = f"{_PREFIX}.{file.stem}"
        spec = importlib.util.spec_from_file_location(name, file)
        if spec is None or spec.loader is None:
            continue
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # dataclasses and inspect look for it there
        try:
            spec.loader.exec_module(module)
        except MISTAKES as error:
            raise SiteFileError(f"{file} cannot be read: {said_of(error)}") from error
        yield module


def said_of(error: Exception) -> str:
    """What a mistake is, in a line."""
    where = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
    return f"{type(error).__name__}: {error.args[0] if error.args else error}{where}"
