# Two commands need nothing but Python 3.11 with venv, git and make: `make grade` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: grade test lint verify golden docs bench soak clean

grade: .venv/ready  ## grade the example submission
	$(BIN)/nnkit grade examples/submission

test: lint  ## what must hold of the code, in some minutes on two cores
	$(BIN)/pytest -m "not soak" -n logical --maxprocesses 4 --dist loadfile

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

verify: .venv/ready  ## the course's own test
	$(BIN)/nnkit verify

golden: .venv/ready  ## write expected.json of tests/cases anew; read the diff like code
	$(BIN)/python tests/golden.py

docs: .venv/ready  ## write docs/cli.md and the pictures anew
	$(BIN)/python docs/build.py
	$(BIN)/python docs/pictures.py

bench: .venv/ready  ## one table of ratios, recorded in benchmarks/; PEERS=nbgrader,otter beside them
	$(BIN)/python -m benchmarks --peers '$(PEERS)'

soak: .venv/ready  ## the longer forms of some tests
	$(BIN)/pytest -m soak

# Pins go through PIP_CONSTRAINT, so that the build of the package itself is pinned too.
.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet torch
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet -e '.[instructor,cluster,postgresql,dev]'
	touch $@

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache
