#!/bin/sh
# Makes everything ready for a target of the Makefile: system packages, .venv, Python packages.
# Usage: get-ready.sh run|test|test-exports|bench|package|test-package|lint-workflows
# The environment variable PYTHON names the Python to use for .venv.
set -eu
cd "$(dirname "$0")/../.."
here=$(pwd -P)

# What Qt and its plugins for X and Wayland are linked with, beyond every Debian's base.
packages="libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libx11-6 libx11-xcb1
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
    libxcb1 libxkbcommon-x11-0 libxkbcommon0 libwayland-client0 libwayland-cursor0"

case $1 in
    run) wanted=. stamps=.venv/ready-to-run ;;
    test) wanted=.[dev] stamps=".venv/ready-to-test .venv/ready-to-run"
        packages="$packages xauth xvfb" ;;
    test-exports) wanted=.[dev] stamps=".venv/ready-to-test .venv/ready-to-run"
        packages="$packages chromium fonts-dejavu-core fonts-liberation libreoffice-calc
            librsvg2-bin poppler-utils" ;;
    bench) wanted=.[dev,bench] stamps=".venv/ready-to-bench .venv/ready-to-test .venv/ready-to-run"
        packages="$packages xauth xvfb" ;;
    package) wanted=.[dev,package]
        stamps=".venv/ready-to-package .venv/ready-to-test .venv/ready-to-run"
        packages="$packages binutils chrpath dpkg-dev xz-utils" ;;
    test-package) wanted=.[dev,package]
        stamps=".venv/ready-to-package .venv/ready-to-test .venv/ready-to-run"
        packages="$packages appstream at-spi2-core binutils chrpath dbus debootstrap
            desktop-file-utils dpkg-dev imagemagick libglib2.0-bin man-db nsis openbox
            python3-pyatspi rpm shared-mime-info strace weston xauth xdotool xvfb xz-utils zstd" ;;
    lint-workflows) wanted=.[dev,package]
        stamps=".venv/ready-to-package .venv/ready-to-test .venv/ready-to-run"
        if ! command -v node >/dev/null; then packages="$packages nodejs"; fi
        if ! command -v npm >/dev/null; then packages="$packages npm"; fi ;;
    *) echo "usage: get-ready.sh run|test|test-exports|bench|package|test-package|lint-workflows" >&2; exit 2 ;;
esac

is_new_enough() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_new_enough "$python"; then echo "$python"; return; fi
    done
}

venv_works() { # a copied or moved one still names its old place
    grep -qsF "$here/.venv" .venv/bin/activate && is_new_enough .venv/bin/python &&
        .venv/bin/python -m pip --version >/dev/null 2>&1
}

# PyInstaller needs Python as a library, which Debian's own Python comes without.
case $wanted in
    *package*) for python in $(find_python); do
        packages="$packages $("$python" -c 'import sys
if sys.base_prefix == "/usr":
    print("libpython%d.%d" % sys.version_info[:2])')"
    done ;;
esac

contents=$(echo "$here"; cksum pyproject.toml constraints.txt)
is_ready() {
    [ -x .venv/bin/python ] && [ "$(cat "${stamps%% *}" 2>/dev/null)" = "$contents" ]
}

if is_ready; then exec resources/dev/install-debian-packages.sh $packages; fi

if ! venv_works; then
    python=$(find_python)
    if [ -z "$python" ]; then
        packages="$packages python3-venv"
    elif ! "$python" -c 'import ensurepip' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        packages="$packages python$version-venv"
    fi
fi
resources/dev/install-debian-packages.sh $packages

if ! venv_works; then
    python=$(find_python)
    if [ -z "$python" ]; then
        echo "SimpleNN needs Python 3.11, 3.12, 3.13 or 3.14, and there is none here." \
            "Install one, or name it: make $1 PYTHON=/path/to/python3" >&2
        exit 1
    fi
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
fi

# Both apply to the build of our own package too: older versions of pip read the first, newer ones
# the second. Relative, since pip splits them at spaces.
export PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK=1
echo "Installing what SimpleNN needs into .venv ..."
.venv/bin/python -m pip install --editable "$wanted"
for stamp in $stamps; do echo "$contents" >"$stamp"; done
