# HealthChat. `make run` needs Python 3.11 or newer and nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
WORKERS_FOR_TESTS ?= 2
# The first Python on this machine that is new enough; PYTHON=/path/to/python3 chooses another.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$name; break; fi; done)

.PHONY: help setup setup-dev run manage test lint format lock translations browser clean

help: ## what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(BIN)/python ## make .venv and install what the portal needs
	@$(call install,requirements.lock)

setup-dev: $(BIN)/python ## the same, with the tools for tests and checks
	@$(call install,requirements-dev.lock)

run: setup ## start the portal on this machine; Ctrl-C stops it
	@exec $(BIN)/python -m healthchat.launcher

manage: ## manage.py on the running portal: make manage ARGS="rotate_keys --help"
	@exec $(BIN)/python -m healthchat.launcher manage $(ARGS)

test: setup-dev browser lint ## everything that must hold before a change is merged
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m pytest -p tests.no_skips -n $(WORKERS_FOR_TESTS) --dist loadgroup $(PYTEST_ARGS)

lint: setup-dev ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports

format: setup-dev ## let ruff tidy up
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: setup-dev ## resolve the dependencies of pyproject.toml anew
	@$(call compile,requirements.lock,)
	@$(call compile,requirements-dev.lock,--group dev --constraint requirements.lock)

translations: setup-dev ## gather what the portal says and compile its Spanish
	@$(BIN)/python -m tests.translations

browser: ## a Chromium for the journeys, from Debian where it is missing
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium and fonts for the browser tests …"; \
		apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			chromium fonts-dejavu-core fonts-liberation >/dev/null; \
	else \
		echo "The browser tests need Chromium: install it (Debian: apt install chromium)." >&2; \
		exit 1; \
	fi

clean: ## remove the environment; var/ with all data stays
	@rm -rf $(VENV)

$(BIN)/python:
	@if [ -z "$(PYTHON)" ] || \
	! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		echo "HealthChat needs Python 3.11 or newer: install it, or name it with" \
			"PYTHON=/path/to/python3." >&2; \
		exit 1; \
	fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "This Python can't make a virtual environment: install its venv package" \
			"(Debian and Ubuntu: apt install python3-venv)." >&2; \
		exit 1; \
	fi
	@echo "Making the environment in $(VENV) …"
	@$(PYTHON) -m venv --clear $(VENV)

# Installs a lock file unless exactly that one is installed already. The development lock holds
# everything that the other one does.
define install
if ! $(BIN)/python -c '' 2>/dev/null; then rm -rf $(VENV); $(MAKE) $(BIN)/python; fi; \
if ! cmp -s $(1) $(VENV)/$(1) && ! { [ $(1) = requirements.lock ] \
	&& cmp -s requirements-dev.lock $(VENV)/requirements-dev.lock; }; then \
	echo "Installing packages from $(1); the first time takes a minute or two …"; \
	rm -f $(VENV)/requirements*.lock; \
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input \
		--require-hashes --requirement $(1); \
	cp $(1) $(VENV)/$(1); \
fi
endef

# Hashes, no addresses, for every Python and machine that the portal supports.
define compile
$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	$(2) pyproject.toml --output-file $(1)
endef
