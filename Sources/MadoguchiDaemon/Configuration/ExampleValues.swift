import MailAddress
import Messages

/// What the example configuration says in its own name. None of it is anybody's, and no customer should see it.
enum ExampleValues {
    static let from = "窓口 <support@example.jp>"
    static let operatorAddress = "owner@example.jp"
    static let variables = [
        "site_name": "サンプル教室", "login_url": "https://www.example.jp/login", "support_address": "support@example.jp",
        "sender_name": "サンプル 花子", "sender_domain": "mail.example.jp",
    ]

    /// The names of those variables that have the example's values.
    static func names(in variables: [String: String]) -> Set<String> {
        Set(variables.filter { Self.variables[$0.key] == $0.value }.keys)
    }
}

extension Configuration {
    /// The keys that still say what the example says.
    var exampleKeys: [String] {
        var keys: [String] = []
        if delivery.from.shown == ExampleValues.from { keys.append("delivery.from") }
        if guidance.operatorAddress?.description == ExampleValues.operatorAddress { keys.append("guidance.operator") }
        keys += ExampleValues.names(in: guidance.variables).sorted().map { "guidance.variables.\($0)" }
        for plan in plans {
            if plan.own.from?.shown == ExampleValues.from { keys.append("plans.\(plan.id).from") }
            if plan.own.operatorAddress?.description == ExampleValues.operatorAddress {
                keys.append("plans.\(plan.id).operator")
            }
            keys += ExampleValues.names(in: plan.own.variables).sorted().map { "plans.\(plan.id).variables.\($0)" }
        }
        return keys
    }

    /// Whether messages leave this machine.
    var reachesCustomers: Bool { delivery.transport != .maildir }

    /// What a check of the configuration says of them.
    var exampleLines: [Wording] {
        let keys = exampleKeys
        if keys.isEmpty { return [] }
        let fault = Wording.stillExamples(keys)
        return [reachesCustomers ? .faulty(.sentences(fault, .lettersWithExamplesRefused)) : .note(fault)]
    }
}
