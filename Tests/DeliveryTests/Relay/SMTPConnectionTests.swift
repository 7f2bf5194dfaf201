import FollowUps
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Delivery

@Suite("A connection to the relay", .timeLimit(.minutes(2)))
struct SMTPConnectionTests {
    @Test("says nothing before the greeting, and flushes once for each turn")
    func turns() async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        #expect(try await connection.overhear() == nil)
        try await connection.greet()
        // All three commands at once.
        try await connection.hearCommands()
        #expect(try await connection.overhear() == nil)
        try await connection.takeContent()
        try await connection.say("250 2.0.0 taken")
        #expect(try await outcome.name == "delivered")
        #expect(relay.connections == 1)
    }

    @Test("takes replies in whatever pieces they come")
    func pieces() async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        for byte in "220 relay.example\r\n".utf8 {
            #expect(try await connection.overhear() == nil)
            try await connection.channel.writeInbound(ByteBuffer(bytes: [byte]))
        }
        #expect(try await connection.hear() == "EHLO client.example\r\n")
        for byte in "250-relay.example\r\n250 PIPELINING\r\n".utf8 {
            try await connection.channel.writeInbound(ByteBuffer(bytes: [byte]))
        }
        try await connection.hearCommands()
        try await connection.takeContent()
        for byte in "250 taken\r\n".utf8 { try await connection.channel.writeInbound(ByteBuffer(bytes: [byte])) }
        #expect(try await outcome.name == "delivered")
    }

    @Test("gives each message the answer to it, and takes the next", arguments: [true, false])
    func answers(isRefusedAtRecipient: Bool) async throws {
        let relay = try PlayedRelay()
        async let first = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        if isRefusedAtRecipient {
            try await connection.say("250 ok", "550 5.1.1 unknown", "503 no recipient")
        } else {
            try await connection.takeContent()
            try await connection.say("451 4.3.0 later")
        }
        #expect(try await first.name == (isRefusedAtRecipient ? "permanent" : "retry"))
        async let second = relay.send(2)
        if isRefusedAtRecipient {
            #expect(try await connection.hear() == "RSET\r\n")
            try await connection.say("250 ok")
        }
        try await connection.hearCommands()
        try await connection.takeContent()
        try await connection.say("250 taken")
        #expect(try await second.name == "delivered")
        #expect(relay.connections == 1)
    }

    @Test("that can't begin data sends nothing of the message, and serves the next")
    func keptBack() async throws {
        struct Lost: Error {}
        let relay = try PlayedRelay()
        async let first = relay.send(1) { throw Lost() }
        let connection = try await relay.connection()
        try await connection.greet()
        #expect(try await first.name == "unsent, none")
        #expect(try await connection.overhear() == nil)
        async let second = relay.send(2)
        try await connection.hearCommands()
        try await connection.takeContent()
        try await connection.say("250 taken")
        #expect(try await second.name == "delivered")
    }

    @Test("breaks off a message that may not be ended any more, and the next has another connection")
    func heldBackAtEnd() async throws {
        struct Lapsed: Error {}
        let relay = try PlayedRelay()
        let mayEnd = Mutex(true)
        async let first = relay.send(1, endData: { if !mayEnd.withLock({ $0 }) { throw Lapsed() } })
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        // The process stands still here, and wakes when others have taken it for dead.
        mayEnd.withLock { $0 = false }
        try await connection.say("250 ok", "250 ok", "354 go")
        #expect(try await connection.hear().hasSuffix("\r\nx\r\n"))
        #expect(try await first.name == "unsent, none")
        #expect(try await connection.overhear() == nil)
        #expect(connection.isClosed)
        async let second = relay.send(2)
        let next = try await relay.connection(1)
        try await next.greet()
        try await next.hearCommands()
        try await next.takeContent()
        try await next.say("250 taken")
        #expect(try await second.name == "delivered")
    }

    @Test("asks about the end of a message when the content is written, and not while it waits for the relay")
    func blockedContent() async throws {
        let relay = try PlayedRelay()
        let asked = Mutex(0)
        async let outcome = relay.send(1, endData: { asked.withLock { $0 += 1 } })
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.blockBytes()
        try await connection.say("250 ok", "250 ok", "354 go")
        #expect(asked.withLock { $0 } == 0)
        try await connection.takeBytes()
        #expect(asked.withLock { $0 } == 1)
        #expect(try await connection.hear().hasSuffix("\r\nx\r\n"))
        #expect(try await connection.hear() == ".\r\n")
        try await connection.say("250 taken")
        #expect(try await outcome.name == "delivered")
    }

    @Test("ends a message in one write with its content where that is short and nobody has to be asked about it")
    func endsAtOnce() async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1, endData: nil)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.say("250 ok", "250 ok", "354 go")
        #expect(try await connection.hear().hasSuffix("\r\nx\r\n.\r\n"))
        try await connection.say("250 taken")
        #expect(try await outcome.name == "delivered")
    }

    @Test("passes no message on from a connection where one was broken off")
    func heldBackAfterUse() async throws {
        struct Lapsed: Error {}
        let relay = try PlayedRelay { $0.connections = 1 }
        async let first = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.takeContent()
        try await connection.say("250 taken")
        #expect(try await first.name == "delivered")
        async let second = relay.send(2, endData: { throw Lapsed() })
        try await connection.hearCommands()
        try await connection.say("250 ok", "250 ok", "354 go")
        #expect(try await second.name == "unsent, none")
        #expect(connection.isClosed)
        #expect(relay.connections == 1)
    }

    @Test(
        "that is lost in the middle of the content leaves nothing uncertain, nor of a long one about whose end nobody is asked",
        arguments: [true, false])
    func lostInContent(isAsked: Bool) async throws {
        let relay = try PlayedRelay()
        async let outcome =
            isAsked
            ? relay.send(1) : relay.send(1, endData: nil, text: String(repeating: "0123456789\n", count: 1_000))
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.blockBytes()
        try await connection.say("250 ok", "250 ok", "354 go")
        try await connection.channel.close()
        #expect(try await outcome.name == "retry")
    }

    @Test("that is lost after the whole message leaves it uncertain")
    func lostBehindContent() async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.takeContent()
        try await connection.channel.close()
        #expect(try await outcome.name == "uncertain")
    }

    @Test("that is lost before its greeting attempts nothing")
    func lostBeforeGreeting() async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1)
        try await relay.connection().channel.close()
        #expect(try await outcome.name == "unsent, passing")
    }

    @Test("waits for a greeting as long as it may, and no longer")
    func silence() async throws {
        let relay = try PlayedRelay { $0.timeouts[.greeting] = 30 }
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        await relay.pass(.seconds(29))
        #expect(!connection.isClosed)
        await relay.pass(.seconds(1))
        #expect(connection.isClosed)
        #expect(try await outcome.name == "unsent, passing")
    }

    @Test("whose relay never answers to the whole message leaves it uncertain when the time for that is over")
    func silenceBehindContent() async throws {
        let relay = try PlayedRelay { $0.timeouts[.dataTermination] = 600 }
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.takeContent()
        await relay.pass(.seconds(599))
        #expect(!connection.isClosed)
        await relay.pass(.seconds(1))
        #expect(try await outcome.name == "uncertain")
    }

    @Test(
        "without messages says goodbye after its idle time, and closes when it is answered or the time for that is over",
        arguments: [true, false])
    func idle(isAnswered: Bool) async throws {
        let relay = try PlayedRelay { ($0.idleTimeout, $0.timeouts[.quit]) = (5, 10) }
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.takeContent()
        try await connection.say("250 taken")
        #expect(try await outcome.name == "delivered")
        await relay.pass(.seconds(4))
        #expect(try await connection.overhear() == nil)
        await relay.pass(.seconds(1))
        #expect(try await connection.hear() == "QUIT\r\n")
        #expect(!connection.isClosed)
        if isAnswered { try await connection.say("221 bye") } else { await relay.pass(.seconds(10)) }
        #expect(connection.isClosed)
    }

    @Test("has its idle time counted anew by each message")
    func use() async throws {
        let relay = try PlayedRelay { $0.idleTimeout = 5 }
        for number in 1...3 {
            async let outcome = relay.send(number)
            let connection = try await relay.connection()
            if number == 1 { try await connection.greet() }
            try await connection.hearCommands()
            try await connection.takeContent()
            try await connection.say("250 taken")
            #expect(try await outcome.name == "delivered")
            await relay.pass(.seconds(4))
            #expect(try await connection.overhear() == nil)
        }
        #expect(relay.connections == 1)
    }

    @Test("gives way to another one after its share of messages")
    func renewal() async throws {
        let relay = try PlayedRelay { ($0.connections, $0.messagesBeforeRenewal) = (1, 1) }
        async let first = relay.send(1)
        let connection = try await relay.connection()
        try await connection.greet()
        let commands = try await connection.hear()
        #expect(commands.hasSuffix("DATA\r\n"))
        try await connection.takeContent()
        try await connection.say("250 taken")
        #expect(try await first.name == "delivered")
        #expect(try await connection.hear() == "QUIT\r\n")
        async let second = relay.send(2)
        let next = try await relay.connection(1)
        try await next.greet()
        _ = try await next.hear()
        try await next.takeContent()
        try await next.say("250 taken")
        #expect(try await second.name == "delivered")
    }

    @Test("that carries a message which is called back has its grace period for it, and not more")
    func hurry() async throws {
        let relay = try PlayedRelay { $0.gracePeriod = 5 }
        let sending = Task { try await relay.send(1) }
        let connection = try await relay.connection()
        try await connection.greet()
        try await connection.hearCommands()
        try await connection.takeContent()
        sending.cancel()
        // Done on the loop before its clock goes on.
        try await relay.eventLoop.executeInContext {}
        await relay.pass(.seconds(4))
        #expect(!connection.isClosed)
        await relay.pass(.seconds(1))
        #expect(connection.isClosed)
        #expect(try await sending.value.name == "uncertain")
    }

    @Test("is closed at once by a shutdown before its greeting, and says goodbye after it", arguments: [true, false])
    func shutDown(isGreeted: Bool) async throws {
        let relay = try PlayedRelay()
        async let outcome = relay.send(1)
        let connection = try await relay.connection()
        if isGreeted {
            try await connection.greet()
            try await connection.hearCommands()
            try await connection.takeContent()
            try await connection.say("250 taken")
            #expect(try await outcome.name == "delivered")
        }
        async let end: Void = relay.pool.shutDown()
        if isGreeted {
            #expect(try await connection.hear() == "QUIT\r\n")
            try await connection.say("221 bye")
        } else {
            #expect(try await outcome.name == "unsent, none")
        }
        await end
        #expect(connection.isClosed)
        #expect(try await relay.send(2).name == "unsent, none")
    }
}
