/// Who may use the desk besides the users of `control.sock`.
package struct DeskConfiguration: Hashable, Sendable {
    /// Where people find it.
    package var address: SiteAddress?
    /// nil where nobody comes through a proxy.
    package var proxy: DeskProxy?

    package init() {}
}

/// A web server of this machine that has people log in, and says who they are.
package struct DeskProxy: Hashable, Sendable {
    /// The user that it runs as, by name or number, and by number.
    package var user: String
    package var uid: UInt32
    /// The header field in which it names people.
    package var header: String
    /// The origin and the host that people use.
    package var address: SiteAddress
    /// Who may do everything.
    package var operators: DeskRoll
    /// Who may only look.
    package var viewers: DeskRoll
}

/// Names, or everybody.
package struct DeskRoll: Hashable, Sendable {
    /// Stands for everybody whom the proxy lets through.
    static let everybody = "*"

    package let names: [String]

    package init(_ names: [String]) {
        self.names = names
    }

    func contains(_ name: String) -> Bool { names.contains(name) || names.contains(Self.everybody) }

    /// Whether a text is a name of somebody, as a proxy gives it and the journal can show it.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "._@+-".utf8.contains(byte)
                }
            }
    }
}
