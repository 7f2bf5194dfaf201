# madoguchi: `make run` to see it work, `make test` to see it hold.

SWIFT ?= swift
PREFIX ?= /usr/local
STATE := .madoguchi
# No path of this machine is in the programs. The same sources, compiled in a place of the same name, give the same package
# (the length of that name is in the daemon, where it means nothing). Nothing looks symbols up in them by name, although Swift's
# static libraries ask for that: it is 4 MB.
RELEASE := -c release --static-swift-stdlib -Xcc -ffile-prefix-map=$(CURDIR)=. -Xcxx -ffile-prefix-map=$(CURDIR)=. \
	-Xlinker -z -Xlinker now -Xlinker --no-export-dynamic
BIN := .build/release

# Debian packages; Postfix without a configuration, PostgreSQL without a cluster and PgBouncer with its service masked, so that
# no server starts. `make deps` installs what is missing where it may, and says what is missing where it may not.
BUILD_PACKAGES := libcurl4-openssl-dev libical-dev libidn2-dev libsqlite3-dev libssl-dev libsystemd-dev pkg-config tzdata
TEST_PACKAGES := $(BUILD_PACKAGES) apache2-bin chromium chromium-driver curl faketime fonts-noto-cjk jq libc-bin libpq5 \
	openssl pgbouncer postfix postgresql python3 python3-venv systemd w3m
BENCH_PACKAGES := $(BUILD_PACKAGES) curl g++ hyperfine libkopeninghours-dev libpq5 nghttp2-client nginx-light \
	postfix postgresql python3 python3-venv qtbase5-dev
DEB_PACKAGES := $(BUILD_PACKAGES) debhelper dpkg-dev fakeroot lintian po-debconf
SYSTEM_PACKAGES := $(DEB_PACKAGES) mmdebstrap systemd-container
DIST_PACKAGES := $(DEB_PACKAGES) ca-certificates gnupg libpq5 reprepro umoci

.PHONY: all help check dependencies deps deps-test deps-bench deps-deb deps-system deps-dist build run test test-release test-system \
	soak fuzz mutation lint bench bench-programs growth calendars python-client sbom deb dist test-dist \
	install install-files clean

all: build

help:
	@echo "make run          build, and run in the foreground on the example configuration"
	@echo "make test         every test"
	@echo "make test-release what is recorded, asked of the released programs"
	@echo "make check        the quick loop: the formatter, and the kernel of hours with its tests, in a minute"
	@echo "make lint         the formatter, and the words that have other names here"
	@echo "make dependencies the versions that were resolved against those in .ci/dependencies.txt"
	@echo "make bench        figures beside those of peers"
	@echo "make growth       how cost grows with work: Benchmarks/growth.tsv, and its plots in docs/pictures"
	@echo "make soak fuzz    what finds more the longer it runs; soak goes on where it was stopped"
	@echo "make mutation     faults planted in the sources, and whether a test catches them"
	@echo "make calendars    the shipped calendars, written anew"
	@echo "make python-client  a client made of the daemon's description, in .build/python-client"
	@echo "make sbom         what the programs are made of, in .build/madoguchi.cdx.json"
	@echo "make deb          a Debian package; make test-system tries it on booted hosts"
	@echo "make dist         what is handed out, in dist: packages, a tarball, an image, an apt repository; make test-dist tries it"
	@echo "make install      into PREFIX, under DESTDIR"
	@echo "make clean        leaves nothing but the sources"

define require_swift
	@command -v $(firstword $(SWIFT)) >/dev/null || { \
		echo "There is no $(firstword $(SWIFT)) here. Madoguchi is built with a Swift 6.3 toolchain: see \"Try it\" in README.md."; \
		exit 1; }
endef

define install_packages
	@missing=$$(for package in $(1); do \
		dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed || echo $$package; done); \
	test -z "$$missing" && exit 0; \
	if test "$$(id -u)" = 0; then sudo=; elif sudo -n true 2>/dev/null; then sudo=sudo; else \
		echo "These packages are missing: "$$missing; \
		echo "Install them (sudo apt-get install "$$missing") and run make again."; exit 1; fi; \
	echo "Installing: "$$missing; \
	export DEBIAN_FRONTEND=noninteractive; \
	case " $$(echo $$missing) " in *" postfix "*) \
		echo "postfix postfix/main_mailer_type select No configuration" | $$sudo debconf-set-selections ;; esac; \
	case " $$(echo $$missing) " in *" pgbouncer "*) \
		$$sudo ln -sf /dev/null /etc/systemd/system/pgbouncer.service ;; esac; \
	$$sudo apt-get update -qq || exit 1; \
	case " $$(echo $$missing) " in *" postgresql "*) \
		$$sudo apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null && \
		$$sudo sed -Ei 's/^#? *create_main_cluster.*/create_main_cluster = false/' \
			/etc/postgresql-common/createcluster.conf || exit 1 ;; esac; \
	$$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null
