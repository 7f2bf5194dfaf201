import FollowUps
import Messages
import Synchronization

/// The slot by which a store counts what it does: that of the node that it is, once that has joined.
final class NodeSlot: Sendable {
    private enum State {
        /// For a reason; nil for one that hasn't tried.
        case none(Wording?)
        case taken(Int, by: LeaseOwner)
        /// Doesn't depend on joining.
        case fixed(Int)
    }

    private let state: Mutex<State>

    /// - Parameter fixed: the slot, no matter who joins; nil where that decides.
    init(fixed: Int?) {
        state = Mutex(fixed.map { .fixed($0) } ?? .none(nil))
    }

    func take(_ slot: Int, for owner: LeaseOwner) {
        state.withLock { state in
            if case .fixed = state { return }
            state = .taken(slot, by: owner)
        }
    }

    /// It couldn't join.
    func isMissing(because reason: Wording) {
        state.withLock { if case .none = $0 { $0 = .none(reason) } }
    }

    /// Called where the owner isn't live any more: its slot may be another one's soon.
    func giveUp(_ owner: LeaseOwner, because reason: Wording? = nil) {
        state.withLock { if case .taken(_, owner) = $0 { $0 = .none(reason) } }
    }

    /// - Throws: `unreachable` where no node has joined.
    func current() throws(StoreError) -> Int {
        switch state.withLock(\.self) {
        case .none(let reason):
            throw StoreError(.unreachable, detail: .nodeHasNotJoined(because: reason), isOfServer: true)
        case .taken(let slot, _), .fixed(let slot): return slot
        }
    }
}
