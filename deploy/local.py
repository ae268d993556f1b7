"""``make scrapyd``: a Scrapyd on this machine, with credentials made on first use and the project deployed.

Everything stands in DATA_DIR (``data/``): ``scrapyd.env`` with the credentials and STORE_URL,
``scrapyd.conf`` as it is here, eggs, logs, the store and the feeds. Ctrl-C ends Scrapyd and its jobs, which
close their feeds.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from deploy import scrapydgroup
from newscrawl.schedule import environment as variables

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT / os.environ.get("DATA_DIR", "data")
PORT = int(os.environ.get("SCRAPYD_HTTP_PORT", "6800"))
URL = f"http://127.0.0.1:{PORT}"
SCRIPTS = Path(sysconfig.get_path("scripts"))
START_SECONDS = 30

HOW_TO_GO_ON = """
Scrapyd is at {url}/ with newscrawl deployed. User and password: {env}
Ctrl-C stops it.

Now, in a second terminal:

  cd {project}
  set -a; . {env}; set +a

  # one crawl of the bundled portal's trending lists: the feeds appear in {data}/feeds
  curl -su "$SCRAPYD_USERNAME:$SCRAPYD_PASSWORD" {url}/schedule.json \\
       -d project=newscrawl -d spider=trending -d site=portal

  # or on a schedule
  cp deploy/schedule.toml .
  {scrapy} schedule          # what will run, and when
  {scrapy} schedule --run    # post it to Scrapyd as it comes due
  {scrapy} runs              # how the runs went
"""


def main() -> int:
    """Start, deploy, say how to go on, and wait. The exit code is 1 if Scrapyd or the deployment failed."""
    if _answers():
        return _failed(f"something serves port {PORT} already; set SCRAPYD_HTTP_PORT to another")
    DATA.mkdir(parents=True, exist_ok=True)
    env = DATA / "scrapyd.env"
    environment = os.environ | _environment(env)
    shutil.copyfile(PROJECT / "deploy" / "scrapyd.conf", DATA / "scrapyd.conf")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    log = DATA / "scrapyd.log"
    with log.open("ab") as output:
        scrapyd = scrapydgroup.start(SCRIPTS / "scrapyd", DATA, environment, output)
    try:
        if not _started(scrapyd):
            return _failed(f"Scrapyd did not start; {log} says why")
        if not _deployed(environment):
            return _failed("the project was not deployed")
        scrapy = os.path.relpath(SCRIPTS / "scrapy", PROJECT)
        print(HOW_TO_GO_ON.format(url=URL, env=env, project=PROJECT, data=DATA, scrapy=scrapy), flush=True)
        scrapyd.wait()
        return _failed(f"Scrapyd ended; {log} says why")
    except KeyboardInterrupt:
        return 0
    finally:
        scrapydgroup.stop(scrapyd)


def _environment(path: Path) -> dict[str, str]:
    """The variables that Scrapyd and its users need, kept in ``path`` for a shell to read."""
    kept = variables.read(path)
    values = variables.carried(os.environ) | {
        "SCRAPYD_USERNAME": kept.get("SCRAPYD_USERNAME") or "newscrawl",
        "SCRAPYD_PASSWORD": kept.get("SCRAPYD_PASSWORD") or secrets.token_urlsafe(18),
        "SCRAPYD_URL": URL,
        "DATA_DIR": str(DATA),
    }
    return variables.write(path, values) | {"SCRAPYD_HTTP_PORT": str(PORT)}


def _answers() -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", PORT)) == 0


def _started(scrapyd: "subprocess.Popen[bytes]") -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and scrapyd.poll() is None:
        if _answers():
            return True
        time.sleep(0.1)
    return False


def _deployed(environment: dict[str, str]) -> bool:
    deploy = [str(SCRIPTS / "scrapyd-deploy"), "elsewhere"]
    done = subprocess.run(deploy, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    # An egg that Scrapyd cannot use is answered with an error, and scrapyd-deploy exits with 0.
    if done.returncode == 0 and '"status": "ok"' in done.stdout:
        return True
    print(done.stderr, done.stdout, sep="", file=sys.stderr)
    return False


def _failed(message: str) -> int:
    print(f"newscrawl: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
