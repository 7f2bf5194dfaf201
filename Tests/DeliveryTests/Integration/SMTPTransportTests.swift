import FollowUps
import MailAddress
import TestAddresses
import TestSupport
import Testing

@testable import Delivery

@Suite("Connections of the SMTP transport")
struct SMTPTransportTests {
    /// Seconds: so many that no connection goes for being idle, however busy the machine is.
    private static let patient = 600

    @Test("one letter opens one connection, and the next one uses it")
    func reuse() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(port: server.port, change: { $0.idleTimeout = Self.patient }) { relay in
            for number in 1...5 {
                let outcomes = await relay.send([.test(number)])
                #expect(outcomes.values.map(\.name) == ["delivered"])
            }
        }
        #expect(try server.events("connection").count == 1)
        try await eventually("QUIT") { try server.events("quit").count == 1 }
    }

    @Test("many messages open as many as are allowed, and no more")
    func many() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(port: server.port, change: { ($0.connections, $0.idleTimeout) = (3, Self.patient) }) {
            relay in
            let outcomes = await relay.send(300)
            #expect(outcomes.allSatisfy { $0.name == "delivered" })
        }
        #expect((2...3).contains(try server.events("connection").count))
        #expect(try server.events("letter").count == 300)
    }

    @Test("without messages a connection ends with QUIT")
    func idle() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(port: server.port, change: { $0.idleTimeout = 1 }) { relay in
            _ = await relay.send(1)
            // On a busy machine a message may come after its connection has gone, and have one more opened.
            try await eventually("QUIT") {
                let ended = try server.events("quit").count
                return try ended > 0 && ended == server.events("connection").count
            }
            let before = try server.events("connection").count
            #expect(await relay.send(1).map(\.name) == ["delivered"])
            #expect(try server.events("connection").count > before)
        }
    }

    @Test("after its share of messages a connection gives way to another")
    func renewal() async throws {
        let server = try await TestSMTPServer.start()
        try await TestRelay.with(
            port: server.port,
            change: {
                $0.connections = 1
                $0.messagesBeforeRenewal = 10
            }
        ) { relay in
            #expect(await relay.send(100).allSatisfy { $0.name == "delivered" })
        }
        #expect(try server.events("connection").count >= 10)
        #expect(try server.events("letter").count == 100)
    }

    @Test("a server that says goodbye after some messages is called again for the others")
    func goodbye() async throws {
        let server = try await TestSMTPServer.start(.init(goodbye: 7))
        try await TestRelay.with(port: server.port, change: { $0.connections = 2 }) { relay in
            let outcomes = await relay.send(100)
            // The one whose DATA was answered by 421 may be the cause of it.
            #expect(Set(outcomes.map(\.name)).isSubset(of: ["delivered", "retry"]))
            #expect(outcomes.count { $0.name == "delivered" } >= 80)
        }
    }

    @Test("a server that takes so many letters over one connection gets the rest over others, at once")
    func sessionLimit() async throws {
        let server = try await TestSMTPServer.start(.init(most: 10))
        try await TestRelay.with(port: server.port, change: { $0.connections = 2 }) { relay in
            #expect(await relay.send(100).allSatisfy { $0.name == "delivered" })
        }
        #expect(try server.events("letter").count == 100)
        #expect(try server.events("connection").count >= 10)
        #expect(try !server.events("enough").isEmpty)
    }

    @Test("mailboxes that aren't there are no matter of the others", arguments: [2, 8])
    func deadMailboxes(connections: Int) async throws {
        let server = try await TestSMTPServer.start(.init(dead: "gone"))
        let messages = (1...60).map {
            ClaimedFollowUp.test($0, recipient: $0 <= 30 ? "gone\($0)@example.jp" : "here@example.jp")
        }
        try await TestRelay.with(port: server.port, change: { $0.connections = connections }) { relay in
            let outcomes = await relay.send(messages)
            #expect(outcomes.values.count { $0.name == "permanent" && $0.report.subject == .recipient } == 30)
            #expect(outcomes.values.count { $0.name == "delivered" } == 30)
        }
    }

    @Test("the message arrives as it was composed")
    func content() async throws {
        let server = try await TestSMTPServer.start()
        let message = ClaimedFollowUp.test(1, recipient: "tanaka@窓口.example")
        try await TestRelay.with(port: server.port) { relay in
            #expect(await relay.send([message]).values.map(\.name) == ["delivered"])
        }
        let event = try #require(try server.events("letter").first)
        #expect(event.sender == "<support@example.jp>")
        #expect(event.recipient == "<tanaka@xn--6or331g.example>")
        let composed = try message.composed()
        #expect(event.content.map { Array($0.utf8) } == composed.bytes)
    }

    @Test("a sender's domain beyond ASCII needs no server that knows of such")
    func internationalSender() async throws {
        let server = try await TestSMTPServer.start(.init(keywords: []))
        let message = ClaimedFollowUp.test(1, recipient: "tanaka@窓口.example", sender: "窓口 <support@例え.jp>")
        try await TestRelay.with(port: server.port) { relay in
            #expect(await relay.send([message]).values.map(\.name) == ["delivered"])
        }
        let event = try #require(try server.events("letter").first)
        #expect(event.sender == "<support@xn--r8jz45g.jp>")
        #expect(event.recipient == "<tanaka@xn--6or331g.example>")
        let content = try #require(event.content)
        #expect(content.utf8.allSatisfy { $0 < 0x80 })
        #expect(content.contains("<support@xn--r8jz45g.jp>"))
        #expect(content.contains("To: tanaka@xn--6or331g.example"))
    }

    @Test("a local part beyond ASCII needs a server that takes it", arguments: [true, false])
    func smtpUTF8(isOffered: Bool) async throws {
        let server = try await TestSMTPServer.start(.init(keywords: isOffered ? ["SMTPUTF8", "8BITMIME"] : []))
        try await TestRelay.with(port: server.port) { relay in
            let outcomes = await relay.send([.test(1, recipient: "田中@example.jp")])
            #expect(outcomes.values.map(\.name) == [isOffered ? "delivered" : "permanent"])
        }
    }
}
