# Two commands do all the set-up: `make run` and `make test`. Everything else is for people who change the code.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-long lint fix cases bench clean

run: .venv/run-ready
	@$(BIN)/python -m hscb serve

test: lint
	$(BIN)/pytest -n auto --dist worksteal -m "not long"

test-long: .venv/test-ready
	$(BIN)/pytest -n auto --dist worksteal -m long

lint: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint sql

fix: .venv/test-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --force sql

cases: .venv/test-ready
	$(BIN)/python -m tests.bad_inputs

bench: .venv/test-ready
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv data/db .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/run-ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/test-ready: .venv/run-ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
