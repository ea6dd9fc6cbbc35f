#!/bin/sh
# SimpleNN @VERSION@ for one user of a Linux with x86-64: run it with `sh`. It unpacks what follows the
# last line of this text into ~/.local/lib, and runs install.sh there.
set -eu
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

case ${1:-} in
    "") [ "$(id -u)" -ne 0 ] || fail "This installs SimpleNN for one user. Run it as that user, not as root." ;;
    --as-root) ;;
    *) fail "This installs SimpleNN @VERSION@ for one user. It takes no options." ;;
esac
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "This is for Linux on x86-64 only."
missing=
for tool in sha256sum tail tar xz; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -z "$missing" ] || fail "To unpack SimpleNN, please install what is missing here:$missing." \
    "(The package that has xz is called xz-utils on Debian and Ubuntu, and xz elsewhere.)"

packed() { tail -n +@LINES@ "$0"; }
echo "Checking that the file is whole ..."
[ "$(packed | sha256sum | cut -d ' ' -f 1)" = @SHA256@ ] ||
    fail "This file is not whole. Please download it again."

# Not into /tmp, which may be small, or allow no programs to be run.
mkdir -p "$HOME/.local/lib"
place=$(mktemp -d "$HOME/.local/lib/simplenn-XXXXXX")
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM
echo "Unpacking SimpleNN @VERSION@ ..."
packed | xz -dc | tar -xf - -C "$place" || fail "It could not be unpacked. Is there room in $HOME?"
sh "$place/install.sh"
exit
