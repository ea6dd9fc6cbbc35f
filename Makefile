# `make run` and `make test` need nothing but a Python: the rest they install.

PYTHON_IN_VENV := .venv/bin/python
DEV := resources/dev

.PHONY: help run test lint types test-core test-ui-offscreen test-ui-x11 test-wheel format pictures clean \
        ready-to-run ready-to-test
.NOTPARALLEL:

help: ## say what there is
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/    \1	\2/p' Makefile | expand -t 26

run: ready-to-run ## start SimpleNN; pass arguments with ARGS="--input 5 --goal 42"
	@.venv/bin/simplenn $(ARGS)

test: lint types test-core test-ui-offscreen test-ui-x11 test-wheel ## check everything, in this order

lint: ready-to-test ## the format, the style, and who imports whom
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/lint-imports --no-logo

types: ready-to-test ## mypy --strict
	.venv/bin/mypy

test-core: ready-to-test ## all tests that need no window
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m pytest --ignore=tests/ui $(ARGS)

test-ui-offscreen: ready-to-test ## the window tests, without a display
	QT_QPA_PLATFORM=offscreen $(PYTHON_IN_VENV) -m pytest tests/ui $(ARGS)

test-ui-x11: ready-to-test ## the same window tests, in real windows under Xvfb
	@$(DEV)/with-x11.sh $(PYTHON_IN_VENV) -m pytest tests/ui $(ARGS)

test-wheel: ready-to-test ## build the wheel, install it elsewhere and let it test itself
	@$(DEV)/test-wheel.sh

format: ready-to-test ## put the code in order
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

pictures: ready-to-test ## take the pictures of the README anew
	@$(DEV)/with-x11.sh $(PYTHON_IN_VENV) $(DEV)/pictures.py

clean: ## remove all that the other targets have made, .venv included
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

ready-to-run:
	@$(DEV)/get-ready.sh run

ready-to-test:
	@$(DEV)/get-ready.sh test
