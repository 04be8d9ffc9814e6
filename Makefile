# make try   the real bot in a local Discord, in your browser; no token needed
# make help  everything else
#
# Recipes end in `exec`: a signal to make then reaches Python itself, and nothing is left behind.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.installed
TOOLS := $(VENV)/.installed-dev
CODE := bot cogs models dashboard sandbox benchmarks docs

.DEFAULT_GOAL := help
.PHONY: help install try run test test-long evening check bench format docs env-example

help: ## Say what can be made.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

install: $(RUNTIME) ## Install Marquee into .venv; the other targets do it by themselves.
	@echo "Installed; make try starts it."

try: $(RUNTIME) ## Try Marquee in the browser: a local Discord, no token, nothing leaves this machine.
	@echo "Starting Marquee in a local Discord; Ctrl-C stops it."
	@exec $(BIN)/python -m bot try

run: $(RUNTIME) ## Run the bot on Discord with the token from .env.
	@echo "Starting Marquee; Ctrl-C stops it."
	@exec $(BIN)/python -m bot run

test: $(TOOLS) ## Run the tests (some minutes).
	@echo "Running the tests; make test-long runs the others."
	@exec $(BIN)/python -m pytest -q -m "not long"

test-long: $(TOOLS) ## Run the long tests: crash loops, fuzzing, browsers.
	@echo "Running the long tests."
	@exec $(BIN)/python -m pytest -q -m long

evening: $(TOOLS) ## Play the scored evening: actors use every feature in both languages (minutes).
	@echo "Playing an evening in English and in Chinese."
	@exec $(BIN)/python -m tests.evening

check: $(TOOLS) ## Check form, types and house rules.
	@echo "Checking form, types and house rules."
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(CODE)
	@exec $(BIN)/python -m pytest -q tests/house

bench: $(TOOLS) ## Measure against plain alternatives, side by side in one run.
	@echo "Measuring; keep the machine idle for steady figures."
	@exec $(BIN)/python -m benchmarks

format: $(TOOLS) ## Bring the code into form.
	@$(BIN)/ruff check --fix-only --quiet .
	@exec $(BIN)/ruff format .

docs: $(RUNTIME) ## Write docs/reference.md in both languages from the bot itself.
	@exec $(BIN)/python -m docs.reference

env-example: $(RUNTIME) ## Write .env.example from the settings.
	@exec $(BIN)/python -m bot env-example > .env.example

$(RUNTIME): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Marquee into $(VENV); the first time takes some minutes."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(TOOLS): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Marquee and its test tools into $(VENV); the first time takes some minutes."
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(RUNTIME)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Marquee needs Python 3.11 or newer, and $(PYTHON) is not. Name another:" >&2; \
	    echo "    make try PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
