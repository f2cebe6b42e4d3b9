# The words that people and CI use alike; `make` alone lists them.
# Recipes name only paths relative to this folder, so it may stand anywhere, under any name.

.DEFAULT_GOAL := help
.PHONY: help run up newsstand test lint format score bench samples lock clean

PYTHON := .venv/bin/python
# Test processes at once. Each may start servers of its own: one a core is enough.
WORKERS := 2

# Airflow is installed as its release was tested: with packages no younger than the day after it
# (3.3.2 is of 2026-09-17). Move this date together with the version in requirements.in.
AS_OF := 2026-09-18T00:00:00Z
COMPILE := .venv/bin/uv pip compile --universal --python-version 3.11 --exclude-newer $(AS_OF) \
	--generate-hashes --no-annotate --no-header --quiet

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ## publish the sample newspaper once, in an Airflow of its own, and stop
	python3 ops/bootstrap.py
	$(PYTHON) ops/newsroom.py run

up: ## the same, and keep Airflow's pages open until Ctrl-C
	python3 ops/bootstrap.py
	$(PYTHON) ops/newsroom.py up

newsstand: ## a newspaper's e-paper site on this machine, to try fetching with, until Ctrl-C
	python3 ops/bootstrap.py --dev
	PYTHONPATH=include:tests $(PYTHON) -m newsstand

test: lint ## all that must hold before a commit; a few minutes
	.venv/bin/pytest -n $(WORKERS) -m "not slow"

lint: ## format, style, types, and which way imports go
	python3 ops/bootstrap.py --dev
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy --strict -p bulletin -p bulletin_airflow -m bulletin_plugin
	.venv/bin/lint-imports

format: ## put the code into its format
	python3 ops/bootstrap.py --dev
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

score: ## how right the articles are, against pages whose every article is known, and their topics
	python3 ops/bootstrap.py --dev
	$(PYTHON) bench/score.py
	$(PYTHON) bench/topics.py
	$(PYTHON) bench/entities.py

bench: ## how fast pages are read
	python3 ops/bootstrap.py --dev
	$(PYTHON) bench/bench.py

samples: ## typeset the sample newspaper anew
	python3 ops/bootstrap.py --dev
	$(PYTHON) samples/typeset.py

lock: ## lock what requirements.in and requirements-dev.in ask for
	python3 ops/bootstrap.py
	$(COMPILE) requirements.in -o requirements.txt
	$(COMPILE) requirements-dev.in -o requirements-dev.txt

clean: ## take away what can be made again; published data stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
