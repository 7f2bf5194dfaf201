package import FollowUps
import Messages
import SupportHours
import Synchronization

/// A store that fails as a test wants it: what is asked is refused, or its answer is lost and nobody hears whether it is
/// done.
package final class UncertainStore: FollowUpStore {
    package enum Loss: CaseIterable, Sendable {
        case before, after
    }

    package enum Fault: Hashable, Sendable {
        /// It isn't done, and the caller is told so.
        case refused
        /// It isn't done, or it is, and the caller isn't told which.
        case lost(Loss)
    }

    /// What a store is asked.
    package enum Verb: CaseIterable, Sendable {
        /// Anything that changes nothing.
        case question
        case enqueue, claim, beginData, settle, rescue, rederive, expire, apply, prune, setPaused, passOver
        case suppress, unsuppress, open, change, forgetCases, beginOccurrence, finishOccurrence
        case addRecord, amendRecord, removeRecord, addOverride, removeOverride, pruneOverrides

        /// What people ask for.
        fileprivate static let requests: Set<Verb> = [
            .enqueue, .apply, .setPaused, .suppress, .open, .change, .addRecord, .amendRecord, .removeRecord,
            .addOverride,
            .removeOverride, .pruneOverrides,
        ]
    }

    private final class Countdown: Sendable {
        private let left: Mutex<Int>

        init(_ times: Int) { left = Mutex(times) }

        func isOver() -> Bool {
            left.withLock { left in
                left -= 1
                return left < 0
            }
        }
    }

    private struct Reading {
        var isRefused = false
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let store: any FollowUpStore
    private let fault: @Sendable (Verb) -> Fault?
    private let reading = Mutex(Reading())
    let whileDataBegins: @Sendable () -> Void

    /// - Parameters:
    ///   - whileDataBegins: called once the beginning of data is recorded, before the answer.
    ///   - fault: called for whatever is asked; nil where it is answered.
    package init(
        _ store: any FollowUpStore, whileDataBegins: @escaping @Sendable () -> Void = {},
        fault: @escaping @Sendable (Verb) -> Fault?
    ) {
        self.store = store
        self.whileDataBegins = whileDataBegins
        self.fault = fault
    }

    /// Loses answers to what people ask for.
    ///
    /// - Parameters:
    ///   - times: how many answers are lost.
    ///   - whileDataBegins: called once the beginning of data is recorded, before the answer.
    package convenience init(
        _ store: any FollowUpStore, losing times: Int, _ loss: Loss,
        whileDataBegins: @escaping @Sendable () -> Void = {}
    ) {
        let left = Countdown(times)
        self.init(store, whileDataBegins: whileDataBegins) { verb in
            Verb.requests.contains(verb) && !left.isOver() ? .lost(loss) : nil
        }
    }

    /// From now on, the overrides can't be read, or can be again.
    package func hideOverrides(_ hides: Bool) { reading.withLock { $0.isRefused = hides } }

    /// From now on, the overrides aren't read until they are released, whatever is cancelled.
    package func holdOverrides() { reading.withLock { $0.isHeld = true } }

    package func releaseOverrides() {
        let waiting = reading.withLock { reading in
            defer { reading.waiting = [] }
            reading.isHeld = false
            return reading.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func attempt<Result: Sendable>(
        _ verb: Verb, _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        switch fault(verb) {
        case nil: return try await body()
        case .refused: throw StoreError(.full, detail: Wording(verbatim: "no space"))
        case .lost(.before): throw StoreError(.uncertain, detail: Wording(verbatim: "lost before"))
        case .lost(.after):
            _ = try await body()
            throw StoreError(.uncertain, detail: Wording(verbatim: "lost after"))
        }
    }

    package func overrides() async throws(StoreError) -> [PlanOverride] {
        await withCheckedContinuation { continuation in
            let isHeld = reading.withLock { reading in
                if reading.isHeld { reading.waiting.append(continuation) }
                return reading.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        if reading.withLock({ $0.isRefused }) { throw StoreError(.io, detail: Wording(verbatim: "unreadable")) }
        return try await attempt(.question) { () async throws(StoreError) in try await store.overrides() }
    }
}
