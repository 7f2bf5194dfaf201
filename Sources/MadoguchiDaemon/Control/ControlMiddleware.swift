import HTTPTypes
import Hummingbird
import MadoguchiAPI
import NIOCore

/// Answers what one of its APIs knows the path of.
struct ControlMiddleware: RouterMiddleware {
    let apis: [any ControlAPI]

    @concurrent
    func handle(
        _ request: Request, context: ControlContext,
        next: @concurrent (Request, ControlContext) async throws -> Response
    ) async throws -> Response {
        let question = ControlRequest(request, context)
        for api in apis {
            switch await api.reply(to: question) {
            case .whole(let response): return Response(response, to: request)
            case .batch(let batch): return Self.stream(batch, request.body)
            case .download(let download): return Self.stream(download)
            case nil: continue
            }
        }
        return try await next(request, context)
    }

    /// Reads on once the client has taken what was read.
    private static func stream(_ download: Download) -> Response {
        var headers = HTTPFields()
        for (name, value) in download.fields {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        headers[.contentLength] = "\(download.size)"
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody(contentLength: Int(download.size)) { writer in
                var offset: Int64 = 0
                while offset < download.size {
                    let bytes = try await download.read(offset)
                    // The client sees that it has less than it was promised.
                    guard !bytes.isEmpty else { throw CutShort() }
                    try await writer.write(ByteBuffer(bytes: bytes))
                    offset += Int64(bytes.count)
                }
                try await writer.finish(nil)
            })
    }

    private struct CutShort: Error {}

    /// Reads, stores and answers in step: nothing more is read while an answer waits for its reader.
    private static func stream(_ batch: FollowUpBatch, _ body: RequestBody) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                var batch = batch
                for try await buffer in body {
                    batch.receive(Array(buffer.readableBytesView))
                    while let results = await batch.results() { try await writer.write(ByteBuffer(bytes: results)) }
                }
                batch.end()
                while let results = await batch.results() { try await writer.write(ByteBuffer(bytes: results)) }
                try await writer.finish(nil)
            })
    }
}

extension ControlRequest {
    fileprivate init(_ request: Request, _ context: ControlContext) {
        self.init(
            method: request.method.rawValue, target: request.head.path ?? "/",
            contentType: request.headers[.contentType], accept: request.headers[.accept],
            idempotencyKey: HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }, uid: context.uid
        ) { limit throws(Problem) in
            try await Self.collect(request, limit: limit)
        }
    }

    private static func collect(_ request: Request, limit: Int) async throws(Problem) -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw .bodyTooLarge(limit: limit)
        }
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw .bodyTooLarge(limit: limit)
        } catch {
            throw .unreadableBody(error)
        }
    }
}
