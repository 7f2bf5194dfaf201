import FollowUps
import MadoguchiAPI
import SeededRandom
import SupportHours
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Due instants in answers")
struct DueDerivationTests {
    @Test("agree with the intent, the hours and each other", arguments: Seeds.all)
    func agreement(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let snapshot = try TestHours.snapshot(sendingPlans)
        let schedule = try #require(snapshot.plan("basic")?.schedule)
        // Around a change of the clocks in California, too.
        let start = try Instant("2026-10-20T00:00:00Z")
        for _ in 0..<50 {
            let now = start.advanced(bySeconds: .random(in: 0..<40 * 86_400, using: &random))
            let when: When
            let text: String
            switch Int.random(in: 0..<3, using: &random) {
            case 0: (when, text) = (.nextWindow, #"{"window":"next"}"#)
            case 1:
                let instant = now.advanced(bySeconds: .random(in: -86_400...20 * 86_400, using: &random))
                (when, text) = (.notBefore(instant), #"{"not_before":"\#(instant.formatted(in: snapshot.display))"}"#)
            default:
                let seconds = Int64.random(in: 0...200_000, using: &random)
                (when, text) = (.afterStaffed(seconds: seconds), #"{"after_staffed":"PT\#(seconds)S"}"#)
            }
            let followUps = try TestFollowUps(now: now.formattedInUTC)
            let resource = try await followUps.accept(message(["when": text]))
            let due = try #require(Departure(of: DepartureTerms(when: when, countsFrom: now), in: schedule).instant)
            #expect(resource.dueAt == due.formatted(in: snapshot.display), "seed \(seed), \(text) at \(now)")
            let window = try #require(resource.dueBecause?.window)
            let bounds =
                try Instant(window.start)..<Instant(try #require(window.end))
            #expect(bounds.contains(due), "seed \(seed), \(text) at \(now)")
            #expect(schedule.isOpen(at: due))
            #expect(WhenRequest(when, zone: snapshot.display) == resource.when)
        }
    }

    @Test(
        "hours, holidays and zone make another fingerprint, and nothing else does",
        arguments: [
            ("hours: \"Mo-Fr 06:00-17:00\"", "hours: \"Mo-Fr 06:00-17:30\"", false),
            ("holidays: [2026-12-25]", "holidays: [2026-12-24]", false),
            ("holidays: [2026-12-25]", "holidays: []", false),
            ("timezone: America/Los_Angeles", "timezone: America/Vancouver", false),
            ("hours: \"Mo-Fr 06:00-17:00\"", "hours: \"mo-fr 06:00-17:00\"", true),
            ("language: ja", "language: en", true),
            ("always: [ai-chat, email]", "always: [email]", true),
        ])
    func fingerprints(old: String, new: String, isSame: Bool) throws {
        let before = try TestHours.snapshot(sendingPlans).dueRules.plans["basic"]
        let after = try TestHours.snapshot(sendingPlans.replacing(old, with: new)).dueRules.plans["basic"]
        let pair = (try #require(before?.basis.fingerprint), try #require(after?.basis.fingerprint))
        #expect((pair.0 == pair.1) == isSame)
    }
}
