package import MailAddress
import Messages

extension MailAddress {
    /// - Parameter column: what a store wrote.
    package init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: .invalidStoredAddress(error.wording))
        }
    }
}

extension Mailbox {
    /// - Parameter column: what a store wrote.
    package init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: .invalidStoredMailbox(error.wording))
        }
    }
}
