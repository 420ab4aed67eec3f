# Every target is a plain command or two; CONTRIBUTING.md lists them for machines without make.
PYTHON ?= python3
BIN := .venv/bin
DEMO_HOME ?= .sightline/demo
PORT ?= 8050

.PHONY: setup demo check lint lint-sql test prove bench clean

demo: .venv/run.stamp        ## a synthetic state, loaded, built, published and served
	$(BIN)/sightline demo --home $(DEMO_HOME) --port $(PORT)

setup: .venv/dev.stamp       ## .venv with everything, the browser and the database server of the tests
	@sh scripts/system-packages

lint: .venv/dev.stamp        ## style, imports, types
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/pyright

lint-sql: .venv/dev.stamp
	$(BIN)/sqlfluff lint dbt_project/models --processes 2 --disable-progress-bar

check: setup lint            ## before pushing, under two minutes
	$(BIN)/pytest -q -n 2 -m "not chain and not browser and not postgres and not dbt and not prove"

test: setup lint lint-sql    ## what CI runs
	$(BIN)/pytest -q -n 2 --dist loadgroup

prove: setup                 ## long proofs; their figures go to docs/proof
	$(BIN)/pytest -q -m prove

bench: setup                 ## how fast and how big, stage by stage
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv .sightline dbt_project/target dbt_project/logs

.venv/run.stamp: requirements/run.lock pyproject.toml
	@sh scripts/install run $(PYTHON)

.venv/dev.stamp: requirements/dev.lock pyproject.toml
	@sh scripts/install dev $(PYTHON)
