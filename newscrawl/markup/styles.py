"""The styles that all pages share."""

from functools import cache
from importlib.resources import files


@cache
def base_styles() -> str:
    """The base stylesheet: colours as custom properties, light and dark, type, tables, print.

    ``data-theme="light"`` or ``"dark"`` on ``<html>`` outweighs what the system prefers.
    """
    return files("newscrawl.markup").joinpath("assets/base.css").read_text(encoding="utf-8")
