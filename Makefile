# All that a user or a developer does here, by name; `make` alone lists it.
#
# The first run of `make demo` or `make test` makes .venv from pinned wheels
# (constraints.txt) and needs the network for it; after that nothing does.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install \
          --constraint constraints.txt --only-binary :all:
# FollowTheMoney is read as data by one test; its own dependencies need a compiler.
FTM    := followthemoney
# One process more than the two cores that we count on: tests wait for services that they
# start, and another works meanwhile. Who has nothing left takes over half of what another
# has.
XDIST  ?= -n 3 --dist worksteal
# The files of tests with a mark: to load all takes as long as some sweeps.
MARKED = $(shell grep -rl --include='test_*.py' 'mark\.$(1)' tests)
# Compiles what numba compiles, which takes a minute: tests would stand still for it.
COMPILE := from clearance.screening import Index; Index.build((), accelerated=True)
# What `make bench` reads, and the Python of the matchers that it compares with; PART=pairs
# measures that part alone and writes nothing, FRESH=1 asks the peers all again.
DATA   ?= ../shared/data
PEERS  ?= .venv-peers/bin/python

# Modules are compiled once and kept beside them, also where the environment says not to:
# tests start many processes, and each would compile all that it loads.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-slow test-whole test-browser check audit fix bench mutate-law profile peers docs serve clean

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# --- installing ---------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Clearance needs Python 3.11 or newer; say which: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "No virtual environment could be made: is the venv module there (Debian: apt install python3-venv)?"; exit 1; }

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Clearance into $(VENV) (once) …"
	@$(PIP) hatchling editables
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Installing what the tests and checks need into $(VENV) (once) …"
	@$(PIP) numba
	@PYTHONPATH=src $(BIN)/python -c '$(COMPILE)' & \
	  $(PIP) --no-build-isolation --editable '.[dev,fast]' && $(PIP) --no-deps $(FTM); \
	  ended=$$?; wait; exit $$ended
	@touch $@

setup: $(VENV)/.dev  ## make .venv with all that tests and checks need

# --- using --------------------------------------------------------------------

demo: $(VENV)/.run  ## screen the sample portfolio against the starter set
	@$(BIN)/clearance demo

serve: $(VENV)/.run  ## the service at http://127.0.0.1:8000/, with whatever is loaded
	@$(BIN)/clearance serve

# --- developing ---------------------------------------------------------------

test: $(VENV)/.dev  ## the test suite
	@$(BIN)/python -m pytest $(XDIST) -m "not slow and not whole and not browser"

test-slow: $(VENV)/.dev  ## the long sweeps
	@$(BIN)/python -m pytest $(XDIST) -m "slow and not browser" --durations=20 $(call MARKED,slow)

test-whole: $(VENV)/.dev  ## the rest of what test-slow and test-browser take a sample of
	@$(BIN)/python -m pytest $(XDIST) -m whole $(call MARKED,whole)

test-browser: $(VENV)/.dev  ## the pages in a real browser (skipped where none is found)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "browser and not whole" tests/web

check: $(VENV)/.dev  ## format, lint, import layers, strict types, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/interrogate --quiet src
	$(BIN)/python docs/generate.py --check

audit: $(VENV)/.dev  ## are there known holes in what Clearance depends on? (asks PyPI)
	@$(BIN)/python .ci/audit.py

fix: $(VENV)/.dev  ## format, and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## measure every bar, write benchmarks/RESULTS.md (needs ../shared/data; 45 min)
	@$(BIN)/python -m benchmarks --data $(DATA) --peers $(PEERS) \
	  $(if $(PART),--part $(PART)) $(if $(FRESH),--fresh)

mutate-law: $(VENV)/.dev  ## break each day and figure of the rule book: is it noticed? (ONLY=us.gl: those alone)
	@$(BIN)/python -m benchmarks.mutate_law $(ONLY)

profile: $(VENV)/.dev  ## profile a batch, single questions and building (profiles/, benchmarks/PROFILE.md)
	@$(BIN)/python -m benchmarks.profiling --data $(DATA)

peers: $(VENV)/.dev  ## add the open matchers that `bench` compares with (needs a compiler and ICU headers)
	@$(BIN)/python -m benchmarks.peers

docs: $(VENV)/.dev  ## write the generated reference pages anew
	$(BIN)/python docs/generate.py

clean:  ## remove .venv and what was built
	rm -rf $(VENV) dist build profiles .mypy_cache .ruff_cache .pytest_cache .hypothesis
