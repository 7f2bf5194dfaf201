package import MailAddress

// A test that writes an address down has one.
extension MailAddress: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) {
        do {
            try self.init(parsing: text)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension Mailbox: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) {
        do {
            try self.init(parsing: text)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension AddressKey: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) {
        self = MailAddress(stringLiteral: text).key
    }
}
