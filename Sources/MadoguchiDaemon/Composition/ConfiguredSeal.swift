import FollowUps
import FollowUpsPostgreSQL
import Messages
import Synchronization

/// Seals by the configured keys, which are read when they are first needed: what holds no secret needs none.
final class ConfiguredSeal: SecretSeal {
    private let source: DeliveryConfiguration.SecretSource?
    private let seal = Mutex<KeyRingSeal?>(nil)

    init(_ source: DeliveryConfiguration.SecretSource?) {
        self.source = source
    }

    /// Reads the keys now.
    func prepare() throws(StoreError) {
        _ = try usable()
    }

    func seal(_ secret: String, of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> [UInt8] {
        try usable().seal(secret, of: id, in: column)
    }

    func open(_ sealed: [UInt8], of id: FollowUpID, in column: SealedColumn) throws(StoreError) -> String {
        try usable().open(sealed, of: id, in: column)
    }

    /// Of keys that can't be read, the store tells by itself.
    func missingKey(of beginning: [UInt8]) -> UInt32? {
        do {
            return try usable().missingKey(of: beginning)
        } catch {
            return nil
        }
    }

    /// Those that were read once stay in use until a restart, as the unit's credentials do.
    private func usable() throws(StoreError) -> KeyRingSeal {
        if let known = seal.withLock(\.self) { return known }
        let new = try read()
        seal.withLock { $0 = new }
        return new
    }

    private func read() throws(StoreError) -> KeyRingSeal {
        // The configuration's reader guarantees that a source is named.
        guard let source else { throw StoreError(.io, detail: .secretsKeyMissing, isOfServer: true) }
        do {
            return KeyRingSeal(try KeyRing(files: [try SecretFile.contents(of: source)]))
        } catch {
            throw StoreError(.io, detail: .secretsKeyUnusable(Wording(error)), isOfServer: true)
        }
    }
}
