/// What a text with partials becomes, reckoned without expanding it: partials that include one another twice each double
/// it with every level.
struct Expansion: Hashable, Sendable {
    /// Octets that a text has at most, with its partials and values.
    static let limit = 1 << 22

    /// Octets of the texts themselves, tags and all.
    private(set) var octets: Int
    /// How often each value is used.
    private(set) var uses: [String: Int] = [:]

    /// - Parameters:
    ///   - root: the text's key.
    ///   - text: the octets and tags of a text; nil where there is none.
    ///   - partial: the key of the partial of a name that a text uses.
    init<Key: Hashable>(
        of root: Key, text: (Key) -> (octets: Int, tags: [Tag])?, partial: (Key, String) -> Key
    ) {
        var known: [Key: Expansion] = [:]
        self = Self.expansion(of: root, &known, text, partial)
    }

    private init(octets: Int) {
        self.octets = octets
    }

    /// Octets with values of these lengths, at most.
    func octets(withValues length: (String) -> Int) -> Int {
        uses.reduce(octets) { Self.sum($0, Self.product($1.value, length($1.key))) }
    }

    private static func expansion<Key: Hashable>(
        of key: Key, _ known: inout [Key: Expansion], _ text: (Key) -> (octets: Int, tags: [Tag])?,
        _ partial: (Key, String) -> Key
    ) -> Expansion {
        if let known = known[key] { return known }
        guard let (octets, tags) = text(key) else { return Expansion(octets: 0) }
        // One that leads back to itself is reported elsewhere.
        known[key] = Expansion(octets: 0)
        var result = Expansion(octets: octets)
        for tag in tags {
            switch tag.kind {
            case .variable: result.uses[tag.name] = sum(result.uses[tag.name] ?? 0, 1)
            case .section, .inverted: break
            case .partial:
                let part = expansion(of: partial(key, tag.name), &known, text, partial)
                result.octets = sum(result.octets, part.octets)
                for (name, count) in part.uses { result.uses[name] = sum(result.uses[name] ?? 0, count) }
            }
        }
        known[key] = result
        return result
    }

    private static func sum(_ lhs: Int, _ rhs: Int) -> Int {
        let (result, overflow) = lhs.addingReportingOverflow(rhs)
        return overflow ? .max : result
    }

    private static func product(_ lhs: Int, _ rhs: Int) -> Int {
        let (result, overflow) = lhs.multipliedReportingOverflow(by: rhs)
        return overflow ? .max : result
    }
}
