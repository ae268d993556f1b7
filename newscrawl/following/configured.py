"""Sites whose address, and perhaps lists, are known to the operator alone and come from settings."""

import json
from typing import Any

from scrapy.settings import BaseSettings

from newscrawl.addresses import place_of
from newscrawl.exceptions import ArgumentError
from newscrawl.following.arguments import is_web_address, refuse_user
from newscrawl.redaction import shown_input
from newscrawl.sites.registry import SiteRegistry
from newscrawl.sites.sources import ListSource

_LIST_FIELDS = ("kind", "url", "name", "section", "tab", "paging", "max_pages")


def configured(sites: SiteRegistry, name: str, settings: BaseSettings) -> tuple[SiteRegistry, frozenset[str]]:
    """``sites`` with the site ``name`` where the settings say, if it takes its address from them.

    Also the places (``host:port``) that the operator named thereby. ``<NAME>_URL`` is the address of the
    site's pages, ``<NAME>_API_URL`` of the data they fetch (only needed where that is in a private network),
    ``<NAME>_LISTS`` its lists: a JSON array of objects with ``kind``, ``url`` and, as they apply, ``name``,
    ``section``, ``tab``, ``paging``, ``max_pages``.

    Raises:
        ArgumentError: a setting is missing or cannot be understood; the line says what to give.
    """
    site = sites.get(name)
    prefix = site.configured_by
    if not prefix:
        return sites, frozenset()
    home = address_in(settings, f"{prefix}_URL")
    if home is None:
        raise ArgumentError(f"the address of {name} is not known: give it with -s {prefix}_URL=https://…")
    places = {place_of(home)}
    if api := address_in(settings, f"{prefix}_API_URL"):
        places.add(place_of(api))
    lists = settings.get(f"{prefix}_LISTS")
    placed = sites.placed(name, home, _lists(lists, f"{prefix}_LISTS") if lists else None)
    return placed, frozenset(places)


def address_in(settings: BaseSettings, name: str) -> str | None:
    """The address that a setting holds, or None. Raises ``ArgumentError`` for what is no address."""
    value = settings.get(name)
    if not value:
        return None
    if not is_web_address(str(value)):
        raise ArgumentError(
            f"{name}={shown_input(str(value))} is no address: write it like https://news.example.com"
        )
    refuse_user(str(value), name)
    return str(value)


def _lists(value: Any, name: str) -> tuple[ListSource, ...]:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise ArgumentError(f"{name} is no JSON ({error}): {_example(name)}") from None
    if not isinstance(value, (list, tuple)) or not value:
        raise ArgumentError(f"{name} must be an array of lists: {_example(name)}")
    return tuple(_list(one, name) for one in value)


def _list(one: Any, name: str) -> ListSource:
    if not isinstance(one, dict) or one.get("kind") not in {"mainnews", "trending"} or not one.get("url"):
        raise ArgumentError(
            f"every list of {name} needs a kind, mainnews or trending, and a url: {_example(name)}"
        )
    if unknown := [field for field in one if field not in _LIST_FIELDS]:
        raise ArgumentError(f"{name} has no field {unknown[0]!r}: a list has {', '.join(_LIST_FIELDS)}")
    refuse_user(str(one["url"]), f"a url of {name}")
    return ListSource(**one, reader="rule")


def _example(name: str) -> str:
    example = '[{"kind": "mainnews", "url": "/category/economy", "section": "경제"}]'
    return f"write it like -s {name}='{example}'"
