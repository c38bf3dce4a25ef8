#!/usr/bin/env bash
# Starts a private PostgreSQL for tests, or finds the one already started, and prints its URL.
# With --empty NAME it makes that database anew and prints its URL.
# Data live in DUEBOOK_PG_DIR (default /tmp/duebook-postgres); the port is DUEBOOK_PG_PORT (default 54329).
set -euo pipefail
dir=${DUEBOOK_PG_DIR:-/tmp/duebook-postgres}
port=${DUEBOOK_PG_PORT:-54329}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v postgres || true)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }

as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

if ! "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
  if [ ! -f "$dir/PG_VERSION" ]; then
    mkdir -p "$dir"
    [ "$(id -u)" = 0 ] && chown postgres "$dir"
    as "$bin/initdb" -D "$dir" -U duebook --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  fi
  (cd / && as "$bin/pg_ctl" -D "$dir" -w -l "$dir/server.log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c max_connections=200 -c shared_buffers=512MB -c work_mem=32MB -c max_wal_size=4GB" start >/dev/null)
fi
url() { echo "postgres://duebook@127.0.0.1:$port/$1?sslmode=disable"; }
if [ "${1:-}" = --empty ]; then
  "$bin/psql" -q "$(url postgres)" -c "DROP DATABASE IF EXISTS \"$2\" WITH (FORCE)" -c "CREATE DATABASE \"$2\"" >/dev/null 2>&1
  url "$2"
else
  url postgres
fi
