import FollowUps
import Messages
import Synchronization

/// The slot by which a store counts what it does: that of the node that it is, once that has joined.
final class NodeSlot: Sendable {
    private struct Place {
        /// nil for one that doesn't depend on joining.
        var owner: LeaseOwner?
        var slot: Int
    }

    private let place: Mutex<Place?>
    private let isFixed: Bool

    /// - Parameter fixed: the slot, no matter who joins; nil where that decides.
    init(fixed: Int?) {
        isFixed = fixed != nil
        place = Mutex(fixed.map { Place(owner: nil, slot: $0) })
    }

    func take(_ slot: Int, for owner: LeaseOwner) {
        if !isFixed { place.withLock { $0 = Place(owner: owner, slot: slot) } }
    }

    /// Called where the owner isn't live any more: its slot may be another one's soon.
    func giveUp(_ owner: LeaseOwner) {
        if !isFixed { place.withLock { if $0?.owner == owner { $0 = nil } } }
    }

    /// - Throws: `unreachable` where no node has joined.
    func current() throws(StoreError) -> Int {
        guard let place = place.withLock(\.self) else {
            throw StoreError(.unreachable, detail: .nodeHasNotJoined, isOfServer: true)
        }
        return place.slot
    }
}
