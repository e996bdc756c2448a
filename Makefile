# `make demo` and `make test` are all the set-up anyone needs: each makes the environment it needs in .venv.

PYTHON ?= $(firstword $(foreach p,python3.12 python3.11 python3.13 python3,$(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check bench clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/:/'

demo: $(VENV)/.runs  ## build a small ledger from the bundled statements and print it
	@$(BIN)/pledgebook demo

test: $(VENV)/.tests  ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.tests  ## lint, types and the import contracts
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/.tests  ## speed as ratios beside something else in the same run
	$(BIN)/python -m benchmarks.extract

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Pledgebook needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python"; exit 1; }
	@echo "Making an environment in $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.runs: pyproject.toml | $(BIN)/python
	@echo "Installing Pledgebook and what it runs on into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml $(VENV)/.runs
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:  ## remove the environment and all that was made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
