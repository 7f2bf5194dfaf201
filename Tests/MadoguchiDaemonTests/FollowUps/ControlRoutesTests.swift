import Foundation
import HTTPTypes
import Hummingbird
import Logging
import MadoguchiAPI
import NIOCore
import NIOEmbedded
import Testing

@testable import MadoguchiDaemon

@Suite("The routes of control.sock")
struct ControlRoutesTests {
    private let followUps: TestFollowUps
    private let responder: any HTTPResponder<ControlContext>

    init() throws {
        followUps = try TestFollowUps()
        let hours = HoursAPI(hours: followUps.hours, clock: followUps.clock.clock)
        let room = WaitingRoom(api: hours, eventLoop: EmbeddedEventLoop(), capacity: 10)
        responder = ControlRoutes.router(hours: hours, room: room, apis: [followUps.api]).buildResponder()
    }

    @Test("take a follow-up in and show it, beside the questions about hours")
    func wholeWay() async throws {
        let created = try await send("POST", "/v1/follow-ups", letter(), [.contentType: "application/json"])
        #expect(created.status == 201)
        let location = try #require(created.headers[.location])
        let shown = try await send("GET", location)
        #expect(shown.status == 200)
        #expect(shown.headers[.contentLength] == "\(shown.body.utf8.count)")
        let resource = try JSONDecoder().decode(FollowUpResource.self, from: Data(shown.body.utf8))
        #expect(resource.history?.first?.move == "accepted")
        #expect(try await send("HEAD", location).body.isEmpty)
        #expect(try await send("GET", "/v1/plans").status == 200)
        #expect(try await send("GET", "/v1/nothing").status == 404)
    }

    @Test("read the idempotency key from its header, once")
    func key() async throws {
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        #expect(try await send("POST", "/v1/follow-ups", letter(), [name: "k"]).status == 201)
        #expect(try await send("POST", "/v1/follow-ups", letter(), [name: "k"]).status == 200)
        var twice: HTTPFields = [name: "k"]
        twice.append(HTTPField(name: name, value: "l"))
        #expect(try await send("POST", "/v1/follow-ups", letter(), twice).status == 400)
    }

    @Test("refuse a body that is too large, announced or not")
    func tooLarge() async throws {
        let body = String(repeating: " ", count: FollowUpReader.largestBody + 1)
        #expect(try await send("POST", "/v1/follow-ups", body).status == 413)
        #expect(try await send("POST", "/v1/follow-ups", body, [.contentLength: "\(body.utf8.count)"]).status == 413)
        #expect(try await send("POST", "/v1/queue/pause", String(repeating: " ", count: 5_000)).status == 413)
    }

    @Test("stream a batch, answering as its parts arrive")
    func batch() async throws {
        let parts = [letter(), "\n\(letter())\n", "{}"]
        let answer = try await send("POST", "/v1/follow-ups/batch", parts, [.contentType: "application/x-ndjson"])
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/x-ndjson")
        #expect(answer.headers[.contentLength] == nil)
        let results = try answer.body.split(separator: "\n").map {
            try JSONDecoder().decode(BatchResult.self, from: Data($0.utf8))
        }
        #expect(results.map(\.status) == [201, 201, 422])
        #expect(answer.writes == 2)
    }

    // MARK: Asking

    private struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: String
        var writes: Int
    }

    private func send(
        _ method: String, _ target: String, _ body: String = "", _ fields: HTTPFields = [:]
    ) async throws -> Answer {
        try await send(method, target, [body], fields)
    }

    private func send(
        _ method: String, _ target: String, _ parts: [String], _ fields: HTTPFields
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: try #require(.init(rawValue: method)), scheme: "http", authority: "localhost", path: target,
            headerFields: fields)
        let body = AsyncStream<ByteBuffer> { stream in
            for part in parts { stream.yield(ByteBuffer(string: part)) }
            stream.finish()
        }
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(asyncSequence: body)), context: ControlContext(source: source))
        let written = Written()
        try await response.body.write(written)
        return Answer(
            status: response.status.code, headers: response.headers,
            body: String(buffer: written.bytes), writes: written.count)
    }

    private final class Written: ResponseBodyWriter {
        var bytes = ByteBuffer()
        var count = 0

        func write(_ buffer: ByteBuffer) async throws {
            bytes.writeImmutableBuffer(buffer)
            count += 1
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
