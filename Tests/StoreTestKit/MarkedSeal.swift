package import FollowUps
package import FollowUpsPostgreSQL
import Messages

/// Turns each bit round, and marks whose it is.
package struct MarkedSeal: SecretSeal {
    package init() {}

    package func seal(_ secret: String, of id: FollowUpID, in column: SealedColumn) -> [UInt8] {
        secret.utf8.map { ~$0 } + mark(of: id, in: column)
    }

    package func open(_ sealed: [UInt8], of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> String {
        let mark = mark(of: id, in: column)
        guard sealed.suffix(mark.count) == mark[...] else {
            throw StoreError(.corrupt, detail: .unreadableWording)
        }
        return String(decoding: sealed.dropLast(mark.count).map { ~$0 }, as: UTF8.self)
    }

    package func missingKey(of beginning: [UInt8]) -> UInt32? { nil }

    private func mark(of id: FollowUpID, in column: SealedColumn) -> [UInt8] {
        [UInt8(truncatingIfNeeded: id.rawValue), column == .sealed ? 0 : 1]
    }
}
