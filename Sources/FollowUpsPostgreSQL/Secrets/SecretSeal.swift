package import FollowUps
import Messages

/// Encrypts what holds secrets, for a database whose old bytes nobody can erase: without the key no copy of it, no log and no
/// backup shows them.
package protocol SecretSeal: Sendable {
    /// - Parameters:
    ///   - id: of the follow-up that it belongs to; another one's doesn't open.
    ///   - column: where it is kept; another one's doesn't open.
    func seal(_ secret: String, of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> [UInt8]

    /// - Throws: where it was sealed by a key that isn't here any more.
    func open(_ sealed: [UInt8], of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> String

    /// The number of the key that something was sealed with, where that key isn't here.
    ///
    /// - Parameter beginning: its first ``SealedHeader/size`` bytes.
    func missingKey(of beginning: [UInt8]) -> UInt32?
}

/// A column of `letters` that is sealed.
package enum SealedColumn: String, Hashable, Sendable {
    case sealed
    /// By which a secret would be found in no time, if it stood there open.
    case fingerprint = "secret_fingerprint"
}

/// Seals with keys that each daemon has, and the database hasn't.
package struct KeyRingSeal: SecretSeal {
    private let keys: KeyRing

    package init(_ keys: KeyRing) {
        self.keys = keys
    }

    package func seal(_ secret: String, of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> [UInt8] {
        let key = keys.newest
        // At random, for several daemons have the key, and no counter in common. That is good for 2^32 secrets a key.
        // [NIST SP 800-38D, 8.3]
        var random = SystemRandomNumberGenerator()
        let nonce = (0..<AESGCM.nonceSize).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let header = SealedHeader(key: key.number)
        let sealed = AESGCM.seal(
            Array(secret.utf8), key: key.bytes, nonce: nonce, associated: header.associated(with: id, in: column))
        guard let sealed else { throw StoreError(.io, detail: .sealingRefused(key.number)) }
        return header.bytes + nonce + sealed
    }

    package func open(_ sealed: [UInt8], of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> String {
        guard let header = SealedHeader(sealed), sealed.count >= SealedHeader.size + AESGCM.nonceSize else {
            throw StoreError(.corrupt, detail: .sealedSecretMalformed("\(id)"))
        }
        guard let key = keys[header.key] else { throw StoreError(.io, detail: .sealingKeyMissing(header.key, "\(id)")) }
        let body = sealed.dropFirst(SealedHeader.size)
        let opened = AESGCM.open(
            Array(body.dropFirst(AESGCM.nonceSize)), key: key.bytes, nonce: Array(body.prefix(AESGCM.nonceSize)),
            associated: header.associated(with: id, in: column))
        guard let opened else { throw StoreError(.io, detail: .sealedSecretClosed(header.key, "\(id)")) }
        guard let secret = String(validating: opened, as: UTF8.self) else {
            throw StoreError(.corrupt, detail: .sealedSecretMalformed("\(id)"))
        }
        return secret
    }

    package func missingKey(of beginning: [UInt8]) -> UInt32? {
        SealedHeader(beginning).flatMap { keys[$0.key] == nil ? $0.key : nil }
    }
}

/// How a sealed secret begins: the format, and the number of the key.
struct SealedHeader {
    /// Bytes.
    static let size = 5
    /// That of `letters.sealed`, which has an index.
    static let ofSealed = "substring(sealed FROM 1 FOR \(size))"
    private static let format: UInt8 = 1

    let key: UInt32

    init(key: UInt32) {
        self.key = key
    }

    /// - Returns: nil for another format.
    init?(_ sealed: [UInt8]) {
        guard sealed.count >= Self.size, sealed[0] == Self.format else { return nil }
        key = sealed[1..<Self.size].reduce(0) { $0 << 8 | UInt32($1) }
    }

    var bytes: [UInt8] { [Self.format] + withUnsafeBytes(of: key.bigEndian) { Array($0) } }

    /// What a secret is bound to: its place. One that somebody copies to another row doesn't open there.
    func associated(with id: FollowUpID, in column: SealedColumn) -> [UInt8] {
        bytes + Array("letters.\(column.rawValue) ".utf8) + withUnsafeBytes(of: id.rawValue.bigEndian) { Array($0) }
    }
}
