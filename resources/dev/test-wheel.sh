#!/bin/sh
# Builds the wheel, installs it in a clean place and lets it test itself, out of sight of the source.
# Usage: test-wheel.sh
set -eu
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

echo "Building the wheel ..."
.venv/bin/python -m build --no-isolation --outdir "$place" . >"$place/build.log" 2>&1 ||
    { cat "$place/build.log" >&2; exit 1; }
echo "Installing it ..."
.venv/bin/python -m venv "$place/venv"
PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
    "$place/venv/bin/python" -m pip install --quiet "$place"/simplenn-*.whl
cd "$place"
unset PYTHONPATH
export HOME="$place" QT_QPA_PLATFORM=offscreen
echo "Running simplenn --self-test ..."
venv/bin/simplenn --self-test
