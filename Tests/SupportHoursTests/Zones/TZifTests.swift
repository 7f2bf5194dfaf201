import SeededRandom
import TestZones
import Testing

@testable import SupportHours

@Suite("TZif files")
struct TZifTests {
    private static let standard = ZoneOffset(seconds: -28_800, isDaylight: false, abbreviation: "PST")
    private static let daylight = ZoneOffset(seconds: -25_200, isDaylight: true, abbreviation: "PDT")

    private static func file(version: Character = "2") -> TZifFile {
        TZifFile(
            version: version,
            transitions: [(1_000_000, 1), (2_000_000, 0)],
            types: [standard, daylight],
            footer: "PST8PDT,M3.2.0,M11.1.0"
        )
    }

    @Test("versions 1 to 4 are read", arguments: ["1", "2", "3", "4"] as [Character])
    func versions(version: Character) throws {
        let zone = try Zone(identifier: "Test", tzif: Self.file(version: version).bytes)
        #expect(zone.offset(at: Instant(secondsSinceEpoch: 999_999)) == Self.standard)
        #expect(zone.offset(at: Instant(secondsSinceEpoch: 1_000_000)) == Self.daylight)
        #expect(zone.offset(at: Instant(secondsSinceEpoch: 2_000_000)) == Self.standard)
    }

    @Test("only versions 2 and later know of instants after the last transition")
    func footer() throws {
        let summer = try Instant("2150-07-01T00:00:00Z")
        #expect(try Zone(identifier: "Old", tzif: Self.file(version: "1").bytes).offset(at: summer) == Self.standard)
        #expect(try Zone(identifier: "New", tzif: Self.file(version: "2").bytes).offset(at: summer) == Self.daylight)
    }

    @Test("leap-second data is refused with its reason", arguments: ["1", "2"] as [Character])
    func leapSeconds(version: Character) {
        var file = Self.file(version: version)
        file.leapSeconds = 27
        #expect(throws: TZifError.leapSeconds) { try Zone(identifier: "right/Test", tzif: file.bytes) }
    }

    @Test("data cut short anywhere is an error")
    func truncated() {
        let bytes = Self.file().bytes
        for count in 0..<bytes.count {
            #expect(throws: TZifError.self, "\(count) bytes") {
                try Zone(identifier: "Cut", tzif: Array(bytes.prefix(count)))
            }
        }
    }

    @Test("hostile bytes give an error or an answer, never a trap", arguments: Seeds.all)
    func hostile(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let intact = Self.file().bytes
        for _ in 0..<3_000 {
            var bytes = intact
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let zone = try? Zone(identifier: "Hostile", tzif: bytes) else { continue }
            for seconds in [Int64.min, -1 << 40, 0, 1_500_000, 1 << 40] {
                _ = zone.offset(at: Instant(secondsSinceEpoch: seconds))
            }
            _ = zone.transitions(in: Instant(secondsSinceEpoch: 0)..<Instant(secondsSinceEpoch: 4_000_000_000))
        }
    }

    @Test("announced counts beyond the data are an error, whatever their size")
    func hugeCounts() {
        for position in 20..<44 {
            var bytes = Self.file(version: "1").bytes
            bytes[position] = 0xFF
            #expect(throws: TZifError.self) { try Zone(identifier: "Huge", tzif: bytes) }
        }
    }

    @Test(
        "what isn't time zone data is called so",
        arguments: [([], TZifError.notTZif), (Array("#!/bin/sh\n".utf8), .notTZif)] as [([UInt8], TZifError)]
    )
    func otherFiles(bytes: [UInt8], error: TZifError) {
        #expect(throws: error) { try Zone(identifier: "Other", tzif: bytes) }
    }

    @Test("a version from the future is refused")
    func unknownVersion() {
        #expect(throws: TZifError.unknownVersion(UInt8(ascii: "5"))) {
            try Zone(identifier: "Future", tzif: Self.file(version: "5").bytes)
        }
    }

    @Test("a transition that changes nothing is not reported")
    func noChange() throws {
        let file = TZifFile(transitions: [(100, 0), (200, 1), (300, 1)], types: [Self.standard, Self.daylight])
        let zone = try Zone(identifier: "Test", tzif: file.bytes)
        let span = Instant(secondsSinceEpoch: 0)..<Instant(secondsSinceEpoch: 1_000)
        #expect(zone.transitions(in: span).map(\.at.secondsSinceEpoch) == [200])
    }
}
