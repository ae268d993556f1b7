"""The feeds of a run that nobody names: what is new or changed, and the ranks observed.

Plain data, because settings are loaded before anything else is.
"""

from typing import Any


def _feed(item: str) -> dict[str, Any]:
    return {
        "item_classes": [f"newscrawl.items.{item}"],
        "encoding": "utf-8",
        "store_empty": False,
        "uri_params": "newscrawl.extensions.feeds.uri_params",
    }


# Absolute paths by ``feed_dir``, named by the run: mainnews/20250205T063000Z-mainnews-1a2b3c.articles.json.
# Its time alone would not do: runs of several sites begin in the same second.
_RUN = "%(feed_dir)s/%(name)s/%(run)s"

DEFAULT_FEEDS: dict[str, dict[str, Any]] = {
    f"{_RUN}.articles.json": {"format": "json", **_feed("Article")},
    f"{_RUN}.articles.csv": {"format": "csv", **_feed("Article")},
    f"{_RUN}.rankings.json": {"format": "json", **_feed("Ranking")},
    f"{_RUN}.rankings.csv": {"format": "csv", **_feed("Ranking")},
}