endef

deps:
	$(call install_packages,$(BUILD_PACKAGES))

deps-test:
	$(call install_packages,$(TEST_PACKAGES))

deps-bench:
	$(call install_packages,$(BENCH_PACKAGES))

deps-deb:
	$(call install_packages,$(DEB_PACKAGES))

deps-system:
	$(call install_packages,$(SYSTEM_PACKAGES))

deps-dist:
	$(call install_packages,$(DIST_PACKAGES))

# Another engine for the same notation and two other queues, for the tests to compare with and the benchmarks to race; what
# the shipped calendars are made of; readers of calendars; a browser's driver, and axe-core for it, which comes in a package
# whose other needs aren't ours; what reads OpenAPI and JSON Schemas, asks by them, and makes clients of them; and two that read
# figures. The packages of Prometheus, nginx and Caddy would start servers, so that only a program is taken out of each; where
# that can't be had, its test is passed over and says so.
.venv: Makefile
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check holidays==0.109 huey==3.5.4 icalendar==7.3.2 \
		jsonschema==4.26.0 openapi-python-client==0.29.1 openapi-spec-validator==0.9.0 \
		opening-hours-py==2.1.4 procrastinate==3.10.0 prometheus-client==0.26.0 psycopg==3.3.9 psycopg-binary==3.3.9 \
		python-dateutil==2.9.0.post0 PyYAML==6.0.4 recurring-ical-events==3.8.2 schemathesis==4.32.5 selenium==4.51.0
	.venv/bin/pip install --quiet --disable-pip-version-check --no-deps axe-playwright-python==0.1.8
	@cd .venv && apt-get -qq download prometheus && dpkg-deb --fsys-tarfile prometheus_*.deb | \
		tar -xf - -C bin --strip-components=3 ./usr/bin/promtool && rm prometheus_*.deb || \
		echo "promtool isn't to be had; what Prometheus thinks of the figures isn't tested"
	@cd .venv && apt-get -qq download nginx && dpkg-deb --fsys-tarfile nginx_*.deb | \
		tar -xf - -C bin --strip-components=3 ./usr/sbin/nginx && rm nginx_*.deb || \
		echo "nginx isn't to be had; the guide's configuration of it isn't tested"
	@cd .venv && apt-get -qq download caddy && dpkg-deb --fsys-tarfile caddy_*.deb | \
		tar -xf - -C bin --strip-components=3 ./usr/bin/caddy && rm caddy_*.deb || \
		echo "Caddy isn't to be had; the guide's configuration of it isn't tested"
	@touch .venv

build: deps
	$(require_swift)
	@echo "Building madoguchid and madoguchi (the first time takes ten to fifteen minutes on two cores, longer on slow ones)"
	$(SWIFT) build $(RELEASE) --product madoguchid
	$(SWIFT) build $(RELEASE) --product madoguchi

# The daemon in the foreground, on the example configuration, with everything it writes under .madoguchi.
run: build
	@.ci/dependencies check || echo "(That does no harm here; packages are made with the versions in the list.)"
	@mkdir -p $(STATE)
	@exec $(BIN)/madoguchid --config Config/madoguchi.yaml --runtime-dir $(STATE)/run --state-dir $(STATE)/state \
		--web 127.0.0.1:8423 --show

# Tests begin a few at a time: each has its time limit for itself, however many wait behind it. Tests/run says what it runs
# again, and why. Of a crash the frames of its thread are printed.
TEST_WIDTH ?= 6
BACKTRACE = enable=yes,color=no,threads=crashed,registers=none,images=none,limit=60
test: deps-test .venv
	$(require_swift)
	$(SWIFT) build --build-tests
	PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/python Tests/Browser/run --daemon .build/debug/madoguchid --pictures .build/pictures
	PATH="$(CURDIR)/.venv/bin:$$PATH" SWIFT_BACKTRACE=$(BACKTRACE) Tests/run --width $(TEST_WIDTH)

check: lint
	MADOGUCHI_ONLY=hours $(SWIFT) test --scratch-path .build-hours

