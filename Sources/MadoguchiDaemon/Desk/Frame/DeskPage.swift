import Messages

/// A page of the desk.
///
/// To add one:
/// 1. A folder of `Desk/` for its subject, with `extension DeskPage { static let … }` there, and the page in ``Desk/pages``.
///    It says which routes it asks (`uses`), asks them by ``DeskVisit/get(_:_:query:as:)``, and makes values of the answers.
/// 2. A template `Desk/Pages/desk-….mustache` between `{{>desk-head}}` and `{{>desk-foot}}`, named in `Package.swift` and in
///    ``DeskTemplates``. Names of values are unique over a template and its partials, because what a section lacks is looked
///    up around it. Values that come from people stand in `<bdi>` or `<pre>`, so that their marks for writing directions end
///    there.
/// 3. Its texts as `Wording`s in `Sources/Messages/Desk/`.
/// 4. A test beside `Tests/MadoguchiDaemonTests/Desk/`, with `TestDesk`.
///
/// What changes something is a ``DeskForm``.
struct DeskPage: Sendable {
    let path: PathPattern
    /// The part of the navigation that it belongs to.
    let section: DeskSection?
    /// For the description of the interface: what it shows, in a line.
    let summary: String
    let template: DeskTemplates.Page
    /// The routes that it asks; others are refused.
    let uses: Set<DeskRoute>
    /// What it takes of its address, beside the language and what was done before.
    var parameters: [any QueryParameter] = []
    let show: @Sendable (DeskVisit) async throws(DeskFault) -> DeskContent
}

/// What a page says.
struct DeskContent: Sendable {
    /// Of the document; the heading stands in the template.
    let title: Wording
    let values: PageValues
}

/// The parts of the desk, as its navigation has them.
enum DeskSection: String, CaseIterable, Sendable {
    case today, queue, cases, letters, hours, more

    /// From the desk's root.
    var path: String { self == .today ? "" : rawValue }

    var name: Wording {
        switch self {
        case .today: .deskToday
        case .queue: .deskQueue
        case .cases: .deskCases
        case .letters: .deskLetters
        case .hours: .deskHours
        case .more: .deskMore
        }
    }
}
