"""The file of scheduled runs' environment: what of it a shell and systemd read, and who may."""

import ast
import inspect
import subprocess
from pathlib import Path

import pytest

from newscrawl import settings
from newscrawl.schedule import environment
from newscrawl.schedule.errors import ScheduleError

VALUES = {
    "STORE_URL": "postgresql+psycopg://news:p4ss%3Aw%40rd%24@db.example/news",
    "CONTACT": "https://example.com/'봇'?a=1&b=\"2\" #3",
    "NEWSCRAWL_ODD": "$HOME `id` \\n \\",
    "DATA_DIR": "/var/lib/news crawl",
}


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_a_shell_reads_what_was_written(shell: str, tmp_path: Path) -> None:
    path = tmp_path / "schedule.env"
    environment.write(path, VALUES)
    command = [shell, "-c", 'set -a && . "$0" && set +a && env -0', str(path)]
    done = subprocess.run(command, env={"HOME": "/nowhere", "PATH": "/usr/bin:/bin"}, stdout=-1, check=True)
    said = dict(line.split("=", 1) for line in done.stdout.decode().split("\0") if line)
    assert {name: said[name] for name in VALUES} == VALUES
    assert environment.read(path) == VALUES


def test_systemd_reads_what_was_written(tmp_path: Path) -> None:
    """By systemd's own reader of such files; this face of it, unlike EnvironmentFile=, also expands $HOME."""
    reader = Path("/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator")
    if not reader.exists():
        pytest.skip("systemd is not installed")
    values = {name: value for name, value in VALUES.items() if "$" not in value}
    environment.write(tmp_path / "environment.d" / "own.conf", values)
    done = subprocess.run(
        [reader], env={"HOME": "/nowhere", "XDG_CONFIG_HOME": str(tmp_path)}, stdout=-1, text=True, check=True
    )
    printed = tmp_path / "printed"
    printed.write_text(done.stdout, encoding="utf-8")
    command = ["bash", "-c", 'set -a; . "$0"; env -0', str(printed)]
    said = subprocess.run(command, env={"PATH": "/usr/bin:/bin"}, stdout=-1, check=True).stdout.decode()
    assert values.items() <= dict(line.split("=", 1) for line in said.split("\0") if line).items()


def test_only_its_owner_reads_it_and_what_else_stands_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "newscrawl.env"
    path.write_text("# by hand\nSCRAPYD_PASSWORD=plain  # word\nexport STORE_URL='old'\n", encoding="utf-8")
    path.chmod(0o644)
    now = environment.write(path, {"STORE_URL": "new"})
    assert now == environment.read(path) == {"SCRAPYD_PASSWORD": "plain", "STORE_URL": "new"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8").splitlines()[0] == "# by hand"
    assert [one.name for one in tmp_path.iterdir()] == ["newscrawl.env"]


@pytest.mark.parametrize(
    ("text", "said"), [("STORE_URL = x", 'line 1: write NAME="value"'), ('\nA="open', "line 2")]
)
def test_a_line_that_is_none_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "schedule.env"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScheduleError, match=said):
        environment.write(path, {})
    assert path.read_text(encoding="utf-8") == text


def test_a_line_break_is_refused_by_name() -> None:
    with pytest.raises(ScheduleError, match="NEWSCRAWL_X holds a line break"):
        environment.write(Path("/nonexistent/schedule.env"), {"NEWSCRAWL_X": "secret\nline"})


def test_every_variable_that_the_settings_read_is_carried() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(settings))) if isinstance(node, ast.Call)]
    read = [call.args[0] for call in calls if ast.unparse(call.func) == "os.environ.get"]
    names = {
        node.value: "x" for node in read if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert "STORE_URL" in names
    assert environment.carried(names) == names


def test_what_a_run_does_not_depend_on_stays_out() -> None:
    given = {
        "HOME": "/root",
        "NEWSCRAWL_FOLDER": "/here",
        "PGPASSWORD": "x",
        "HTTPS_PROXY": "y",
        "CONTACT": "",
    }
    assert environment.carried(given) == {"PGPASSWORD": "x", "HTTPS_PROXY": "y"}
