"""Other projects that download and read articles, each in an environment of its own."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.processes import cpu_seconds

_INSTALL_SECONDS: Final = 300
# Every peer's script reads addresses from a file and writes how many articles had a text into another.
_FRAME: Final = """
import logging, sys
{imports}
logging.disable()
read, failed = 0, None
for url in open(sys.argv[1]).read().split():
    try:
        text = {text}
    except Exception as error:
        text, failed = None, error
    read += bool(text)
if failed is not None and not read:
    print("read nothing:", repr(failed)[:300], file=sys.stderr)
open(sys.argv[2], "w").write(str(read))
"""


class PeerError(Exception):
    """A peer cannot be had; the text is one line. Raised by ``Peer.install``."""


@dataclass(frozen=True)
class Peer:
    """``package`` is what pip is given, ``text`` the expression that downloads and reads ``url``.

    lxml_html_clean was a part of lxml once; without nltk and its data newspaper4k reads no Korean. ``data``
    is a package whose files alone are wanted, and where in it nltk finds its data.
    """

    name: str
    package: str
    imports: str
    text: str
    wanted: int
    data: tuple[str, str] | None = None

    def install(self, folder: Path) -> None:
        """Make its environment below ``folder``."""
        try:
            place = folder / self.name
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
            pip = [str(place / "bin/pip"), "install", "-q", *self.package.split()]
            subprocess.run(pip, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS)
            if self.data is not None:
                pip = [str(place / "bin/pip"), "install", "-q", "--no-deps", self.data[0]]
                subprocess.run(pip, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS)
            command = [str(place / "bin/python"), "-c", self.imports]
            subprocess.run(command, check=True, capture_output=True, text=True)
        except subprocess.TimeoutExpired as error:
            raise PeerError(f"{self.name} is not compared: not installed in {error.timeout:.0f} s") from error
        except subprocess.CalledProcessError as error:
            last = (str(error.stderr or "").strip().splitlines() or ["no reason given"])[-1]
            raise PeerError(f"{self.name} is not compared: {last}") from error

    def read(self, addresses: Sequence[str], folder: Path) -> tuple[float, int]:
        """Download and read all addresses. Returns CPU seconds, and how many articles had a text."""
        # Python looks beside its script first: the script must not have the name of what it imports.
        script, listed, count = (folder / f"read_with_{self.name}.{end}" for end in ("py", "txt", "count"))
        script.write_text(_FRAME.format(imports=self.imports, text=self.text), "utf-8")
        listed.write_text("\n".join(addresses), "utf-8")
        command = [str(folder / self.name / "bin/python"), str(script), str(listed), str(count)]
        environment = {}
        if self.data is not None:
            [found] = (folder / self.name).glob(f"lib/python*/site-packages/{self.data[1]}")
            environment["NLTK_DATA"] = str(found)
        return cpu_seconds(command, folder, environment), int(count.read_text("utf-8"))


# nltk downloads its data from a server of its own; this package brings some of it along.
_NLTK_DATA: Final = ("llama-index-core", "llama_index/core/_static/nltk_cache")


PEERS: Final = (
    Peer(
        "trafilatura",
        "trafilatura lxml_html_clean",
        # The pages stand on this machine, where it fetches none by default.
        "from copy import deepcopy\n"
        "from trafilatura import bare_extraction, fetch_url\n"
        "from trafilatura.settings import DEFAULT_CONFIG\n"
        "config = deepcopy(DEFAULT_CONFIG)\n"
        "config.set('DEFAULT', 'SSRF_PROTECTION', 'off')",
        "bare_extraction(fetch_url(url, config=config), url=url, with_metadata=True)",
        5,
    ),
    Peer(
        "newspaper4k",
        "newspaper4k lxml_html_clean nltk",
        "import newspaper",
        "newspaper.article(url, language='ko').text",
        15,
        _NLTK_DATA,
    ),
    Peer(
        "news-please",
        "news-please lxml_html_clean nltk",
        "from newsplease import NewsPlease",
        "NewsPlease.from_url(url).maintext",
        20,
        _NLTK_DATA,
    ),
)
