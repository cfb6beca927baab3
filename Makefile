# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
# Only the checks run beside each other (see `check`).
ifndef CHECKS
.NOTPARALLEL:
endif
MAKEFLAGS += --no-print-directory
# Each of the many processes would translate a thousand files anew (a second each) where this is set, as in some containers.
export PYTHONDONTWRITEBYTECODE :=

VENV ?= .venv
BIN := $(VENV)/bin
# Empty: the first free port from 8000.
PORT ?=
# The checks need settings, but no database and nobody's secrets.
CHECK_ENV := SECRET_KEY=only-for-checks-only-for-checks-only-for-checks-only-for-checks \
	QS_PSEUDONYM_KEY=only-for-checks DATABASE_URL=sqlite://:memory: QS_TESTING=1
# A third one on two cores makes the tests with stopped servers miss their ten seconds.
WORKERS ?= 2
# Seconds of work per figure; `make bench BENCH_ARGS="--only support_vote"` measures one item.
BENCH_ARGS ?=

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

.PHONY: demo
demo: base-env messages-compiled ## Start the demo: web, worker, Redis and a demo neighbourhood
	@exec $(BIN)/python manage.py demo $(if $(PORT),--port $(PORT))

.PHONY: demo-reset
demo-reset: base-env messages-compiled ## Throw away what was entered in the demo and start over
	@exec $(BIN)/python manage.py demo $(if $(PORT),--port $(PORT)) --reset

.PHONY: test
test: system-packages dev-env messages-compiled check test-sqlite ## Install what is missing, then run every check and test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

.PHONY: test-sqlite
test-sqlite: ## Run the tests marked `both` on SQLite
	@QS_TEST_DB=sqlite $(BIN)/python -m pytest -q -m both -n $(WORKERS) --dist loadfile

.PHONY: check
check: dev-env ## Run lint, types, contracts, migrations and the other static checks
	@$(MAKE) CHECKS=1 --jobs 2 --output-sync=target types contracts migrations messages-check lint css-check locks hooks

.PHONY: lint
lint:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

.PHONY: types
types:
	@$(CHECK_ENV) $(BIN)/mypy --no-error-summary

.PHONY: contracts
contracts:
	@$(CHECK_ENV) $(BIN)/lint-imports --no-logo

.PHONY: migrations
migrations:
	@$(CHECK_ENV) $(BIN)/python manage.py check --fail-level WARNING
	@$(CHECK_ENV) $(BIN)/python manage.py makemigrations --check --dry-run

.PHONY: messages-check
messages-check:
	@$(CHECK_ENV) $(BIN)/python scripts/check_messages.py

.PHONY: css-check
css-check:
	@if [ -f scripts/build_css.py ]; then $(BIN)/python scripts/build_css.py --check; fi

.PHONY: locks
locks:
	@$(BIN)/python scripts/check_locks.py

.PHONY: hooks
hooks:
	@$(BIN)/pre-commit validate-config .pre-commit-config.yaml

.PHONY: bench
bench: system-packages dev-env messages-compiled ## Measure against the floor on a private PostgreSQL, write bench.json
	@$(BIN)/python -m tests.load $(BENCH_ARGS)

.PHONY: lock
lock: dev-env ## Renew requirements/*.txt from requirements/*.in
	@for set in uv base dev; do \
		$(BIN)/uv pip compile --quiet --no-header --no-annotate --universal --generate-hashes \
			--python-version 3.11 --upgrade requirements/$$set.in -o requirements/$$set.txt; \
	done
	@$(BIN)/python scripts/check_locks.py

.PHONY: messages
messages: system-packages dev-env ## Collect texts into locale/*.po and say which have no translation
	@$(CHECK_ENV) $(BIN)/python scripts/check_messages.py --write

.PHONY: css
css: dev-env ## Build the style sheets in static/
	@$(BIN)/python scripts/build_css.py

.PHONY: clean
clean: ## Remove caches and built files; keeps .venv and what was entered (var/)
	@rm -rf staticfiles htmlcov .coverage test-results bench.json .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete 2>/dev/null || true

# Set-up, without a line in `make help`: each does nothing when it is up to date.
.PHONY: base-env dev-env system-packages messages-compiled
base-env:
	@scripts/environment.sh base $(VENV)

dev-env:
	@scripts/environment.sh dev $(VENV)

system-packages:
	@scripts/system_packages.sh

messages-compiled:
	@$(BIN)/python scripts/compile_messages.py
