import Feeds
import Messages
import SupportHours
import Synchronization

/// Feeds that were written, until they would be written otherwise.
final class FeedShelf: Sendable {
    struct Question: Hashable {
        let plan: String
        let kind: FeedKind
        let language: Language
        let zone: String
    }

    struct Copy {
        let feed: Feed
        let tag: EntityTag
        fileprivate let madeAt: Instant

        fileprivate func holds(at now: Instant) -> Bool {
            madeAt <= now && feed.validUntil.map { now < $0 } ?? true
        }
    }

    private struct State {
        var generation: Int?
        /// Since when hours are what they are, as far as calendars have to know: rises with each snapshot.
        var revised = Instant(secondsSinceEpoch: .min)
        var copies: [Question: Copy] = [:]
    }

    /// Asking for every zone fills no memory.
    private static let mostCopies = 256

    private let state = Mutex(State())

    /// - Parameters:
    ///   - generation: of the snapshot that the feed is written from.
    ///   - make: writes the feed, given since when the hours are what they are.
    func copy(
        for question: Question, generation: Int, at now: Instant, _ make: (_ revised: Instant) -> Feed
    ) -> Copy {
        let (known, revised) = state.withLock { state in
            // Somebody may still have the snapshot before.
            if state.generation.map({ generation > $0 }) ?? true {
                state.generation = generation
                state.revised = max(now, state.revised.advanced(bySeconds: 1))
                state.copies.removeAll(keepingCapacity: true)
            }
            return (state.copies[question], state.revised)
        }
        if let known, known.holds(at: now) { return known }
        let feed = make(revised)
        var meaning = Fingerprint()
        meaning.combine(feed.text)
        let copy = Copy(feed: feed, tag: EntityTag(meaning), madeAt: now)
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.copies.count >= Self.mostCopies { state.copies.removeAll(keepingCapacity: true) }
            state.copies[question] = copy
        }
        return copy
    }
}
