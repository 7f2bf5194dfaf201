import Testing

/// What the golden answers show taken together, so that no scenario loses what another one doesn't have.
@Suite("The golden answers together", .disabled(if: GoldenTests.records))
struct CoverageTests {
    private static let lines = Places.names(in: Places.golden)
        .flatMap { ((try? Places.text($0, in: Places.golden)) ?? "").lines }

    /// What stands in lines behind a beginning.
    private static func words(after beginning: String) -> Set<String> {
        Set(lines.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) })
    }

    @Test("have a problem of each type that can be brought about from outside")
    func problems() {
        let shown = Self.words(after: #"  "type": "/problems/"#).map { String($0.prefix { $0 != "\"" }) }
        #expect(Set(shown) == Self.everyProblem)
    }

    @Test("have each status")
    func statuses() {
        let shown = Self.words(after: "HTTP/1.1 ").map { String($0.prefix(3)) }
        let expected: Set = [
            "100", "200", "201", "204", "304", "400", "404", "405", "409", "413", "415", "422", "431", "503",
        ]
        #expect(Set(shown) == expected)
    }

    @Test("have an answer of each resource", arguments: everyResource)
    func resources(resource: String) {
        let requests = Self.words(after: "> query").union(Self.words(after: "> control"))
        let targets = requests.compactMap { $0.split(separator: " ").last { $0.hasPrefix("/") } }
        let paths = targets.map { $0.prefix { $0 != "?" }.split(separator: "/") }
        let steps = resource.split(separator: "/")
        let isAsked = paths.contains { path in
            path.count == steps.count && zip(path, steps).allSatisfy { $0 == $1 || $1 == "*" }
        }
        #expect(isAsked)
    }

    /// Without those that nothing from outside brings about for certain: `case-busy`, `holds-secret`, `internal`,
    /// `store-closed` and `store-full`; and without those that take several daemons: `unknown-node`, `node-live` and
    /// `node-holds-leases`.
    private static let everyProblem: Set<String> = [
        "backup-under-way", "body-not-taken", "body-too-large", "case-resolved", "head-too-large",
        "idempotency-conflict", "impossible-in-state", "invalid-fields", "invalid-parameters",
        "malformed-idempotency-key", "malformed-json", "malformed-request", "malformed-target",
        "method-not-allowed", "no-html-part", "no-published-table", "not-found", "not-shared", "secret-erased",
        "store-corrupt",
        "store-io", "store-locked", "store-newer", "store-read-only", "suppressed", "too-many-waiting", "unknown-case",
        "unknown-follow-up", "unknown-plan", "unknown-playbook", "unknown-record",
        "unknown-suppression", "unknown-template",
        "unreadable-body", "unsupported-content-type", "unwritable-letter",
    ]

    private static let everyResource = [
        "/healthz", "/metrics", "/plans/*/availability.ics", "/plans/*/badge.svg", "/plans/*/calendar.ics",
        "/plans/*/hours.jsonld", "/plans/*/week.svg", "/v1/calendars", "/v1/cases", "/v1/cases/*", "/v1/cases/*/mark",
        "/v1/cases/*/note", "/v1/overrides/*/remove", "/v1/plans/*/overrides",
        "/v1/cluster", "/v1/cluster/adopt", "/v1/cluster/drain", "/v1/cluster/forget", "/v1/cluster/undrain",
        "/v1/cases/*/resolve", "/v1/diagnosis", "/v1/follow-ups", "/v1/follow-ups/batch", "/v1/follow-ups/*",
        "/v1/follow-ups/*/cancel", "/v1/follow-ups/*/message", "/v1/follow-ups/*/reschedule", "/v1/follow-ups/*/retry",
        "/v1/plans", "/v1/plans/*/audit", "/v1/plans/*/availability", "/v1/plans/*/changes", "/v1/plans/*/staffed-time",
        "/v1/plans/*/windows",
        "/v1/playbooks", "/v1/playbooks/*", "/v1/queue", "/v1/queue/backup", "/v1/queue/pause", "/v1/queue/resume",
        "/v1/records", "/v1/records/*", "/v1/records/*/amend", "/v1/records/*/remove", "/v1/recurring",
        "/v1/relay/check", "/v1/reports/cases", "/v1/suppressions", "/v1/suppressions/remove",
        "/v1/templates", "/v1/templates/export", "/v1/templates/*", "/v1/templates/*/preview",
    ]
}
