import FollowUps
import MailAddress
import SupportHours
import TestAddresses
import Testing

@testable import MadoguchiDaemon

@Suite("Figures on delivery")
struct DeliveryFiguresTests {
    private let figures = DeliveryFigures()

    private var text: String { MetricsText(figures.families, as: .prometheus).text }

    @Test("tell outcomes and classes of replies apart")
    func outcomes() {
        figures.record(.delivered(DeliveryReport(code: 250, text: "ok")), seconds: 0.2, by: .smtp)
        figures.record(.delivered(DeliveryReport(text: "filed")), seconds: 0.2, by: .maildir)
        for code in [421, 451] {
            figures.record(.transientFailure(DeliveryReport(code: code, text: "")), seconds: 0.2, by: .smtp)
        }
        figures.record(.permanentFailure(DeliveryReport(code: 550, text: "<hana@example.jp>")), seconds: 0.2, by: .smtp)
        figures.record(.uncertain(DeliveryReport(text: "")), seconds: 20, by: .smtp)
        figures.record(.notAttempted(DeliveryReport(text: ""), .passing), seconds: 5, by: .smtp)
        for line in [
            #"attempts_total{outcome="delivered",reply="2xx"} 1"#,
            #"attempts_total{outcome="delivered",reply="none"} 1"#,
            #"attempts_total{outcome="retry",reply="4xx"} 2"#, #"attempts_total{outcome="permanent",reply="5xx"} 1"#,
            #"attempts_total{outcome="uncertain",reply="none"} 1"#, #"attempts_total{outcome="unsent",reply="none"} 1"#,
            // Neither what was filed nor what was never sent took a relay's time.
            "smtp_duration_seconds_count 5",
        ] {
            #expect(text.contains("madoguchi_\(line)\n"))
        }
        #expect(!text.contains("hana"))
        #expect(!text.contains("maildir"))
    }

    @Test("begin at zero")
    func zero() {
        #expect(text.contains(#"madoguchi_attempts_total{outcome="permanent",reply="5xx"} 0"#))
        #expect(!text.contains("duration"))
        figures.expect(.smtp)
        #expect(text.contains("madoguchi_smtp_duration_seconds_count 0\n"))
        figures.expect(.maildir)
        #expect(!text.contains("maildir"))
    }

    @Test("count what a transport did, and pass it on")
    func measuring() async throws {
        let outcome = DeliveryOutcome.delivered(DeliveryReport(code: 250, text: "ok"))
        let transport = MeasuredTransport(transport: Fixed(outcome: outcome), way: .smtp, figures: figures)
        #expect(transport.capacity == 7)
        let message = ClaimedFollowUp(
            lease: Lease(id: FollowUpID(rawValue: 1), owner: LeaseOwner(rawValue: 1), attempt: 1), plan: "basic",
            kind: .guidance,
            message: Message(recipient: "hana@example.jp", subject: "s", text: "t"),
            messageID: "<1@example.jp>",
            fixedHeaders: FixedHeaders(sender: "a@example.jp", date: Instant(secondsSinceEpoch: 0), utcOffset: 0),
            when: .nextWindow, countsFrom: Instant(secondsSinceEpoch: 0), attempts: 1)
        #expect(await transport.deliver(message, beginData: {}, endData: {}) == outcome)
        #expect(text.contains("madoguchi_smtp_duration_seconds_bucket{le=\"600.0\"} 1\n"))
        #expect(text.contains(#"madoguchi_attempts_total{outcome="delivered",reply="2xx"} 1"#))
        // What keeps a message back is passed on too.
        struct Kept: Error {}
        _ = await transport.deliver(message, beginData: { throw Kept() }, endData: {})
        #expect(text.contains(#"madoguchi_attempts_total{outcome="unsent",reply="none"} 1"#))
    }

    private struct Fixed: Transport {
        let outcome: DeliveryOutcome
        let capacity = 7

        func deliver(
            _ message: ClaimedFollowUp, beginData: @escaping @Sendable () async throws -> Void,
            endData: (@Sendable () throws -> Void)?
        ) async -> DeliveryOutcome {
            do {
                try await beginData()
                return outcome
            } catch {
                return .notAttempted(DeliveryReport(text: ""), .none)
            }
        }

        func shutDown() async {}
    }
}
