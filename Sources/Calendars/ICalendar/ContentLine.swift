/// A property as it stands in a source: name, parameters, value. [RFC 5545 §3.1]
struct ContentLine {
    /// The line on which it begins, from 1.
    let line: Int
    /// In upper case.
    let name: String
    /// By their names in upper case, in the order in which they stand.
    let parameters: [(name: String, value: String)]
    /// As it stands, without what folding added.
    let value: String

    /// The first value of a parameter.
    subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    /// - Returns: nil where the text isn't written as a property.
    init?(_ text: String, line: Int) {
        var rest = text.utf8[...]
        guard let name = Self.takeName(&rest) else { return nil }
        var parameters: [(name: String, value: String)] = []
        while rest.first == UInt8(ascii: ";") {
            rest.removeFirst()
            guard let parameter = Self.takeName(&rest), rest.first == UInt8(ascii: "=") else { return nil }
            // Of several values, each behind a comma, the first counts.
            var values: [String] = []
            repeat {
                rest.removeFirst()
                guard let value = Self.takeParameterValue(&rest) else { return nil }
                values.append(value)
            } while rest.first == UInt8(ascii: ",")
            parameters.append((parameter, values.first ?? ""))
        }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        self.line = line
        self.name = name
        self.parameters = parameters
        value = String(Substring(rest.dropFirst()))
    }

    private static func takeName(_ rest: inout Substring.UTF8View) -> String? {
        let name = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard !name.isEmpty else { return nil }
        rest = rest[name.endIndex...]
        return String(Substring(name)).uppercased()
    }

    private static func takeParameterValue(_ rest: inout Substring.UTF8View) -> String? {
        let quote = UInt8(ascii: "\"")
        if rest.first == quote {
            let inner = rest.dropFirst().prefix { $0 != quote }
            rest = rest[inner.endIndex...]
            guard rest.first == quote else { return nil }
            rest.removeFirst()
            return String(Substring(inner))
        }
        let bare = rest.prefix { !";:,\"".utf8.contains($0) }
        rest = rest[bare.endIndex...]
        return String(Substring(bare))
    }
}
