import Messages
import Testing
import TimeZoneDatabase

@Suite("Advice on zones")
struct ZoneAdviceTests {
    private func error(_ name: String) throws -> TimeZoneDatabaseError {
        try #require(throws: TimeZoneDatabaseError.self) { try TimeZoneDatabase.system().zone(named: name) }
    }

    @Test(
        "is the zone that people mean",
        arguments: [
            // Abbreviations
            ("JST", "Asia/Tokyo"), ("jst", "Asia/Tokyo"), ("PDT", "America/Los_Angeles"), ("EDT", "America/New_York"),
            ("CDT", nil), ("MDT", "America/Denver"), ("BST", "Europe/London"), ("CEST", "Europe/Berlin"),
            ("KST", "Asia/Seoul"), ("AEST", "Australia/Sydney"), ("NZDT", "Pacific/Auckland"),
            ("AKDT", "America/Anchorage"),
            ("MSK", "Europe/Moscow"), ("HKT", "Asia/Hong_Kong"), ("JST-9", "Asia/Tokyo"),
            // Offsets
            ("GMT+9", "Asia/Tokyo"), ("UTC+9", "Asia/Tokyo"), ("UTC+09:00", "Asia/Tokyo"), ("+0900", "Asia/Tokyo"),
            ("UTC+8", "Asia/Shanghai"), ("GMT+5:30", "Asia/Kolkata"), ("UTC+00:00", "UTC"),
            // Cities and former names
            ("Tokyo", "Asia/Tokyo"), ("tokyo", "Asia/Tokyo"), ("Los_Angeles", "America/Los_Angeles"),
            ("Los Angeles", "America/Los_Angeles"), ("New York", "America/New_York"), ("London", "Europe/London"),
            ("America/Losangeles", "America/Los_Angeles"), ("US/Los_Angeles", "America/Los_Angeles"),
            ("Europe/Tokyo", "Asia/Tokyo"), ("asia/tokyo", "Asia/Tokyo"),
            // Cities that the database doesn't have, countries, words
            ("Asia/Osaka", "Asia/Tokyo"), ("Osaka", "Asia/Tokyo"), ("America/San_Francisco", "America/Los_Angeles"),
            ("Asia/Beijing", "Asia/Shanghai"), ("America/Boston", "America/New_York"), ("India", "Asia/Kolkata"),
            ("Germany", "Europe/Berlin"), ("Korea", "Asia/Seoul"), ("Asia/Japan", "Asia/Tokyo"),
            ("東京", "Asia/Tokyo"), ("Asia/東京", "Asia/Tokyo"), ("日本時間", "Asia/Tokyo"),
            ("Pacific Standard Time", "America/Los_Angeles"), ("Tokyo Standard Time", "Asia/Tokyo"),
            ("Japan Standard Time", "Asia/Tokyo"), ("Japan Time", "Asia/Tokyo"),
            // Misspellings
            ("Asia/Tokio", "Asia/Tokyo"), ("Tokio", "Asia/Tokyo"), ("America/Los_Angelos", "America/Los_Angeles"),
            ("Los_Angelas", "America/Los_Angeles"), ("Europe/Lodnon", "Europe/London"),
        ] as [(String, String?)])
    func suggestion(name: String, zone: String?) throws {
        let error = try error(name)
        #expect(error.suggestion.map(Self.canonical) == zone, "\(error)")
    }

    /// Former names stand for the same zone.
    private static func canonical(_ name: String) -> String {
        name == "Japan" ? "Asia/Tokyo" : name
    }

    @Test(
        "explains what isn't one clock by its readings",
        arguments: [
            ("PT", ["America/Los_Angeles (UTC-8, in summer UTC-7)", "America/Vancouver"]),
            ("Pacific", ["America/Los_Angeles (UTC-8, in summer UTC-7)"]), ("Pacific Time", ["America/Los_Angeles"]),
            ("ET", ["America/New_York (UTC-5, in summer UTC-4)", "America/Toronto"]), ("Eastern", ["America/New_York"]),
            ("CST", ["America/Chicago (UTC-6, in summer UTC-5)", "Asia/Shanghai (UTC+8)", "America/Havana"]),
            ("CT", ["America/Chicago"]), ("MT", ["America/Denver"]),
            ("IST", ["Asia/Kolkata (UTC+5:30)", "Europe/Dublin"]),
            ("UTC-8", ["America/Los_Angeles", "Pacific/Pitcairn (UTC-8)"]),
            ("GMT+1", ["Europe/Berlin", "Africa/Lagos (UTC+1)"]),
            ("US", ["America/New_York"]),
        ])
    func readings(name: String, zones: [String]) throws {
        let error = try error(name)
        #expect(error.suggestion == nil, "\(error)")
        let text = error.wording.en
        #expect(text.contains("it isn't one clock"), "\(text)")
        for zone in zones { #expect(text.contains(zone), "\(text)") }
    }

    @Test("is told in both languages")
    func languages() throws {
        #expect(try error("Asia/Tokio").wording.ja.hasSuffix("にありません（もしかして: Asia/Tokyo）"))
        let several = try error("ET").wording
        #expect(several.en.contains("America/New_York (UTC-5, in summer UTC-4)"))
        #expect(several.ja.contains("時刻が一つに決まらないため、America/New_York（UTC-5、夏は UTC-4）、"))
    }

    @Test(
        "is none where nothing is near, and never another abbreviation",
        arguments: [
            "XYZ", "QST", "GMT+99", "Mars/Olympus_Mons", "ESTT", "UTC+", "Asia", "EAST", "zzzzzz", "SGT", "+25:00",
        ])
    func none(name: String) throws {
        let error = try error(name)
        #expect(error.suggestion == nil, "\(error)")
        #expect(!error.wording.en.contains("tzdata installed"), "\(error)")
    }

    @Test(
        "leaves what the database has", arguments: ["EST", "MST", "HST", "UTC", "GMT", "PST8PDT", "Etc/GMT-9", "Japan"])
    func accepted(name: String) {
        #expect(throws: Never.self) { try TimeZoneDatabase.system().zone(named: name) }
    }

    @Test("names zones that there are")
    func exist() throws {
        for (place, zone) in TimeZoneDatabase.system().names().enumerated() where place % 30 == 0 {
            for name in [zone.lowercased() + "x", zone.split(separator: "/").last.map { "Area/\($0)" } ?? zone] {
                guard let suggestion = try? error(name).suggestion else { continue }
                #expect(throws: Never.self) { try TimeZoneDatabase.system().zone(named: suggestion) }
            }
        }
    }
}
