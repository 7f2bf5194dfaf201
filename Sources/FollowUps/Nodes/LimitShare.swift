/// A node's part of the limits, which all nodes that send divide among them, so that the sum never exceeds them.
///
/// Each node says in the store by how many it divides at least. A node divides by more as soon as it sees one more that
/// sends, and by fewer only once it has said so and still sees so few: who joins in between reads what was said, and
/// sends only when everybody says that there is room for it.
package struct LimitShare: Hashable, Sendable {
    /// By how many it divides now.
    package private(set) var divisor = LimitShare.most
    /// What it says with its next beat: never more than ``divisor``.
    ///
    /// One that joins says the most that there can be: it doesn't send yet, and nobody has to wait for it.
    package private(set) var said = LimitShare.most
    /// Whether it may send: all others had made room when it began.
    package private(set) var hasRoom = false

    private static let most = FollowUpIDGenerator.slots.count

    package init() {}

    /// Takes up what a beat's answer shows.
    ///
    /// - Parameters:
    ///   - others: what the other nodes say that are live and send, or would.
    ///   - said: what this node said with that beat.
    ///   - isSending: whether it said with that beat that it sends.
    package mutating func follow(others: [NodeReport], said: Int, isSending: Bool) {
        let number = others.count + 1
        // Who joins from now on finds all who send now, and reads no more than what was said.
        divisor = max(number, said)
        self.said = number
        hasRoom = isSending && (hasRoom || others.allSatisfy { $0.divisor >= number })
    }

    /// It sends no more, before it says so; until it has room again.
    package mutating func stop() {
        hasRoom = false
    }
}
