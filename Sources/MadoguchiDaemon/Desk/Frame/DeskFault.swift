import MadoguchiAPI
import Messages

/// Why a page can't be shown, or a form's request isn't done: a route's problem, in the language of the page.
struct DeskFault: Error, Sendable {
    let details: ProblemDetails

    init(_ details: ProblemDetails) {
        self.details = details
    }

    init(_ problem: Problem, in language: Language) {
        details = problem.details(in: language)
    }

    var status: Int { details.status }

    /// Whether it is a problem of this kind.
    func isOf(_ code: ProblemCode) -> Bool { details.type == "/problems/\(code.rawValue)" }

    /// Seconds after which it may help to ask again; nil where it may not.
    var retryAfter: Int? { status == 503 ? 10 : nil }
}
