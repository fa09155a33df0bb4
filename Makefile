# `make` alone lists what there is to make.

GO      ?= go
AS_OF   ?= 2026-11-21
EXAMPLE := examples/arvenia

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: ## build the program as bin/npm
	$(GO) build -o bin/npm ./cmd/npm

.PHONY: demo
demo: build ## build, and show what is overdue in the example register
	@echo
	bin/npm -C $(EXAMPLE) --as-of $(AS_OF) rec overdue

.PHONY: install
install: ## install npm, and npmr as another name for it, into Go's bin folder
	$(GO) install ./cmd/npm
	ln -sf npm "$$($(GO) env GOPATH)/bin/npmr"

.PHONY: test
test: ## run the tests
	$(GO) test ./...

# AXE_CORE is the path of axe.min.js, from the package axe-core, for what it finds;
# SCREENSHOTS a folder for pictures of all pages, to be looked at.
.PHONY: test-browser
test-browser: ## look at sites, papers and maps with Chromium (minutes)
	REGISTER_BROWSER=1 $(GO) test ./internal/browser -count=1 -v -timeout 20m

.PHONY: check
check: format vet race fuzz ## everything that CI runs beside test-browser
	@echo "all checks passed"

.PHONY: format
format:
	@unformatted=$$(gofmt -l cmd docs internal schema); \
	if [ -n "$$unformatted" ]; then echo "run gofmt -w on: $$unformatted"; exit 1; fi

.PHONY: vet
vet:
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff

# The whole program is tested without the race detector, which would make a quarter
# of an hour of it; every room below it is tested with it. Tests in a browser have a
# target of their own.
.PHONY: race
race:
	$(GO) test ./internal/cli
	$(GO) test -race $$($(GO) list ./... | grep -v -e /internal/cli$$ -e /internal/browser$$)

# Each fuzz target tries some thousand inputs in CI; FUZZTIME=10m looks longer. A
# number, since a time can run out while a worker is busy, which Go takes for a failure.
FUZZTIME ?= 10000x
FUZZ     := $(GO) test -run '^$$' -fuzzminimizetime 20x -fuzztime
.PHONY: fuzz
fuzz: ## look for input that breaks a parser
	$(FUZZ) $(FUZZTIME) -fuzz FuzzParse ./internal/page
	$(FUZZ) $(FUZZTIME) -fuzz FuzzIgnores ./internal/page
	$(FUZZ) $(FUZZTIME) -fuzz FuzzPieces ./internal/page
	$(FUZZ) $(FUZZTIME) -fuzz FuzzParsePeriod ./internal/calendar
	$(FUZZ) $(FUZZTIME) -fuzz FuzzValidID ./internal/record
	$(FUZZ) $(FUZZTIME) -fuzz FuzzValidate ./internal/register
	$(FUZZ) $(FUZZTIME) -fuzz FuzzCompanion ./internal/register
	$(FUZZ) $(FUZZTIME) -fuzz FuzzOpen ./internal/seal
	$(FUZZ) $(FUZZTIME) -fuzz FuzzHarmless ./internal/render
	$(FUZZ) $(FUZZTIME) -fuzz FuzzICS ./internal/render

.PHONY: generate
generate: ## write the generated pages again: docs/cli, docs/man, outputs in the manual
	$(GO) test ./internal/cli -run 'TestGenerated|TestManual' -update

.PHONY: bench
bench: ## measure speed and memory as ratios (minutes)
	$(GO) test ./internal/bench -run '^$$' -bench File
	$(GO) test ./internal/bench -run '^$$' -bench Register -benchtime 1x -timeout 60m -v
	$(GO) test ./internal/bench -run '^$$' -bench History -benchtime 1x -timeout 60m -v
	$(GO) test ./internal/bench -run '^$$' -bench Site -benchtime 1x -timeout 60m -v
