import Testing

@testable import MadoguchiDaemon

/// What the control socket can do, the desk can do.
@Suite("The desk beside the control socket's routes")
struct DeskParityTests {
    /// Routes that no page needs, each with its reason; five at most.
    private static let without: [String: String] = [
        "GET /metrics": "for monitoring, which reads it by itself",
        "GET /openapi.json": "describes the interface to programs",
        "GET /healthz": "for supervisors, which ask it by themselves",
        "POST /v1/follow-ups/batch":
            "a file of any length, which `madoguchi import` reads as a table and sends line by line",
    ]

    private static var used: Set<String> {
        let pages = Desk.pages.flatMap(\.uses)
        let documents = Desk.documents.flatMap(\.uses)
        let forms = Desk.forms.flatMap { [$0.route] + $0.uses }
        return Set((pages + documents + forms).map(\.description))
    }

    private static func there() throws -> Set<String> {
        Set(
            try Daemon.routes(of: .control, zones: systemZones).filter { $0.path.segments.first != .literal("desk") }
                .map { "\($0.method.rawValue) \($0.path.text)" }
                // Feeds are pages' and calendars' own.
                .filter { $0.hasPrefix("GET /v1") || $0.hasPrefix("POST /v1") || Self.without[$0] != nil })
    }

    @Test("uses each of them, or says why not")
    func parity() throws {
        let missing = try Self.there().subtracting(Self.used).subtracting(Self.without.keys)
        #expect(missing.sorted() == [])
        #expect(Self.without.count <= 5)
    }

    @Test("uses none that isn't there, and has no stale exceptions")
    func exceptions() throws {
        let there = try Self.there()
        #expect(Self.used.subtracting(there).sorted() == [])
        #expect(Set(Self.without.keys).subtracting(there).sorted() == [])
        #expect(Self.used.intersection(Self.without.keys).sorted() == [])
    }

    @Test("has each page, form and template once")
    func once() {
        let paths =
            Desk.pages.map(\.path.text) + Desk.documents.map(\.path.text) + Desk.forms.map(\.path.text)
        #expect(Set(paths).count == paths.count)
        #expect(paths.allSatisfy { $0.hasPrefix("/desk/") })
        #expect(Desk.forms.allSatisfy { $0.route.verb == .post })
    }
}
