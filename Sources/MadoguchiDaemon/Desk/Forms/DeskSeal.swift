import Delivery
import SupportHours

/// Makes the tokens by which the desk recognises the forms that it showed: a page of another site can have a browser post a
/// form, and can't read one.
///
/// A token is an HMAC by a key of this run over who was shown the form, where it posts to, and the form's key with its time.
struct DeskSeal: Sendable {
    /// How long a form can be sent, in seconds.
    static let life: Int64 = 86_400

    private let key: [UInt8]

    init() {
        var generator = SystemRandomNumberGenerator()
        key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// What makes one showing of a form different from all others. It is the `Idempotency-Key` of what the form asks for.
    struct FormKey: Hashable, Sendable {
        let issued: Instant
        let text: String

        init(at now: Instant) {
            var generator = SystemRandomNumberGenerator()
            let random = UInt64.random(in: .min ... .max, using: &generator)
            issued = now
            text = "desk-\(now.secondsSinceEpoch)-\(String(random, radix: 36))"
        }

        /// As a form brings it.
        init?(_ text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard text.utf8.count <= 64, IdempotencyKey.isValid(text), parts.count == 3, parts[0] == "desk",
                let seconds = Int64(parts[1]), (0...253_402_300_799).contains(seconds)
            else { return nil }
            issued = Instant(secondsSinceEpoch: seconds)
            self.text = text
        }
    }

    enum Verdict: Hashable, Sendable {
        case genuine
        /// It was made in this run, more than a day ago.
        case expired
        /// For somebody else or another form, or in another run; or nobody made it.
        case unknown
    }

    /// - Parameter path: where the form posts to.
    /// - Returns: nil where libcrypto refuses; no form can be sent then.
    func token(for key: FormKey, of identity: String, path: [String]) -> String? {
        let parts = [identity, path.map(\.percentEncoded).joined(separator: "/"), key.text]
        let message = Array(parts.joined(separator: "\n").utf8)
        return MessageAuthentication.sha256(of: message, key: self.key)?.hexadecimal
    }

    func verdict(
        on token: String, for key: FormKey, of identity: String, path: [String], at now: Instant
    ) -> Verdict {
        guard let expected = self.token(for: key, of: identity, path: path),
            Self.areEqual(Array(token.utf8), Array(expected.utf8))
        else { return .unknown }
        let age = now.seconds(since: key.issued)
        return (-60...Self.life).contains(age) ? .genuine : .expired
    }

    /// Takes the same time wherever two of the same length differ.
    private static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
