import Messages
import SupportHours

/// A form of the desk, which posts to a route of the control socket.
///
/// It is a page of its own at `path`, and what is sent there is sent on to the route. A problem comes back onto the page, with
/// its sentences at the fields that they concern, and all that was typed. What was done is said by the page it leads to. Other
/// pages have its button by ``DeskVisit/button(_:_:label:fields:basis:)``.
///
/// To add one: `extension DeskForm { static let … }` beside the pages of its subject, and the form in ``Desk/forms``.
struct DeskForm: Sendable {
    let path: PathPattern
    let section: DeskSection?
    /// For the description of the interface: what it is for, in a line.
    let summary: String
    /// Where it posts to. Names in the path have the values of those in the form's own.
    let route: DeskRoute
    /// Whether the route takes an `Idempotency-Key`.
    var takesKey = false
    /// Whether the route's answer is a file, which is handed on as it comes. Sending the form again makes another one.
    var isDownload = false
    /// Routes that are asked for what the form shows.
    var uses: Set<DeskRoute> = []
    /// What it takes of its address, beside the language.
    var parameters: [any QueryParameter] = []
    /// What it shows; asked again when it is sent.
    let show: @Sendable (DeskVisit) async throws(DeskFault) -> DeskFormContent
    /// The body of the request; nil for each value at its field's pointer.
    var body: (@Sendable (DeskInput) -> JSONValue)?
    /// Says what would be done, of the answer to a dry run; nil for a form that does it at once.
    var preview: (@Sendable (DeskVisit, [UInt8]) async throws(DeskFault) -> DeskPreview)?
    /// Says what was done, of the route's answer.
    let done: @Sendable (DeskVisit, [UInt8]) async throws(DeskFault) -> DeskOutcome
}

/// What a form says.
struct DeskFormContent: Sendable {
    let title: Wording
    /// Sentences before the fields.
    var lead: [Wording] = []
    /// What it is about.
    var facts: [DeskFact] = []
    /// What was known when it was shown; where that is otherwise when it is sent, it is shown again.
    var basis: DeskBasis?
    var fields: [DeskField] = []
    let button: Wording
    /// Whether it can't be undone.
    var isFinal = false
    /// Where who doesn't want it goes, from the desk's root.
    let back: String
    /// What the fields depend on: a choice that opens the page anew.
    var chooser: DeskField?
}

/// What would be done.
struct DeskPreview: Sendable {
    var facts: [DeskFact] = []
    var warnings: [Wording] = []
    /// A message's text.
    var text: String?
    let button: Wording
}

/// A name and what stands beside it.
struct DeskFact: Sendable {
    let name: Wording
    let value: String
    /// RFC 3339, where the value is a time.
    var instant: String?
}

/// What a form was made from.
struct DeskBasis: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        let name: Wording
        /// As people read it.
        let value: String
    }

    let parts: [Part]

    /// As the form carries it.
    var text: String { parts.map(\.value.percentEncoded).joined(separator: "&") }

    /// What is otherwise now.
    ///
    /// - Parameter seen: as the form brought it.
    /// - Returns: nil where nothing is.
    func changes(since seen: String) -> [Wording]? {
        guard seen != text else { return nil }
        let earlier = (try? FormBody.list(seen)) ?? []
        guard earlier.count == parts.count else { return [] }
        return zip(earlier, parts).filter { $0 != $1.value }.map { was, part in
            .deskChanged(part.name, from: was, to: part.value)
        }
    }
}

extension FormBody {
    /// Values without names, as ``DeskBasis`` has them.
    fileprivate static func list(_ text: String) throws(Problem) -> [String] {
        let body = try FormBody(
            Array(
                text.split(separator: "&", omittingEmptySubsequences: false).enumerated()
                    .map { "\($0.offset + 1)=\($0.element)" }.joined(separator: "&").utf8))
        return body.values.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map(\.value)
    }
}
