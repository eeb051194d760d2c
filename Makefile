# The verbs of this repository. Only python3.11+ and make are needed; the rest
# is fetched by `make setup` into .venv.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
DATA ?= onward-data

.PHONY: setup demo test check bench docs pictures lock clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml tools/cut_fonts.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Onward needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 setup"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python tools/cut_fonts.py
	@touch $@

demo: setup
	@$(BIN)/onward demo --port $(PORT) --data $(DATA)

lock:
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-annotate \
	  --no-emit-index-url --python-version 3.11 --extra dev pyproject.toml -o requirements.lock
