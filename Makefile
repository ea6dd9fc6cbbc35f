# `make run` and `make test` need nothing but a Python: the rest they install.

PYTHON_IN_VENV := .venv/bin/python
PYTEST := $(PYTHON_IN_VENV) -m pytest --numprocesses=auto --dist=worksteal
DEV := resources/dev
NOT_INSTALLED := --ignore=tests/package --ignore=tests/exports

.PHONY: help run test lint types test-offscreen test-x11 test-wheel bench soak package \
        build-again test-exports test-package test-windows lint-workflows format pictures clean \
        ready-to-run ready-to-test ready-to-bench ready-to-package ready-to-test-package \
        ready-to-lint-workflows ready-to-test-exports
.NOTPARALLEL:

help: ## say what there is
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/    \1	\2/p' Makefile | expand -t 26

run: ready-to-run ## start SimpleNN; pass arguments with ARGS="--input 5 --goal 42"
	@.venv/bin/simplenn $(ARGS)

test: lint types test-offscreen test-x11 test-wheel ## check everything, in this order

lint: ready-to-test ## the format, the style, the sizes, and who imports whom
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/lint-imports --no-logo
	$(PYTHON_IN_VENV) $(DEV)/check_sizes.py src tests resources

types: ready-to-test ## mypy --strict
	.venv/bin/mypy

test-offscreen: ready-to-test ## what needs no display; one file with ARGS="tests/core/test_run.py"
	QT_QPA_PLATFORM=offscreen $(PYTEST) -m "not real_window" $(or $(ARGS),$(NOT_INSTALLED))

test-x11: ready-to-test ## the other tests, in real windows under Xvfb
	QT_QPA_PLATFORM=xcb $(PYTEST) tests/ui $(or $(ARGS),-m real_window)

test-wheel: ready-to-test ## build the wheel, install it elsewhere and let it test itself
	@$(DEV)/test-wheel.sh

bench: ready-to-bench ## measure how fast it is, beside what one would use instead; takes minutes
	@$(DEV)/with-x11.sh $(PYTHON_IN_VENV) tests/benchmarks/run.py

soak: ready-to-test ## press everything for long, and train for ten minutes; takes half an hour
	@MONKEY_SEEDS=20 MONKEY_EVENTS=2000 PYTHONDEVMODE=1 PYTHONFAULTHANDLER=1 $(DEV)/with-x11.sh \
	    $(PYTHON_IN_VENV) -m pytest tests/ui/test_monkey.py -o faulthandler_timeout=900 $(ARGS)
	@$(DEV)/with-x11.sh $(PYTHON_IN_VENV) tests/benchmarks/soak.py

package: ready-to-package ## build all that people install into dist
	@$(PYTHON_IN_VENV) resources/packaging/package.py

build-again: ready-to-package ## build the last commit elsewhere and compare it with what is in dist
	@$(DEV)/build-again.sh

test-exports: ready-to-test-exports ## open what is exported in browsers and spreadsheets; takes minutes
	@QT_QPA_PLATFORM=offscreen $(PYTEST) tests/exports -o faulthandler_timeout=900 $(ARGS)

test-package: ready-to-test-package ## install what is in dist as people would, and try it; needs root
	@$(PYTHON_IN_VENV) -m pytest tests/package --ignore=tests/package/windows \
	    -o faulthandler_timeout=3600 $(ARGS)

test-windows: ready-to-test-package ## build for Windows under Wine, and try that; needs root
	@$(PYTHON_IN_VENV) -m pytest tests/package/windows -o faulthandler_timeout=3600 $(ARGS)

lint-workflows: ready-to-lint-workflows ## check the workflows
	@$(DEV)/lint-workflows.sh

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

ready-to-bench:
	@$(DEV)/get-ready.sh bench

ready-to-package:
	@$(DEV)/get-ready.sh package

ready-to-test-exports:
	@$(DEV)/get-ready.sh test-exports

ready-to-test-package:
	@$(DEV)/get-ready.sh test-package

ready-to-lint-workflows:
	@$(DEV)/get-ready.sh lint-workflows
