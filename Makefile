# Two targets do all on a fresh machine: make run and make test.

export DUEBOOK_TEST_POSTGRES ?=
GO ?= go
BIN := bin/duebook
FRONTEND := $(shell find frontend/src frontend/public frontend/schema frontend/*.html frontend/*.json frontend/*.ts -type f 2>/dev/null)

.PHONY: run build test generate release-schema migration bench lint clean

## run: build everything, start with the embedded database and a demo book
run: build
	$(BIN) serve --demo

## build: the binary with the browser app inside
build: frontend/dist/index.html
	$(GO) build -o $(BIN) ./server

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(FRONTEND)
	cd frontend && npm run --silent build
	@touch $@

## test: every check, in the order of .ci/test.sh
test:
	.ci/test.sh

## generate: ent, the API's execution code and published schema, the browser app's operations
generate: frontend/node_modules/.package-lock.json
	cd ent && $(GO) run -mod=mod entc.go
	cd graph && $(GO) run -mod=mod generate.go
	cd frontend && npm run --silent relay

## release-schema: take the schema of now as what clients rely on and log what changed; make test refuses whatever breaks them
release-schema:
	cd graph && $(GO) run -mod=mod release.go

## migration NAME=what-changed: write the next migration of both databases
migration:
	@test -n "$(NAME)" || { echo "usage: make migration NAME=what-changed"; exit 2; }
	cd ent && DUEBOOK_DEV_POSTGRES="$$(../.ci/postgres.sh --empty migrate)" $(GO) run -mod=mod diff.go $(NAME)

## lint: formatting, vet, staticcheck
lint:
	.ci/test.sh lint

## bench: the benchmark table, both databases, with PostGraphile beside the reads; takes an hour
bench: build
	for name in ageing import apply read billing; do \
		$(BIN) bench $$name --postgres "$$(.ci/postgres.sh)" --beside server/servertest/postgraphile/run.sh || exit 1; \
	done

clean:
	rm -rf bin frontend/dist/assets frontend/dist/*.html frontend/dist-perf frontend/test-results
