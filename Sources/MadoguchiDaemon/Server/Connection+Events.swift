import LinuxSystem
import Messages
import NIOCore
import NIOHTTP1

/// Answers that consist of events.
extension Connection {
    func listen(to question: EventQuestion, _ response: Response) {
        guard let context, let head = state.current else { return }
        if head.method == .HEAD {
            send(Response(status: response.status, fields: response.fields))
            return
        }
        guard server.accounts.mayHold(account), server.events.join(self, question) else {
            refuseToHold()
            return
        }
        events = question
        isHeld = true
        account.held += 1
        isChunked = head.version == .http1_1
        let persistence = state.answerBegan(isEndless: true, endsByClosing: !isChunked)
        var buffer = context.channel.allocator.buffer(capacity: 384)
        HTTPText.head(
            status: response.status, fields: response.fields, at: server.clock.now(),
            framing: isChunked ? .chunked : .untilClosed, persistence: persistence, into: &buffer)
        write(buffer)
        write(event: EventText.retry)
        writeStates()
    }

    /// What holds now, for a client that has just come or has missed something.
    func writeStates() {
        guard let events else { return }
        for event in server.events.states(for: events) { write(event: event) }
    }

    func write(event: EventText) {
        write(isChunked ? event.chunk : event.bytes)
    }

    // MARK: EventListener

    func tell(_ event: EventText, matters: Bool) {
        if state.eventHappened(matters: matters) { write(event: event) }
        advance()
    }

    func endEvents() {
        endStream(of: exchange, isWhole: true)
    }

    func leaveEvents() {
        guard let events else { return }
        self.events = nil
        server.events.leave(self, events)
    }
}
