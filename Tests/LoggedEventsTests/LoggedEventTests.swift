import Foundation
import LoggedEvents
import MadoguchiAPI
import Testing

/// What stands in the repository's files beside the code.
@Suite("The journal's catalogue and the changelogs")
struct LoggedEventTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private func lines(_ path: String) throws -> [Substring] {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("explain every event under its own id, in two languages, and nothing else")
    func catalogue() throws {
        var found: [String: [String]] = [:]
        var heading = ""
        for line in try lines("systemd/madoguchi.catalog") {
            if line.hasPrefix("# ") { heading = String(line.dropFirst(2)) }
            if line.hasPrefix("-- ") { found[heading, default: []].append(String(line.dropFirst(3))) }
        }
        found = found.filter { !$0.value.isEmpty }
        let expected = LoggedEvent.allCases.map { ($0.rawValue, [$0.messageID, "\($0.messageID) ja"]) }
        #expect(found == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test("have ids that are 128 bits, each once")
    func ids() {
        let ids = LoggedEvent.allCases.map(\.messageID)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.count == 32 && $0.allSatisfy("0123456789abcdef".contains) })
    }

    @Test("name the release that the programs name")
    func release() throws {
        let first = try #require(try lines("debian/changelog").first)
        let version = first.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" && $0 != "-" && $0 != "~" }
        #expect(version == Release.version)
    }
}