# The versions that were resolved are those in the list, and each target declares what it imports.
dependencies:
	@.ci/dependencies check
	@.ci/imports

# What finds more the longer it runs: simulations by other dice each time, fuzzers, daemons and primaries of PostgreSQL that
# are killed, relays with faults, a browser, and strangers. A night by itself, and it goes on where it was stopped; SEEDS and
# the others make it shorter. Tests/Soak/run --help lists its phases.
SEEDS ?= 1000000
NODE_SEEDS ?= 100000
FUZZ ?= 120
KILLS ?= 20
QUEUE ?= 100000
SMTP ?= 20
FAILOVERS ?= 100
WALKS ?= 3
REQUESTS ?= 1000
SOAK ?=
soak: deps-test .venv
	$(require_swift)
	PATH="$(CURDIR)/.venv/bin:$$PATH" Tests/Soak/run --seeds $(SEEDS) --node-seeds $(NODE_SEEDS) --fuzz $(FUZZ) --kills $(KILLS) \
		--queue $(QUEUE) --smtp $(SMTP) --failovers $(FAILOVERS) --walks $(WALKS) --requests $(REQUESTS) $(SOAK)

# A fuzzer on one of the programs in Tests/Fuzz (or several: TARGET="json yaml"), for so many seconds of CPU; what it learns
# stays in .build-fuzz, and an input that breaks something is left there. FUZZING=--keep keeps what it learnt in the sources.
TARGET ?= connection
SECONDS ?= 120
FUZZING ?=
fuzz: deps
	$(require_swift)
	Tests/Fuzz/run $(TARGET) --seconds $(SECONDS) $(FUZZING)

# Faults planted in the sources by a seed, and whether a test catches them.
AREA ?= kernel
COUNT ?= 20
mutation: deps-test
	$(require_swift)
	Tests/Mutation/run $(AREA) --count $(COUNT)
	Tests/Mutation/run --summary

lint:
	$(require_swift)
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	@.ci/words
	@.ci/languages --plant
	@.ci/languages

# What the benchmarks run, by the same flags as the programs, so that nothing is compiled twice.
bench-programs: build
	for program in hours-bench queue-bench nio-floor postgresql-bench; do \
		$(SWIFT) build $(RELEASE) --product $$program || exit 1; done

# Of the ratios, those of the last release are in Benchmarks/ratios.tsv, and what fell since then is named at the end.
bench: deps-bench .venv build
	bash -o pipefail -c '{ Benchmarks/run && Benchmarks/postgresql && Benchmarks/drain 200000 20000 && \
		Benchmarks/drain 1000000; } | tee .build/bench.log'
	Benchmarks/ratios .build/bench.log

# How cost grows with work: twenty minutes on two quiet cores. GROWTH='--to 10000' is quick; --help shows the rest. What draws it
# is needed for nothing else.
GROWTH ?=
growth: deps-bench .venv build
	.venv/bin/pip install --quiet --disable-pip-version-check matplotlib==3.11.2
	Benchmarks/growth $(GROWTH)
	.venv/bin/python Benchmarks/growth --plot

# The shipped calendars anew, by the version of `holidays` above. A test holds them against it.
calendars: .venv
	.venv/bin/python scripts/calendars

# Letters are looked for under /usr/local and /usr; of any other place the installed configuration has to tell.
ifeq ($(filter /usr /usr/local,$(PREFIX)),)
LETTERS_ELSEWHERE := s|^guidance:$$|&\n  directory: $(PREFIX)/share/madoguchi/guidance|
endif

# What the programs are made of, as CycloneDX.
sbom: build
	SWIFT="$(firstword $(SWIFT))" scripts/sbom $(BIN)/madoguchid $(BIN)/madoguchi >.build/madoguchi.cdx.json

# A Python client made of the daemon's own description, for programs as examples/python/generated/follow_up.py.
python-client: build .venv
	PATH="$(CURDIR)/.venv/bin:$$PATH" MADOGUCHID="$(BIN)/madoguchid" \
		examples/python/generated/generate.sh .build/python-client

# Bytes; with something to spare.
LARGEST_PACKAGE := 16000000

