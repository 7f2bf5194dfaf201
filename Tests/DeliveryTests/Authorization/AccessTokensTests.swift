import Synchronization
import Testing

@testable import Delivery

@Suite("Access tokens")
struct AccessTokensTests {
    /// Issues `token-1`, `token-2` …, or fails.
    private final class Issuer: AccessTokenSource {
        private let count = Mutex(0)
        private let lifetime: Duration?
        private let fails: @Sendable (Int) -> Bool

        init(lifetime: Duration?, fails: @escaping @Sendable (Int) -> Bool = { _ in false }) {
            self.lifetime = lifetime
            self.fails = fails
        }

        var issued: Int { count.withLock { $0 } }

        func token() async throws(TokenFailure) -> AccessToken {
            await Task.yield()
            let number = count.withLock { count in
                count += 1
                return count
            }
            guard !fails(number), let token = AccessToken("token-\(number)", lifetime: lifetime) else {
                throw .test("no \(number)")
            }
            return token
        }
    }

    private final class Clock: Sendable {
        private let instant = Mutex(ContinuousClock.now)

        var now: ContinuousClock.Instant { instant.withLock { $0 } }
        func advance(_ duration: Duration) { instant.withLock { $0 += duration } }
    }

    @Test(
        "a token is replaced before it ends",
        arguments: [
            // Seconds of life, and for how long it is used.
            (3_600, 3_300), (1_200, 900), (600, 450), (4, 3), (0, 0),
        ])
    func renewal(lifetime: Int, use: Int) async throws {
        let (clock, issuer) = (Clock(), Issuer(lifetime: .seconds(lifetime)))
        let tokens = AccessTokens(issuer, now: { clock.now })
        #expect(try await tokens.current().text == "token-1")
        if use > 0 {
            clock.advance(.seconds(use) - .milliseconds(1))
            #expect(try await tokens.current().text == "token-1")
            clock.advance(.milliseconds(1))
        }
        #expect(try await tokens.current().text == "token-2")
    }

    @Test("of a token whose end nobody says another is asked for after five minutes")
    func unknownLife() async throws {
        let (clock, issuer) = (Clock(), Issuer(lifetime: nil))
        let tokens = AccessTokens(issuer, now: { clock.now })
        _ = try await tokens.current()
        clock.advance(.seconds(299))
        #expect(try await tokens.current().text == "token-1")
        clock.advance(.seconds(1))
        #expect(try await tokens.current().text == "token-2")
    }

    @Test("however many ask at once, the source is asked once")
    func together() async throws {
        let issuer = Issuer(lifetime: .seconds(3_600))
        let tokens = AccessTokens(issuer)
        let texts = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<50 { group.addTask { try? await tokens.current().text } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(texts == ["token-1"])
        #expect(issuer.issued == 1)
    }

    @Test("a failure is told to those who wait, and the next one asks again")
    func failure() async throws {
        let tokens = AccessTokens(Issuer(lifetime: .seconds(60)) { $0 == 1 })
        await #expect(throws: TokenFailure.test("no 1")) { try await tokens.current() }
        #expect(try await tokens.current().text == "token-2")
    }

    @Test("a token that was taken once and is refused now is replaced; one that never was needs the operator")
    func refused() async throws {
        let tokens = AccessTokens(Issuer(lifetime: .seconds(3_600)))
        let first = try await tokens.current()
        #expect(!tokens.refused(first.text))
        let second = try await tokens.current()
        #expect(second.text == "token-2")
        tokens.accepted(second.text)
        #expect(tokens.refused(second.text))
        #expect(try await tokens.current().text == "token-3")
        // A connection that began with the second one learns of its refusal late.
        #expect(tokens.refused(second.text))
        #expect(try await tokens.current().text == "token-3")
    }

    @Test(
        "a token is letters, digits and a few marks",
        arguments: [
            ("abc.DEF-_~+/09==", true), ("a", true), ("", false), ("=", false), ("a b", false), ("a\u{01}b", false),
            ("a=b", false), ("トークン", false), ("a\n", false), (String(repeating: "a", count: 16_385), false),
        ])
    func shape(text: String, isToken: Bool) {
        #expect((AccessToken(text) != nil) == isToken)
    }

    @Test("a token is in no description")
    func hidden() throws {
        let token = try #require(AccessToken("geheim"))
        let credentials = try SMTPCredentials(username: "user", token: token)
        for text in ["\(token)", String(reflecting: token), "\(credentials)", String(reflecting: credentials)] {
            #expect(!text.contains("geheim"))
        }
        var dumped = ""
        dump(token, to: &dumped)
        dump(credentials, to: &dumped)
        #expect(!dumped.contains("geheim"))
    }
}
