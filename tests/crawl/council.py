"""The pages of a small news site, a list and articles of the same council, and how it is crawled."""

import subprocess

from tests.conftest import Command, WebSite

# It need not be spared.
FAST = ("-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-s", "RETRY_TIMES=0")
TEXT = (
    "시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 3.2% 늘어난 4조1200억원이다.",
    "의원들은 복지와 교통 분야에 더 많은 재원이 필요하다고 입을 모았다. 표결에는 38명이 참여했다.",
    "시는 이달 안에 세부 집행 계획을 세워 공개하기로 했다.",
)


def article(number: int) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return (
        f"<html><head><meta charset='utf-8'><title>시의회 예산안 {number}차 의결</title>"
        f"<meta property='og:site_name' content='가람신문'>"
        f"<meta property='article:published_time' content='2025-02-05T15:{number:02}:00+09:00'></head>"
        f"<body><h1>시의회 예산안 {number}차 의결</h1><article>{paragraphs}</article></body></html>"
    )


def listing(numbers) -> str:
    rows = "".join(
        f'<li><a href="/news/{n}">시의회 예산안 {n}차 의결, 복지에 더 쓴다</a></li>' for n in numbers
    )
    return f"<html><body><h2>주요뉴스</h2><ul>{rows}</ul></body></html>"


def crawl(run_scrapy: Command, site: WebSite, *options: str) -> subprocess.CompletedProcess[str]:
    return run_scrapy("crawl", "mainnews", "-a", f"url={site.url}/", *FAST, *options)


def crawl_well(run_scrapy: Command, site: WebSite, path: str, *arguments: str) -> str:
    """Crawl a list with these arguments; what is said, which has no complaint."""
    given = [part for one in arguments for part in ("-a", one)]
    done = run_scrapy("crawl", "mainnews", "-a", f"url={site.url}{path}", *FAST, *given)
    assert "Verdict: ok" in done.stderr, done.stderr[-3000:]
    return done.stderr
