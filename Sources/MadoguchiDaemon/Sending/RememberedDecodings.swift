import FollowUps
import Synchronization

/// Caches decoded texts: many messages and cases share the same few.
final class RememberedDecodings<Value: Sendable>: Sendable {
    /// More than are ever in use at once.
    private static var most: Int { 256 }

    private let known = Mutex<[VerbatimText: Value]>([:])
    private let decode: @Sendable (String) throws -> Value

    init(_ decode: @escaping @Sendable (String) throws -> Value) {
        self.decode = decode
    }

    func value(of text: String) throws -> Value {
        let key = VerbatimText(text)
        if let value = known.withLock({ $0[key] }) { return value }
        let value = try decode(text)
        known.withLock { known in
            if known.count >= Self.most { known = [:] }
            known[key] = value
        }
        return value
    }
}
