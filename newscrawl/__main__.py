"""The command ``newscrawl``, also as ``python -m newscrawl``: what ``scrapy`` does in the project, anywhere.

    newscrawl crawl mainnews

In a checkout it works in the checkout; installed as a package, in the folder that one stands in: relative
paths (``DATA_DIR``, ``schedule.toml``) count from there.
"""

import os
import sys
from pathlib import Path

from scrapy.cmdline import execute

from newscrawl import FOLDER_VARIABLE, project_dir

COMMAND = "newscrawl"


def main() -> None:
    """Run the command of ``sys.argv``. Ends the process with the command's exit code."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "newscrawl.settings"
    if project_dir() is None:
        os.environ[FOLDER_VARIABLE] = str(Path.cwd())
    sys.argv[0] = COMMAND
    execute()


if __name__ == "__main__":
    main()
