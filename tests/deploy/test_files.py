"""The files of deploy/ do what they say, and ``make scrapyd`` leads to a crawl."""

import configparser
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from pkgutil import get_data

import pytest

from deploy import local
from tests.deploy.conftest import PASSWORD, PATIENCE, PROJECT, SCRIPTS, ScrapydServer, wait_until
from tests.ports import free_port

DEPLOY = PROJECT / "deploy"
UNITS = ("scrapyd.service", "newscrawl-schedule.service")


def unit(name: str) -> configparser.SectionProxy:
    """The section [Service] of a unit."""
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(DEPLOY / name, encoding="utf-8")
    return parser["Service"]


def test_scrapyd_knows_every_option_of_its_configuration() -> None:
    known, ours = configparser.ConfigParser(), configparser.ConfigParser()
    default = get_data("scrapyd", "default_scrapyd.conf")
    assert default is not None
    known.read_string(default.decode())
    ours.read(DEPLOY / "scrapyd.conf", encoding="utf-8")
    assert set(ours["scrapyd"]) <= set(known["scrapyd"])
    # It would replace the project's own feeds.
    assert ours["scrapyd"]["items_dir"] == ""


def test_what_ran_is_still_known_after_a_restart(deployed: ScrapydServer) -> None:
    deployed.schedule("trending", "before", "DATA_DIR=relative", site="portal")
    deployed.wait_for("finished", "before")
    deployed.kill()
    deployed.start()
    assert "before" in deployed.jobs("finished")
    assert "relative" in deployed.log("trending", "before")


def test_only_this_machine_reaches_it(server: ScrapydServer) -> None:
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    addresses = {line.split()[1] for line in listening[1:] if line.split()[3] == "0A"}
    assert [address for address in addresses if address.endswith(f":{server.port:04X}")] == [
        f"0100007F:{server.port:04X}"
    ]


def test_the_unit_starts_and_stops_scrapyd(tmp_path: Path) -> None:
    service = unit("scrapyd.service")
    assert service["KillMode"] == "control-group"
    # What systemd would do, with folders and port of the test's own.
    environment = (DEPLOY / "newscrawl.env").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^([A-Z_]+)=(.*)$", environment, re.MULTILINE))
    assert set(variables) == {"DATA_DIR", "SCRAPYD_USERNAME", "SCRAPYD_PASSWORD"}
    assert variables["DATA_DIR"] == service["WorkingDirectory"] == service["ReadWritePaths"]
    program, *options = shlex.split(service["ExecStart"])
    assert Path(program).parent == Path("/opt/newscrawl/.venv/bin")
    scrapyd = ScrapydServer(tmp_path / "state")
    scrapyd.start(command=[Path(program).name, *options])
    assert scrapyd.status_without_credentials("daemonstatus.json") == 401
    # A crash leaves nothing that would keep it from starting again.
    scrapyd.kill()
    scrapyd.start(command=[Path(program).name, *options])
    assert not (tmp_path / "state" / "twistd.pid").exists()
    scrapyd.kill(signal.Signals[service["KillSignal"]])


