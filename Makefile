# Everything is set up in .venv on first use, and again when pyproject.toml or constraints.txt changes.

PYTHON ?= python3
ifeq ($(origin PYTHON),file)
PYTHONS = $(PYTHON) python3.13 python3.12 python3.11
else
PYTHONS = $(PYTHON)
endif

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check --no-input -c constraints.txt
REPORT := accords-demo.html

# The packages whose reasoning has to be tested branch by branch.
COVERED := */accords/case/*,*/accords/space/*,*/accords/zone/*,*/accords/maths/*,*/accords/lenses/*
COVERAGE := 95

# The reports that are opened in a browser: between them they have every lens and every kind of picture.
OPENED := $(addprefix src/accords/catalog/,gaza-talks-2024/ceasefire.yaml invented/flour.yaml invented/harbour.yaml)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check bench docs browser clean

help:
	@echo 'make demo    analyse the bundled case and write the report to $(REPORT)'
	@echo 'make test    run all tests, with branch coverage of at least $(COVERAGE) % where it matters'
	@echo 'make check   lint, check the format, the types and the architecture'
	@echo 'make bench   run every script in benchmarks/'
	@echo 'make browser open the reports in headless Chromium and check that they are accessible (needs node 20)'
	@echo 'make docs    build the manual in docs/_build/html'
	@echo 'make clean   remove what the others made, $(VENV) included'

demo: $(VENV)/.demo
	@$(RUN) -m accords demo -o $(REPORT)

test: $(VENV)/.test
	@$(RUN) -m pytest -q -n auto --maxprocesses=8 --cov --cov-report=
	@$(RUN) -m coverage report --include='$(COVERED)' --skip-covered --show-missing --fail-under=$(COVERAGE)

check: $(VENV)/.check
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo
	@echo 'Lint, format, types and architecture are in order.'

bench: $(VENV)/.bench
	@set -e; for script in benchmarks/*.py; do echo "$$script"; $(RUN) "$$script"; done

# Chromium comes from the system's packages, the checks by the lock file, which records no addresses.
browser: $(VENV)/.demo
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null || \
	  { echo 'make browser needs Chromium; install the package chromium, or run this as root.' >&2; exit 1; }
	@cd tests/browser && npm ci --silent --no-audit --no-fund
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	  for case in $(OPENED); do \
	    $(RUN) -m accords analyse "$$case" -o "$$folder/$$(basename "$$case" .yaml).html" >/dev/null; done; \
	  node tests/browser/accessibility.mjs "$$folder"/*.html

docs: $(VENV)/.docs
	@$(RUN) -m sphinx --quiet --fail-on-warning --keep-going --fresh-env --builder html --doctree-dir docs/_build/doctrees docs docs/_build/html
	@echo 'The manual: docs/_build/html/index.html'

clean:
	@rm -rf $(VENV) build dist docs/_build tests/browser/node_modules .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache $(REPORT)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for one installation: what runs, what tests need too, what the checks need as well.
# The build tool is installed beside the rest, so that constraints.txt pins it too.
$(VENV)/.demo: pyproject.toml constraints.txt | $(RUN)
	@echo 'Installing accords and what it needs into $(VENV) (the first time takes some minutes)'
	@$(PIP) hatchling editables
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	@echo 'Installing what the tests need'
	@$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/.test
	@echo 'Installing what the checks need'
	@$(PIP) --no-build-isolation --editable '.[test,check]'
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	@echo 'Installing what is timed beside accords'
	@$(PIP) --no-build-isolation --editable '.[test,bench]'
	@touch $@

$(VENV)/.docs: $(VENV)/.demo
	@echo 'Installing what the manual needs'
	@$(PIP) --no-build-isolation --editable '.[docs]'
	@touch $@

# Takes the first Python that is new enough and can make a virtual environment.
$(RUN):
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version)"; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo 'accords needs Python 3.11 or newer with its venv module; none was found as: $(PYTHONS).' >&2; \
	echo 'Install one (on Debian and Ubuntu also python3-venv), or name one: make $(or $(MAKECMDGOALS),test) PYTHON=/path/to/python3' >&2; \
	exit 1
