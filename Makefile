# Each target sets up what it needs in .venv by itself, and is quick the second time.
PYTHON ?= python3
BIN := .venv/bin
export PYTHONUNBUFFERED := 1

.PHONY: help demo story transcript screenshots test chromium check fix simulation year chaos bench fairness ablation sentences pins

help:  ## what can be made here
	@sed -n 's/^\([a-z]*\):.*## /  make \1  - /p' Makefile

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "Infoview needs Python 3.11 or newer: $(PYTHON) was not found. Name another with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Infoview needs Python 3.11 or newer: $(PYTHON) is older. Name another with PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@touch $@

.venv/run: .venv/python requirements.txt pyproject.toml
	@echo "Installing what Infoview runs on …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/python requirements-dev.txt pyproject.toml
	@echo "Installing what the tests and checks need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/run  ## Infoview in a Slack workspace on this machine, in the browser
	@$(BIN)/infoview demo $(args)

story: .venv/run  ## one whole introduction, played and printed
	@$(BIN)/infoview demo --story

transcript: .venv/run  ## docs/story.md, told anew
	@sed '/^```$$/,$$d' docs/story.md > .venv/story.md
	@{ echo '```'; $(BIN)/infoview demo --story; echo '```'; } >> .venv/story.md
	@grep -q "All of it went as told" .venv/story.md && mv .venv/story.md docs/story.md

screenshots: .venv/dev chromium  ## the pictures in docs/images, made anew
	@$(BIN)/python -m tests.browser.screenshots

test: .venv/dev chromium  ## make test args="-k lapse --database sqlite"
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(args)

chromium:
	@tests/browser/chromium.sh

# Coverage, which makes a test twice as slow, is measured without the long ones (tests/conftest.py),
# and on PostgreSQL only where the two databases are spoken to differently: the rest is `make test`'s.
APART := tests/delivery tests/models tests/search/test_candidates.py
SIDE_BY_SIDE := -n auto --dist loadgroup -rs
MEASURED := $(BIN)/coverage run -m pytest --quiet $(SIDE_BY_SIDE) -m "not long"

check: .venv/dev  ## everything that must hold, changing nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	$(MEASURED) $(APART)
	$(MEASURED) --database sqlite tests $(addprefix --ignore=,$(APART))
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

fix: .venv/dev  ## what a tool can put right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

simulation: .venv/dev  ## delivery under crashes, by seeds: make simulation args="--seeds 500 --first 7"
	@$(BIN)/python -m tests.simulation $(args)

year: .venv/dev  ## a year of one programme on a fast clock, and what was sent in it
	@$(BIN)/python -m tests.simulation.year $(args)

chaos: .venv/dev  ## real replicas, killed and frozen: make chaos args="--sends 8000 --without look"
	@$(BIN)/python -m benchmarks.chaos $(args)

bench: .venv/dev chromium  ## how fast it is, beside a bare Bolt app
	@$(BIN)/python -m benchmarks $(args)

ablation: .venv/dev  ## what each part of search gives: make ablation people=FILE.csv queries=FILE.jsonl
	@$(BIN)/python -m benchmarks.ablation $(people) $(queries)

fairness: .venv/dev  ## a term in which students ask whom search shows them: who is asked how often
	@$(BIN)/python -m benchmarks.fairness $(args)

sentences: .venv/dev  ## thirty sentences of students, played in the sandbox, and their answers
	@$(BIN)/python -m benchmarks.sentences $(args)

pins: .venv/python  ## newest allowed versions into requirements*.txt, with hashes
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 --group build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --python-version 3.11 --group dev pyproject.toml -o requirements-dev.txt
