# run: build, and open the sample    test, check: what must pass
# bench, golden, soak, ime: see below     release: small binaries in dist/
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
.PHONY: run test check bench golden soak ime release build clean packages test-packages ime-packages FORCE

GOFUMPT     := mvdan.cc/gofumpt@v0.10.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Only the window needs cgo. Its flags are the same in every target (the tags
# of a release reach no C code), so that the GL driver is compiled once.
GLFW     := github.com/go-gl/glfw/v3.4/glfw
FYNE     := fyne.io/fyne/v2
PURE     := CGO_ENABLED=0
GL       := CGO_ENABLED=1 CC=clang
GL_FLAGS := -modfile=.build/go.mod
GL_TAGS  := x11
export GOFLAGS := -buildvcs=false
VERSION  := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
RELEASE  := -tags=x11,migrated_fynedo,no_emoji,no_metadata -ldflags='-s -w -X main.version=$(VERSION)'
XVFB     := FYNE_SCALE=1 xvfb-run -a -s '-screen 0 1500x950x24 +extension GLX -nolisten tcp -noreset'
TRY_WINDOW := $(XVFB) env $(GL) go test $(GL_FLAGS) -tags=$(GL_TAGS),window
WINDOWLESS = $$(go list ./... | grep -vx hone/cmd/hone)
BENCHED    = $$(grep -rl --include='*_test.go' '^func Benchmark' . | xargs -rn1 dirname | sort -u | grep -vx ./cmd/hone)

# Japanese first: English only where the system says so.
SAMPLE := reservation
TONGUE := $(if $(filter en%,$(or $(LC_ALL),$(LC_MESSAGES),$(LANG))),en,ja)

PACKAGES := gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev \
	libxinerama-dev libxi-dev libxxf86vm-dev clang libgl1 libgl1-mesa-dri patch xclip
TEST_PACKAGES := xvfb xauth xdotool imagemagick
IME_PACKAGES  := $(TEST_PACKAGES) fcitx5 fcitx5-anthy openbox dbus x11-utils locales

build: bin/hone bin/honectl bin/honelayout

# A window on the sample, which keeps what is edited in it, also over make clean;
# without a display the sample's journey map as a file.
run: build
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY),)
	@[ -e bin/$(SAMPLE).hone ] || bin/honectl new bin/$(SAMPLE).hone --sample $(SAMPLE) --lang $(TONGUE)
	bin/hone bin/$(SAMPLE).hone
else
	@echo 'There is no display (DISPLAY or WAYLAND_DISPLAY), so no window can be opened.'
	@dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	bin/honectl new "$$dir/$(SAMPLE).hone" --sample $(SAMPLE) --lang $(TONGUE) >/dev/null; \
	bin/honectl export "$$dir/$(SAMPLE).hone" journey journey.svg --lang $(TONGUE) --force >/dev/null
	@echo "The sample's journey map, instead: $(CURDIR)/journey.svg"
endif

test: test-packages .build/go.mod bin/honelayout
	$(PURE) go test -tags test $(WINDOWLESS)
	$(GL) go build $(GL_FLAGS) -tags=$(GL_TAGS) -o bin/hone ./cmd/hone
	$(TRY_WINDOW) -timeout 8m ./cmd/hone

check: packages .build/gofumpt .build/staticcheck
	.build/gofumpt -d assets app cmd model render
	$(GL) go vet -tags=$(GL_TAGS),window ./...
	$(GL) .build/staticcheck -tags $(GL_TAGS),window ./...
	$(PURE) go test ./cmd

bench: test-packages .build/go.mod bin/honelayout
	$(PURE) go test -tags test -run '^$$' -bench . -benchmem $(BENCHED)
	$(GL) go build $(GL_FLAGS) $(RELEASE) -o .build/hone ./cmd/hone
	HONE_BIN=$(CURDIR)/.build/hone $(GL) go test $(GL_FLAGS) -tags=$(GL_TAGS),window -run '^$$' -bench . -benchtime 1x ./cmd/hone

