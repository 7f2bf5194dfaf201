import FollowUps
import MailAddress
import Messages
import SeededRandom
import TestAddresses
import Testing

@testable import Delivery

@Suite("SMTP sessions, against servers that answer anything")
struct SMTPSessionPropertyTests {
    @Test("every message has one outcome, and it is true", arguments: Seeds.all)
    func invariants(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var seen: Set<String> = []
        for _ in 0..<300 {
            let runSeed = UInt64.random(in: 0...(.max), using: &generator)
            var run = try Run(seed: runSeed)
            try run.play()
            for fault in run.faults {
                Issue.record("seed \(seed), run \(runSeed): \(fault)")
            }
            seen.formUnion(run.outcomes.values.map(Run.name))
        }
        // Otherwise the invariants would hold for want of anything to hold for.
        #expect(seen == ["delivered", "retry", "permanent", "uncertain", "unsent"])
    }
}

/// One connection from beginning to end.
private struct Run {
    private var generator: SeededGenerator
    private var session: SMTPSession
    private var server: RandomServer
    private var transactions: [SMTPTransaction.ID: SMTPTransaction] = [:]
    private(set) var outcomes: [SMTPTransaction.ID: DeliveryOutcome] = [:]
    private var announced: Set<SMTPTransaction.ID> = []
    private var dotSent: Set<SMTPTransaction.ID> = []
    /// The message whose end is to be decided about.
    private var unended: SMTPTransaction.ID?
    private var isClosed = false
    /// Octets of the server's that reached the session.
    private var delivered = 0
    private(set) var faults: [String] = []

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        let securities: [SMTPSettings.Security] = [.none, .startTLS, .implicitTLS]
        let security = securities.randomElement(using: &generator) ?? .none
        let login = try SMTPCredentials(username: "user", password: "pass")
        let settings = try SMTPSettings(
            clientName: "client.example", security: security,
            credentials: Bool.random(using: &generator) ? login : nil)
        session = SMTPSession(settings: settings)
        let nonsense: Double = [0, 0.02, 0.1, 0.3].randomElement(using: &generator) ?? 0
        server = RandomServer(seed: generator.next(), nonsense: nonsense, security: security)
    }

    mutating func play() throws {
        var left = Int.random(in: 1...8, using: &generator)
        var steps = 0
        while !isClosed, steps < 5_000 {
            steps += 1
            switch Int.random(in: 0..<1_000, using: &generator) {
            case 0..<4: carryOut(session.connectionClosed())
            case 4..<8: carryOut(session.timedOut())
            case 8..<400 where unended != nil: decideAboutEnd()
            case 8..<150 where left > 0:
                left -= 1
                carryOut(session.submit(try transaction()))
            case 8..<20: carryOut(session.quit())
            default:
                let count = min(server.output.count, Int.random(in: 0...40, using: &generator))
                let piece = Array(server.output.prefix(count))
                server.output.removeFirst(count)
                delivered += count
                carryOut(session.received(piece))
            }
        }
        check(isClosed, "it never ends")
        check(session.received(Array("250 late\r\n".utf8)).isEmpty, "something after the end")
        check(session.connectionClosed().isEmpty, "something after the end")
        let late = try transaction()
        if case .outcome(late.id, let outcome) = session.submit(late).first { outcomes[late.id] = outcome }
        checkTruth()
    }

    private mutating func decideAboutEnd() {
        guard let id = unended else { return }
        unended = nil
        let isHeldBack = Int.random(in: 0..<20, using: &generator) == 0
        carryOut(isHeldBack ? session.holdBack(id, because: .sendingStopped) : session.endContent(of: id))
        if isHeldBack { check(server.contents[id] == nil && outcomes[id] != nil, "\(id) isn't held back") }
    }

    private mutating func transaction() throws -> SMTPTransaction {
        let id = SMTPTransaction.ID(transactions.count + 1)
        let addresses = [
            "a@b.example", "foo..bar@docomo.ne.jp", "\"> RCPT TO:<x@y\"@b.example", "\"a\\\" b\\\\\"@b.example",
            "田中@b.example",
        ]
        let lines = [".", "..", "", ".a", "RSET", "QUIT", ".\r", "é"]
        var text = "\(id)\r\n"
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            text += (lines.randomElement(using: &generator) ?? "").replacing("\r", with: "") + "\r\n"
        }
        if Int.random(in: 0..<10, using: &generator) == 0 { text += String(repeating: "x\r\n", count: 200) }
        let transaction = SMTPTransaction(
            id: id,
            envelope: Envelope(
                sender: "us@example.jp",
                recipient: try MailAddress(parsing: addresses.randomElement(using: &generator) ?? "")),
            message: ComposedMessage(bytes: Array(text.utf8), needsSMTPUTF8: false),
            isEndDecided: Bool.random(using: &generator))
        transactions[id] = transaction
        return transaction
    }

    private mutating func carryOut(_ actions: [SMTPAction]) {
        for action in actions {
            check(!isClosed, "\(action) after the end")
            switch action {
            case .write(let bytes): server.take(bytes)
            case .startTLS:
                server.beginEncryption()
                carryOut(session.encryptionEstablished())
            case .aboutToSendData(let id):
                check(announced.insert(id).inserted, "\(id) announced twice")
            case .contentSent(let id):
                check(announced.contains(id), "\(id) sent out of order")
                check(server.contents[id] == nil, "\(id) is ended unasked")
                check(transactions[id]?.isEndDecided == false, "\(id) is asked about in vain")
                unended = id
            case .finalDotSent(let id):
                check(announced.contains(id) && dotSent.insert(id).inserted, "\(id) sent out of order")
                check(server.contents[id] != nil, "\(id) isn't wholly sent")
            case .outcome(let id, let outcome):
                check(outcomes.updateValue(outcome, forKey: id) == nil, "\(id) has two outcomes")
                checkOutcome(outcome, of: id)
            case .close: isClosed = true
            case .ready, .problem: break
            }
        }
    }

    /// What can be told at the moment of the outcome: what the session has been told by now.
    private mutating func checkOutcome(_ outcome: DeliveryOutcome, of id: SMTPTransaction.ID) {
        let verdict = server.verdicts[id].flatMap { $0.end <= delivered ? $0.replyClass : nil }
        switch outcome {
        case .delivered: check(verdict == 2, "\(id) delivered, and the server said \(String(describing: verdict))")
        case .uncertain:
            check(dotSent.contains(id), "\(id) uncertain before it was sent")
            check(verdict == nil || verdict == 3, "\(id) uncertain though the server answered")
        case .transientFailure(let report):
            check(!dotSent.contains(id) || verdict == 4, "\(id) to be sent again in spite of \(report)")
        case .permanentFailure(let report):
            check(!dotSent.contains(id) || verdict == 5, "\(id) given up in spite of \(report)")
        case .notAttempted: check(!dotSent.contains(id), "\(id) was sent")
        }
    }

    private mutating func checkTruth() {
        check(outcomes.count == transactions.count, "messages without an outcome")
        check(server.violations.isEmpty, "\(server.violations)")
        for (id, content) in server.contents {
            check(content == transactions[id]?.content, "\(id) reached the server changed")
        }
    }

    private mutating func check(_ condition: Bool, _ fault: String) {
        if !condition { faults.append(fault) }
    }

    static func name(of outcome: DeliveryOutcome) -> String {
        switch outcome {
        case .delivered: "delivered"
        case .transientFailure: "retry"
        case .permanentFailure: "permanent"
        case .uncertain: "uncertain"
        case .notAttempted: "unsent"
        }
    }
}
