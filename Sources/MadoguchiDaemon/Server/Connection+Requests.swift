import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1

/// From a request's head to the handler that answers it.
extension Connection {
    func respond(to head: HTTPRequestHead) {
        var head = head
        let fields = HeadFields(head)
        let user: ProxiedUser?
        do {
            user = try server.proxiedUser(of: &head, uid: uid)
        } catch {
            send(error.answer, mayGoOn: fields.hasCertainEnd(head))
            return
        }
        if let refusal = server.refusal(of: head) {
            send(refusal, mayGoOn: fields.hasCertainEnd(head))
            return
        }
        if fields.isOrdinary, head.method == .GET, head.version == .http1_1, head.isKeepAlive, !state.isQuiescing,
            let question = server.prepared.question(head.uri, in: fields.language),
            let bytes = server.prepared.answer(to: question)
        {
            preparedQuestion = question
            _ = state.answerBegan()
            write(bytes)
            state.answerEnded()
            return
        }
        let request: Request
        do {
            try fields.check(head)
            request = Request(
                method: head.method.rawValue, target: try RequestTarget(head.uri), fields: head.headers,
                body: body(of: head), uid: uid, user: user)
        } catch {
            // The boundary of the next request isn't certain.
            send(server.routes.response(to: error, for: Request(unchecked: head)), mayGoOn: fields.hasCertainEnd(head))
            return
        }
        switch server.routes.reply(to: request) {
        case .now(let response): send(response)
        case .held(let question): hold(question)
        case .events(let question, let head): listen(to: question, head)
        case .later(let work): doLater(work)
        }
    }

    func body(of head: HTTPRequestHead) -> RequestBody {
        let length = head.contentLength
        guard length != 0, let context else { return .none }
        let eventLoop = context.eventLoop
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        return RequestBody(length: length) { [exchange] in
            try await eventLoop.flatSubmit { connection.value.nextBodyPart(of: exchange) }.get()
        }
    }

    func nextBodyPart(of exchange: Int) -> EventLoopFuture<ByteBuffer?> {
        guard let context, exchange == self.exchange, bodyPromise == nil else {
            return server.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        let promise = context.eventLoop.makePromise(of: ByteBuffer?.self)
        bodyPromise = promise
        state.bodyAskedFor()
        advance()
        return promise.futureResult
    }

    func doLater(_ work: @escaping @Sendable () async -> Response) {
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        server.line.add { [self, exchange] in
            guard context != nil, exchange == self.exchange else { return false }
            server.work.add {
                let response = await work()
                eventLoop.execute {
                    connection.value.sendLate(response, for: exchange)
                    connection.value.server.line.ended()
                }
            }
            return true
        }
    }

    func sendLate(_ response: Response, for exchange: Int) {
        guard exchange == self.exchange else { return }
        send(response)
        advance()
    }

    func hold(_ question: HeldQuestion) {
        guard server.accounts.mayHold(account) else {
            refuseToHold()
            return
        }
        isHeld = true
        account.held += 1
        let connection = NIOLoopBound(self, eventLoop: server.eventLoop)
        let eventLoop = server.eventLoop
        ticket = server.room.hold(question) { [exchange] outcome in
            eventLoop.execute { connection.value.release(outcome, exchange) }
        }
    }

    func release(_ outcome: WaitingRoom.Outcome, _ exchange: Int) {
        guard exchange == self.exchange, isHeld else { return }
        ticket = nil
        endHold()
        switch outcome {
        case .answer(let response): send(response)
        case .full: refuseToHold()
        }
        advance()
    }

    /// A client that could wait would take a place again at once, so the connection is closed.
    func refuseToHold() {
        let language = state.current.map { HeadFields($0).language } ?? nil
        send(server.routes.response(to: Problem(.tooManyWaiting), in: language), mayGoOn: false)
    }

    func endHold() {
        guard isHeld else { return }
        isHeld = false
        account.held -= 1
    }
}
