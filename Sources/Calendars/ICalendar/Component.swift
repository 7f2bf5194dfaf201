/// A component with its properties and what lies within it. [RFC 5545 §3.6]
struct Component {
    /// In upper case: `VEVENT`.
    let name: String
    /// That of its BEGIN, from 1.
    let line: Int
    var properties: [ContentLine] = []
    var parts: [Component] = []

    func all(_ name: String) -> [ContentLine] {
        properties.filter { $0.name == name }
    }

    /// The only property of that name; nil where there is none.
    func only(_ name: String) throws(CalendarFault) -> ContentLine? {
        let found = all(name)
        if found.count > 1 { throw CalendarFault(.propertyTwice(name), line: found[1].line) }
        return found.first
    }
}
