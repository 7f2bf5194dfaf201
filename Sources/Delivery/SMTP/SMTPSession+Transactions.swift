import FollowUps

// Messages, one after the other or overlapping. [RFC 5321 §3.3, RFC 2920]
extension SMTPSession {
    /// Begins every message that can begin now.
    mutating func proceed() {
        // What is written before the content's end is content.
        guard case .ready = phase, unended == nil else { return }
        while opening == nil, capabilities.pipelining || awaited.isEmpty, !waiting.isEmpty {
            let transaction = waiting.removeFirst()
            if let refusal = transaction.refusal(by: capabilities) {
                actions.append(.outcome(transaction.id, .permanentFailure(refusal)))
            } else {
                begin(transaction)
            }
        }
        if isToQuit, opening == nil, awaited.isEmpty {
            phase = .quitting
            send(.quit)
        }
    }

    private mutating func begin(_ transaction: SMTPTransaction) {
        opening = Opening(transaction: transaction)
        let mail = transaction.mailCommand(for: capabilities)
        if capabilities.pipelining {
            actions.append(.aboutToSendData(transaction.id))
            send(mail, .recipient(transaction.envelope.recipient), .data)
            awaited += [.mail, .recipient, .data]
        } else {
            send(mail)
            awaited.append(.mail)
        }
    }

    mutating func takeInTransaction(_ reply: SMTPReply) {
        guard !awaited.isEmpty else { return end(because: .unexpectedReply(reply)) }
        switch awaited[0] {
        case .content:
            takeAfterContent(reply)
        case .reset:
            guard reply.replyClass == 2 else { return end(because: .unexpectedReply(reply)) }
            awaited.removeFirst()
        case .emptyContent:
            awaited.removeFirst()
            reset()
        case .mail, .recipient, .data:
            takeInOpening(reply)
        }
        proceed()
    }

    private mutating func takeAfterContent(_ reply: SMTPReply) {
        guard let id = unanswered ?? unended else { return }
        let outcome: DeliveryOutcome
        switch reply.replyClass {
        case 2 where unended == nil:
            outcome = .delivered(reply.report)
            hasDelivered = true
        case 4: outcome = .transientFailure(reply.report(at: .content))
        case 5: outcome = .permanentFailure(reply.report(at: .content))
        default: return end(because: .unexpectedReply(reply))
        }
        awaited.removeFirst()
        actions.append(.outcome(id, outcome))
        unanswered = nil
        if unended != nil {
            // A refusal that doesn't wait for the end: whatever follows could still be taken for content.
            unended = nil
            end(because: .sessionUsedUp(reply))
        }
    }

    /// A reply to MAIL, RCPT or DATA.
    private mutating func takeInOpening(_ reply: SMTPReply) {
        guard let opening else { return }
        let step = awaited[0]
        let isAccepted = step == .data ? reply.code == 354 : reply.replyClass == 2
        // After a refusal, the replies to commands that were sent ahead don't matter.
        guard isAccepted || reply.replyClass > 3 || opening.hasOutcome else {
            return end(because: .unexpectedReply(reply))
        }
        if !isAccepted, !opening.hasOutcome {
            refuse(opening.transaction, reply, at: step)
            if isClosed { return }
        }
        awaited.removeFirst()
        if step == .data || !capabilities.pipelining {
            advance(from: step, isAccepted: isAccepted)
        }
    }

    /// Continues after a reply behind which nothing was sent ahead.
    private mutating func advance(from step: Step, isAccepted: Bool) {
        guard let opening else { return }
        switch step {
        case .data where isAccepted:
            if opening.hasOutcome {
                awaited.append(.emptyContent)
                actions.append(.write(DotStuffer.end))
            } else {
                sendContent(of: opening.transaction)
            }
        case .mail where isAccepted:
            send(.recipient(opening.transaction.envelope.recipient))
            awaited.append(.recipient)
        case .recipient where isAccepted:
            actions.append(.aboutToSendData(opening.transaction.id))
            send(.data)
            awaited.append(.data)
        default:
            reset()
        }
    }

    private mutating func sendContent(of transaction: SMTPTransaction) {
        var stuffer = DotStuffer()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(transaction.content.count + transaction.content.count / 64 + 8)
        stuffer.append(transaction.content[...], to: &bytes)
        stuffer.finish(into: &bytes)
        opening = nil
        unended = transaction.id
        awaited.append(.content)
        if transaction.isEndDecided {
            end(transaction.id, behind: bytes)
        } else {
            actions += [.write(bytes), .contentSent(transaction.id)]
        }
    }

    /// Sends the end of a message's content.
    ///
    /// - Parameter rest: what of the content hasn't been handed over for writing.
    mutating func end(_ id: SMTPTransaction.ID, behind rest: [UInt8] = []) {
        unended = nil
        unanswered = id
        actions += [.write(rest + DotStuffer.end), .finalDotSent(id)]
    }

    /// The outcome of a message that the server won't have.
    private mutating func refuse(_ transaction: SMTPTransaction, _ reply: SMTPReply, at step: Step) {
        opening?.hasOutcome = true
        let report = reply.report(at: step)
        switch (reply.code, report.subject) {
        case (530, _):
            // Every message would get this; it is the configuration that needs mending. [RFC 4954 §6]
            actions.append(.outcome(transaction.id, .notAttempted(report, .needsOperator)))
            end(because: .loginRequired(reply))
        case (503, _):
            // A sequence that the server lost track of says nothing about the message.
            actions.append(.outcome(transaction.id, .transientFailure(reply.report)))
        case (400..<500, _) where hasDelivered && reply.endsSession(at: step):
            // The rest goes over another connection.
            actions.append(.outcome(transaction.id, .notAttempted(report, .none)))
            send(.quit)
            end(because: .sessionUsedUp(reply))
        case (400..<500, .relay):
            // Nothing of the message was sent: no attempt is counted.
            actions.append(.outcome(transaction.id, .notAttempted(report, .passing)))
        case (400..<500, _):
            actions.append(.outcome(transaction.id, .transientFailure(report)))
        case (_, .relay):
            actions.append(.outcome(transaction.id, .notAttempted(report, .needsOperator)))
        default:
            actions.append(.outcome(transaction.id, .permanentFailure(report)))
        }
    }

    /// Clears what a refused message left on the server.
    private mutating func reset() {
        opening = nil
        awaited.append(.reset)
        send(.reset)
    }
}
