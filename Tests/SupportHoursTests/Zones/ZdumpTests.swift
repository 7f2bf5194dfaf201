import Foundation
import SupportHours
import TestSupport
import Testing
import TimeZoneDatabase

@Suite("Zones, against zdump")
struct ZdumpTests {
    /// One line of `zdump -v`: an instant, and what the local clock does at it.
    private struct Line: Hashable {
        let at: Instant
        let seconds: Int
        let isDaylight: Bool
        let abbreviation: String
    }

    @Test("every zone of zone.tab changes its clocks when zdump says, from 1900 to 2100")
    func everyZone() throws {
        let database = TimeZoneDatabase.system()
        let table = try String(contentsOfFile: "\(database.directory)/zone.tab", encoding: .utf8)
        let names = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            String($0.split(separator: "\t")[2])
        }
        #expect(names.count > 400)
        let expected = try transitionsByZdump(names, in: database)
        let span = try Instant(parsing: "1900-01-02", in: .utc)..<Instant(parsing: "2100-12-31", in: .utc)
        for name in names {
            let zone = try database.zone(named: name)
            let found = zone.transitions(in: span).map { transition in
                Line(
                    at: transition.at, seconds: transition.offset.seconds, isDaylight: transition.offset.isDaylight,
                    abbreviation: transition.offset.abbreviation
                )
            }
            let wanted = (expected[name] ?? []).filter { span.contains($0.at) }
            #expect(found == wanted, "\(name): \(Set(found).symmetricDifference(wanted).map(\.at.formattedInUTC))")
            for line in wanted {
                #expect(zone.offset(at: line.at).seconds == line.seconds, "\(name) at \(line.at.formattedInUTC)")
            }
        }
    }

    /// Reads `ZONE  Sun Mar 14 10:00:00 2027 UT = Sun Mar 14 03:00:00 2027 PDT isdst=1 gmtoff=-25200`. Lines come in
    /// pairs, the last second before a transition and its first.
    private func transitionsByZdump(
        _ names: [String], in database: TimeZoneDatabase
    ) throws -> [String: [Line]] {
        let output = try ChildProcess.succeed(
            ["zdump", "-v", "-c", "1900,2101"] + names, environment: ["TZDIR": database.directory]
        )
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var lines: [String: [Line]] = [:]
        for text in output.split(separator: UInt8(ascii: "\n")) {
            let words = text.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 16, let month = months.firstIndex(of: words[2]) else { continue }
            let day = words[3].count == 1 ? "0\(words[3])" : words[3]
            let monthText = month < 9 ? "0\(month + 1)" : "\(month + 1)"
            lines[words[0], default: []].append(
                Line(
                    at: try Instant(parsing: "\(words[5])-\(monthText)-\(day)T\(words[4])Z", in: .utc),
                    seconds: try #require(Int(words[15].dropFirst("gmtoff=".count))),
                    isDaylight: words[14] == "isdst=1",
                    abbreviation: words[13]
                )
            )
        }
        return lines.mapValues { lines in
            zip(lines, lines.dropFirst()).filter { $1.at.seconds(since: $0.at) == 1 }.map { $1 }
        }
    }
}
