import FollowUps
import SeededRandom
import SupportHours
import Testing

@testable import Delivery

@Suite("Webhook receivers that misbehave")
struct MisbehavingReceiverTests {
    /// Bursts of small requests, and of ones that don't fit into what the systems keep between the two sides; as many
    /// in each row of them.
    private static let bursts = (small: 30, large: 2)
    private static let rows = 8
    private static let largeText = String(repeating: "x", count: 6_000_000)

    @Test(
        "Hundreds of bursts: the answer counts, and doubt stands only where the request may have arrived whole",
        arguments: 0..<rows)
    func bursts(row: Int) async throws {
        let seed = UInt64.random(in: 0...(.max))
        print("seed of the bursts, row \(row): \(seed)")
        var generator = SeededGenerator(seed: seed)
        let receiver = try RawReceiver().start()
        let secret = try #require(WebhookSecret(TestWebhookServer.Options().secret))
        var settings = try WebhookSettings(url: "http://localhost:\(receiver.port)/hook", secret: secret)
        settings.allowsPrivateAddresses = true
        let transport = WebhookTransport(settings: settings) { Instant(secondsSinceEpoch: 1_795_000_123) }
        let all = Misbehaviour.silent + Misbehaviour.answers + Misbehaviour.early
        // All rows together go through all of them several times.
        var behaviours = (0..<Self.bursts.small).map { (all[($0 * Self.rows + row) % all.count], false) }
        for _ in 0..<Self.bursts.large {
            let silentOrEarly = Misbehaviour.silent + Misbehaviour.early
            behaviours.append((try #require(silentOrEarly.randomElement(using: &generator)), true))
        }
        for (behaviour, isLarge) in behaviours {
            let messages = (0..<Int.random(in: 2...(isLarge ? 3 : 8), using: &generator)).map { _ in
                ClaimedFollowUp.test(
                    .random(in: 1...1_000_000_000, using: &generator), text: isLarge ? Self.largeText : "再開しました。\n")
            }
            receiver.behave(behaviour)
            let outcomes = await deliver(messages, by: transport)
            try await receiver.waitUntilQuiet()
            judge(outcomes, behaviour, isLarge: isLarge, record: receiver.record)
        }
        await transport.shutDown()
    }

    private func deliver(
        _ messages: [ClaimedFollowUp], by transport: WebhookTransport
    ) async -> [FollowUpID: DeliveryOutcome] {
        await withTaskGroup(of: (FollowUpID, DeliveryOutcome).self) { group in
            for message in messages {
                group.addTask { (message.id, await transport.deliver(message) { () async throws(StoreError) in }) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func judge(
        _ outcomes: [FollowUpID: DeliveryOutcome], _ behaviour: Misbehaviour, isLarge: Bool, record: RawReceiver.Record
    ) {
        let allowed = Self.allowed(behaviour, isLarge: isLarge)
        for (id, outcome) in outcomes {
            #expect(allowed.contains(outcome.name), "\(behaviour.testDescription), large: \(isLarge): \(outcome)")
            #expect(behaviour.status == nil || outcome.report.code == behaviour.status || outcome.report.code == nil)
            // What is tried again was never there whole.
            if outcome.report.code == nil, ["retry", "unsent, passing"].contains(outcome.name) {
                #expect(!record.whole.contains(id.description), "\(behaviour.testDescription): \(outcome)")
            }
        }
        // One attempt is one connection and one request.
        #expect(record.connections == outcomes.count, "\(behaviour.testDescription)")
        #expect(Set(record.whole).count == record.whole.count)
    }

    /// Which outcomes are true to what happened.
    private static func allowed(_ behaviour: Misbehaviour, isLarge: Bool) -> Set<String> {
        var outcomes: Set<String> = []
        if let status = behaviour.status {
            outcomes = [status < 300 ? "delivered" : status == 429 || status >= 500 ? "retry" : "permanent"]
            // A reset may overtake the answer in front of it while the rest of the request is being sent. What is left
            // unread makes any close a reset; the request isn't there whole.
            if isLarge, behaviour.ending != .halfClose { outcomes.insert("retry") }
        } else if behaviour.reading == .all {
            outcomes = ["uncertain"]
        } else {
            // A small request is given to the system at once, and from there it may arrive; of a large one the rest may,
            // where the receiver reads on.
            outcomes = isLarge ? ["retry"] : ["uncertain"]
            if behaviour.ending == .halfClose { outcomes.insert("uncertain") }
        }
        // The connection may be over before anything was sent.
        let mayBeUnsent = behaviour.reading == .nothing && (behaviour.status == nil || behaviour.ending == .reset)
        return mayBeUnsent ? outcomes.union(["unsent, passing"]) : outcomes
    }
}
