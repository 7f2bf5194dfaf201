import Messages
import TestSupport
import Testing

@testable import Delivery

@Suite("Tokens from a program")
struct TokenCommandTests {
    /// The timeout is long where none is awaited: beside other suites, a program that ends at once may be read late.
    private func run(_ script: String, timeout: Duration = .seconds(600)) async throws -> Result<
        AccessToken, TokenFailure
    > {
        let command = TokenCommand(["/bin/sh", "-c", script, "token", "one argument"], timeout: timeout)
        do throws(TokenFailure) {
            return .success(try await command.token())
        } catch {
            return .failure(error)
        }
    }

    @Test(
        "the token alone, or a server's answer",
        arguments: [
            ("echo abc.def", "abc.def", nil), ("printf abc", "abc", nil), ("printf 'abc\\r\\n'", "abc", nil),
            ("echo; echo abc", "abc", nil), ("echo \"$#\"", "1", nil),
            (#"echo '{"access_token":"abc","token_type":"bearer","expires_in":"3599"}'"#, "abc", 3_599),
            (#"printf ' {\n"access_token": "abc",\n "expires_in": 10}\n'"#, "abc", 10),
            ("echo nothing >&2; echo abc", "abc", nil),
        ] as [(String, String, Int?)])
    func token(script: String, text: String, lifetime: Int?) async throws {
        let token = try await run(script).get()
        #expect(token.text == text)
        #expect(token.lifetime == lifetime.map { .seconds($0) })
    }

    @Test(
        "why there is none",
        arguments: [
            ("exit 3", "/bin/sh ends with status 3", false),
            (
                "echo secret; echo '  ' >&2; echo 'no account' >&2; exit 1", "/bin/sh ends with status 1: no account",
                false
            ),
            ("printf 'a\\033[31mb' >&2; exit 1", "/bin/sh ends with status 1: a[31mb", false),
            ("kill -TERM $$", "/bin/sh is ended by signal 15", false),
            ("true", "wrote no token", true), ("echo a b", "wrote no token", true),
            ("echo a; echo b", "wrote no token", true), ("echo '{\"token\":\"a\"}'", "wrote no token", true),
            ("echo '{\"access_token\":\"a\",\"token_type\":\"mac\"}'", "wrote no token", true),
            ("head -c 70000 /dev/zero | tr '\\0' a", "more than 65536 bytes", true),
            ("sleep 60", "/bin/sh gave none within 1 s", false),
            ("trap '' TERM; sleep 60 & wait", "/bin/sh gave none within 1 s", false),
        ])
    func failure(script: String, reason: String, needsOperator: Bool) async throws {
        let isLong = script.contains("sleep")
        guard case .failure(let failure) = try await run(script, timeout: .seconds(isLong ? 1 : 600)) else {
            Issue.record("\(script) gives a token")
            return
        }
        #expect(failure.wording.en.contains(reason), "\(failure)")
        #expect(failure.needsOperator == needsOperator)
        #expect(!failure.wording.en.contains("secret"))
    }

    @Test("a program that isn't there, or may not be run, needs the operator")
    func missing() async throws {
        let directory = try TemporaryDirectory()
        for path in ["/nowhere/token", try directory.write("#!/bin/sh\necho a\n".utf8, to: "token"), "/"] {
            do {
                _ = try await TokenCommand([path]).token()
                Issue.record("\(path) gives a token")
            } catch {
                #expect(error.needsOperator)
                #expect(error.wording.en.hasPrefix("\(path) can't be run"), "\(error)")
            }
        }
    }
}
