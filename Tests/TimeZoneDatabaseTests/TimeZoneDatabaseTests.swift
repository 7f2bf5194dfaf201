import Messages
import SupportHours
import TestSupport
import TestZones
import Testing
import TimeZoneDatabase

@Suite("The tz database on disk")
struct TimeZoneDatabaseTests {
    /// A database with one good zone and what can go wrong beside it.
    private static func withDatabase(listed: Bool = true, _ body: (TimeZoneDatabase) throws -> Void) throws {
        let root = try TemporaryDirectory()
        let japan = TZifFile(
            types: [ZoneOffset(seconds: 32_400, isDaylight: false, abbreviation: "JST")], footer: "JST-9")
        try root.write(japan.bytes, to: "Asia/Tokyo")
        try root.write(japan.bytes.prefix(50), to: "Asia/Cut")
        let listing = "# version 2042z\nZ Asia/Tokyo 9 - JST\nL Asia/Tokyo Japan\n"
        if listed { try root.write(listing, to: "tzdata.zi") }
        try body(TimeZoneDatabase(directory: root.path))
    }

    @Test("a zone is read, and the release named")
    func zone() throws {
        try Self.withDatabase { database in
            let tokyo = try database.zone(named: "Asia/Tokyo")
            #expect(tokyo.offset(at: Instant(secondsSinceEpoch: 0)).seconds == 32_400)
            #expect(database.version() == "2042z")
            #expect(database.names() == ["Asia/Tokyo", "Japan"])
        }
    }

    @Test("a misspelt name gets the near one", arguments: ["Asia/Tokio", "asia/tokyo", "Asia/Tokyoo"])
    func misspelt(name: String) throws {
        try Self.withDatabase { database in
            #expect(
                throws: TimeZoneDatabaseError.unknown(
                    name, directory: database.directory, ZoneAdvice(suggestion: "Asia/Tokyo"))
            ) {
                try database.zone(named: name)
            }
        }
    }

    @Test("a database without a list has the zones that have a file, and knows them by their last part")
    func unlisted() throws {
        try Self.withDatabase(listed: false) { database in
            #expect(database.names() == ["Asia/Cut", "Asia/Tokyo"])
            for name in ["Tokyo", "tokyo", "Tokio"] {
                let error = #expect(throws: TimeZoneDatabaseError.self) { try database.zone(named: name) }
                #expect(error?.suggestion == "Asia/Tokyo")
                #expect(error?.wording.en.hasSuffix("; did you mean Asia/Tokyo?") == true)
            }
        }
    }

    @Test("a directory of zones is not a zone", arguments: ["Asia", "Mars/Olympus_Mons"])
    func unknown(name: String) throws {
        try Self.withDatabase { database in
            #expect(throws: TimeZoneDatabaseError.unknown(name, directory: database.directory)) {
                try database.zone(named: name)
            }
        }
    }

    @Test(
        "no name leads out of the directory",
        arguments: [
            "../etc/passwd", "/etc/passwd", "Asia/../Asia/Tokyo", "", "Asia//Tokyo", ".", "Asia/Tokyo\u{0}", "Asia/東京",
        ]
    )
    func escapes(name: String) throws {
        try Self.withDatabase { database in
            let error = #expect(throws: TimeZoneDatabaseError.self) { try database.zone(named: name) }
            guard case .notAName(name, _) = error else {
                Issue.record("\(name) is taken for a name")
                return
            }
        }
    }

    @Test("a damaged file is named with what is wrong")
    func damaged() throws {
        try Self.withDatabase { database in
            #expect(throws: TimeZoneDatabaseError.unusable(path: "\(database.directory)/Asia/Cut", .truncated)) {
                try database.zone(named: "Asia/Cut")
            }
        }
    }

    @Test("a directory that isn't there says so")
    func missing() {
        let nowhere = TimeZoneDatabase(directory: "/nonexistent/zoneinfo")
        #expect(nowhere.version() == nil)
        #expect(
            throws: TimeZoneDatabaseError.unknown(
                "Asia/Tokyo", directory: nowhere.directory, ZoneAdvice(databaseIsMissing: true))
        ) {
            try nowhere.zone(named: "Asia/Tokyo")
        }
        let error = #expect(throws: TimeZoneDatabaseError.self) { try nowhere.zone(named: "Asia/Tokyo") }
        #expect(
            error?.wording
                == Wording(
                    ja: "タイムゾーン「Asia/Tokyo」は /nonexistent/zoneinfo にありません。パッケージ tzdata が入っているか確かめてください",
                    en:
                        "there is no time zone \"Asia/Tokyo\" in /nonexistent/zoneinfo; is the package tzdata installed?"
                ))
    }
}
