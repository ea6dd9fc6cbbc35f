#!/bin/sh
# Writes constraints.txt anew, with the newest versions that pyproject.toml allows.
# Usage: renew-constraints.sh   (needs python3.11: newer Pythons may get what it cannot install)
set -eu
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

python3.11 -m venv "$place"
# editables: to install our own package editable; the others are needed on Windows and macOS only.
"$place/bin/python" -m pip install --quiet '.[dev,bench,package]' editables colorama dmgbuild macholib \
    pefile pywin32-ctypes
cat >"$place/constraints.txt" <<END
# The exact version of everything that SimpleNN is run, tested and built with. pip reads it through
# the Makefile. Renew it with resources/dev/renew-constraints.sh, then run make test.
END
"$place/bin/python" -m pip freeze --exclude simplenn >>"$place/constraints.txt"
cp "$place/constraints.txt" constraints.txt
