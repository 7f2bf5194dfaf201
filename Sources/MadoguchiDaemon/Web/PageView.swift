import FollowUps
import LinuxSystem
import Messages
import SupportHours

/// Everything that a page is made from.
struct PageView: Sendable {
    let snapshot: Snapshot
    let now: Instant
    let language: Language
    let clock: PageClock
    /// What of the view the reader's address asks for: links keep it.
    let asked: Asked
    /// The path under which a proxy serves the pages; nil where it doesn't say.
    let prefix: PathPrefix?
    /// How many segments lie above the page.
    let depth: Int

    /// What stands in an address's query.
    struct Asked: Hashable, Sendable {
        var language: Language?
        var zone: String?
    }

    var zone: Zone { clock.zone }

    // MARK: Links

    /// From the page to the root: all links are relative, so that a proxy can serve them under any path.
    var root: String { String(repeating: "../", count: depth) }

    var home: String { (root.isEmpty ? "./" : root) + query(asked.language) }

    func href(_ plan: PlanHours, under directory: String = "plans") -> String {
        "\(root)\(directory)/\(plan.id.percentEncoded)\(query(asked.language))"
    }

    /// - Parameter language: nil where the browser's is to decide.
    func query(_ language: Language?) -> String {
        let parts = [
            language.map { "lang=\($0.rawValue)" }, asked.zone.map { "zone=\($0.percentEncoded)" },
        ].compactMap(\.self)
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// The page's own address in the other language.
    var otherHref: String { query(otherLanguage) }

    var otherLanguage: Language { language == .ja ? .en : .ja }

    /// The event stream of what is on the page, in the words and on the clock of the page.
    func events(of plan: PlanHours?) -> String {
        let parts = [
            plan.map { "plan=\($0.id.percentEncoded)" }, "lang=\(language.rawValue)",
            "zone=\(zone.identifier.percentEncoded)",
        ].compactMap(\.self)
        return "\(root)events?" + parts.joined(separator: "&")
    }

    /// A whole address; nil where the configuration has none.
    ///
    /// - Parameter path: `/plans/basic`.
    func address(_ path: String) -> String? {
        guard let address = snapshot.configuration.web?.address else { return nil }
        return address.origin + (address.path.isEmpty ? prefix?.text ?? "" : address.path) + path
    }

    // MARK: Until when it holds

    /// The first instant at which something on the page would be told otherwise: a state changes, another reason
    /// holds, or tomorrow is today.
    func end(of plans: [PlanHours]) -> Instant {
        min(plans.compactMap { $0.nextChange(after: now) }.min() ?? clock.midnight, clock.midnight)
    }
}
