import Delivery
import FollowUps
import Guidance
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import Recurrence
import ServiceLifecycle
import SupportHours

/// Queues recurring messages: when an occurrence has come, its messages are queued, to be sent in the first staffed
/// window from then on.
///
/// Of the occurrences that passed while the daemon was down, only the last one is queued, and none that is more than a
/// week old. Each message of an occurrence has an idempotency key, so that an occurrence that a crash interrupted is
/// completed without duplicates.
struct RecurringMessages: Service {
    private static let pause = Duration.seconds(20)
    private static let step = 500
    /// Seconds.
    private static let oldest: Int64 = 7 * 86_400

    let context: APIContext
    let troubles: RecurringTroubles
    let logger: Logger

    func run() async throws {
        // Its pause is cancelled at shutdown.
        try? await cancelWhenGracefulShutdown {
            while true {
                try? await seeToAll()
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    func seeToAll() async throws(StoreError) {
        let snapshot = context.current.snapshot
        for message in snapshot.guidance.recurring { try await seeTo(message, snapshot) }
    }

    private func seeTo(_ message: RecurringMessage, _ snapshot: Snapshot) async throws(StoreError) {
        let now = context.clock.now()
        guard let last = try await context.store.lastOccurrence(of: message.id) else {
            // It counts from when it was first seen; earlier occurrences are skipped.
            try await pass(now, of: message)
            return
        }
        guard let occurrence = message.rule.last(notAfter: snapshot.display.civil(at: now)) else { return }
        let instant = snapshot.display.instant(of: occurrence)
        guard instant > last.at || instant == last.at && !last.isFinished, instant <= now else { return }
        if now.seconds(since: instant) > Self.oldest {
            logger.warning(.occurrenceTooOld(message.id, "\(occurrence)"))
            try await pass(instant, of: message)
        } else {
            do {
                try await queue(message, at: instant, snapshot)
                troubles.set(nil, for: message.id)
            } catch let error as RecipientListError {
                if troubles.set(error.wording, for: message.id) {
                    logger.error(.recurringWaits(message.id, error.wording))
                }
                return
            } catch let error as StoreError {
                throw error
            } catch {
                return
            }
        }
    }

    /// Skips an occurrence and every one before it.
    private func pass(_ instant: Instant, of message: RecurringMessage) async throws(StoreError) {
        _ = try await context.store.beginOccurrence(of: message.id, at: instant, with: [])
        try await context.store.finishOccurrence(of: message.id, at: instant)
    }

    private func queue(_ message: RecurringMessage, at instant: Instant, _ snapshot: Snapshot) async throws {
        guard let template = snapshot.guidance.set.catalogue.template(message.template) else { return }
        var list = try RecipientList(of: message, guidance: snapshot.guidance)
        let writer = RecurringWriter(
            message: message, template: template, occurrence: instant, context: context, snapshot: snapshot)
        var (queued, suppressed) = (0, 0)
        while let recipients = try list.next(Self.step) {
            var batch: [NewFollowUp] = []
            for recipient in recipients {
                do {
                    batch.append(try writer.followUp(to: recipient))
                } catch {
                    list.refuse(recipient, error)
                }
            }
            // The rest is queued after the next start.
            try Task.checkCancellation()
            for result in try await enqueue(batch, of: message, at: instant) {
                if result == .suppressed { suppressed += 1 } else { queued += 1 }
            }
        }
        for fault in list.faults.first {
            logger.warning(.recurringLineSkipped(message.id, line: fault.line, fault.reason))
        }
        // A list without any usable line is probably wrong as a whole; it doesn't use up the occurrence.
        if queued + suppressed == 0, let fault = list.faults.first.first {
            throw RecipientListError(nothingToUseIn: message.recipients, fault)
        }
        logger.notice(
            .recurringQueued(message.id, queued: queued, suppressed: suppressed, skipped: list.faults.count))
        try await context.store.finishOccurrence(of: message.id, at: instant)
        context.wake(snapshot)
    }

    /// The first batch begins the occurrence. One that was begun before is queued again from the start: each message
    /// has a key, under which it is queued once.
    private func enqueue(
        _ batch: [NewFollowUp], of message: RecurringMessage, at instant: Instant
    ) async throws(StoreError) -> [EnqueueResult] {
        if batch.isEmpty { return [] }
        if let begun = try await context.store.beginOccurrence(of: message.id, at: instant, with: batch) {
            return begun
        }
        return try await context.store.enqueueForSure(batch)
    }
}
