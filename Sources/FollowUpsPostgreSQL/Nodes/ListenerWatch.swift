/// Whether a listener hears what it should. Between it and the server there may be something that takes its `LISTEN` and passes
/// no notification on, so a probe is sent from another connection from time to time.
struct ListenerWatch {
    struct Step: Equatable {
        /// The number of the probe to send; nil for none.
        var probe: Int?
        /// Whether to connect anew, because the last probe wasn't heard.
        var renews = false
    }

    private var isListening = false
    private var last = 0
    private var isAwaited = false

    /// From now on it should hear everything.
    mutating func listens() {
        isListening = true
        isAwaited = false
    }

    mutating func isLost() {
        isListening = false
        isAwaited = false
    }

    mutating func heard(_ probe: Int) {
        if probe == last { isAwaited = false }
    }

    /// A probe couldn't be sent, so that nothing follows from not hearing it.
    mutating func isUnsent(_ probe: Int) {
        if probe == last { isAwaited = false }
    }

    /// Called every ``interval``.
    mutating func tick() -> Step {
        guard isListening else { return Step() }
        if isAwaited {
            isLost()
            return Step(renews: true)
        }
        last += 1
        isAwaited = true
        return Step(probe: last)
    }

    static let interval = Duration.seconds(30)
}
