# make crawl, make test: everything they need is set up in .venv on first use.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Arguments for the spider or the tests: make crawl ARGS="-a site=portal -a limit=10"
ARGS ?=

.PHONY: crawl test coverage torture mutants lint portal scrapyd docs site tutorial lock audit containers clean
.DEFAULT_GOAL := help
.PHONY: help
help:  ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

crawl: $(VENV)/.run  ## Crawl the bundled portal; feeds and a summary at the end
	$(BIN)/scrapy crawl mainnews $(ARGS)

test: $(VENV)/.dev  ## Run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# Apart from the tests: a process that a test kills may leave a broken file of data behind, and no report is made.
coverage: $(VENV)/.dev  ## Run the tests with branch coverage
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term $(ARGS)

mutants: $(VENV)/.dev  ## Change reading in 60 small wrong ways: the nearest tests must notice 50
	$(BIN)/python -m benchmarks.mutants $(ARGS)

torture: $(VENV)/.dev  ## Kill crawls, share one, restart its database, let every system call fail; takes hours
	$(BIN)/python -m benchmarks.torture kills --kills 200
	$(BIN)/python -m benchmarks.torture kills --kills 100 --workers 2
	$(BIN)/python -m benchmarks.torture restarts --kills 20
	$(BIN)/python -m benchmarks.archive --kills 20
	$(BIN)/python -m benchmarks.signals --rounds 200
	$(BIN)/python -m benchmarks.budgets
	$(BIN)/python -m benchmarks.longlist
	$(BIN)/python -m benchmarks.writers rounds --rounds 100
	$(BIN)/python -m benchmarks.writers waits
	$(BIN)/python -m benchmarks.upgrades --kills 20
	$(BIN)/python -m benchmarks.injection --jobs 2
	$(BIN)/python -m benchmarks.injection --start new --sample 400 --jobs 2
	$(BIN)/python -m benchmarks.injection --start postgresql --sample 200 --jobs 2
	$(BIN)/python -m benchmarks.redesigns
	$(BIN)/python -m benchmarks.breathing --runs 30
	$(BIN)/python -m benchmarks.spells
	$(BIN)/python -m benchmarks.headlines
	$(BIN)/python -m benchmarks.year

lint: $(VENV)/.dev  ## Check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/hadolint Dockerfile deploy/containers/standins/Dockerfile

portal: $(VENV)/.run  ## Serve the bundled portal on http://127.0.0.1:8600
	$(BIN)/scrapy portal $(ARGS)

scrapyd: $(VENV)/.scrapyd  ## Start a Scrapyd on this machine, deploy to it, and say how to schedule
	$(BIN)/python -m deploy.local

docs: $(VENV)/.run  ## Generate docs/reference/ from the code
	$(BIN)/scrapy schema

site: $(VENV)-docs/.made  ## Build the documentation as a site in build/site; a broken link fails
	NO_MKDOCS_2_WARNING=1 $(VENV)-docs/bin/mkdocs build --quiet

# With what pip finds today, as a reader has it.
tutorial: $(VENV)/.dev  ## Follow docs/tutorial.md word by word in a fresh home, and take its pictures
	rm -rf build/reader
	$(BIN)/python -m documentation.follow docs/tutorial.md --home build/reader
	$(BIN)/python -m documentation.screenshots build/reader

# Every package below the requirements at one version, with the hashes of its files for every platform and Python.
# What stands in a lock stays as it is until `make lock ARGS=--upgrade`, or until a requirement changes.
LOCK = $(VENV)-tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

LOCK_IMAGE = $(LOCK) -c deploy/requirements-scrapyd.lock --extra postgres --extra notify \
	pyproject.toml deploy/requirements-image.txt

lock: $(VENV)-tools/.made  ## Write the locks anew after a change of a requirement (ARGS=--upgrade: the newest)
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) -c requirements.lock deploy/requirements-scrapyd.txt -o deploy/requirements-scrapyd.lock
	$(LOCK_IMAGE) -o deploy/requirements-image.lock
	$(LOCK_IMAGE) --extra browser -o deploy/requirements-image-browser.lock
	$(LOCK) -c deploy/requirements-scrapyd.lock requirements-dev.txt -o requirements-dev.lock
	$(LOCK) requirements-tools.txt -o requirements-tools.lock
	$(LOCK) requirements-docs.txt -o requirements-docs.lock

audit: $(VENV)-tools/.made  ## Ask for known vulnerabilities of what is locked; fails where it cannot ask
	$(VENV)-tools/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.lock

containers: $(VENV)/.run  ## Build both images, bring compose.yaml up and try it (Docker, or root on Debian; minutes)
	$(BIN)/python -m deploy.containers.check

clean:  ## Remove the environment and caches; data/ stays
	rm -rf $(VENV) $(VENV)-tools $(VENV)-docs build .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# A lock names everything, so nothing is looked up besides; what has another hash is not installed.
INSTALL := python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r

$(VENV)/.run: requirements.lock $(VENV)/bin/python
	$(BIN)/$(INSTALL) requirements.lock
	@touch $@

$(VENV)/.scrapyd: deploy/requirements-scrapyd.lock $(VENV)/.run
	$(BIN)/$(INSTALL) deploy/requirements-scrapyd.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/$(INSTALL) requirements-dev.lock
	@touch $@

$(VENV)-docs/.made: requirements-docs.lock
	$(PYTHON) -m venv $(VENV)-docs
	$(VENV)-docs/bin/$(INSTALL) requirements-docs.lock
	@touch $@

$(VENV)-tools/.made: requirements-tools.lock
	$(PYTHON) -m venv $(VENV)-tools
	$(VENV)-tools/bin/$(INSTALL) requirements-tools.lock
	@touch $@
