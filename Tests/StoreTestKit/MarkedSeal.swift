package import FollowUps
import FollowUpsPostgreSQL
import Messages

/// Turns each bit round, and marks whose it is.
package struct MarkedSeal: SecretSeal {
    package init() {}

    package func seal(_ secret: String, of id: FollowUpID) -> [UInt8] {
        secret.utf8.map { ~$0 } + [UInt8(truncatingIfNeeded: id.rawValue)]
    }

    package func open(_ sealed: [UInt8], of id: FollowUpID) throws(StoreError) -> String {
        guard sealed.last == UInt8(truncatingIfNeeded: id.rawValue) else {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
        return String(decoding: sealed.dropLast().map { ~$0 }, as: UTF8.self)
    }
}
