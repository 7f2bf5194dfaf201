internal import FollowUps

// Outcomes of webhook requests.
extension DeliveryOutcome {
    /// The outcome by the receiver's status, even where the rest of its answer never came.
    ///
    /// - Parameter retryAfter: for how many seconds it asks to be left alone; what it says with 429 and 503 goes for
    ///   every message.
    static func answered(_ status: HTTPStatus, retryAfter: Int64? = nil) -> DeliveryOutcome {
        let code = status.code
        let isAboutAll = retryAfter != nil && (code == 429 || code == 503)
        let report = DeliveryReport(
            code: code, text: status.reason.visibleLine.withoutAddresses, subject: isAboutAll ? .relay : .unknown,
            retryAfter: retryAfter)
        switch code {
        case 200..<300: return .delivered(report)
        case 300..<400:
            return .permanentFailure(
                DeliveryReport(
                    code: code, text: "the webhook redirects, which isn't followed; set url to the final address"))
        case 408, 425, 429, 500...: return .transientFailure(report)
        default: return .permanentFailure(report)
        }
    }

    /// The outcome without a complete answer.
    static func unanswered(_ failure: HTTPFailure) -> DeliveryOutcome {
        if let status = failure.status { return answered(status) }
        switch (failure.progress, failure.cause) {
        case (.whole, let cause):
            return .uncertain(DeliveryReport(text: "the webhook's answer didn't come: \(cause)"))
        case (_, .stopped): return .stopped
        case (.part, let cause):
            return .transientFailure(DeliveryReport(text: "the webhook didn't accept the request: \(cause)"))
        case (.none, let cause):
            return .notAttempted(
                DeliveryReport(text: webhookProblem(cause)), cause.needsOperator ? .needsOperator : .passing)
        }
    }

    /// Why nothing can be posted, and what to do.
    static func webhookProblem(_ cause: HTTPFailure.Cause) -> String {
        switch cause {
        case .unknownHost(let host):
            "the webhook's host \(host) can't be resolved; check url, and the system's resolver"
        case .privateAddress(let host):
            "the webhook's host \(host) is in a private network or on this machine; set allow_private if that is intended"
        default: "the webhook can't be reached: \(cause)"
        }
    }
}

extension HTTPFailure.Cause {
    fileprivate var needsOperator: Bool {
        if case .privateAddress = self { true } else { false }
    }
}
