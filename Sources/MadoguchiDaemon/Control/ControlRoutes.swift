import HTTPTypes
import Hummingbird
import Logging
import MadoguchiAPI
import NIOCore

/// The routes of `control.sock`.
enum ControlRoutes {
    /// - Parameter apis: what there is beside the questions about hours.
    static func router(hours: HoursAPI, room: WaitingRoom, apis: [any ControlAPI] = []) -> Router<ControlContext> {
        let router = Router(context: ControlContext.self)
        router.addMiddleware {
            ProblemMiddleware()
            HoursMiddleware(api: hours, room: room)
            ControlMiddleware(apis: apis)
        }
        return router
    }
}

/// Turns whatever goes wrong further in into a problem's body. [RFC 9457]
struct ProblemMiddleware: RouterMiddleware {
    @concurrent
    func handle(
        _ request: Request, context: ControlContext,
        next: @concurrent (Request, ControlContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return Response(HoursResponse(problem), to: request)
        } catch let error as HTTPError where error.status == .notFound {
            return Response(HoursResponse(.notFound(request.uri.path)), to: request)
        } catch let error as HTTPError {
            let problem = Problem(
                type: "about:blank", title: error.status.reasonPhrase, status: error.status.code,
                detail: error.body ?? error.status.reasonPhrase)
            return Response(HoursResponse(problem), to: request)
        } catch {
            context.logger.error("\(request.method) \(request.uri.path): \(error)")
            return Response(HoursResponse(.notAnswerable(error)), to: request)
        }
    }
}

/// Answers the questions about hours, as `query.sock` does.
struct HoursMiddleware: RouterMiddleware {
    let api: HoursAPI
    let room: WaitingRoom

    @concurrent
    func handle(
        _ request: Request, context: ControlContext,
        next: @concurrent (Request, ControlContext) async throws -> Response
    ) async throws -> Response {
        let question = HoursRequest(
            method: request.method.rawValue, target: request.head.path ?? "/",
            ifNoneMatch: request.headers[.ifNoneMatch])
        switch api.reply(to: question) {
        case .now(let response): return Response(response, to: request)
        case .held(let question): return Response(await held(question, context.channel), to: request)
        case nil: return try await next(request, context)
        }
    }

    private func held(_ question: HeldQuestion, _ channel: any Channel) async -> HoursResponse {
        await withCheckedContinuation { continuation in
            guard let ticket = room.hold(question, answer: { continuation.resume(returning: $0) }) else { return }
            channel.closeFuture.whenComplete { _ in
                if let waiter = room.leave(ticket) { waiter.answer(api.answer(to: question)) }
            }
        }
    }
}

extension Response {
    init(_ response: HoursResponse, to request: Request) {
        var headers = HTTPFields()
        for (name, value) in response.fields {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        if response.status != 304 { headers[.contentLength] = "\(response.body.count)" }
        let body = request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: response.body))
        self.init(status: .init(code: response.status), headers: headers, body: body)
    }
}
