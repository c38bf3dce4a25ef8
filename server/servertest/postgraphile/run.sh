#!/usr/bin/env bash
# Serves a book by PostGraphile, for `duebook bench read --postgres URL --beside server/servertest/postgraphile/run.sh`.
# What it needs comes from npm into a folder of its own; the product depends on none of it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=${DUEBOOK_POSTGRAPHILE_DIR:-${TMPDIR:-/tmp}/duebook-postgraphile}
mkdir -p "$packages"
cp "$here/package.json" "$here/server.mjs" "$packages/"
cd "$packages"
[ -x node_modules/node/bin/node ] || npm install --no-audit --no-fund --silent >&2
export GRAPHILE_ENV=production
exec node_modules/node/bin/node server.mjs
