# Everything a newcomer types. `make demo` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made
DEMO := build/demo

.PHONY: help demo test lint types imports unit quality train bench bench-full opponents golden clean
help:
	@echo "make demo       read the example corpus and show the brief"
	@echo "make test       lint, types, import rules and tests"
	@echo "make quality    score the reader against gold, with floors"
	@echo "make train      fit the reader's models anew from training/"
	@echo "make bench      speed and memory, beside the bare parser, on a fixed sample (make bench-full: on everything)"
	@echo "make opponents  screening beside nomenklatura and rapidfuzz, in an environment of their own"

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Faultlines needs Python 3.11 or newer; try: make PYTHON=python3.12" >&2; exit 1; }
	@echo "making the environment in $(VENV) (a minute or two, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p $(DEMO) && rm -f $(DEMO)/pact.case $(DEMO)/pact.case-wal $(DEMO)/pact.case-shm
	@$(BIN)/faultlines read examples/pact/documents --manifest examples/pact/manifest.csv --case $(DEMO)/pact.case || [ $$? -eq 1 ]
	@$(BIN)/faultlines brief --case $(DEMO)/pact.case --title "Russia and North Korea"
	@$(BIN)/faultlines brief --case $(DEMO)/pact.case --title "Russia and North Korea" --output $(DEMO)/brief.html >/dev/null
	@echo
	@echo "The brief as a page: $(DEMO)/brief.html"
	@echo "Next: $(BIN)/faultlines claims --case $(DEMO)/pact.case --mode denial"
	@echo "      $(BIN)/faultlines show CLAIM_ID --case $(DEMO)/pact.case"

test: lint types imports unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/pytest

quality: $(STAMP)
	$(BIN)/python tools/quality.py
	$(BIN)/python tools/screening_quality.py

train: $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[train]'
	$(BIN)/python tools/train.py

bench: $(STAMP)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_lists.py
	$(BIN)/python tools/screening_quality.py --bench

OPPONENTS := build/opponents
opponents: $(STAMP)
	@test -x $(OPPONENTS)/bin/python || $(PYTHON) -m venv $(OPPONENTS)
	@$(OPPONENTS)/bin/python -m pip install --quiet --disable-pip-version-check nomenklatura rapidfuzz
	$(BIN)/python tools/screening_quality.py --bench --opponents $(OPPONENTS)/bin/python

bench-full: $(STAMP)
	$(BIN)/python tools/bench.py --full

golden: $(STAMP)
	FAULTLINES_REGOLD=1 $(BIN)/pytest tests/export

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
