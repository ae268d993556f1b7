"""newscrawl: main-news and trending lists of Korean news, read into clean items."""

from pathlib import Path

# Where a checkout stands; what is relative in the settings counts from here.
PROJECT_DIR = Path(__file__).resolve().parent.parent
__version__ = "0.1.0"
