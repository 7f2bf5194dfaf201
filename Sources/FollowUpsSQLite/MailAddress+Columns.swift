import FollowUps
import MailAddress

extension MailAddress {
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
