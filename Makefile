PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PIP_COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run demo cronofy-sandbox install install-dev test test-fast test-browser test-access test-contract test-faults test-postgres test-oracles soak mutants audit bench lint format migration constraints clean

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-15s %s\n", $$1, $$2}'

run: install ## Run everything on one machine: web, workers, scheduler, queue, database, practice calendar
	@exec $(BIN)/python -m webapp

demo: install ## Fill an empty installation with a small service desk to try; then make run
	@exec $(BIN)/python -m webapp.operations.demo

cronofy-sandbox: install ## An emulated Cronofy, to try that flow without an account
	@exec $(BIN)/python -m emulators.cronofy

install: $(VENV)/.installed ## Install the application's dependencies into .venv

install-dev: $(VENV)/.installed-dev ## Install also the dependencies of tests and checks

# In the order of the folders, so that the longest tests are not the last ones.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

ACCESS := tests/web/security tests/web/test_access_matrix.py

test: install-dev ## Units, pages and jobs; slower tests have targets of their own
	$(PYTEST) $(addprefix --ignore ,$(ACCESS) tests/contract tests/faults tests/browser tests/oracles tests/jobs/histories)

# In one process: starting a second one costs more than it saves. `time make test-fast` measures it.
FAST := tests/unit tests/web/accounts/test_profile.py tests/jobs/complaints/test_duplicate_runs.py tests/jobs/complaints/test_ping_pong.py

test-fast: install-dev ## For every change: unit tests except those marked slow, a page, some runs
	$(BIN)/python -m pytest -m "not slow" $(FAST)

test-contract: install-dev ## The contract of every connector, against all emulators and servers
	$(PYTEST) --dist load tests/contract

test-access: install-dev ## Every page requested by every role, with forged and hostile requests
	$(PYTEST) $(ACCESS)

# One after another: a browser and an installation keep two cores busy. Failed tests are run once more on their own,
# because a busy machine delays the browser, too; a test that fails twice has failed.
BROWSER := $(BIN)/python -m pytest -o addopts="-ra --strict-markers --strict-config" -o cache_dir=test-results/browser tests/browser

test-browser: install-dev ## The user guide and every kind of page in an installed Chromium
	$(BROWSER) || $(BROWSER) --last-failed

test-faults: install-dev ## Slow tests: real processes that are killed, starved and cut off; random histories
	$(PYTEST) tests/faults tests/jobs/histories

test-postgres: install-dev ## Pages and jobs on PostgreSQL
	$(BIN)/python -W ignore .ci/with_postgres.py $(PYTEST) tests/jobs tests/web --ignore tests/jobs/histories/test_each_server.py \
		$(addprefix --ignore ,$(ACCESS))  # they test responses, not the database

test-oracles: install-dev ## Edited objects, parsed by libical (Debian and Ubuntu: install libical3)
	$(BIN)/python -m pytest -n 2 tests/oracles

KILLS ?= 200
SEED ?= 1
REPORT ?= test-results/soak

soak: install-dev ## Long tests: hundreds of killed workers, and long random histories (docs/promises.md)
	$(BIN)/python -m pytest -n 2 --dist load tests/faults/test_kills.py --kills $(KILLS) --seed $(SEED) --report $(REPORT)
	SOAK_EXAMPLES=200 $(BIN)/python -m pytest -n 2 tests/jobs/histories

MUTANTS ?= 80
MODULES ?=

mutants: install-dev ## Mutation tests of the core (docs/mutants.md)
	nice -n 10 $(BIN)/python -m tests.mutants --mutants $(MUTANTS) --seed $(SEED) $(MODULES)

audit: install-dev ## Known vulnerabilities of pinned dependencies, from a public database
	@$(BIN)/python .ci/audit.py

bench: install-dev ## Benchmarks beside vdirsyncer and the server's raw rate (docs/benchmarks.md)
	@for name in upload download changes preview saved month dispatch tickets crowd export http_client content_lines; do $(BIN)/python -m benchmarks.$$name || exit 1; done

lint: install-dev ## Style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install-dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migration: install-dev ## Generate a migration for changes of the models: make migration m="Add a colour"
	SECRET_KEY=only-to-start-the-application-for-this CREDENTIAL_KEYS=b25seS10by1zdGFydC10aGUtYXBwLWZvci1hLW1vbWU= $(BIN)/flask --app webapp db migrate -m "$(m)"

constraints: install-dev ## Pin every dependency with hashes
	$(PIP_COMPILE) -o constraints.txt
	$(PIP_COMPILE) --extra dev -o constraints-dev.txt
	$(PIP_COMPILE) --extra dev --extra bench -o constraints-bench.txt

clean: ## Remove installed dependencies; instance/ with its data stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Calendar Sync needs Python 3.11 or newer; say which with make PYTHON=...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { echo "Python has no working venv module (Debian and Ubuntu: install python3-venv)"; exit 1; }

$(VENV)/.installed: $(BIN)/pip constraints.txt
	@echo "Installing. The first time this takes a minute or two."
	@$(PIP_INSTALL) -r constraints.txt
	@touch $@

$(VENV)/.installed-dev: $(BIN)/pip constraints-dev.txt
	@$(PIP_INSTALL) -r constraints-dev.txt
	@touch $@ $(VENV)/.installed
