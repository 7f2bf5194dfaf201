import FollowUps
import Foundation
import MailAddress
import Messages
import SupportHours

extension MailAddress {
    /// - Parameter column: what a store wrote.
    init(column: String) throws(StoreError) {
        do throws(AddressError) {
            try self.init(kept: column)
        } catch {
            throw StoreError(.corrupt, detail: .invalidStoredAddress(error.wording))
        }
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

extension Secrecy {
    /// - Parameter column: what a store wrote.
    init(column: Int) throws(StoreError) {
        guard let value = Self(rawValue: column) else { throw StoreError(.corrupt, detail: .unknownNumber) }
        self = value
    }
}

extension When {
    /// The columns in the database: both NULL for the next window.
    var columns: (notBefore: Instant?, afterStaffed: Int64?) {
        switch self {
        case .nextWindow: (nil, nil)
        case .notBefore(let instant): (instant, nil)
        case .afterStaffed(let seconds): (nil, seconds)
        }
    }

    init(notBefore: Instant?, afterStaffed: Int64?) {
        if let notBefore {
            self = .notBefore(notBefore)
        } else if let afterStaffed {
            self = .afterStaffed(seconds: afterStaffed)
        } else {
            self = .nextWindow
        }
    }
}

extension RawRepresentable<String> {
    /// - Parameter column: what a store wrote.
    init(column: String) throws(StoreError) {
        guard let value = Self(rawValue: column) else { throw StoreError(.corrupt, detail: .unknownWord) }
        self = value
    }
}

extension [String] {
    /// The value in the database: one a line, NULL for none.
    var column: String? { isEmpty ? nil : joined(separator: "\n") }

    init(column: String?) {
        self = column?.split(separator: "\n").map(String.init) ?? []
    }
}

/// A body that holds secrets, as it is sealed.
struct SealedBody: Codable {
    var text: String
    var html: String?

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(text: String, html: String?) {
        self.text = text
        self.html = html
    }

    init(json: String) throws(StoreError) {
        do {
            self = try JSONDecoder().decode(SealedBody.self, from: Data(json.utf8))
        } catch {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
    }
}
