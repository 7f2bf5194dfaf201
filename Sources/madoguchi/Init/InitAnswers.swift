/// The answers given so far: which is asked for next, and the drop-in that they make.
struct InitAnswers: Hashable, Sendable {
    /// The relay that is none: letters go into the maildir.
    static let maildir = "maildir"
    /// The plan of the example that has the creator's own hours.
    static let desk = "desk"

    /// The plans that the configuration has without the drop-in, with neither ``desk`` among them.
    let vendorPlans: [String]
    /// The variables of the configuration's letters.
    private let variables: [String]
    private(set) var values: [InitField: String] = [:]

    /// - Parameters:
    ///   - plans: those of the configuration without the drop-in.
    ///   - variables: likewise.
    init(plans: [String], variables: [String]) {
        vendorPlans = plans.filter { $0 != Self.desk }
        self.variables = variables
    }

    /// nil where everything is answered.
    var next: InitField? { InitField.allCases.first { values[$0] == nil && isAsked($0) } }

    /// Whether a field has a meaning beside the others.
    func isAsked(_ field: InitField) -> Bool {
        switch field {
        case .planTimeZone, .planHours: !hasKnownPlan
        case .relayUser: values[.relay] != Self.maildir
        default: true
        }
    }

    /// What an empty answer to a field means; nil where there has to be one.
    func usual(_ field: InitField) -> String? {
        field == .plan ? vendorPlans.first : field.usual
    }

    /// The answers with one more.
    func with(_ value: String, for field: InitField) -> InitAnswers {
        var answers = self
        answers.values[field] = value
        return answers
    }

    /// Whether letters go to a relay, and not into the maildir.
    var hasRelay: Bool { values[.relay].map { $0 != Self.maildir } ?? false }

    /// Whether the relay asks for a password.
    var hasPassword: Bool { hasRelay && values[.relayUser]?.isEmpty == false }

    private var hasKnownPlan: Bool { values[.plan].map(vendorPlans.contains) ?? true }
}

// MARK: The drop-in

extension InitAnswers {
    /// The drop-in of what has been answered, as YAML. Each answer is a quoted scalar, so that none of its characters has a
    /// meaning there. [YAML 1.2, section 7.3.1]
    ///
    /// - Parameter head: the comment at its beginning.
    func dropIn(head: [String]) -> String {
        (head.map { "# \($0)" } + plans + delivery + guidance).joined(separator: "\n") + "\n"
    }

    private var plans: [String] {
        var lines: [String] = []
        if let plan = values[.plan] {
            lines += vendorPlans.filter { $0 != plan }.map { "  \(Self.quoted($0)): null" }
            if !hasKnownPlan, let hours = values[.planHours], let zone = values[.planTimeZone] {
                lines += [
                    "  \(Self.quoted(plan)):", "    timezone: \(Self.quoted(zone))",
                    "    hours: \(Self.quoted(hours))", "    staffed: [live-chat]",
                ]
            }
        }
        if let hours = values[.deskHours] {
            lines += ["  \(Self.desk):", "    hours: \(Self.quoted(hours))"]
        }
        return lines.isEmpty ? [] : ["plans:"] + lines
    }

    private var delivery: [String] {
        guard let sender = values[.sender] else { return [] }
        let lines = ["delivery:", "  from: \(Self.quoted(sender))"]
        guard let relay = values[.relay] else { return lines }
        guard hasRelay else { return lines + ["  transport: maildir"] }
        let place = RelayPlace(relay)
        var smtp = [
            "    host: \(Self.quoted(place.host))", "    port: \(place.port)", "    security: \(place.security)",
        ]
        if hasPassword, let user = values[.relayUser] {
            smtp += ["    username: \(Self.quoted(user))", "    password_credential: smtp-password"]
        }
        return lines + ["  transport: smtp", "  smtp:"] + smtp
    }

    private var guidance: [String] {
        var lines: [String] = []
        var variables: [String] = []
        if let sender = values[.sender] {
            let address = Self.quoted(Self.address(of: sender))
            lines.append("  operator: \(address)")
            variables.append("    support_address: \(address)")
        }
        if let name = values[.siteName] {
            // The example's own, which are nobody's.
            let others = ["sender_name", "sender_domain"].filter(self.variables.contains)
            variables += others.map { "    \($0): null" } + ["    site_name: \(Self.quoted(name))"]
        }
        if let address = values[.loginURL] { variables.append("    login_url: \(Self.quoted(address))") }
        if !variables.isEmpty { lines += ["  variables:"] + variables }
        return lines.isEmpty ? [] : ["guidance:"] + lines
    }

    /// The address of a sender, as `Name <address>` or by itself.
    private static func address(of sender: String) -> String {
        guard sender.last == ">", let start = sender.lastIndex(of: "<") else { return sender }
        return String(sender[sender.index(after: start)...].dropLast())
    }

    /// A double-quoted scalar on one line.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x10000 && scalar.steersTerminal: result += scalar.jsonEscape
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
