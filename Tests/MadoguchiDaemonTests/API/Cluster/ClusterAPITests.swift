import FollowUps
import Foundation
import LinuxSystem
import MadoguchiAPI
import Messages
import StoreTestKit
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The nodes over the socket")
struct ClusterAPITests {
    private let cluster = TestCluster()

    @Test("are told with what each of them says, and by whose hours they send")
    func status() async throws {
        try await cluster.join()
        try await cluster.join(TestCluster.other, as: "n2", TestCluster.report(["basic": "a", "pro": "b"]))
        try await cluster.adopt()
        let status: ClusterStatus = try await cluster.followUps().get("/v1/cluster")
        #expect(status.shared && status.node == "n1" && !status.paused && status.halted == nil)
        #expect(status.at == "2026-11-24T12:00:00+09:00")
        #expect(status.nodes.map(\.name) == ["n1", "n2"])
        #expect(status.nodes.map(\.answers) == [true, false])
        let first = try #require(status.nodes.first)
        #expect(
            first
                == ClusterNode(
                    name: "n1", answers: true, slot: 0, state: "live", since: "2026-11-24T12:00:00+09:00",
                    version: "1.0", composer: 3, sends: true, divisor: 2,
                    limits: ClusterLimits(perSecond: 10, perDomainPerSecond: 2, perHour: 100, perDay: nil),
                    tzdata: ["2026a"]))
        #expect(status.nodes.map(\.differs) == [[], ["pro"]])
        #expect(status.adopted.map(\.plan) == ["basic", "pro"])
        #expect(
            status.adopted.first
                == ClusterHours(plan: "basic", fingerprint: "a", tzdata: "2026a", epoch: 1, adoptedBy: "n1"))
        #expect(status.troubles.map(\.code) == ["differs"])
    }

    @Test("show a pause and a halt, which are everybody's")
    func standing() async throws {
        try await cluster.join()
        try await cluster.store.setPaused(true)
        try await cluster.store.halt(Trouble(Wording(ja: "拒否", en: "refused"), ending: .told))
        let status: ClusterStatus = try await cluster.followUps().get("/v1/cluster")
        #expect(status.paused)
        #expect(status.halted?.contains("拒否") == true)
        #expect(status.troubles.map(\.code) == ["halted"])
    }

    @Test("are one where the queue isn't shared, and nothing can be asked of others")
    func alone() async throws {
        let followUps = try TestFollowUps()
        let status: ClusterStatus = try await followUps.get("/v1/cluster")
        #expect(!status.shared && status.troubles.isEmpty && status.adopted.isEmpty)
        #expect(status.nodes.map(\.name) == [status.node])
        #expect(status.nodes.first?.slot == nil && status.nodes.first?.sends == true)
        for (path, body) in [
            ("adopt", ""), ("drain", #"{"name":"n1"}"#), ("undrain", #"{"name":"n1"}"#), ("forget", #"{"name":"n1"}"#),
        ] {
            let response = try await followUps.send("POST", "/v1/cluster/\(path)", body)
            #expect(response.status == 409, "\(path)")
            let problem = try response.decoded(as: ProblemDetails.self)
            #expect(problem.type == "/problems/not-shared")
            #expect(problem.detail.contains("store.kind"))
        }
        let plans: PlanList = try await followUps.get("/v1/plans")
        #expect(plans.node == nil)
    }

    @Test("drain by their names and send again, and a name that nobody has is refused")
    func draining() async throws {
        try await cluster.join()
        let followUps = try cluster.followUps()
        let drained: ClusterStatus = try await followUps.post("/v1/cluster/drain", #"{"name":"n1"}"#)
        #expect(drained.nodes.map(\.draining) == [true])
        let again: ClusterStatus = try await followUps.post("/v1/cluster/undrain", #"{"name":"n1"}"#)
        #expect(again.nodes.map(\.draining) == [false])
        let unknown = try await followUps.send("POST", "/v1/cluster/drain", #"{"name":"n11"}"#)
        #expect(unknown.status == 404)
        let problem = try unknown.decoded(as: ProblemDetails.self)
        #expect(problem.type == "/problems/unknown-node" && problem.detail.contains(#"did you mean "n1"?"#))
        // One that comes by that name later sends.
        try await cluster.join(TestCluster.other, as: "n11")
        #expect(try await cluster.store.cluster().nodes.map(\.isDraining) == [false, false])
    }

    @Test("of which none is live can be told to send again")
    func undrainingLater() async throws {
        try await cluster.join()
        try await cluster.join(TestCluster.other, as: "n2")
        _ = try await cluster.store.setDraining(true, name: "n2")
        try await cluster.store.leave(TestCluster.other)
        let followUps = try cluster.followUps()
        let _: ClusterStatus = try await followUps.post("/v1/cluster/undrain", #"{"name":"n2"}"#)
        try await cluster.join(LeaseOwner(rawValue: 3), as: "n2")
        #expect(try await cluster.store.cluster().nodes.map(\.isDraining) == [false, false])
    }

    @Test(
        "take a name and nothing else",
        arguments: [
            "", "{}", #"{"name":""}"#, #"{"name":"a\nb"}"#, #"{"name":"a\u001b[31m"}"#, #"{"name":3}"#,
            #"{"name":"n1","force":true}"#, #"["n1"]"#, #"{"name":"\#(String(repeating: "x", count: 256))"}"#,
        ])
    func names(body: String) async throws {
        try await cluster.join()
        let followUps = try cluster.followUps()
        for path in ["drain", "undrain", "forget"] {
            let response = try await followUps.send("POST", "/v1/cluster/\(path)", body)
            #expect([400, 422].contains(response.status), "\(response.text)")
        }
        #expect(try await followUps.send("POST", "/v1/cluster/adopt", #"{"name":"n1"}"#).status == 422)
        #expect(try await followUps.send("GET", "/v1/cluster?x=1").status == 400)
    }

    @Test("are forgotten once they have ended, and hold nothing any more")
    func forgetting() async throws {
        try await cluster.join()
        try await cluster.join(TestCluster.other, as: "n2")
        let followUps = try cluster.followUps()
        func forget() async throws -> Response {
            try await followUps.send("POST", "/v1/cluster/forget", #"{"name":"n2"}"#)
        }
        let live = try await forget()
        #expect(live.status == 409)
        #expect(try live.decoded(as: ProblemDetails.self).type == "/problems/node-live")
        let accepted = try await followUps.accept(message(["plan": "\"pro\""]))
        let id = try #require(accepted.id.flatMap { FollowUpID($0) })
        let now = followUps.clock.clock.now()
        #expect(
            try await cluster.store.claim([id], by: TestCluster.other, at: now, fixedHeaders: .sample).count == 1)
        #expect(try await cluster.store.declareDead(TestCluster.other, atBeat: 0))
        let holding = try await forget()
        #expect(holding.status == 503)
        #expect(try holding.decoded(as: ProblemDetails.self).type == "/problems/node-holds-leases")
        #expect(holding.field("retry-after") == "10")
        _ = try await cluster.store.rescue(
            TestCluster.other, except: [], at: now, repeatsUncertain: true, attempts: 5,
            rules: followUps.current.snapshot.dueRules)
        #expect(try await forget().status == 200)
        #expect(try await forget().status == 404)
    }

    @Test("adopt the hours of the one that is asked, and the answer says so")
    func adopting() async throws {
        try await cluster.join(TestCluster.own, as: "n1", TestCluster.report(["basic": "mine"]))
        try await cluster.adopt(["basic": "theirs"], by: "n2")
        let asked = CallCount()
        let followUps = try cluster.followUps { [cluster] in
            asked.add()
            try? await cluster.adopt(["basic": "mine"])
        }
        let status: ClusterStatus = try await followUps.post("/v1/cluster/adopt", "")
        #expect(asked.number == 1)
        #expect(status.adopted.map(\.adoptedBy) == ["n1"])
        #expect(status.nodes.map(\.differs) == [[]])
    }

    @Test("adopt nothing of a daemon that hasn't joined")
    func adoptingApart() async throws {
        try await cluster.join(TestCluster.other, as: "n2")
        let asked = CallCount()
        let response = try await cluster.followUps { asked.add() }.send("POST", "/v1/cluster/adopt")
        #expect(response.status == 503)
        #expect(asked.number == 0)
        let status: ClusterStatus = try await cluster.followUps().get("/v1/cluster")
        #expect(status.troubles.map(\.code).contains("not-joined"))
    }

    @Test("can't be told of while the store can't be read")
    func broken() async throws {
        let access = ClusterAccess(
            nodes: UnreachableNodes(), name: "n1", owner: { TestCluster.own }, clockTolerance: 1_000, adopt: {})
        let followUps = try TestFollowUps(cluster: access)
        #expect(try await followUps.send("GET", "/v1/cluster").status == 503)
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        #expect(diagnosis.cluster == nil)
    }

    @Test("are a part of the diagnosis, and the plans name the one that answers")
    func elsewhere() async throws {
        try await cluster.join()
        let followUps = try cluster.followUps()
        let diagnosis: Diagnosis = try await followUps.get("/v1/diagnosis")
        #expect(diagnosis.cluster?.nodes.map(\.name) == ["n1"])
        let plans: PlanList = try await followUps.get("/v1/plans")
        #expect(plans.node == "n1")
        let alone: Diagnosis = try await TestFollowUps().get("/v1/diagnosis")
        #expect(alone.cluster == nil)
    }
}

/// Nodes of a database that isn't there.
private struct UnreachableNodes: NodeStore {
    private func fail<Value>() throws(StoreError) -> Value {
        throw StoreError(.unreachable, detail: .databaseServerSilent, isOfServer: true)
    }

    func join(_ owner: LeaseOwner, name: String, report: NodeReport) async throws(StoreError) -> ClusterView? {
        try fail()
    }

    func beat(_ owner: LeaseOwner, report: NodeReport) async throws(StoreError) -> ClusterView? { try fail() }
    func leave(_ owner: LeaseOwner) async throws(StoreError) { try fail() as Void }
    func declareDead(_ owner: LeaseOwner, atBeat beat: Int64) async throws(StoreError) -> Bool { try fail() }

    func adopt(
        _ hours: NodeHours, of plan: String, configuration: String, by name: String, over epoch: Int64?
    ) async throws(StoreError) -> AdoptedHours { try fail() }

    func setDraining(_ isDraining: Bool, name: String) async throws(StoreError) -> Bool { try fail() }
    func forget(name: String) async throws(StoreError) -> Int { try fail() }
    func halt(_ reason: Trouble) async throws(StoreError) { try fail() as Void }
    func cluster() async throws(StoreError) -> ClusterView { try fail() }
}
