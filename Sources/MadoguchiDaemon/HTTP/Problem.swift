import Documents
import FollowUps
import MadoguchiAPI
import Messages

/// Why a request isn't done: a message whose sentence is made once the reader's language is known.
struct Problem: Error, Sendable {
    let message: ProblemMessage
    /// The fields or parameters at fault.
    var faults: [Fault] = []
    /// How many more faults there are than are reported.
    var untold = 0

    init(_ message: ProblemMessage, faults: [Fault] = []) {
        self.message = message
        self.faults = faults
    }

    /// One field or parameter, and what is wrong with it.
    struct Fault: Sendable {
        /// A JSON Pointer [RFC 6901] into the body, or `?name` for a query parameter.
        var pointer: String
        var message: FaultMessage
        /// What was probably meant.
        var suggestion: String?
    }

    var status: Int { message.code.status }

    /// The body of the answer. [RFC 9457]
    func details(in language: Language) -> ProblemDetails {
        ProblemDetails(
            type: "/problems/\(message.code.rawValue)", title: message.code.title[language], status: status,
            detail: detail(in: language),
            errors: faults.isEmpty
                ? nil
                : faults.map {
                    .init(pointer: $0.pointer, detail: $0.message.wording[language], suggestion: $0.suggestion)
                })
    }

    func detail(in language: Language) -> String {
        let detail = message.detail[language]
        guard detail.isEmpty else { return detail }
        var lines = faults.map { fault in
            let place = fault.pointer.isEmpty ? Wording.theBody[language] : fault.pointer.trimmingQuestionMark
            let line = FaultMessage.line(
                fault.message.wording[language], suggestion: fault.suggestion, in: language)
            return "\(place): \(line)"
        }
        if untold > 0 { lines.append(Wording.moreFaults(untold)[language]) }
        return lines.joined(separator: "\n")
    }
}

extension Problem: WordedError {
    var wording: Wording { Wording(ja: detail(in: .ja), en: detail(in: .en)) }
}

extension String {
    fileprivate var trimmingQuestionMark: String { hasPrefix("?") ? String(dropFirst()) : self }
}

// MARK: Problems

extension Problem {
    static func invalidParameters(_ faults: [Fault]) -> Problem { Problem(.invalidParameters, faults: faults) }

    /// How many faults an answer reports at most.
    private static let mostFaults = 20

    static func invalidBody(_ problems: [DocumentProblem]) -> Problem {
        var problem = Problem(
            .invalidFields,
            faults: problems.prefix(mostFaults).map {
                Fault(pointer: $0.pointer, message: .reason($0.detail), suggestion: $0.suggestion)
            })
        problem.untold = max(0, problems.count - mostFaults)
        return problem
    }

    /// The recipient isn't named: the sender knows.
    static let suppressed = Problem(.suppressed, faults: [Fault(pointer: "/to", message: .suppressed)])

    static let overrideEndsInThePast = Problem(
        .invalidFields, faults: [Fault(pointer: "/to", message: .reason(.overrideEndsInThePast))])

    /// An internal error. Only its type is reported, because its text may contain data, even a secret.
    static func notAnswerable(_ error: any Error) -> Problem { Problem(.internal(reason: "\(type(of: error))")) }

    static func store(_ error: StoreError) -> Problem {
        let trouble: ProblemMessage.StoreTrouble =
            switch error.reason {
            case .full: .full
            case .readOnly: .readOnly
            case .locked: .locked
            case .corrupt: .corrupt
            case .newer: .newer
            case .exposed: .exposed
            case .replaced: .replaced
            case .unreachable: .unreachable
            case .uncertain: .uncertain
            case .io: .io
            case .closed: .closed
            }
        return Problem(.store(trouble, ofServer: error.isOfServer, reason: error.detail))
    }
}

extension StoreError {
    /// Means that the store broke its contract.
    static let noAnswer = StoreError(.io, detail: .noStoreAnswer)
}

extension ProblemCode {
    /// The HTTP status that answers with it.
    var status: Int {
        switch self {
        case .malformedRequest, .malformedTarget, .invalidParameters, .unreadableBody, .malformedJSON,
            .malformedIdempotencyKey:
            400
        case .crossOrigin, .notPermitted: 403
        case .notFound, .unknownPlan, .noPublishedTable, .unknownFollowUp, .unknownSuppression, .unknownRecord,
            .unknownOverride,
            .unknownTemplate,
            .unknownPlaybook, .unknownCase, .noHTMLPart, .unknownNode:
            404
        case .methodNotAllowed: 405
        case .idempotencyConflict, .impossibleInState, .secretErased, .holdsSecret, .suppressed, .caseResolved,
            .overridePast, .tooManyOverrides, .backupElsewhere, .notShared, .nodeLive:
            409
        case .bodyNotTaken, .bodyTooLarge: 413
        case .unknownHost: 421
        case .unsupportedContentType: 415
        case .invalidFields, .unrenderableMessage: 422
        case .headTooLarge: 431
        case .internal: 500
        case .tooManyWaiting, .caseBusy, .backupInProgress, .nodeHoldsLeases, .storeFull, .storeReadOnly, .storeLocked,
            .storeCorrupt,
            .storeNewer, .storeExposed, .storeReplaced, .storeUnreachable, .storeUncertain, .storeIO, .storeClosed:
            503
        }
    }

    /// Seconds after which it may help to ask again; nil where it may not.
    var retryAfter: Int? {
        switch self {
        case .tooManyWaiting: 5
        default: status == 503 ? 10 : nil
        }
    }
}
