import FollowUps
import Foundation
import Guidance
import Messages
import StoreTestKit
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("The desk's page of the nodes")
struct ClusterPageTests {
    private let cluster = TestCluster()

    @Test("is there in each language, and names every node", arguments: Language.allCases)
    func there(language: Language) async throws {
        try await cluster.join()
        try await cluster.join(TestCluster.other, as: "n2", TestCluster.report(["basic": "b"]))
        try await cluster.adopt()
        let desk = try TestDesk(cluster.followUps())
        for path in ["", "/drain", "/undrain", "/adopt", "/forget"] {
            let page = try await desk.get("/desk/more/cluster\(path)", in: language)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("<html lang=\"\(language.rawValue)\">"), "\(path)")
            #expect(page.text.components(separatedBy: "<h1").count == 2, "\(path)")
            #expect(!page.text.contains("{{") && !page.text.contains(" style="), "\(path)")
        }
        let page = try await desk.get("/desk/more/cluster", in: language).text
        #expect(
            page.contains("<bdi>n1</bdi> <span class=\"tag\">\(Wording.deskThisNode[language].escapedForHTML)</span>"))
        #expect(page.contains("<h2><bdi>n2</bdi></h2>"))
        #expect(page.contains(Wording.nodeDiffers("n2", in: ["basic", "pro"])[language]))
        #expect(try await desk.get("/desk/more", in: language).text.contains("more/cluster\""))
        #expect(
            try await desk.get("/desk/more/doctor", in: language).text
                .contains(Wording.nodeDiffers("n2", in: ["basic", "pro"])[language]))
    }

    @Test("is one sentence where the queue isn't shared, and no entry leads to it", arguments: Language.allCases)
    func alone(language: Language) async throws {
        let desk = try TestDesk()
        let page = try await desk.get("/desk/more/cluster", in: language).text
        #expect(page.contains(Wording.deskClusterAlone[language]))
        #expect(!page.contains("<form") && !page.contains("cluster/adopt"))
        #expect(try await !desk.get("/desk/more", in: language).text.contains("more/cluster"))
    }

    @Test("has a node send nothing more, and send again")
    func draining() async throws {
        try await cluster.join()
        let desk = try TestDesk(cluster.followUps())
        let page = try await desk.get("/desk/more/cluster", in: .en)
        // It is asked about first.
        let form = try await desk.post(
            "/desk/more/cluster/drain", try TestDesk.form(in: page, to: "cluster/drain") + [("_step", "change")],
            in: .en)
        #expect(form.status == 200)
        #expect(form.text.contains("value=\"n1\""))
        #expect(try await cluster.store.cluster().nodes.map(\.isDraining) == [false])
        let sent = try await desk.post(
            "/desk/more/cluster/drain", try TestDesk.form(in: form, to: "cluster/drain"), in: .en)
        #expect(sent.status == 303)
        #expect(try await cluster.store.cluster().nodes.map(\.isDraining) == [true])
        let drained = try await desk.get("/desk/more/cluster", in: .en)
        #expect(drained.text.contains("cluster/undrain"))
        let back = try await desk.post(
            "/desk/more/cluster/undrain", try TestDesk.form(in: drained, to: "cluster/undrain"), in: .en)
        #expect(back.status == 303)
        #expect(try await cluster.store.cluster().nodes.map(\.isDraining) == [false])
    }

    @Test("says at the form why a name can't be forgotten")
    func refusals() async throws {
        try await cluster.join()
        let desk = try TestDesk(cluster.followUps())
        let form = try await desk.get("/desk/more/cluster/forget", in: .en)
        let values = try TestDesk.form(in: form).filter { $0.0 != "name" }
        let answer = try await desk.post("/desk/more/cluster/forget", values + [("name", "n1")], in: .en)
        #expect(answer.status == 409)
        #expect(answer.text.contains("is live"))
        let empty = try await desk.post("/desk/more/cluster/forget", values + [("name", "")], in: .en)
        #expect(empty.status == 422)
    }

    @Test("shows names as text")
    func escaping() async throws {
        try await cluster.join(TestCluster.own, as: "<script>alert(1)</script>")
        let page = try await TestDesk(cluster.followUps()).get("/desk/more/cluster")
        #expect(!page.text.contains("<script>alert"))
    }
}
