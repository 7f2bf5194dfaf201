import MadoguchiAPI
import TerminalText
import TestSupport
import Testing

@testable import madoguchi

@Suite struct ClusterCommandTests {
    private func answer(
        _ arguments: String..., from stub: StubDaemon, in language: Language = .english, width: Int? = nil
    ) throws -> Answer {
        try Madoguchi.answer(
            to: ["cluster"] + arguments,
            in: .test(language, runtimeDirectory: stub.runtimeDirectory, width: width))
    }

    @Test("shows the nodes and by whose hours they send")
    func shown() throws {
        let stub = try StubDaemon.control(answering: TestNodes.well)
        #expect(
            try answer(from: stub).text == """
                2 of 2 live nodes send; n1 answers

                  node  state  since             version  part  clock  tzdata
                  n1    sends  Mon 23 Nov 09:00  0.2.0    1/2   0.0 s  2026a
                  n2    sends  Mon 23 Nov 09:00  0.2.0    1/2   0.0 s  2026a

                adopted hours
                  plan   hours of  tzdata  epoch  fingerprint
                  basic  n1        2026a   3      4f9c1d20a7b3e865

                """)
        #expect(try answer("show", "--json", from: stub).text == json(TestNodes.well) + "\n")
        #expect(stub.requests.map(\.target) == ["/v1/cluster", "/v1/cluster"])
    }

    @Test("says plainly what is wrong, and what to do")
    func troubles() throws {
        let stub = try StubDaemon.control(answering: TestNodes.ill)
        let text = try answer("show", from: stub).text
        #expect(text.hasPrefix("paused: 1 of 2 live nodes sends; n1 answers\n"))
        for line in [
            "  n2    idle   Mon 23 Nov 09:00  0.0.9    -     −3.2 s  2026a\n",
            "  n3    dead   Mon 23 Nov 09:00  0.2.0    -     -       -\n",
            "✗ the clock of node n2 is 3.2 s behind", "  → mend what keeps that machine's clock right",
            "! node n3 is dead; what it was sending is being taken over\n",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
    }

    @Test("fits a terminal, in each language", arguments: Language.allCases, [40, 80])
    func widths(language: Language, width: Int) throws {
        let stub = try StubDaemon.control(answering: TestNodes.ill)
        let text = try answer("show", from: stub, in: language, width: width).text
        #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= width }, "\(text)")
    }

    @Test("says of one daemon that it is alone")
    func alone() throws {
        let stub = try StubDaemon.control(answering: TestNodes.alone)
        #expect(try answer(from: stub).text.hasPrefix("one daemon: its queue isn't shared with others\n"))
        #expect(try answer(from: stub, in: .japanese).text.contains("データベースは共有されていません"))
    }

    @Test("waits until a node has stopped sending")
    func draining() throws {
        var draining = TestNodes.well
        draining.nodes[1].draining = true
        var drained = draining
        drained.nodes[1].sends = false
        let (first, last) = (try json(draining), try json(drained))
        let stub = try StubDaemon(at: "control.sock") { $0.number < 2 ? .json(first) : .json(last) }
        let answer = try answer("drain", "n2", from: stub)
        #expect(answer.text == "node n2 sends nothing more; what is in flight is finished\n")
        #expect(answer.outcome == .yes)
        #expect(stub.requests.map(\.target) == ["/v1/cluster/drain", "/v1/cluster", "/v1/cluster"])
        #expect(stub.requests[0].body == #"{"name":"n2"}"#)
    }

    @Test("tells whoever drains the last one that nobody sends")
    func lastOne() throws {
        var cluster = TestNodes.well
        cluster.nodes = [TestNodes.node("n1") { ($0.sends, $0.draining) = (false, true) }]
        cluster.troubles = [
            ClusterTrouble(code: "nobody-sends", node: nil, fault: true, detail: "none sends", advice: "undo it"),
            ClusterTrouble(code: "draining", node: "n1", fault: false, detail: "n1 drains", advice: nil),
        ]
        let stub = try StubDaemon.control(answering: cluster)
        #expect(
            try answer("drain", "n1", from: stub).text == """
                node n1 sends nothing more; what is in flight is finished
                ✗ none sends
                  → undo it

                """)
    }

    @Test("lets a node send again, whether or not it is there")
    func undraining() throws {
        let stub = try StubDaemon.control(answering: TestNodes.well)
        #expect(try answer("drain", "--undo", "n2", from: stub).text == "node n2 may send again\n")
        #expect(
            try answer("drain", "n9", "--undo", from: stub).text
                == "node n9 may send again; none of that name is live at present\n")
        #expect(stub.requests.map(\.target) == ["/v1/cluster/undrain", "/v1/cluster/undrain"])
        #expect(try answer("drain", "n2", "--json", from: stub).text == json(TestNodes.well) + "\n")
    }

    @Test("adopts, or says for which plans it isn't so yet")
    func adopting() throws {
        let stub = try StubDaemon.control(answering: TestNodes.well)
        #expect(try answer("adopt", from: stub).text == "the hours of node n1 are adopted for every plan\n")
        let other = try StubDaemon.control(answering: TestNodes.ill)
        let answer = try answer("adopt", from: other)
        #expect(answer.text == "not adopted yet for basic; see madoguchi cluster show\n")
        #expect(answer.outcome == .tryAgainLater)
    }

    @Test("forgets a node, and passes on why one can't be forgotten")
    func forgetting() throws {
        let stub = try StubDaemon.control(answering: TestNodes.well)
        #expect(try answer("forget", "n3", from: stub).text == "node n3 is forgotten\n")
        let refusing = try StubDaemon(at: "control.sock") { _ in
            .json(
                #"{"type":"/problems/node-live","title":"The node is live","status":409,"detail":"The node \"n1\" is live"}"#,
                status: 409)
        }
        let error = #expect(throws: DaemonError.self) { try answer("forget", "n1", from: refusing) }
        #expect(error?.failure.outcome == .badInput)
        #expect(error?.failure.message(in: .english).contains("is live") == true)
    }
}
