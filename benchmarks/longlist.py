"""A list of 100,000 links: how long until it is stored and its articles are read, and in how much memory.

``python -m benchmarks.longlist [--links 100000] [--read 500]`` serves one page with so many links and small
articles behind them from a process of its own, crawls it, and stops when so many articles are kept.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.processes import PROJECT, peak_megabytes, stored

TEXT = "시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 3.2% 늘어난 4조1200억원이다."


def serve(links: int) -> str:
    """Serve the site; returns its address."""
    rows = "".join(
        f'<li><a href="/news/{n}">시의회 예산안 {n}차 의결, 복지에 더 쓴다</a></li>' for n in range(links)
    )
    front = f"<html><body><h2>주요뉴스</h2><ul>{rows}</ul></body></html>".encode()

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path.startswith("/news/"):
                title = f"시의회 예산안 {self.path.rpartition('/')[2]}차 의결"
                time_of = "<meta property='article:published_time' content='2025-02-05T15:30:00+09:00'>"
                head = f"<html><head>{time_of}<title>{title}</title></head><body><h1>{title}</h1>"
                page = f"{head}<article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()
            else:
                page = front if self.path == "/" else b"User-agent: *\nAllow: /\n"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """The crawl is killed in the end."""

    server = Server(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def waiting(database: Path) -> int:
    """Articles on the frontier."""
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            return int(
                connection.execute("select count(*) from frontier where kind = 'article'").fetchone()[0]
            )
        except sqlite3.OperationalError:
            return 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=500)
    options = parser.parse_args()
    address = serve(options.links)
    command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", f"url={address}", "-L", "WARNING"]
    command += ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began, highest, listed = time.perf_counter(), 0.0, 0.0
        process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | {"DATA_DIR": name})
        while process.poll() is None and stored(folder / "newscrawl.db") < options.read:
            highest = max(highest, peak_megabytes(process.pid))
            if not listed and waiting(folder / "newscrawl.db"):
                listed = time.perf_counter() - began
                print(f"list stored after {listed:.1f} s, {highest:.0f} MB", flush=True)
            time.sleep(0.5)
        seconds = time.perf_counter() - began
        cpu = sum(map(int, Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        print(
            f"{stored(folder / 'newscrawl.db')} articles kept after {seconds:.1f} s"
            f" ({cpu / os.sysconf('SC_CLK_TCK'):.1f} s CPU), at most {highest:.0f} MB"
        )
        process.send_signal(signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    main()
