"""A declaration to begin with, for ``scrapy schedule --new``."""

from importlib.resources import files
from pathlib import Path

from newscrawl.schedule.errors import ScheduleError


def write_example(path: Path) -> None:
    """Write a declaration with every key explained. Raises ``ScheduleError``, also where there is a file."""
    text = files("newscrawl.schedule").joinpath("example.toml").read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ScheduleError([f"{path} is there already; edit it, or name another with --file"]) from None
    except OSError as error:
        raise ScheduleError([f"{path} cannot be written: {error}"]) from error
