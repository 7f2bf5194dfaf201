/// One request for a change. The store keeps it with what it changed, so that a call that is made again, because its
/// answer was lost, changes nothing and is answered as the first one was.
package struct RequestID: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// A new one.
    package static func random() -> RequestID {
        RequestID(rawValue: .random(in: 0...Int64.max))
    }
}
