import Delivery
import FollowUps
import Guidance
import LinuxSystem
import Logging
import Recurrence
import ServiceLifecycle
import SupportHours

/// Sees to letters that go out again and again: when an occurrence has come, its letters are queued, to go in the first
/// staffed window from then on.
///
/// An occurrence that passed while the daemon was away is seen to when it is back, the last one only; one of more than
/// a week ago is let go. Each letter of an occurrence has a name of its own, so that what a crash cut short is taken up
/// again without a double.
struct RecurringLetters: Service {
    private static let pause = Duration.seconds(20)
    private static let step = 500
    /// Lines of one list that are told of one by one.
    private static let mostFaults = 20
    /// Seconds.
    private static let oldest: Int64 = 7 * 86_400

    let context: APIContext
    let troubles: RecurringTroubles
    let logger: Logger

    func run() async throws {
        // Cutting its pause short is how it ends.
        try? await cancelWhenGracefulShutdown {
            while true {
                try? await seeToAll()
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    func seeToAll() async throws(StoreError) {
        let snapshot = context.current.snapshot
        for letter in snapshot.guidance.recurring { try await seeTo(letter, snapshot) }
    }

    private func seeTo(_ letter: RecurringLetter, _ snapshot: Snapshot) async throws(StoreError) {
        let now = context.clock.now()
        guard let last = try await context.store.lastOccurrence(of: letter.id) else {
            // It counts from when it was first seen: what was before is nobody's business.
            try await pass(now, of: letter)
            return
        }
        guard let occurrence = letter.rule.last(notAfter: snapshot.display.civil(at: now)) else { return }
        let instant = snapshot.display.instant(of: occurrence)
        guard instant > last.at || instant == last.at && !last.isFinished, instant <= now else { return }
        if now.seconds(since: instant) > Self.oldest {
            logger.warning(
                "recurring letter \(letter.id): the occurrence of \(occurrence) passed long ago, and is let go")
            try await pass(instant, of: letter)
        } else {
            do {
                try await queue(letter, at: instant, snapshot)
                troubles.set(nil, for: letter.id)
            } catch let error as RecipientListError {
                if troubles.set(error.description, for: letter.id) {
                    logger.error("recurring letter \(letter.id) waits: \(error); mend it, and it goes on by itself")
                }
                return
            } catch let error as StoreError {
                throw error
            } catch {
                return
            }
        }
    }

    /// Has nothing go out at an instant, nor for any occurrence before it.
    private func pass(_ instant: Instant, of letter: RecurringLetter) async throws(StoreError) {
        _ = try await context.store.beginOccurrence(of: letter.id, at: instant, with: [])
        try await context.store.finishOccurrence(of: letter.id, at: instant)
    }

    private func queue(_ letter: RecurringLetter, at instant: Instant, _ snapshot: Snapshot) async throws {
        guard let template = snapshot.guidance.set.catalogue.template(letter.template) else { return }
        let list = try RecipientList(file: letter.recipients, guidance: snapshot.guidance)
        let writer = RecurringWriter(
            letter: letter, template: template, occurrence: instant, context: context, snapshot: snapshot)
        var faults = list.faults
        var (queued, suppressed) = (0, 0)
        for start in stride(from: 0, to: list.recipients.count, by: Self.step) {
            var batch: [NewFollowUp] = []
            for recipient in list.recipients[start..<min(start + Self.step, list.recipients.count)] {
                do {
                    batch.append(try writer.followUp(to: recipient))
                } catch {
                    faults.append(RecipientList.Fault(line: recipient.line, reason: "\(error)"))
                }
            }
            // What isn't queued yet is taken up after the next start.
            try Task.checkCancellation()
            for result in try await enqueue(batch, of: letter, at: instant) {
                if result == .suppressed { suppressed += 1 } else { queued += 1 }
            }
        }
        for fault in faults.prefix(Self.mostFaults) {
            logger.warning("recurring letter \(letter.id): line \(fault.line) is passed over: \(fault.reason)")
        }
        // A list of which nothing can be used is rather wrong as a whole; the occurrence isn't used up by it.
        if queued + suppressed == 0, let fault = faults.first {
            throw RecipientListError(nothingToUseIn: letter.recipients, fault)
        }
        logger.notice(
            """
            recurring letter \(letter.id): \(queued) letters are queued, \(suppressed) recipients want none, \
            \(faults.count) lines are passed over
            """)
        try await context.store.finishOccurrence(of: letter.id, at: instant)
        context.wake(snapshot)
    }

    /// The first batch begins the occurrence. What was begun before is gone through again: each of its letters has a key,
    /// under which it is queued once.
    private func enqueue(
        _ batch: [NewFollowUp], of letter: RecurringLetter, at instant: Instant
    ) async throws(StoreError) -> [EnqueueResult] {
        if batch.isEmpty { return [] }
        if let begun = try await context.store.beginOccurrence(of: letter.id, at: instant, with: batch) { return begun }
        return try await context.store.enqueueForSure(batch)
    }
}
