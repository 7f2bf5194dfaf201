package import Messages
package import SupportHours

/// A day of a calendar, and what it is called.
package struct NamedDay: Hashable, Sendable {
    package let date: CivilDate
    /// Each name once, in the order of the source; none where the source has none.
    package private(set) var names: [Wording]

    package init(_ date: CivilDate, names: [Wording] = []) {
        self.date = date
        self.names = []
        add(names)
    }

    /// All names in one line; nil where there is none.
    package var name: Wording? {
        guard let first = names.first else { return nil }
        return names.dropFirst().reduce(first, Wording.dayNames)
    }

    mutating func add(_ names: [Wording]) {
        for name in names where !self.names.contains(name) { self.names.append(name) }
    }
}
