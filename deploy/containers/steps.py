"""The Dockerfile's steps without containers, in a fresh folder: where no container can be run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from deploy.containers.engine import CommandError, hold
from deploy.containers.images import PROJECT


def follow(work: Path) -> list[str]:
    """Install what the images install, with the same options, and crawl the bundled portal with it.

    Raises ``CommandError``.
    """
    scripts = work / "opt" / "newscrawl" / "bin"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", scripts.parent], check=True)
    for words in installs():
        command = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), *words]
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:
            raise CommandError(f"pip {' '.join(words)}")
    folder = work / "data"
    done = subprocess.run(
        [scripts / "newscrawl", "crawl", "mainnews", "-s", "PORTAL_PORT=0"],
        cwd=work,
        env={"PATH": f"{scripts}:/usr/bin:/bin", "DATA_DIR": str(folder), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    hold(done.returncode == 0, done.stderr)
    hold((folder / "feeds" / "mainnews.articles.json").stat().st_size, "the feed is empty")
    return ["the images' steps in a fresh folder: installed, and a crawl of the bundled portal ended ok"]


def installs() -> list[list[str]]:
    """The arguments of every ``pip … install`` of the Dockerfile, in its order."""
    text = re.sub(r"\\\n\s*", "", (PROJECT / "Dockerfile").read_text("utf-8"))
    found = re.findall(r"pip --python \S+ (install [^\n]+)", text)
    return [shlex.split(words) for words in found]
