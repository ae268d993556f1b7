"""``scrapy serve``: it says where, answers, ends when told, and lets nobody in by mistake."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from newscrawl.store import Store
from tests.conftest import PROJECT, Command


def test_it_answers_until_it_is_told_to_end(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    Store(f"sqlite:///{tmp_path}/data/newscrawl.db").close()
    serving = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "serve", "--port", "0"],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        assert line.startswith("Reading room at http://127.0.0.1:")
        with urllib.request.urlopen(line.split()[3].rstrip(";")) as answer:
            assert answer.status == 200
            assert "아직 기록이 없습니다" in answer.read().decode()
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=30)
    finally:
        serving.kill()
    assert (serving.returncode, errors) == (0, "")


def test_what_is_wrong_is_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    none = run_scrapy("serve")
    assert (none.returncode, none.stderr.count("\n")) == (1, 1)
    assert "there is no store at" in none.stderr
    (tmp_path / "data").mkdir()
    Store(f"sqlite:///{tmp_path}/data/newscrawl.db").close()
    refused = run_scrapy("serve", "--host", "0.0.0.0")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "there is no password" in refused.stderr
    assert "--to-network" in refused.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run_scrapy("serve", "--port", port)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert f"port {port} of 127.0.0.1 cannot be served" in refused.stderr