# Look at what changed before you commit it.
golden: bin/honelayout
	UPDATE_GOLDEN=1 $(PURE) go test -tags test $(WINDOWLESS)

# The long forms: hours of edits, kills, damage and hostile text; then races.
soak: ime bin/hone bin/honelayout bin/honectl
	HONE_SOAK=1 $(PURE) go test -tags test -timeout 12h $(WINDOWLESS)
	HONE_SOAK=1 $(TRY_WINDOW) -timeout 12h ./cmd/hone
	$(GL) go test -race -tags test -timeout 2h $(WINDOWLESS)

# Japanese typed with a real input method into the real window. "make test" does
# so too where the input method is installed.
ime: ime-packages bin/hone
	@locale -a | grep -qix 'ja_JP\.utf-\?8' || localedef -i ja_JP -f UTF-8 ja_JP.UTF-8
	$(TRY_WINDOW) -count=1 -timeout 10m -run Japanese -v ./cmd/hone

release: packages .build/go.mod
	$(GL) go build $(GL_FLAGS) $(RELEASE) -o dist/hone ./cmd/hone
	$(PURE) go build $(RELEASE) -o dist/ ./cmd/honectl ./cmd/honelayout
	cp README.md LICENSE assets/THIRD_PARTY.md dist/

clean:
	rm -rf bin/hone bin/honectl bin/honelayout dist .build journey.svg

# go itself knows best whether a program is out of date.
bin/hone: .build/go.mod FORCE
	$(GL) go build $(GL_FLAGS) -tags=$(GL_TAGS) -o $@ ./cmd/hone

bin/honectl bin/honelayout: FORCE
	$(PURE) go build -o $@ ./cmd/$(@F)

# The modules' own sources with our patches, and a go.mod that uses them. A plain
# "go build ./cmd/hone" does without: see what each patch says of itself.
PATCHED := $(GLFW)=glfw $(FYNE)=fyne

.build/go.mod: go.mod go.sum $(wildcard cmd/hone/*.patch) | packages
	mkdir -p .build && cp go.sum .build/go.sum && cp go.mod .build/go.mod.new
	@for pair in $(PATCHED); do \
		module=$${pair%=*}; name=$${pair#*=}; copy=.build/$$name; \
		rm -rf $$copy; \
		cp -r "$$(go mod download -json $$module | sed -n 's/^\t"Dir": "\(.*\)",$$/\1/p')" $$copy; \
		chmod -R u+w $$copy; \
		patch -s -d $$copy -p1 < $$(echo cmd/hone/$$name*.patch); \
		go mod edit -replace $$module=./$$copy .build/go.mod.new; \
	done
	mv .build/go.mod.new $@

.build/gofumpt: Makefile
	GOBIN=$(CURDIR)/.build go install $(GOFUMPT) && touch $@

.build/staticcheck: Makefile
	GOBIN=$(CURDIR)/.build go install $(STATICCHECK) && touch $@

packages: WANTED := $(PACKAGES)
test-packages: WANTED := $(PACKAGES) $(TEST_PACKAGES)
ime-packages: WANTED := $(PACKAGES) $(IME_PACKAGES)
packages test-packages ime-packages:
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=$$(comm -23 <(printf '%s\n' $(WANTED) | sort) \
		<(dpkg-query -W -f='$${db:Status-Status} $${Package}\n' $(WANTED) 2>/dev/null | sed -n 's/^installed //p' | sort -u)); \
	[ -n "$$missing" ] || exit 0; \
	if [ "$$(id -u)" = 0 ]; then root=; elif command -v sudo >/dev/null; then root=sudo; else \
		echo 'Hone needs these system packages, and this user can install none. As root, run:'; \
		echo "  apt-get install --no-install-recommends" $$missing; exit 1; fi; \
	$$root apt-get update -q && \
	DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -q --no-install-recommends $$missing

FORCE:
