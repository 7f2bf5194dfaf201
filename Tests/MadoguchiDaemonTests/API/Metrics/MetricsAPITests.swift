import FollowUps
import Foundation
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("GET /metrics")
struct MetricsAPITests {
    private let followUps: TestFollowUps

    init() throws {
        followUps = try TestFollowUps()
    }

    private func api(
        _ store: (any FollowUpStore)? = nil, status: DispatchStatus = .well, isOpening: Bool = false
    ) -> MetricsAPI {
        MetricsAPI(
            current: followUps.current, clock: followUps.clock.clock, store: store ?? followUps.context.store,
            isStoreOpening: { isOpening }, sending: { status }, delivery: DeliveryFigures(),
            startedAt: Instant(secondsSinceEpoch: 1_764_000_000))
    }

    private func get(
        _ api: MetricsAPI, _ target: String = "/metrics", method: String = "GET", accept: String? = nil
    ) async throws -> Response {
        let fields = accept.map { [("accept", $0)] } ?? []
        switch RouteTable(api.routes, displayLanguage: { .en }).reply(method, target, fields: fields) {
        case .now(let response): return response
        case .later(let work): return await work()
        case .held, .events: throw TestFailure("\(target) is held")
        }
    }

    private func lines(_ api: MetricsAPI) async throws -> [String] {
        try await get(api).text.split(separator: "\n").map(String.init)
    }

    @Test("tells of plans, of what is kept for them, and of the daemon")
    func everything() async throws {
        for plan in ["basic", "basic", "pro"] { try await followUps.accept(message(["plan": "\"\(plan)\""])) }
        let lines = try await lines(api())
        for line in [
            #"madoguchi_plan_open{plan="basic"} 0"#, #"madoguchi_plan_open{plan="pro"} 1"#,
            #"madoguchi_next_transition_seconds{plan="basic"} 39600"#,
            #"madoguchi_follow_ups{plan="basic",state="queued"} 2"#,
            #"madoguchi_follow_ups{plan="basic",state="failed"} 0"#,
            #"madoguchi_follow_ups{plan="never",state="queued"} 0"#,
            #"madoguchi_cases{state="open"} 0"#, "madoguchi_store_up 1", "madoguchi_relay_up 1", "madoguchi_paused 0",
            #"madoguchi_build_info{version="\#(Release.version)"} 1"#, "process_start_time_seconds 1764000000",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(!lines.contains { $0.hasPrefix(#"madoguchi_next_transition_seconds{plan="pro"}"#) })
        #expect(lines.contains { $0.hasPrefix("madoguchi_tzdata_info{version=\"20") })
        let memory = try #require(lines.first { $0.hasPrefix("process_resident_memory_bytes ") })
        #expect(try #require(Int(memory.drop { $0 != " " }.dropFirst())) > 1_000_000)
        #expect(!lines.contains { $0.contains("example") })
    }

    @Test("says whether the tz database is old", arguments: [("2026b", 0), ("2025b", 1), ("unknown", 0)])
    func staleness(release: String, value: Int) async throws {
        let pinned = try PinnedHours("p: { timezone: Asia/Tokyo, hours: 24/7 }", release: release)
        let api = MetricsAPI(
            current: CurrentSnapshot(pinned.snapshot), clock: followUps.clock.clock, store: followUps.context.store,
            isStoreOpening: { false }, sending: { .well }, delivery: DeliveryFigures(),
            startedAt: Instant(secondsSinceEpoch: 1_764_000_000))
        #expect(try await lines(api).contains("madoguchi_tzdata_stale \(value)"))
    }

    @Test("a message lags from when it could leave: not outside windows, and in one from its beginning at most")
    func lag() async throws {
        func lag(_ plan: String) async throws -> String? {
            let name = "madoguchi_due_lag_seconds{plan=\"\(plan)\"} "
            return try await lines(api()).first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
        }
        for plan in ["basic", "pro"] { try await followUps.accept(message(["plan": "\"\(plan)\""])) }
        #expect(try await lag("basic") == "0")
        try followUps.clock.set("2026-11-24T12:05:00+09:00")
        #expect(try await lag("pro") == "300")
        try followUps.clock.set("2026-11-24T23:00:30+09:00")
        #expect(try await lag("basic") == "30")
        // The window closes over it, and the next one begins.
        try followUps.clock.set("2026-11-25T10:00:00+09:00")
        #expect(try await lag("basic") == "0")
        try followUps.clock.set("2026-11-25T23:00:05+09:00")
        #expect(try await lag("basic") == "5")
        #expect(try await lag("never") == "0")
    }

    @Test("a plan that is gone still shows what waits for it")
    func goneplan() async throws {
        try await followUps.accept()
        followUps.current.replace(with: try TestHours.snapshot(sendingPlans.replacing("  basic:", with: "  renamed:")))
        let lines = try await lines(api())
        #expect(lines.contains(#"madoguchi_follow_ups{plan="basic",state="queued"} 1"#))
        #expect(lines.contains(#"madoguchi_follow_ups{plan="renamed",state="queued"} 0"#))
    }

    @Test("nodes are counted by their states where the queue is shared, and this one tells of itself")
    func nodes() async throws {
        let cluster = TestCluster()
        try await cluster.join(
            TestCluster.own, as: "n1", TestCluster.report(["basic": "a", "pro": "b"], clockOffset: -250))
        try await cluster.join(TestCluster.other, as: "n2", TestCluster.report(isSending: false))
        try await cluster.adopt()
        var api = api(cluster.store)
        #expect(try await !lines(api).contains { $0.hasPrefix("madoguchi_node") })
        api.cluster = cluster.access()
        let lines = try await lines(api)
        for line in [
            #"madoguchi_nodes{state="live"} 2"#, #"madoguchi_nodes{state="dead"} 0"#, "madoguchi_nodes_sending 1",
            "madoguchi_node_joined 1", "madoguchi_node_sending 1", "madoguchi_node_draining 0",
            "madoguchi_node_divisor 2",
            "madoguchi_node_clock_offset_seconds -0.25", #"madoguchi_node_agrees{plan="basic"} 1"#,
            #"madoguchi_node_agrees{plan="pro"} 0"#,
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test("a pause and a relay that is down are two things")
    func obstacles() async throws {
        let paused = try await lines(
            api(
                status: DispatchStatus(
                    obstacle: .paused, perSecond: nil, inFlight: 0, isPaused: true, isRelayUsable: false)))
        #expect(paused.contains("madoguchi_paused 1"))
        #expect(paused.contains("madoguchi_relay_up 0"))
    }

    @Test("a store that can't be read, or is being opened, leaves the rest")
    func brokenStore() async throws {
        for api in [api(BrokenStore(.corrupt)), api(isOpening: true)] {
            let lines = try await lines(api)
            #expect(lines.contains("madoguchi_store_up 0"))
            #expect(lines.contains(#"madoguchi_plan_open{plan="pro"} 1"#))
            #expect(!lines.contains { $0.hasPrefix("madoguchi_follow_ups") || $0.hasPrefix("madoguchi_due_lag") })
        }
    }

    @Test("comes in the format that is asked for")
    func formats() async throws {
        let plain = try await get(api())
        #expect(plain.status == 200)
        #expect(plain.field("content-type") == "text/plain; version=0.0.4; charset=utf-8")
        #expect(!plain.text.contains("# EOF"))
        let open = try await get(api(), accept: "application/openmetrics-text")
        #expect(open.field("content-type") == "application/openmetrics-text; version=1.0.0; charset=utf-8")
        #expect(open.text.hasSuffix("\n# EOF\n"))
    }

    @Test("takes no parameters and no other methods")
    func refusals() async throws {
        #expect(try await get(api(), "/metrics?name=x").status == 400)
        #expect(try await get(api(), method: "POST").status == 405)
    }

    // MARK: What others read in it

    @Test("is what Prometheus wants it to be", .enabled(if: Tool.promtool, "promtool isn't in PATH (make deps-test)"))
    func promtool() async throws {
        let text = try await sample(nil)
        let (status, output) = try Tool.run(["promtool", "check", "metrics"], text)
        #expect(status == 0, "\(output)")
        #expect(output.isEmpty)
    }

    @Test(
        "is OpenMetrics, word for word",
        .enabled(if: Tool.parser, "Python's prometheus_client isn't in PATH (make .venv)"))
    func openMetrics() async throws {
        let text = try await sample("application/openmetrics-text; version=1.0.0")
        let (status, output) = try Tool.run(["python3", "-c", Tool.parse], text)
        #expect(status == 0, "\(output)")
        let families = output.split(separator: "\n").map(String.init)
        for family in [
            "madoguchi_attempts counter 5", "madoguchi_smtp_duration_seconds histogram seconds 18",
            "madoguchi_follow_ups gauge 21", "madoguchi_build info 1", "process_resident_memory_bytes gauge bytes 1",
        ] {
            #expect(families.contains(family), "\(family) in \(families)")
        }
    }

    private func sample(_ accept: String?) async throws -> String {
        try await followUps.accept()
        let api = api()
        api.delivery.record(.delivered(DeliveryReport(code: 250, text: "")), seconds: 0.3, by: .smtp)
        return try await get(api, accept: accept).text
    }
}

extension DispatchStatus {
    fileprivate static let well = DispatchStatus(obstacle: nil, perSecond: nil, inFlight: 0)
}

/// Programs that read figures.
private enum Tool {
    static let parse = """
        import sys
        from prometheus_client.openmetrics.parser import text_string_to_metric_families
        for family in text_string_to_metric_families(sys.stdin.read()):
            print(*filter(None, [family.name, family.type, family.unit, len(family.samples)]))
        """

    static let promtool = (try? run(["promtool", "--version"], ""))?.status == 0
    static let parser = (try? run(["python3", "-c", parse], "# EOF\n"))?.status == 0

    static func run(_ command: [String], _ input: String) throws -> (status: Int32?, output: String) {
        let output = try ChildProcess.run(command, input: input.utf8)
        return (output.ending.status, output.text + output.error)
    }
}
