import Testing

@testable import Delivery

@Suite("Connections go to the addresses that were checked")
struct PinnedAddressTests {
    private func perform(_ text: String, addresses: [String]) async throws -> CurlOutcome {
        let loop = try #require(CurlLoop.start(connections: 1))
        defer { loop.stop() }
        let order = CurlOrder(
            request: HTTPRequest(.get, try #require(HTTPURL(text))), addresses: addresses.compactMap { IPAddress($0) },
            settings: HTTPSettings(), isForConnectionOnly: false)
        return await withCheckedContinuation { continuation in
            loop.submit(order) { continuation.resume(returning: $0) }
        }
    }

    private func receiver(_ address: String = "127.0.0.1") throws -> RawReceiver {
        let receiver = try RawReceiver(address: address).start()
        receiver.behave(Misbehaviour(name: "an answer", answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
        return receiver
    }

    @Test(
        "whatever the name stands for, and however it is written",
        arguments: [
            "localhost", "LOCALHOST", "localhost.", "pinned.invalid", "例え.invalid", "%6cocalhost", "a_b.invalid",
        ])
    func pinned(host: String) async throws {
        let receiver = try receiver("127.0.0.7")
        let outcome = try await perform("http://\(host):\(receiver.port)/", addresses: ["127.0.0.7"])
        #expect(outcome.status?.code == 200, "\(outcome)")
    }

    @Test("the next of several, where one doesn't answer")
    func several() async throws {
        let receiver = try receiver("127.0.0.7")
        let outcome = try await perform(
            "http://pinned.invalid:\(receiver.port)/", addresses: ["127.0.0.8", "::1", "127.0.0.7"])
        #expect(outcome.status?.code == 200, "\(outcome)")
    }

    @Test("and to no others", arguments: ["127.0.0.1", "localhost", "127.1", "0x7f000001"])
    func unpinned(host: String) async throws {
        let receiver = try receiver()
        let outcome = try await perform("http://\(host):\(receiver.port)/", addresses: ["127.0.0.9"])
        #expect(outcome.status == nil)
        #expect(outcome.progress == .none)
        #expect(receiver.record.connections == 0)
    }

    @Test(
        "what stands in a private network isn't asked",
        arguments: ["localhost", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
    func privateAddresses(host: String) async throws {
        let receiver = try receiver()
        let url = try #require(HTTPURL("http://\(host):\(receiver.port)/"))
        let client = HTTPClient()
        do {
            _ = try await client.send(HTTPRequest(.get, url))
            Issue.record("it was asked")
        } catch {
            #expect(error == HTTPFailure(cause: .privateAddress(host: url.host)))
        }
        #expect(receiver.record.connections == 0)
    }
}
