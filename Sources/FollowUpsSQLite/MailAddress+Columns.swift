import FollowUps
import MailAddress
import Messages

extension MailAddress {
    /// - Parameter column: what a store wrote.
    init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: .invalidStoredAddress(error.wording))
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
            throw StoreError(.corrupt, detail: .invalidStoredMailbox(error.wording))
        }
    }
}
