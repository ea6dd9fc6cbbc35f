#!/bin/sh
# Runs a command with an X display of its own. No display is an error, never a skip.
# Usage: with-x11.sh COMMAND...
set -eu
if ! command -v xvfb-run >/dev/null || ! command -v xauth >/dev/null; then
    echo "The window tests need an X display of their own: please install Xvfb, xvfb-run and xauth." >&2
    exit 1
fi
export QT_QPA_PLATFORM=xcb
set -x
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24" "$@"
