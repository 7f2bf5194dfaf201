import Documents
import MadoguchiAPI
import SupportHours

extension Problem {
    static func malformedTarget(_ detail: String) -> Problem {
        Problem(type: "/problems/malformed-target", title: "Malformed request target", status: 400, detail: detail)
    }

    static func invalidParameters(_ errors: [FieldError]) -> Problem {
        let details = errors.map { error in
            let suggestion = error.suggestion.map { "; did you mean \($0)?" } ?? ""
            return "\(error.pointer.dropFirst()): \(error.detail)\(suggestion)"
        }
        return Problem(
            type: "/problems/invalid-parameters", title: "Invalid parameters", status: 400,
            detail: details.joined(separator: "\n"), errors: errors)
    }

    static func unknownPlan(_ id: String, among known: [String]) -> Problem {
        let nearest = Spelling.nearest(to: id, among: known)
        let hint = nearest.map { "did you mean \"\($0)\"?" } ?? "known here: \(known.joined(separator: ", "))."
        return Problem(
            type: "/problems/unknown-plan", title: "Unknown plan", status: 404,
            detail: "There is no plan \(id.quotedForMessage); \(hint)")
    }

    static func notFound(_ path: String) -> Problem {
        Problem(
            type: "/problems/not-found", title: "Not found", status: 404,
            detail: "There is nothing at \(path.quotedForMessage); /v1/plans lists the plans.")
    }

    static func methodNotAllowed(_ method: String, allowed: String) -> Problem {
        Problem(
            type: "/problems/method-not-allowed", title: "Method not allowed", status: 405,
            detail: "This resource doesn't take \(method); use \(allowed).")
    }

    static func tooManyWindows(_ limit: Int) -> Problem {
        Problem(
            type: "/problems/span-too-long", title: "Span too long", status: 400,
            detail: "The span has more than \(limit) windows; ask for a shorter one.",
            errors: [FieldError(pointer: "?to", detail: "leaves more than \(limit) windows in the span")])
    }

    static func tooManyWaiting() -> Problem {
        Problem(
            type: "/problems/too-many-waiting", title: "Too many requests are waiting", status: 503,
            detail: "No more requests can be held; ask without wait, or again in a few seconds.")
    }

    static func notAnswerable(_ error: any Error) -> Problem {
        Problem(
            type: "/problems/internal", title: "Internal error", status: 500,
            detail: "The answer could not be written: \(error)")
    }
}
