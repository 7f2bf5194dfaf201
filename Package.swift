// swift-tools-version: 6.2
import PackageDescription

// One room for each part; the compiler holds the arrows between them.

// The checks that every change must pass set MADOGUCHI_WARNINGS=errors; a newer compiler's new warnings stop no user.
//
// Beside C, members can't be held to imports: where several C modules show the same libc headers, `timespec` belongs to
// whichever of them was read first.
let settingsBesideC: [SwiftSetting] =
    (Context.environment["MADOGUCHI_WARNINGS"] == "errors" ? [.treatAllWarnings(as: .error)] : []) + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
let settings = settingsBesideC + [.enableUpcomingFeature("MemberImportVisibility")]

// Tests go through centuries of hours and thousands of simulated queues: what they go through is optimised for them, too,
// with its assertions.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

let package = Package(
    name: "madoguchi",
    products: [
        .executable(name: "madoguchid", targets: ["madoguchid"]),
        .executable(name: "madoguchi", targets: ["madoguchi"]),
    ],
    // One version each, and those of what they need in turn in .ci/dependencies.txt, so that the same sources give the
    // same programs tomorrow.
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    ],
    targets: [
        // Hours: pure, standard library only.
        .target(name: "SupportHours", swiftSettings: settings + optimized),
        // The system's tz database on disk: names and files in, zones out.
        .target(name: "TimeZoneDatabase", dependencies: ["Messages", "SupportHours"], swiftSettings: settings),
        // YAML and JSON, read strictly: every fault at once, each with its place.
        .target(
            name: "Documents",
            dependencies: [
                "Messages", "SupportHours", .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        // Mail addresses: read once, compared by one key, and what of them is probably mistyped. Texts in, values out.
        .target(name: "MailAddress", dependencies: ["CLibIDN2", "Messages"], swiftSettings: settingsBesideC),
        // What people are told, as codes and as sentences in each language.
        .target(name: "Messages", dependencies: ["SupportHours"], swiftSettings: settings),
        // Guidance: the catalogue of templates, playbooks, rules for mail domains. Files in, rendered messages out.
        .target(
            name: "Guidance",
            dependencies: [
                "Documents", "MailAddress", "Messages", "SupportHours",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: settings),
        // When something comes round again, by iCalendar's rules. Civil times in and out.
        .target(
            name: "Recurrence", dependencies: ["CLibical", "Messages", "SupportHours"], swiftSettings: settingsBesideC),
        // Lists as people have them, for the client's imports and the daemon's recurring messages. Bytes in, rows and what
        // was repaired in them out.
        .target(name: "Lists", dependencies: ["Messages"], swiftSettings: settings),
        // Calendars of holidays and closing days, from wherever they are kept. Bytes in, named days out.
        .target(
            name: "Calendars", dependencies: ["Lists", "Messages", "Recurrence", "SupportHours"],
            resources: [.embedInCode("Shipped/jp.csv"), .embedInCode("Shipped/us-federal.csv")],
            swiftSettings: settings),
        // Hours for other programs and for the eye: calendars, structured data, pictures. Schedules in, texts out.
        .target(name: "Feeds", dependencies: ["Messages", "SupportHours"], swiftSettings: settings),
        // Follow-ups: what they are, when they are due, in which turn they leave, and what a store of them does.
        .target(
            name: "FollowUps",
            dependencies: [
                "LoggedEvents", "MailAddress", "Messages", "SupportHours",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings + optimized
        ),
        // The store on SQLite, for one daemon.
        .target(
            name: "FollowUpsSQLite",
            dependencies: [
                "CSQLiteShims", "FollowUps", "LinuxSystem", "LoggedEvents", "MailAddress", "Messages", "SupportHours",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        // A client of PostgreSQL that knows what it doesn't know: statements and transactions, by libpq. Knows nothing of
        // follow-ups.
        .target(name: "PostgreSQL", dependencies: ["CLibPQ"], swiftSettings: settings),
        // The store on PostgreSQL, for several daemons.
        .target(
            name: "FollowUpsPostgreSQL",
            dependencies: ["CLibCrypto", "FollowUps", "MailAddress", "Messages", "PostgreSQL", "SupportHours"],
            swiftSettings: settings),
        // Messages on their way: MIME, the SMTP dialogue, and the transports.
        .target(
            name: "Delivery",
            dependencies: [
                "CLibCrypto", "CLibCurl", "CLinuxShims", "FollowUps", "LinuxSystem", "LoggedEvents", "MailAddress",
                "Messages", "SupportHours",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        // Text at a terminal: its width, where its lines break, and what the programs say of their command lines.
        .target(
            name: "TerminalText",
            dependencies: [
                "Messages", "SupportHours", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ], swiftSettings: settings),
        // What goes over the sockets.
        .target(name: "MadoguchiAPI", swiftSettings: settings),
        // What log messages are about: events and fields by name.
        .target(
            name: "LoggedEvents", dependencies: ["Messages", .product(name: "Logging", package: "swift-log")],
            swiftSettings: settings),
        // The operating system's side: files, sockets, clocks, the service manager. Knows nothing of HTTP.
        .target(
            name: "LinuxSystem",
            dependencies: [
                "CLinuxShims", "CSystemd", "LoggedEvents", "Messages", "SupportHours", "TimeZoneDatabase",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settingsBesideC
        ),
        // The daemon. The pages' templates and files are in the program.
        .target(
            name: "MadoguchiDaemon",
            dependencies: [
                "Calendars", "Delivery", "Documents", "Feeds", "FollowUps", "FollowUpsPostgreSQL", "FollowUpsSQLite",
                "Guidance", "LinuxSystem", "Lists", "LoggedEvents", "MadoguchiAPI", "MailAddress", "Messages",
                "PostgreSQL", "Recurrence", "SupportHours",
                "TimeZoneDatabase",
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [
                "clocks.mustache", "embed.mustache", "foot.mustache", "head.mustache", "plan.mustache",
                "plans.mustache", "problem.mustache", "state.mustache", "top.mustache", "week.mustache",
                "icon.svg", "script.js", "style.css",
            ].map { .embedInCode("Web/Pages/\($0)") }
                + [
                    "desk-button.mustache", "desk-facts.mustache", "desk-fields.mustache", "desk-foot.mustache",
                    "desk-form.mustache", "desk-head.mustache", "desk-problem.mustache", "desk-time.mustache",
                    "desk-today.mustache", "desk-queue.mustache", "desk-follow-up.mustache",
                    "desk.css", "desk.js",
                    "desk-hours.mustache", "desk-plan.mustache", "desk-plan-ask.mustache",
                    "desk-more.mustache", "desk-calendars.mustache", "desk-recurring.mustache",
                    "desk-suppressions.mustache", "desk-report.mustache", "desk-plot.mustache", "desk-doctor.mustache",
                    "desk-cluster.mustache",
                    "desk-finding.mustache", "desk-filter.mustache",
                    "desk-cases.mustache", "desk-new-case.mustache", "desk-case.mustache", "desk-course.mustache",
                    "desk-letters.mustache", "desk-letter.mustache", "desk-playbook.mustache", "desk-manual.mustache",
                    "desk-records.mustache", "desk-record.mustache", "desk-record-row.mustache",
                ].map { .embedInCode("Desk/Pages/\($0)") },
            swiftSettings: settings
        ),
        .executableTarget(
            name: "madoguchid",
            dependencies: [
                "CICUStubData", "FollowUps", "FollowUpsSQLite", "LinuxSystem", "LoggedEvents", "MadoguchiAPI",
                "MadoguchiDaemon", "Messages", "TerminalText", "TimeZoneDatabase",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "madoguchi",
            dependencies: [
                "CLinuxClock", "Lists", "MadoguchiAPI", "Messages", "SupportHours", "TerminalText", "TimeZoneDatabase",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "hours-bench",
            dependencies: ["SeededRandom", "SupportHours", "TimeZoneDatabase"],
            path: "Benchmarks/Hours",
            swiftSettings: settings
        ),
        // What the benchmarks ask of a store.
        .target(
            name: "QueueLoad", dependencies: ["FollowUps", "MailAddress", "Messages", "SupportHours"],
            path: "Benchmarks/Load", swiftSettings: settings),
        .executableTarget(
            name: "queue-bench",
            dependencies: ["FollowUpsSQLite", "QueueLoad", .product(name: "Logging", package: "swift-log")],
            path: "Benchmarks/Queue",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "postgresql-bench",
            dependencies: [
                "FollowUps", "FollowUpsPostgreSQL", "FollowUpsSQLite", "PostgreSQL", "PostgresTestKit", "QueueLoad",
                "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/PostgreSQL",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "nio-floor",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Benchmarks/NIOFloor",
            swiftSettings: settings
        ),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .target(name: "CLibCurl"),
        .target(name: "CLibical"),
        .target(name: "CLibPQ"),
        .target(name: "CLinuxShims"),
        .target(name: "CLinuxClock"),
        .target(name: "CSQLiteShims"),
        // In the place of ICU's data in programs that Foundation is linked to.
        .target(name: "CICUStubData"),

        // What several suites need: directories, processes, sinks, logs, waiting. Knows nothing of the sources.
        .target(
            name: "TestSupport", dependencies: [.product(name: "Logging", package: "swift-log")],
            path: "Tests/TestSupport", swiftSettings: settings),
        // A store in memory to test with and to hold others against; every store by its name; things to ask of one.
        .target(
            name: "StoreTestKit",
            dependencies: [
                "FollowUps", "FollowUpsPostgreSQL", "FollowUpsSQLite", "MailAddress", "Messages", "PostgreSQL",
                "PostgresTestKit", "SupportHours", "TestAddresses", "TestSupport",
            ],
            path: "Tests/StoreTestKit", swiftSettings: settings + optimized),
        // A PostgreSQL of the tests' own, and what makes faults between it and its clients.
        .target(
            name: "PostgresTestKit", dependencies: ["PostgreSQL", "TestSupport"], path: "Tests/PostgresTestKit",
            swiftSettings: settings),
        // The same numbers for the same seed, for property tests and benchmarks.
        .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: settings + optimized),
        // All of libical, to hold calendars against.
        .systemLibrary(
            name: "CSystemLibical", path: "Tests/CSystemLibical", pkgConfig: "libical",
            providers: [.apt(["libical-dev"])]),
        // Zones that hang on no release of the database.
        .target(name: "TestZones", dependencies: ["SupportHours"], path: "Tests/TestZones", swiftSettings: settings),
        // Addresses as literals.
        .target(
            name: "TestAddresses", dependencies: ["MailAddress"], path: "Tests/TestAddresses", swiftSettings: settings),
        // The project's own letters, and samples of what stands in them.
        .target(
            name: "TestLetters", dependencies: ["Guidance", "Messages"], path: "Tests/TestLetters",
            swiftSettings: settings),
        .testTarget(
            name: "SupportHoursTests",
            dependencies: ["Messages", "SeededRandom", "SupportHours", "TestSupport", "TestZones", "TimeZoneDatabase"],
            resources: [.copy("Oracle")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TimeZoneDatabaseTests",
            dependencies: ["Messages", "SupportHours", "TestSupport", "TestZones", "TimeZoneDatabase"],
            swiftSettings: settings),
        .testTarget(
            name: "LinuxSystemTests",
            dependencies: [
                "LinuxSystem", "LoggedEvents", "TestSupport", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settingsBesideC),
        .testTarget(
            name: "LoggedEventsTests",
            dependencies: [
                "LoggedEvents", "MadoguchiAPI", "Messages", "TerminalText", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
        .testTarget(
            name: "MailAddressTests", dependencies: ["MailAddress", "Messages", "SeededRandom"],
            swiftSettings: settings),
        .testTarget(name: "MessagesTests", dependencies: ["Messages", "SupportHours"], swiftSettings: settings),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Messages", "SeededRandom", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "GuidanceTests",
            dependencies: [
                "Documents", "Guidance", "MailAddress", "Messages", "SeededRandom", "SupportHours", "TestLetters",
                "TestSupport", "TestZones", .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "RecurrenceTests",
            dependencies: ["Messages", "Recurrence", "SeededRandom", "SupportHours", "TestSupport"],
            resources: [.copy("Oracle")], swiftSettings: settings),
        .testTarget(
            name: "ListsTests", dependencies: ["Lists", "Messages", "SeededRandom"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "CalendarsTests",
            dependencies: [
                "CSystemLibical", "Calendars", "Messages", "SeededRandom", "SupportHours", "TestSupport", "TestZones",
            ],
            exclude: ["Fixtures"], swiftSettings: settingsBesideC),
        .testTarget(
            name: "FeedsTests",
            dependencies: [
                "CSystemLibical", "Feeds", "Messages", "SeededRandom", "SupportHours", "TestSupport", "TestZones",
                "TimeZoneDatabase",
            ],
            resources: [.copy("Oracle")], swiftSettings: settingsBesideC),
        .testTarget(
            name: "FollowUpsTests",
            dependencies: [
                "FollowUps", "FollowUpsSQLite", "LoggedEvents", "MailAddress", "Messages", "SeededRandom",
                "StoreTestKit",
                "SupportHours", "TestAddresses", "TestSupport", "TestZones",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        // What every store must do, held against each of them.
        .testTarget(
            name: "StoreConformanceTests",
            dependencies: [
                "FollowUps", "MailAddress", "Messages", "SeededRandom", "StoreTestKit", "SupportHours", "TestAddresses",
            ], swiftSettings: settings),
        .testTarget(
            name: "FollowUpsSQLiteTests",
            dependencies: [
                "FollowUps", "FollowUpsSQLite", "LoggedEvents", "MailAddress", "Messages", "SeededRandom",
                "StoreTestKit",
                "SupportHours", "TestAddresses", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FollowUpsPostgreSQLTests",
            dependencies: [
                "FollowUps", "FollowUpsPostgreSQL", "FollowUpsSQLite", "MailAddress", "Messages", "PostgreSQL",
                "PostgresTestKit",
                "SeededRandom", "StoreTestKit", "SupportHours", "TestAddresses", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PostgreSQLTests", dependencies: ["PostgreSQL", "PostgresTestKit", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DeliveryTests",
            dependencies: [
                "Delivery", "FollowUps", "Guidance", "LinuxSystem", "MailAddress", "Messages", "SeededRandom",
                "SupportHours",
                "TestAddresses", "TestLetters", "TestSupport", "TestZones",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.copy("Oracle")],
            swiftSettings: settings
        ),
        // One connection of the daemon on a channel of tests' own, for its tests and for fuzzing.
        .target(
            name: "ServerTestKit",
            dependencies: [
                "LinuxSystem", "MadoguchiDaemon", "Messages", "SupportHours", "TimeZoneDatabase",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Tests/ServerTestKit",
            swiftSettings: settings
        ),
        .testTarget(
            name: "MadoguchiDaemonTests",
            dependencies: [
                "ServerTestKit", "StoreTestKit",
                "Calendars", "Delivery", "Documents", "FollowUps", "FollowUpsSQLite", "Guidance", "LinuxSystem",
                "LoggedEvents",
                "MadoguchiAPI",
                "MadoguchiDaemon", "MailAddress", "Messages", "PostgreSQL", "PostgresTestKit", "SeededRandom",
                "SupportHours",
                "TestAddresses",
                "TestSupport", "TestZones", "TimeZoneDatabase", "madoguchid",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            exclude: ["Fixtures", "Web/Golden"], swiftSettings: settings
        ),
        // What users and programs see, held against what was recorded; knows nothing of the sources.
        .testTarget(
            name: "GoldenTests", dependencies: ["madoguchi", "madoguchid", "PostgresTestKit", "TestSupport"],
            exclude: [
                "Configurations", "Golden", "Guidance", "Interface/Oracle", "Provocations", "README.md", "Scenarios",
            ], swiftSettings: settings),
        // The programs' manual pages, held against the programs.
        .testTarget(
            name: "ManualTests",
            dependencies: [
                "madoguchi", "madoguchid", "Messages", "TerminalText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "MadoguchiClientTests",
            dependencies: [
                "Lists", "madoguchi", "MadoguchiAPI", "Messages", "SeededRandom", "SupportHours", "TerminalText",
                "TestSupport", "TimeZoneDatabase",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Screens/Answers", "Screens/record", "Screens/Shown"], swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)

// Programs that libFuzzer drives (`make fuzz`): everything in them is compiled to be watched by it.
if Context.environment["MADOGUCHI_FUZZ"] != nil {
    let watched: [String] = ["-sanitize=fuzzer,address", "-parse-as-library"]
    package.targets += [
        .target(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .target(name: "FuzzKit", path: "Tests/Fuzz/FuzzKit", swiftSettings: settings),
        .target(
            name: "FuzzDocuments", dependencies: ["Documents"], path: "Tests/Fuzz/Documents", swiftSettings: settings),
        .executableTarget(
            name: "fuzz-connection",
            dependencies: ["CLibFuzzer", "FuzzKit", "ServerTestKit", .product(name: "NIOCore", package: "swift-nio")],
            path: "Tests/Fuzz/Connection",
            swiftSettings: settings + [.unsafeFlags(watched)], linkerSettings: [.unsafeFlags(watched)]),
    ]
    // Readers of what comes from outside, one program each.
    let readers: [(name: String, folder: String, dependencies: [Target.Dependency])] = [
        ("address", "Address", ["MailAddress"]),
        ("calendars", "Calendars", ["Calendars", "Messages", "SupportHours"]),
        ("configuration", "Configuration", ["Documents", "MadoguchiDaemon", "Messages", "TimeZoneDatabase"]),
        ("csv", "CSV", ["Lists"]),
        ("expression", "Expression", ["Messages", "SupportHours"]),
        // Some files of the client's, which is a program and no library.
        ("http-answer", "HTTPAnswer", ["Messages"]),
        ("icalendar", "ICalendar", ["Calendars", "Messages", "SupportHours"]),
        ("json", "JSON", ["Documents", "FuzzDocuments", "Messages"]),
        ("lists", "Lists", ["Lists"]),
        ("mustache", "Mustache", ["Documents", "Guidance", "Messages", "SupportHours"]),
        ("peer-answer", "PeerAnswer", ["Delivery", "SupportHours"]),
        ("posix-tz", "PosixTZ", ["SupportHours"]),
        ("postgresql", "PostgreSQL", ["PostgreSQL"]),
        ("recurrence", "Recurrence", ["Recurrence", "SupportHours"]),
        ("smtp-reply", "SMTPReply", ["Delivery", "FollowUps"]),
        ("tzif", "TZif", ["SupportHours"]),
        ("yaml", "YAML", ["Documents", "FuzzDocuments", "Messages"]),
    ]
    package.targets += readers.map { reader in
        .executableTarget(
            name: "fuzz-\(reader.name)", dependencies: ["CLibFuzzer", "FuzzKit"] + reader.dependencies,
            path: "Tests/Fuzz/\(reader.folder)",
            swiftSettings: settings + [.unsafeFlags(watched)], linkerSettings: [.unsafeFlags(watched)])
    }
}

// `MADOGUCHI_ONLY=hours swift test`: the kernel and its tests, which need nothing else. `MADOGUCHI_ONLY=queue`: follow-ups and
// their stores, without anything that speaks to a network but PostgreSQL.
let kernel: Set = [
    "SupportHours", "Messages", "TimeZoneDatabase", "SeededRandom", "TestSupport", "TestZones",
    "SupportHoursTests", "TimeZoneDatabaseTests",
]
let queue: Set = [
    "CLibCrypto", "CLibIDN2", "CLibPQ", "CLinuxShims", "CSQLiteShims", "CSystemd", "FollowUps", "FollowUpsPostgreSQL",
    "FollowUpsSQLite",
    "LinuxSystem", "LoggedEvents", "MailAddress", "Messages", "PostgreSQL", "SupportHours", "TimeZoneDatabase",
    "PostgresTestKit", "SeededRandom", "StoreTestKit", "TestAddresses", "TestSupport", "TestZones",
    "FollowUpsSQLiteTests", "FollowUpsTests", "StoreConformanceTests",
]
if let only = ["hours": kernel, "queue": queue][Context.environment["MADOGUCHI_ONLY"] ?? ""] {
    package.products = []
    package.targets.removeAll { !only.contains($0.name) }
}
if Context.environment["MADOGUCHI_ONLY"] == "hours" {
    package.dependencies = []
    // Its log capture is left out.
    for target in package.targets where target.name == "TestSupport" { target.dependencies = [] }
}
