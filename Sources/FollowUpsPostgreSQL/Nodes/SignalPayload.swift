import FollowUps

/// A notification between nodes. All of a database's schemas share one channel, since the name of a schema may be as long as
/// that of a channel can be.
struct SignalPayload: Equatable {
    enum Content: Equatable {
        case signal(NodeSignal)
        case probe(Int)
    }

    static let channel = "madoguchi"

    /// The store that sends it.
    var sender: UInt64
    var content: Content
    var schema: String

    init(sender: UInt64, _ content: Content, schema: String) {
        self.sender = sender
        self.content = content
        self.schema = schema
    }

    var text: String {
        switch content {
        case .signal(let signal): "\(sender) \(signal.rawValue) \(schema)"
        case .probe(let number): "\(sender) \(number) \(schema)"
        }
    }

    /// nil for what nobody here has sent.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let sender = UInt64(parts[0]) else { return nil }
        if let signal = NodeSignal(rawValue: String(parts[1])) {
            self.init(sender: sender, .signal(signal), schema: String(parts[2]))
        } else if let number = Int(parts[1]) {
            self.init(sender: sender, .probe(number), schema: String(parts[2]))
        } else {
            return nil
        }
    }
}
