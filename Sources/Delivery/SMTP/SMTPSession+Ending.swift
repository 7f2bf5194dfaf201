import FollowUps
import Messages

// The end of a session, for whatever reason and at whatever point.
extension SMTPSession {
    /// Gives every message its outcome and closes.
    ///
    /// A message whose content was sent in full is uncertain, unless `reply` is the answer to it. One whose recipient
    /// or DATA was about to be answered, or whose content lacks its end, is a transient failure, because it may be the
    /// cause; MAIL says nothing about a message yet, so that message and all behind it weren't attempted.
    ///
    /// - Parameter reply: the server's last reply, where it answered what was awaited.
    mutating func end(because problem: SMTPProblem, reply: SMTPReply? = nil) {
        if isClosed { return }
        let report = DeliveryReport(problem.trouble)
        let fault = isHarmless(problem) ? RelayFault.none : problem.relayFault
        let step = awaited.first
        if let id = unanswered {
            let answer = step == .content ? reply : nil
            actions.append(.outcome(id, answer.map { .transientFailure($0.report) } ?? .uncertain(report)))
        }
        if let id = unended {
            let isOurs = if case .heldBack = problem { true } else { false }
            actions.append(
                .outcome(id, isOurs ? .notAttempted(report, fault) : .transientFailure(reply?.report ?? report)))
        }
        if let opening, !opening.hasOutcome {
            let isBlamed = step == .recipient || step == .data
            let outcome =
                isBlamed ? DeliveryOutcome.transientFailure(reply?.report ?? report) : .notAttempted(report, fault)
            actions.append(.outcome(opening.transaction.id, outcome))
        }
        actions += waiting.map { .outcome($0.id, .notAttempted(report, fault)) }
        if !isHarmless(problem) {
            actions.append(.problem(problem))
        }
        close()
    }

    mutating func close() {
        phase = .closed
        waiting = []
        opening = nil
        unended = nil
        unanswered = nil
        awaited = []
        actions.append(.close)
    }

    /// Whether a server may do this: close the connection while it owes no reply, or do anything at all after QUIT.
    private func isHarmless(_ problem: SMTPProblem) -> Bool {
        switch (phase, problem) {
        case (.quitting, _), (_, .sessionUsedUp), (_, .heldBack): true
        case (.ready, .connectionLost), (.ready, .serverClosing): awaited.isEmpty
        default: false
        }
    }
}
