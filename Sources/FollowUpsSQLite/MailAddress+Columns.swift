import FollowUps
import MailAddress

extension MailAddress {
    /// - Parameter column: what a store wrote.
    init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: "an invalid address: \(error.reason)")
        }
    }

    /// Its key, for columns beside its text: NULL where SQLite's `lower` turns the text into the key, as it does in
    /// ASCII.
    var keyColumn: String? {
        localPart.isASCII && domain.isASCII ? nil : key.rawValue
    }
}

extension MailAddress? {
    /// - Parameter column: what a store wrote.
    init(column: String?) throws(StoreError) {
        self = try column.map { text throws(StoreError) in try MailAddress(column: text) }
    }
}

extension Mailbox {
    /// - Parameter column: what a store wrote.
    init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: "an invalid mailbox: \(error.reason)")
        }
    }
}
