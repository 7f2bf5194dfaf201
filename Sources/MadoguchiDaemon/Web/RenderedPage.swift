import Messages
import SupportHours

/// A page's bytes, before and after the seconds until it renews itself.
///
/// The page is the same for a minute; the seconds aren't, so that they are written in last.
struct RenderedPage: Sendable {
    /// Stands in the template's text for the seconds. No value has one.
    static let refreshMark = "\u{1A}"

    private let before: [UInt8]
    /// nil where the page doesn't renew itself.
    private let after: [UInt8]?
    let tag: EntityTag
    /// The first instant at which something on it would be told otherwise.
    let end: Instant

    init(_ html: String, end: Instant) {
        let bytes = Array(html.utf8)
        var fingerprint = Fingerprint()
        fingerprint.combine(bytes)
        tag = EntityTag(fingerprint)
        self.end = end
        if let mark = bytes.firstIndex(of: 0x1A) {
            before = Array(bytes[..<mark])
            after = Array(bytes[(mark + 1)...])
        } else {
            before = bytes
            after = nil
        }
    }

    /// - Parameter now: when it is sent.
    func bytes(at now: Instant) -> [UInt8] {
        guard let after else { return before }
        // In the second after, so that the page has what is new.
        return before + Array(String(max(1, end.seconds(since: now) + 1)).utf8) + after
    }
}

/// Pages that were rendered in the present minute, by everything that they depend on.
struct RenderedPages {
    /// Addresses with zones make many; none of them is worth keeping.
    static let most = 256

    struct Key: Hashable {
        let path: [String]
        let language: Language
        let asked: PageView.Asked
        let prefix: PathPrefix?
    }

    private var pages: [Key: RenderedPage] = [:]
    private var generation: Int?
    private var minute: Int64?

    /// - Parameter generation: of the snapshot that `render` renders from.
    mutating func page(
        _ key: Key, at now: Instant, generation: Int, render: () throws -> RenderedPage
    ) rethrows -> RenderedPage {
        let minute = now.secondsSinceEpoch / 60
        if generation != self.generation || minute != self.minute || pages.count >= Self.most {
            pages.removeAll(keepingCapacity: true)
            self.generation = generation
            self.minute = minute
        }
        if let page = pages[key], now < page.end { return page }
        let page = try render()
        pages[key] = page
        return page
    }
}
