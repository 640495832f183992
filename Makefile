# `make demo`  a plain install, then the Essex records: scorecard, Gwyn's actions, the minutes
# `make test`  everything: every extra, the whole suite, types, style
# `make bench` how long commands take and how much memory, beside other programs, which it installs: bench/RESULTS.md
# `make quick` what one runs while working: the suite without its slow properties

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := ical.js@2# what tests need from npm, where there is one

.PHONY: demo test quick lint bench clean

demo: $(VENV)/demo
	$(BIN)/laa scorecard
	@echo
	$(BIN)/laa actions --owner Gwyn
	@echo
	$(BIN)/laa minutes 2010-02-22

test: $(VENV)/test lint
	$(BIN)/pytest -n 2 --dist worksteal

quick: $(VENV)/test
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

lint: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/test
	$(BIN)/python bench/measure.py

$(VENV)/demo: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[all,test]'
	! command -v npm >/dev/null || npm install --silent --no-package-lock --prefix $(VENV)/node $(NODE)
	@touch $@ $(VENV)/demo

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
