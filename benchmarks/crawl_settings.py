"""The project's settings, with the stages of a crawl measured."""

import os

from newscrawl.settings import *  # noqa: F403 - a settings module is its names
from newscrawl.settings import EXTENSIONS as PROJECT_EXTENSIONS

EXTENSIONS = PROJECT_EXTENSIONS | {"benchmarks.crawl_stages.Stages": 1}
STAGES_FILE = os.environ.get("STAGES_FILE", "stages.json")