@pytest.mark.parametrize("missing", ["SCRAPYD_USERNAME", "SCRAPYD_PASSWORD"])
@pytest.mark.parametrize("value", ["", None])
def test_without_a_password_it_does_not_start(tmp_path: Path, missing: str, value: str | None) -> None:
    """As with the environment that is shipped, before anybody has edited it."""
    scrapyd = ScrapydServer(tmp_path)
    shutil.copyfile(DEPLOY / "scrapyd.conf", tmp_path / "scrapyd.conf")
    environment = scrapyd.environment | {"HOME": str(tmp_path)}
    del environment[missing]
    if value is not None:
        environment[missing] = value
    command: list[str | Path] = [SCRIPTS / "scrapyd", "--pidfile="]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode != 0
    assert f"{missing.lower()} is empty" in (done.stdout + done.stderr).lower()
    assert PASSWORD not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("username", "password", "code"),
    [("news", "p4ss:w@rd$", 0), ("news", "", 1), ("", "p4ss", 1), ("", "", 1), ("news", '"; exit 0 #', 0)],
)
def test_the_unit_refuses_an_empty_password(username: str, password: str, code: int) -> None:
    # systemd takes $$ for a dollar sign (systemd.service, "Command lines").
    check = shlex.split(unit("scrapyd.service")["ExecStartPre"].replace("$$", "$"))
    environment = {"SCRAPYD_USERNAME": username, "SCRAPYD_PASSWORD": password}
    done = subprocess.run(check, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert ("is empty in /etc/newscrawl.env" in done.stderr) == bool(code)


def test_make_scrapyd_replaces_an_empty_password(tmp_path: Path) -> None:
    kept = tmp_path / "scrapyd.env"
    kept.write_text("SCRAPYD_USERNAME=''\nSCRAPYD_PASSWORD=''\n", encoding="utf-8")
    environment = local._environment(kept)
    assert environment["SCRAPYD_USERNAME"] == "newscrawl"
    assert len(environment["SCRAPYD_PASSWORD"]) >= 24
    assert environment["SCRAPYD_PASSWORD"] in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_units(name: str, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    text = (DEPLOY / name).read_text(encoding="utf-8")
    # Only where the programs are differs from a server.
    (tmp_path / name).write_text(text.replace("/opt/newscrawl/.venv/bin", str(SCRIPTS)), encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", tmp_path / name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert name not in done.stderr, done.stderr


@pytest.mark.parametrize("name", UNITS)
def test_units_and_guide_speak_of_the_same_places(name: str) -> None:
    guide = (PROJECT / "docs" / "scrapyd.md").read_text(encoding="utf-8")
    service = unit(name)
    for place in (service["EnvironmentFile"], service["User"], f"deploy/{name}"):
        assert place in guide


def test_logrotate_takes_the_logs_of_cron(tmp_path: Path) -> None:
    if shutil.which("logrotate", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip("logrotate is not installed")
    logs = tmp_path / "logs"
    logs.mkdir(mode=0o755)
    log = logs / "trending-portal.log"
    log.write_text("one line\n", encoding="utf-8")
    text = (DEPLOY / "logrotate").read_text(encoding="utf-8")
    here = text.replace("/var/lib/newscrawl", str(tmp_path)).replace("su newscrawl newscrawl", "su root root")
    configuration = tmp_path / "logrotate.conf"
    configuration.write_text(here, encoding="utf-8")
    configuration.chmod(0o644)
    with log.open("a", encoding="utf-8") as crawl:  # as a crawl that is at work
        for _ in range(2):
            command = ["logrotate", "--force", "--state", tmp_path / "state", configuration]
            environment = os.environ | {"PATH": f"{os.environ['PATH']}:/usr/sbin"}
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            crawl.write("next line\n")
            crawl.flush()
    assert log.read_text(encoding="utf-8") == "next line\n"
    assert (logs / "trending-portal.log.1").read_text(encoding="utf-8") == "next line\n"
    assert (logs / "trending-portal.log.2.gz").exists()


@pytest.mark.timeout(600)
def test_make_scrapyd_leads_to_a_feed(checkout: Path, tmp_path: Path) -> None:
    """What it prints is typed word by word into a second terminal."""
    port = free_port()
    environment = os.environ | {"DATA_DIR": str(tmp_path / "data"), "SCRAPYD_HTTP_PORT": str(port)}
    output = tmp_path / "output"
    with output.open("wb") as file:
        terminal = subprocess.Popen(
            [sys.executable, "-m", "deploy.local"], cwd=checkout, env=environment, stdout=file, stderr=file
        )

    def said() -> str:
        assert terminal.poll() is None, output.read_text(encoding="utf-8")
        return output.read_text(encoding="utf-8").partition("in a second terminal:")[2]

    try:
        printed = wait_until(said, "what to do next")
        before_the_schedule = printed.partition("# or on a schedule")[0]
        done = subprocess.run(
            ["bash", "-euc", before_the_schedule], capture_output=True, text=True, check=False
        )
        assert '"status": "ok"' in done.stdout, done.stderr
        feed = tmp_path / "data" / "feeds" / "trending.articles.json"
        wait_until(feed.exists, "the feed")

        script = printed.replace(before_the_schedule, "")
        script = f"set -a; . {tmp_path}/data/scrapyd.env; cd {checkout}\n{script}".replace(
            "schedule --run", "schedule --check"
        )
        script = re.sub(r"^  \S*scrapy ", f"  {sys.executable} -m scrapy ", script, flags=re.MULTILINE)
        done = subprocess.run(["bash", "-uc", script], capture_output=True, text=True, check=False)
        assert "Coming runs" in done.stdout
        assert "2 runs are declared, all well" in done.stdout
        assert re.search(r"^ ?trending +portal .* ok ", done.stdout, re.MULTILINE)
        assert (tmp_path / "data" / "scrapyd.env").stat().st_mode & 0o077 == 0

        taken = subprocess.run(
            [sys.executable, "-m", "deploy.local"],
            cwd=checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert taken.returncode == 1
        assert (
            taken.stderr
            == f"newscrawl: something serves port {port} already; set SCRAPYD_HTTP_PORT to another\n"
        )
    finally:
        terminal.send_signal(signal.SIGINT)
        assert terminal.wait(PATIENCE) == 0
    with pytest.raises(OSError, match="refused"):
        ScrapydServer(tmp_path, port).raw("")


def test_the_project_is_found_by_its_own_name_too() -> None:
    """Who has ``SCRAPY_PROJECT=newscrawl`` in the environment, as Scrapyd's jobs do, works in a checkout."""
    found = configparser.ConfigParser()
    found.read(PROJECT / "scrapy.cfg")
    assert found["settings"][found["deploy"]["project"]] == found["settings"]["default"]
