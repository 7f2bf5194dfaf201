internal import FollowUps
import Messages

// Outcomes of webhook requests.
extension DeliveryOutcome {
    /// The outcome by the receiver's status, even where the rest of its answer never came.
    ///
    /// - Parameter retryAfter: for how many seconds it asks to be left alone; what it says with 429 and 503 goes for
    ///   every message.
    static func answered(_ status: HTTPStatus, retryAfter: Int64? = nil) -> DeliveryOutcome {
        let code = status.code
        let isAboutAll = retryAfter != nil && (code == 429 || code == 503)
        var report = DeliveryReport(
            code: code, text: status.reason.visibleLine.withoutAddresses, subject: isAboutAll ? .relay : .unknown,
            retryAfter: retryAfter)
        if code == 429 { report.remedy = .lowerLimits }
        switch code {
        case 200..<300: return .delivered(report)
        case 300..<400:
            return .permanentFailure(DeliveryReport(Trouble(.webhookRedirects), code: code))
        case 408, 425, 429, 500...: return .transientFailure(report)
        default: return .permanentFailure(report)
        }
    }

    /// The outcome without a complete answer.
    static func unanswered(_ failure: HTTPFailure) -> DeliveryOutcome {
        if let status = failure.status { return answered(status) }
        switch (failure.progress, failure.cause) {
        case (.whole, let cause):
            return .uncertain(DeliveryReport(cause.trouble.causing(Wording.webhookDidNotAnswer)))
        case (_, .stopped): return .stopped
        case (_, .heldBack): return .notAttempted(DeliveryReport(failure.cause.trouble), .none)
        case (.part, let cause):
            return .transientFailure(DeliveryReport(cause.trouble.causing(Wording.webhookDidNotAccept)))
        case (.none, let cause):
            return .notAttempted(
                DeliveryReport(webhookTrouble(cause)), cause.needsOperator ? .needsOperator : .passing)
        }
    }

    /// Why nothing can be posted, and what to do.
    static func webhookTrouble(_ cause: HTTPFailure.Cause) -> Trouble {
        switch cause {
        case .unknownHost(let host): .webhookHostNotFound(host)
        case .privateAddress(let host): .webhookHostPrivate(host)
        default: .webhookUnreachable(cause.trouble)
        }
    }
}

extension HTTPFailure.Cause {
    fileprivate var needsOperator: Bool {
        if case .privateAddress = self { true } else { false }
    }
}
