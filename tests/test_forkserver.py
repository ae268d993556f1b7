"""What is forked is as what is started: its words, its environment, its exit code, its end."""

import os
import re
import socket
import subprocess

import pytest

from tests import forkserver
from tests.ports import free_port


def test_a_command_has_the_arguments_and_the_environment_that_it_is_given(tmp_path):
    environment = os.environ | {"DATA_DIR": str(tmp_path)}
    done = forkserver.run("scrapy", ["settings", "--get", "DATA_DIR"], environment, 60)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path}\n", "")
    assert forkserver.run("scrapy", ["settings", "--get", "DATA_DIR"], os.environ, 60).stdout == "data\n"


def test_what_it_says_and_how_it_ends_are_told_apart():
    done = forkserver.run("json.tool", ["/nowhere"], os.environ, 60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "can't open '/nowhere'" in done.stderr


def test_newscrawl_is_loaded_anew():
    loaded = "import sys; print(*sys.modules)"
    done = forkserver.run("timeit", ["-n1", "-r1", loaded], os.environ, 60)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"\bnewscrawl\b|twisted\.internet\.reactor\b", done.stdout)


def test_one_that_does_not_end_in_time_is_ended():
    port = free_port()
    with pytest.raises(subprocess.TimeoutExpired):
        forkserver.run("http.server", ["--bind", "127.0.0.1", str(port)], os.environ, 1)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
