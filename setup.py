"""Only for ``scrapyd-deploy``, which builds eggs with it. Everything is in pyproject.toml."""

from setuptools import setup

setup()
