# make run    the sandbox: a seeded community on a local web page, no token needed
# make test   everything that has to hold
# make help   the rest

PYTHON ?= python3
UV ?= uv
ARGS ?=
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
SORRY := echo "The libraries could not be installed (the reason stands above). Is the network up? Then make again."; exit 1
CODE := bot rules adapters activities tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check types bench fmt lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: $(VENV)/.run ## build .venv with the locked libraries; afterwards .venv/bin/steward is the command
	@:

setup-dev: $(VENV)/.dev ## the same, and what tests and checks need
	@:

run: setup ## the sandbox in your browser; ARGS="--port 8081" for another port
	@$(BIN)/steward demo $(ARGS)

test: setup-dev ## checks, types and tests; ARGS="tests/app -k undo" for some of the tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(ARGS)

check: setup-dev ## style, import directions, types
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/ruff format --quiet --check $(CODE)
	@$(BIN)/lint-imports --no-cache >$(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@echo "Style, import directions and types are as they should be."

bench: setup-dev ## measure the bars, each beside its yardstick
	@$(BIN)/python -m benchmarks $(ARGS)

fmt: setup-dev ## format the code, mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only $(CODE)
	@$(BIN)/ruff format --quiet $(CODE)

lock: ## work out requirements/*.txt anew from pyproject.toml (needs uv)
	@command -v $(UV) >/dev/null || { echo "uv is needed to lock: install it, or name it: make lock UV=path/to/uv"; exit 1; }
	@$(call compile,dev,--extra morphology --extra train --extra dev)
	@$(call compile,run,--extra morphology --constraint requirements/dev.txt)
	@! grep -nE '://|^-' requirements/run.txt requirements/dev.txt || { echo "A lock must name no host and no option."; exit 1; }

clean: ## remove .venv and caches
	@rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

define compile
$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	--no-annotate $(2) pyproject.toml requirements/build.in --output-file requirements/$(1).txt >/dev/null
endef

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python is missing. Install Python 3.11 or newer, for example: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Steward needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
		echo "If you have a newer one, name it: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Python's venv module is missing. Run: sudo apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.python requirements/run.txt pyproject.toml
	@test -e $@ || echo "Setting up .venv: this takes a minute or two, once."
	@$(PIP) --require-hashes -r requirements/run.txt || { $(SORRY); }
	@$(PIP) --no-deps --no-build-isolation -e . || { $(SORRY); }
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@test -e $@ || echo "Adding what tests need."
	@$(PIP) --require-hashes -r requirements/dev.txt || { $(SORRY); }
	@touch $@
