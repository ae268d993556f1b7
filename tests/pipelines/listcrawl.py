"""A crawl of its own process: a real server, the project's pipelines and feeds, explicit settings.

``python -m tests.pipelines.listcrawl DATA_DIR SCENARIO [NAME=VALUE …]`` runs it. Upper-case names are
settings, ``file_size`` is the most bytes a file may have, others are the spider's arguments. The stats are
in ``DATA_DIR/stats.json`` afterwards.
"""

import json
import resource
import sys
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

from newscrawl import settings as project
from newscrawl.items import Ranking
from tests.store.samples import KST, article

SETTINGS: dict[str, Any] = {
    "ITEM_PIPELINES": project.ITEM_PIPELINES,
    "EXTENSIONS": {
        "newscrawl.extensions.run.RunExtension": 0,
        "scrapy.extensions.feedexport.FeedExporter": None,
        "newscrawl.extensions.feeds.FeedExport": 10,
    },
    "RUN_ENABLED": True,
    "VERDICT_DEGRADED_SHARE": project.VERDICT_DEGRADED_SHARE,
    "VERDICT_BROKEN_SHARE": project.VERDICT_BROKEN_SHARE,
    "VERDICT_MISSING_SHARE": project.VERDICT_MISSING_SHARE,
    "FEEDS": project.FEEDS,
    "FEED_STORAGES": project.FEED_STORAGES,
    "FEED_EXPORTERS": project.FEED_EXPORTERS,
    "CONCURRENT_ITEMS": 8,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "INFO",
}


# What is different about the third article.
SCENARIOS: dict[str, dict[str, Any]] = {
    "plain": {},
    "twice": {},
    "untitled": {"title": None, "body": None, "images": []},
    "edited": {"title": "고친 제목"},
    "counted": {"comment_count": 99},
    "huge": {"comment_count": 1 << 80},
}


class Pages(BaseHTTPRequestHandler):
    """Answers every address with a page that names it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = f"<html><body><h1>{self.path}</h1></body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


class ListSpider(Spider):
    """Reads ``count`` articles named by a list, one request each."""

    name = "listspider"
    count = "20"
    scenario = "plain"
    port = "0"
    custom_settings: ClassVar[dict[str, Any]] = {"ROBOTSTXT_OBEY": False}

    async def start(self) -> Any:
        self.base = f"http://127.0.0.1:{self.port}"
        yield Request(f"{self.base}/list", callback=self.parse_list)

    def parse_list(self, _response: Any) -> Any:
        numbers = range(1, int(self.count) + 1)
        for number in numbers:
            yield Ranking(
                site="demo",
                list="mainnews",
                name="경제 주요뉴스",
                section="경제",
                rank=number,
                title=None if self.scenario == "untitled" and number == 2 else f"{number}번째 시장 소식",
                url=f"http://news.example.com/{number}",
                article_id=f"demo:{number}",
                observed_at=datetime.now(KST),
            )
        for number in numbers:
            yield Request(f"{self.base}/{number}", callback=self.parse_news, cb_kwargs={"number": number})

    def parse_news(self, _response: Any, number: int) -> Any:
        changes: dict[str, Any] = {
            "url": f"http://news.example.com/{number}",
            "requested_url": f"http://news.example.com/{number}?from=list",
            "crawled_at": datetime.now(KST),
        }
        if number == 3:
            changes |= SCENARIOS[self.scenario]
        yield article(number, **changes)
        if self.scenario == "twice":
            yield article(number, **(changes | {"id": f"demo:mobile-{number}"}))
            yield article(number, **(changes | {"url": f"http://m.example.com/{number}"}))


def main(data_dir: str, scenario: str, *options: str) -> None:
    """Run one crawl."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = {**SETTINGS, "DATA_DIR": data_dir}
    arguments = {}
    for option in options:
        name, _, value = option.partition("=")
        if name.isupper():
            settings[name] = json.loads(value) if value[:1] in "{[" else value
        else:
            arguments[name] = value
    port = arguments.pop("port", str(server.server_port))
    if "file_size" in arguments:
        size = int(arguments.pop("file_size"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(ListSpider)
    process.crawl(crawler, scenario=scenario, port=port, **arguments)
    process.start()
    reason = crawler.stats.get_value("finish_reason")
    stats = {k: v for k, v in crawler.stats.get_stats().items() if isinstance(v, (int, float, str))}
    Path(data_dir, "stats.json").write_text(json.dumps(stats | {"finish_reason": reason}), encoding="utf-8")
    server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
