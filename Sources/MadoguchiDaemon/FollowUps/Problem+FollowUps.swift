import Documents
import FollowUps
import MadoguchiAPI
import SupportHours

extension Problem {
    static func malformedJSON(_ error: JSONSyntaxError) -> Problem {
        Problem(
            type: "/problems/malformed-json", title: "Malformed JSON", status: 400,
            detail: "The body isn't JSON: \(error).")
    }

    /// Faults that one answer tells of: enough to see what is wrong.
    private static let mostErrors = 20

    static func invalidBody(_ problems: [DocumentProblem]) -> Problem {
        let errors = problems.prefix(mostErrors).map {
            FieldError(pointer: $0.pointer, detail: $0.detail, suggestion: $0.suggestion)
        }
        var details = errors.map { error in
            let suggestion = error.suggestion.map { "; did you mean \($0)?" } ?? ""
            return "\(error.pointer.isEmpty ? "the body" : error.pointer): \(error.detail)\(suggestion)"
        }
        if problems.count > mostErrors { details.append("and \(problems.count - mostErrors) more") }
        return Problem(
            type: "/problems/invalid-fields", title: "Invalid fields", status: 422,
            detail: details.joined(separator: "\n"), errors: errors)
    }

    static func unsupportedContentType(_ found: String, expected: String) -> Problem {
        Problem(
            type: "/problems/unsupported-content-type", title: "Unsupported content type", status: 415,
            detail: "The body is said to be \(found.quotedForMessage); send it with Content-Type: \(expected).")
    }

    static func bodyTooLarge(limit: Int) -> Problem {
        Problem(
            type: "/problems/body-too-large", title: "Body too large", status: 413,
            detail:
                "The body may take \(limit) bytes of JSON; shorten it. Many follow-ups go to /v1/follow-ups/batch, a "
                + "line each.")
    }

    static func unreadableBody(_ error: any Error) -> Problem {
        Problem(
            type: "/problems/unreadable-body", title: "Unreadable body", status: 400,
            detail: "The body ended before it was whole: \(error); send it again.")
    }

    static func malformedIdempotencyKey() -> Problem {
        Problem(
            type: "/problems/malformed-idempotency-key", title: "Malformed idempotency key", status: 400,
            detail: "The header Idempotency-Key has to be \(IdempotencyKey.expected), and to stand there once.")
    }

    static func idempotencyConflict(with id: FollowUpID) -> Problem {
        Problem(
            type: "/problems/idempotency-conflict", title: "Idempotency key in use", status: 409,
            detail: "Another request was accepted under this idempotency key, as follow-up \(id); send the same "
                + "request again, or this one under another key.")
    }

    /// Whom it is about isn't said: the sender knows.
    static let suppressed = Problem(
        type: "/problems/suppressed", title: "Recipient wants no letters", status: 409,
        detail: "The recipient is on the list of those who want no letters, so nothing was accepted. Where they want "
            + "letters again, take them off it (madoguchi suppress remove).",
        errors: [FieldError(pointer: "/to", detail: "is on the list of those who want no letters")])

    static func erased(_ id: FollowUpID) -> Problem {
        Problem(
            type: "/problems/secret-erased", title: "Secret erased", status: 409,
            detail: "The follow-up \(id) held a secret, which was erased when it ended, and its text with it; send a "
                + "new one.")
    }

    static func unknownFollowUp(_ id: String) -> Problem {
        Problem(
            type: "/problems/unknown-follow-up", title: "Unknown follow-up", status: 404,
            detail: "There is no follow-up \(id.quotedForMessage); GET /v1/follow-ups lists them.")
    }

    static func impossible(_ verb: FollowUpsRoute.Verb, in state: FollowUpState) -> Problem {
        let possible = FollowUpsRoute.Verb.possible(in: state).map(\.rawValue)
        let advice =
            if state == .sending {
                "wait until the attempt under way has ended"
            } else if possible.isEmpty {
                "nothing more can be done with it"
            } else {
                "what is possible: \(possible.joined(separator: ", "))"
            }
        return Problem(
            type: "/problems/impossible-in-state", title: "Impossible in this state", status: 409,
            detail: "The follow-up is \(state.rawValue), which doesn't allow to \(verb.rawValue) it; \(advice).")
    }

    static func store(_ error: StoreError) -> Problem {
        Problem(
            type: "/problems/store-\(error.reason.rawValue)", title: "Follow-ups can't be kept now", status: 503,
            detail: "\(error.reason.advice) Nothing of this request was done. (\(error.detail))")
    }
}

extension StoreError {
    /// What can't be, by the store's own account of itself.
    static let noAnswer = StoreError(.io, detail: "the store gave no answer")
}

extension StoreError.Reason {
    fileprivate var advice: String {
        switch self {
        case .full: "No space is left in state_dir; make some, and ask again."
        case .readOnly: "The database in state_dir can't be written; make it and its directory writable."
        case .locked: "Another process holds the database in state_dir; end it, or ask again in a moment."
        case .corrupt:
            "The database in state_dir is damaged; restore a backup (madoguchid --restore). The log says more."
        case .newer: "The database in state_dir was written by a newer madoguchi; run that one."
        case .io: "Reading or writing the database in state_dir failed; look at the log and the disk."
        case .closed: "The daemon is stopping; ask again once it runs."
        }
    }
}
