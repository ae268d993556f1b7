"""A crawl of its own process: a real server, the project's pipelines and feeds, explicit settings.

``python -m tests.pipelines.crawl DATA_DIR SCENARIO [NAME=VALUE …]`` runs it; the last line is its stats as JSON.
"""

import json
import sys
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

from newscrawl.extensions.run import Run
from newscrawl.feeds.defaults import DEFAULT_FEEDS
from newscrawl.items import Article, Author, Image, Placement, Ranking

KST = timezone(timedelta(hours=9))

SETTINGS: dict[str, Any] = {
    "ITEM_PIPELINES": {
        "newscrawl.pipelines.validate.Validate": 100,
        "newscrawl.pipelines.deduplicate.Deduplicate": 200,
        "newscrawl.pipelines.store.StorePipeline": 300,
    },
    "EXTENSIONS": {
        "newscrawl.extensions.run.Run": 10,
        "scrapy.extensions.feedexport.FeedExporter": None,
        "newscrawl.feeds.export.FeedExport": 0,
    },
    "FEEDS": DEFAULT_FEEDS,
    "FEED_EXPORT_ENCODING": "utf-8",
    "FEED_STORE_EMPTY": False,
    "FEED_URI_PARAMS": "newscrawl.feeds.export.uri_params",
    "FEED_STORAGES": dict.fromkeys(("", "file"), "newscrawl.feeds.storage.WholeFileStorage"),
    "FEED_EXPORTERS": {
        "json": "newscrawl.feeds.exporters.JsonExporter",
        "csv": "newscrawl.feeds.exporters.CsvExporter",
        "jsonlines": "newscrawl.feeds.exporters.JsonLinesExporter",
        "jl": "newscrawl.feeds.exporters.JsonLinesExporter",
    },
    "CONCURRENT_ITEMS": 8,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "INFO",
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


def article(number: int, base: str, **changes: Any) -> Article:
    """An invented article."""
    values: dict[str, Any] = {
        "id": f"테스트:{number}",
        "url": f"{base}/news/{number}",
        "requested_url": f"{base}/news/{number}?from=list",
        "site": "테스트",
        "publisher": "가람경제",
        "section": "경제",
        "title": f"{number}번째 시장 소식",
        "published_at": datetime(2025, 2, 5, 15, 22, tzinfo=KST),
        "authors": [Author("한가람", "garam@example.com", "기자"), Author("윤슬")],
        "body": f"{number}번째 글의 첫째 문단이다.\n\n-2.5% 내렸다.",
        "images": [Image(f"https://img.example.com/{number}.jpg", "회의 모습. 시청 제공", "시청")],
        "tags": ["경제", "시장"],
        "comment_count": number,
        "reactions": {"기뻐요": 3, "슬퍼요": 0},
        "language": "ko",
        "crawled_at": datetime.now(KST),
        "listed_in": [Placement("mainnews", "경제 주요뉴스", None, "경제", number)],
    }
    return Article(**(values | changes))


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

    def parse_list(self, response: Any) -> Any:
        run = self.crawler.get_extension(Run)
        assert run is not None
        for number in range(1, int(self.count) + 1):
            yield Ranking(
                site="테스트",
                list="mainnews",
                name="경제 주요뉴스",
                section="경제",
                rank=number,
                title=f"{number}번째 시장 소식",
                url=f"{self.base}/news/{number}?from=list",
                article_id=f"테스트:{number}",
                observed_at=datetime.now(KST),
                run=run.id,
            )
            yield Request(
                f"{self.base}/news/{number}", callback=self.parse_news, cb_kwargs={"number": number}
            )

    def parse_news(self, response: Any, number: int) -> Any:
        changes: dict[str, Any] = {}
        if self.scenario == "untitled" and number == 3:
            changes = {"title": None}
        if self.scenario == "edited" and number == 3:
            changes = {"title": "고친 제목"}
        if self.scenario == "counted":
            changes = {"comment_count": 99}
        if self.scenario == "twice":
            yield article(number, self.base, id=f"테스트:{number}b")
        if self.scenario == "huge" and number == 3:
            changes = {"comment_count": 1 << 80}
        yield article(number, self.base, **changes)


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
