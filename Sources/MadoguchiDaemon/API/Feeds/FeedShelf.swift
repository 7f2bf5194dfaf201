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
        var revisions: [String: Revision] = [:]
        var copies: [Question: Copy] = [:]

        /// Rises with each change of what is said about the plan.
        mutating func revised(_ plan: String, _ content: FeedContent, generation: Int, at now: Instant) -> Instant {
            let earlier = revisions[plan]
            // Somebody may still have the snapshot before.
            if let earlier, earlier.content == content || generation != self.generation { return earlier.at }
            let revision = Revision(
                content: content, at: earlier.map { max(now, $0.at.advanced(bySeconds: 1)) } ?? now)
            revisions[plan] = revision
            return revision.at
        }
    }

    /// Since when a plan's hours are what they are, as far as calendars have to know.
    private struct Revision {
        let content: FeedContent
        let at: Instant
    }

    /// Asking for every zone fills no memory.
    private static let mostCopies = 256

    private let state = Mutex(State())

    /// - Parameters:
    ///   - content: what the plan's feeds say.
    ///   - generation: of the snapshot that the feed is written from.
    ///   - make: writes the feed, given since when the hours are what they are.
    func copy(
        for question: Question, of content: FeedContent, generation: Int, at now: Instant,
        _ make: (_ revised: Instant) -> Feed
    ) -> Copy {
        let (known, revised) = state.withLock { state in
            if state.generation.map({ generation > $0 }) ?? true {
                state.generation = generation
                state.copies.removeAll(keepingCapacity: true)
            }
            return (state.copies[question], state.revised(question.plan, content, generation: generation, at: now))
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