# A Debian package of what was built, made in a copy of the tree.
deb: build deps-deb dependencies
	rm -rf .build-deb
	mkdir -p .build-deb/madoguchi
	tar --create --exclude='./.[!.]*' . | tar --extract --directory .build-deb/madoguchi
	cd .build-deb/madoguchi && MADOGUCHI_BIN='$(abspath $(BIN))' MADOGUCHI_CHECKOUTS='$(abspath .build/checkouts)' \
		dpkg-buildpackage --build=binary --no-sign --no-check-builddeps
	lintian --allow-root --fail-on error,warning .build-deb/madoguchi_*.changes
	@ls -l .build-deb/madoguchi_*.deb
	@test "$$(cat .build-deb/madoguchi_*.deb | wc -c)" -le $(LARGEST_PACKAGE) || { \
		echo "The package is larger than $(LARGEST_PACKAGE) bytes: docs/decisions/0062-what-of-foundation-is-shipped.md says what makes it so."; \
		exit 1; }

# What was recorded, asked of the programs that are handed out: they are linked otherwise than those of `make test`.
test-release: build deps-test .venv
	$(SWIFT) build --build-tests
	PATH="$(CURDIR)/.venv/bin:$$PATH" MADOGUCHI_BIN='$(abspath $(BIN))' Tests/run --width $(TEST_WIDTH) --filter GoldenTests

# The package on booted hosts, Debian 12 and 13; where none can be booted, it says so.
test-system: deb deps-system
	Tests/System/run

# What is handed out, all of the one package. KEY is the fingerprint of a key in gpg's keyring, which signs the apt repository.
dist: deb deps-dist
	scripts/dist/make "$$(ls -t .build-deb/madoguchi_*.deb | head -n 1)" dist $(KEY)

# Each part installed and asked: on booted hosts, and the image's root by itself. The repository is signed with a key that is
# made for this and thrown away.
test-dist: deb deps-dist deps-system
	Tests/Dist/run "$$(ls -t .build-deb/madoguchi_*.deb | head -n 1)"

install: build install-files

# Without building: for packagers, and with sudo.
install-files:
	install -Dm755 $(BIN)/madoguchid $(DESTDIR)$(PREFIX)/sbin/madoguchid
	install -Dm755 $(BIN)/madoguchi $(DESTDIR)$(PREFIX)/bin/madoguchi
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	for unit in madoguchid.service madoguchid.socket madoguchid-query.socket madoguchid-web.socket; do \
		sed 's|/usr/sbin/madoguchid|$(PREFIX)/sbin/madoguchid|g' systemd/$$unit \
			>$(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit || exit 1; done
	install -Dm644 systemd/madoguchi.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/madoguchi.conf
	install -Dm644 systemd/madoguchi.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/madoguchi.conf
	install -Dm644 systemd/madoguchi.catalog $(DESTDIR)$(PREFIX)/lib/systemd/catalog/madoguchi.catalog
	for page in docs/man/*.[158] docs/man/ja/*.[158]; do \
		language=$${page%/*}; language=$${language#docs/man}; \
		install -Dm644 $$page $(DESTDIR)$(PREFIX)/share/man$$language/man$${page##*.}/$${page##*/} || exit 1; done
	install -d $(DESTDIR)$(PREFIX)/share/madoguchi
	rm -rf $(DESTDIR)$(PREFIX)/share/madoguchi/guidance
	cp -R Config/guidance $(DESTDIR)$(PREFIX)/share/madoguchi/guidance
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/madoguchi/guidance
	LC_ALL=C $(BIN)/madoguchid --print-schema >$(DESTDIR)$(PREFIX)/share/madoguchi/configuration.schema.json
	install -d $(DESTDIR)/etc/madoguchi/madoguchi.yaml.d
	test -e $(DESTDIR)/etc/madoguchi/madoguchi.yaml || { \
		sed '$(LETTERS_ELSEWHERE);s|=/usr/share/|=$(PREFIX)/share/|' Config/madoguchi.yaml >$(DESTDIR)/etc/madoguchi/madoguchi.yaml && \
		chmod 644 $(DESTDIR)/etc/madoguchi/madoguchi.yaml; }
	@for shell in bash zsh fish; do \
		case $$shell in bash) to=bash-completion/completions/madoguchi ;; zsh) to=zsh/site-functions/_madoguchi ;; \
			fish) to=fish/vendor_completions.d/madoguchi.fish ;; esac; \
		install -d $(DESTDIR)$(PREFIX)/share/$${to%/*}; \
		$(BIN)/madoguchi --generate-completion-script $$shell >$(DESTDIR)$(PREFIX)/share/$$to; done

clean:
	rm -rf dist .build .build-deb .build-fuzz .build-hosts .build-hours .build-mutation .venv $(STATE)
