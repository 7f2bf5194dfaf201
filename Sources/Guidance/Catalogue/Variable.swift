package import Messages

/// A place in a template that is filled in when a message is rendered.
package struct Variable: Codable, Hashable, Sendable {
    /// What values may look like.
    package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        case line, text, url, address
        /// A person's name, without the 様 that templates put behind it.
        case person
        case requestID = "request-id"
    }

    package let name: String
    package let kind: Kind
    package let isRequired: Bool
    /// Whether its value is kept out of everything but the template itself.
    package let isSecret: Bool
    /// The value where none is given.
    package let defaults: [Language: String]
    /// What previews show where no value is given.
    package let samples: [Language: String]
    /// Its meaning, for the people who fill it in.
    package let descriptions: [Language: String]
    /// Whether every template may use it.
    package let isCommon: Bool

    package init(
        name: String, kind: Kind = .line, isRequired: Bool = false, isSecret: Bool = false,
        defaults: [Language: String] = [:], samples: [Language: String] = [:], descriptions: [Language: String] = [:],
        isCommon: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.isSecret = isSecret
        self.defaults = defaults
        self.samples = samples
        self.descriptions = descriptions
        self.isCommon = isCommon
    }
}

extension Variable {
    /// Up to 64 of a-z, 0-9 and _, of which the first is a letter.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
