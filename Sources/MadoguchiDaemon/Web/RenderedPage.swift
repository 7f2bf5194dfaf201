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

    /// - Parameter generation: of the snapshot that the page is to be of.
    /// - Returns: nil where it is to be rendered.
    func page(_ key: Key, at now: Instant, generation: Int) -> RenderedPage? {
        guard generation == self.generation, Self.minute(of: now) == minute, let page = pages[key], now < page.end
        else { return nil }
        return page
    }

    /// - Parameters:
    ///   - now: as of when it was rendered.
    ///   - generation: of the snapshot that it was rendered from.
    mutating func keep(_ page: RenderedPage, as key: Key, at now: Instant, generation: Int) {
        let minute = Self.minute(of: now)
        if generation != self.generation || minute != self.minute || pages.count >= Self.most {
            // What another request renders at the same time may be newer.
            if let known = self.generation, known > generation { return }
            pages.removeAll(keepingCapacity: true)
            self.generation = generation
            self.minute = minute
        }
        pages[key] = page
    }

    private static func minute(of instant: Instant) -> Int64 { instant.secondsSinceEpoch / 60 }
}
