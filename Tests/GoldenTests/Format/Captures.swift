import TestSupport

/// What a scenario has kept of earlier answers, and puts into later requests where `{name}` stands.
struct Captures {
    private(set) var values: [(name: String, value: String)] = []

    subscript(name: String) -> String? {
        get { values.last { $0.name == name }?.value }
        set {
            values.removeAll { $0.name == name }
            if let newValue { values.append((name, newValue)) }
        }
    }

    /// The same with one more value.
    func with(_ name: String, _ value: String) -> Captures {
        var captures = self
        captures[name] = value
        return captures
    }

    /// Puts values in the places of `{name}`, `{repeat 3 x}` and `{in 3 s}`, the instant so many seconds from now.
    ///
    /// - Throws: where a name isn't known.
    func filled(_ text: String) throws -> String {
        try text.replacing(#/\{(?:repeat (\d+) ([^}]+)|in (\d+) s|([a-z][a-z0-9-]*))\}/#) { match in
            if let count = match.1.flatMap({ Int($0) }), let part = match.2 {
                return String(repeating: String(part), count: count)
            }
            if let seconds = match.3.flatMap({ Int64($0) }) { return Moments.timestamp(Moments.now + seconds) }
            let name = match.4.map(String.init) ?? ""
            guard let value = self[name] else { throw TestFailure("nothing was kept as {\(name)}") }
            return value
        }
    }
}
