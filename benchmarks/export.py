"""What ``scrapy export`` holds in memory while it writes a large store, for every format.

    python -m benchmarks.export [--articles 1000000] [--keep FOLDER] [--format NAME …]

Makes the invented store of ``benchmarks.store``, in a temporary folder or in FOLDER, where a next run finds
it again. Then it exports all articles in each format as a user does, one process after the other, and prints
seconds, the size, and the largest resident
size of the process. Exit code 1 if that is above 300 MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.store import fill
from newscrawl.export.formats import FORMATS

MOST = 300  # MB


def export(store: Path, form: str, target: Path) -> tuple[float, float]:
    """Export all articles. Returns seconds and the largest resident size in MB. Raises where it fails."""
    command = [sys.executable, "-m", "scrapy", "export", "--what", "articles"]
    begun = time.monotonic()
    process = subprocess.Popen(
        [*command, "--format", form, "-o", str(target)],
        env=os.environ | {"STORE_URL": f"sqlite:///{store}", "DATA_DIR": str(target.parent)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the export as {form} failed")
    return time.monotonic() - begun, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the store here for a next time")
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=[*FORMATS])
    options = parser.parse_args()
    too_large = []
    with tempfile.TemporaryDirectory() as name:
        path = (options.keep or Path(name)) / f"store-{options.articles}.db"
        if not path.exists():
            fill(path, options.articles)
        for form in options.format:
            target = Path(name) / f"articles.{form}"
            seconds, resident = export(path, form, target)
            size = target.stat().st_size / 1e6
            print(f"{form:10} {seconds:7.0f} s {size:8,.0f} MB written {resident:6,.0f} MB held", flush=True)
            target.unlink()
            if resident > MOST:
                too_large.append(form)
    if too_large:
        raise SystemExit(f"more than {MOST} MB: {', '.join(too_large)}")


if __name__ == "__main__":
    main()
