#!/bin/sh
# Builds the last commit once more, elsewhere and as somebody with other habits, and compares the
# result with what is in dist: it has to be the same to the last bit.
# Usage: build-again.sh
set -eu
cd "$(dirname "$0")/../.."
if [ -n "$(git status --porcelain)" ]; then
    echo "Only what is committed can be built again: commit first, then run \`make package\`." >&2
    exit 1
fi
dist=$(pwd -P)/dist
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

umask 077
export TZ=Asia/Kathmandu LC_ALL=C
git clone --quiet . "$place/another folder"
cd "$place/another folder"
make package
diff "$dist/SHA256SUMS" dist/SHA256SUMS
echo "The second build is the same as the first."
