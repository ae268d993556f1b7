"""A spider that builds the tree of each page and yields its title: what Scrapy alone takes."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.http import Response, TextResponse


class BareSpider(scrapy.Spider):
    """Fetches ``addresses``, a file with a JSON list."""

    name = "bare"

    def __init__(self, addresses: str) -> None:
        super().__init__()
        self.addresses: list[str] = json.loads(Path(addresses).read_text("utf-8"))

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for address in self.addresses:
            yield scrapy.Request(address, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> Iterator[dict[str, str | None]]:
        """Yield the title, for which the whole tree is built."""
        assert isinstance(response, TextResponse)
        yield {"title": response.selector.root.findtext("head/title")}
