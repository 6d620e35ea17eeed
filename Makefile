# What you can ask for: `make help`. Works with GNU make 3.81 (macOS) and later.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LESSON ?= zh/01-the-speech-as-a-whole.ipynb
SPEECH ?= 述职评议会讲话
REPORT ?= out/report.html
APP ?= $(firstword $(wildcard notebooks/app.ipynb) notebooks/$(LESSON))
LAB_FLAGS ?=
TEST_FLAGS ?=
GROWTH_FLAGS ?= --brief
# Jupyter refuses to run as root unless told; containers often are root.
ROOT_FLAG := $(if $(filter 0,$(shell id -u)),--allow-root)
# JupyterLab and Voilà as a class meets them: settings and a page template of this project, before those of the machine.
export JUPYTER_PATH := $(CURDIR)/jupyter$(if $(JUPYTER_PATH),:$(JUPYTER_PATH))
export JUPYTER_CONFIG_PATH := $(CURDIR)/jupyter$(if $(JUPYTER_CONFIG_PATH),:$(JUPYTER_CONFIG_PATH))

.PHONY: help lab app report test lint bench wheelhouse wheelhouse-windows clean
.DELETE_ON_ERROR:

help:
	@echo "make lab         open lesson 01 in JupyterLab (LAB_FLAGS=--no-browser, LESSON=en/01-the-speech-as-a-whole.ipynb)"
	@echo "make app         open the app in Voilà"
	@echo "make report      write a report of the sample speech (SPEECH=…, REPORT=…)"
	@echo "make test        run the tests (TEST_FLAGS=…)"
	@echo "make lint        check style and types"
	@echo "make bench       measure the speed, and how time grows on hostile texts (GROWTH_FLAGS= for the long run)"
	@echo "make wheelhouse  gather all wheels for a machine like this one without a network"
	@echo "make wheelhouse-windows  the same for 64-bit Windows with Python 3.12, with a start.bat"
	@echo "make clean       remove what the others made"

lab: $(VENV)/.user
	$(BIN)/jupyter lab $(ROOT_FLAG) --ServerApp.root_dir="$(CURDIR)/notebooks" --LabApp.default_url=/lab/tree/$(LESSON) $(LAB_FLAGS)

app: $(VENV)/.user
	$(BIN)/voila $(APP)

report: $(VENV)/.user
	@mkdir -p $(dir $(REPORT))
	$(BIN)/python -m toolkit report $(SPEECH) -o $(REPORT) --overwrite

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(TEST_FLAGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	@mkdir -p out
	$(BIN)/python benchmarks/speed.py --json out/speed.json
	$(BIN)/python benchmarks/growth.py $(GROWTH_FLAGS) --json out/growth.json

# The pins carry hashes; what must be built (jieba, this project) is built with the pinned tools of build.txt.
wheelhouse: $(VENV)/.user
	rm -rf dist/wheelhouse
	$(PIP) wheel --wheel-dir dist/wheelhouse --no-build-isolation --require-hashes -r requirements/user.txt
	$(PIP) wheel --wheel-dir dist/wheelhouse --no-build-isolation --no-deps .
	@$(BIN)/python -c "import sys; print('For %s with Python %d.%d:' % (sys.platform, *sys.version_info[:2]))"
	@echo "    python -m pip install --no-index --find-links dist/wheelhouse 'speech-toolkit[all]'"

wheelhouse-windows: $(VENV)/.dev
	$(BIN)/python scripts/wheelhouse_windows.py

$(VENV)/.made:
	@python=$$(PYTHON='$(PYTHON)' scripts/find-python) && "$$python" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.build: $(VENV)/.made requirements/build.txt
	$(PIP) install --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/.user: $(VENV)/.build requirements/user.txt pyproject.toml
	$(PIP) install --no-build-isolation --require-hashes -r requirements/user.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.user requirements/dev.txt
	$(PIP) install --no-build-isolation --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find toolkit tests benchmarks notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +
