import FollowUps
package import MailAddress

/// What a plan's messages have of their own, in place of what `delivery` and `guidance` say for all.
package struct PlanMessages: Hashable, Sendable {
    package var from: Mailbox?
    package var replyTo: Mailbox?
    package var operatorAddress: MailAddress?
    /// Over those for all.
    package var variables: [String: String] = [:]
    package var unsubscribe: [String]?
}

/// What a plan's messages carry.
struct Letterhead: Hashable, Sendable {
    var sender: Sender
    /// Where reminders of cases go unless a case says otherwise.
    var operatorAddress: MailAddress?
    /// Values for every template that has a variable of that name.
    var variables: [String: String]
    /// Where recipients of recurring messages unsubscribe; `{id}` stands for the follow-up's id.
    var unsubscribe: [String]
    /// The variables whose values are still the example's, where messages leave this machine: no customer gets them.
    var examples: Set<String>
}

extension Configuration {
    /// - Parameter plan: nil for what all have.
    func letterhead(of plan: PlanConfiguration?) -> Letterhead {
        let own = plan?.own ?? PlanMessages()
        let variables = guidance.variables.merging(own.variables) { _, own in own }
        return Letterhead(
            sender: sender(of: own), operatorAddress: own.operatorAddress ?? guidance.operatorAddress,
            variables: variables, unsubscribe: own.unsubscribe ?? guidance.unsubscribe,
            examples: reachesCustomers ? ExampleValues.names(in: variables) : [])
    }

    /// The senders by plan.
    var senders: Senders {
        let own = plans.filter { $0.own.from != nil || $0.own.replyTo != nil }
        return Senders(
            Sender(delivery.from, replyTo: delivery.replyTo),
            ofPlans: Dictionary(own.map { ($0.id, sender(of: $0.own)) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Answers to a plan's own sender go to it, not to where those of all go.
    private func sender(of own: PlanMessages) -> Sender {
        guard let from = own.from else { return Sender(delivery.from, replyTo: own.replyTo ?? delivery.replyTo) }
        return Sender(from, replyTo: own.replyTo)
    }
}
