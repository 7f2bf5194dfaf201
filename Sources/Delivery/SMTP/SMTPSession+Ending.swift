import FollowUps

// The end, for whatever reason, at whatever point.
extension SMTPSession {
    /// Gives every message its outcome and closes.
    ///
    /// Whose content was all sent is in doubt, unless `reply` is the answer to it. Whose recipient or DATA was about
    /// to be answered is tried again, as it may be the cause; MAIL says nothing of a message yet, and so it and all
    /// messages behind go back untouched.
    ///
    /// - Parameter reply: the server's last word, where it answered what was awaited.
    mutating func end(because problem: SMTPProblem, reply: SMTPReply? = nil) {
        if isClosed { return }
        let report = DeliveryReport(text: problem.description)
        let fault = isHarmless(problem) ? RelayFault.none : problem.relayFault
        let step = awaited.first
        if let id = settling {
            let answer = step == .content ? reply : nil
            actions.append(.outcome(id, answer.map { .retry($0.report) } ?? .uncertain(report)))
        }
        if let opening, !opening.isSettled {
            let isBlamed = step == .recipient || step == .data
            let outcome = isBlamed ? DeliveryOutcome.retry(reply?.report ?? report) : .unsent(report, fault)
            actions.append(.outcome(opening.transaction.id, outcome))
        }
        actions += waiting.map { .outcome($0.id, .unsent(report, fault)) }
        if !isHarmless(problem) {
            actions.append(.problem(problem))
        }
        close()
    }

    mutating func close() {
        phase = .closed
        waiting = []
        opening = nil
        settling = nil
        awaited = []
        actions.append(.close)
    }

    /// Whether a server may do this: go while it owes nothing, or anything at all once it was told QUIT.
    private func isHarmless(_ problem: SMTPProblem) -> Bool {
        switch (phase, problem) {
        case (.quitting, _), (_, .sessionUsedUp): true
        case (.ready, .connectionLost), (.ready, .serverClosing): awaited.isEmpty
        default: false
        }
    }
}
