#!/usr/bin/env bash
# Every check of the project, each step timed. With names as arguments only those steps run.
set -euo pipefail
cd "$(dirname "$0")/.."
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
failed=()
started=$SECONDS

# need PACKAGE COMMAND: installs a Debian package whose command is missing.
need() {
  if [ -n "$2" ] && eval "$2" >/dev/null 2>&1; then return; fi
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  echo "installing $1"
  { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$1"; } >/tmp/duebook-apt.log 2>&1 ||
    { echo "$1 is missing and could not be installed (see /tmp/duebook-apt.log); install it by hand" >&2; exit 1; }
}

tools() {
  command -v go >/dev/null || { echo "Go 1.26 is missing: https://go.dev/dl/" >&2; return 1; }
  command -v npm >/dev/null || { echo "Node 20.19 or later with npm is missing: https://nodejs.org" >&2; return 1; }
  need chromium 'test -x "$CHROMIUM"'
  need postgresql 'ls /usr/lib/postgresql/*/bin/initdb'
  DUEBOOK_TEST_POSTGRES=${DUEBOOK_TEST_POSTGRES:-$(.ci/postgres.sh)}
  export DUEBOOK_TEST_POSTGRES
}

app() { make --no-print-directory frontend/dist/index.html; }

# Generated code is what the generators write from the sources.
generated() {
  local before after
  fingerprint() { find ent graph/gen graph/*.resolvers.go frontend/schema frontend/persisted frontend/src/__generated__ -type f -print0 | sort -z | xargs -0 sha256sum; }
  before=$(fingerprint)
  make --no-print-directory generate >/dev/null
  after=$(fingerprint)
  if [ "$before" != "$after" ]; then
    diff <(echo "$before") <(echo "$after") | awk '{print $3}' | sort -u
    echo "generated code is out of date: run make generate and commit the result"
    return 1
  fi
  (cd ent && DUEBOOK_DEV_POSTGRES="$(../.ci/postgres.sh --empty migrate)" go run -mod=mod diff.go --check)
}

lint() {
  local unformatted
  unformatted=$(gofmt -l ent/{date,money,postal,rule,schema,viewer} ent/*.go graph server frontend/*.go | grep -v '^graph/gen/' || true)
  [ -z "$unformatted" ] || { echo "not formatted: $unformatted"; return 1; }
  go mod tidy -diff
  go vet ./...
  go tool staticcheck $(go list ./... | grep -vE '/ent(/|$)|/graph/gen$') $(go list ./ent/{date,money,postal,rule,schema,viewer})
  (cd frontend && npm run --silent lint)
}

server() { go test -timeout 20m ./...; }
units() { (cd frontend && npm run --silent test && npm run --silent size); }
browser() { make --no-print-directory build && (cd frontend && npm run --silent e2e); }

# Run-time budgets of the browser app: times of a machine that does nothing else, so they are asked for by name.
budgets() { make --no-print-directory build && (cd frontend && npm run --silent budgets); }

# A step runs in a shell of its own, so that its first failing command ends it.
if [ "${1:-}" = --step ]; then
  "$2"
  exit
fi

step() {
  local t=$SECONDS
  echo "== $1"
  if .ci/test.sh --step "$1"; then echo "== $1: ok, $((SECONDS - t)) s"; else
    echo "== $1: FAILED after $((SECONDS - t)) s"
    failed+=("$1")
  fi
}

tools
if [ $# -gt 0 ]; then steps=("$@"); else steps=(app generated lint server units browser); fi
for s in "${steps[@]}"; do step "$s"; done
echo "== all: $((SECONDS - started)) s"
if [ ${#failed[@]} -gt 0 ]; then
  echo "failed: ${failed[*]}"
  exit 1
fi
