PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run install install-dev test lint browser clean

run: install ## Everything on one machine: web, worker, scheduler, queue, database, practice calendar
	@$(BIN)/python -m webapp

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Calendar Sync needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/pip constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@touch $@

$(VENV)/.installed-dev: $(BIN)/pip constraints-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints-dev.txt
	@touch $@

test: install-dev ## Every test: unit, contract, web, jobs, browser, faults
	$(BIN)/python -m pytest

lint: install-dev ## Style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

constraints: pyproject.toml ## Pin every dependency with hashes
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o constraints.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev pyproject.toml -o constraints-dev.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev --extra bench pyproject.toml -o constraints-bench.txt
