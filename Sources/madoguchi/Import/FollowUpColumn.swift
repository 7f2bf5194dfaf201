/// The fields of a follow-up as columns of a table.
enum FollowUpColumn: Hashable, Sendable {
    case kind, plan, to, subject, text, template
    /// One of the template's variables: `variables.NAME`.
    case variable(String)
    case language, when, notBefore, afterStaffed, expiresAt, priority, caseLabel, idempotencyKey

    /// Those with fixed names, in the order in which they are written.
    static let fixed: [FollowUpColumn] = [
        .kind, .plan, .to, .subject, .text, .template, .language, .when, .notBefore, .afterStaffed, .expiresAt,
        .priority, .caseLabel, .idempotencyKey,
    ]

    /// Every column's name, and the form of variables' names.
    static let names = fixed.map(\.name) + [variable("NAME").name]

    private static let variablePrefix = "variables."

    /// Those that make up `when`, of which a follow-up has one.
    static let timing: [FollowUpColumn] = [.when, .notBefore, .afterStaffed]

    var isTiming: Bool { Self.timing.contains(self) }

    /// Whether it is part of a message without a template.
    var isWording: Bool { self == .subject || self == .text }

    /// Whether it is part of a message from a template.
    var isTemplate: Bool { self == .template || isVariable }

    var isVariable: Bool {
        if case .variable = self { true } else { false }
    }
}

extension FollowUpColumn {
    init?(named name: String) {
        if name.hasPrefix(Self.variablePrefix), name != Self.variablePrefix {
            self = .variable(String(name.dropFirst(Self.variablePrefix.count)))
        } else if let column = Self.fixed.first(where: { $0.name == name }) {
            self = column
        } else {
            return nil
        }
    }

    var name: String {
        switch self {
        case .kind: "kind"
        case .plan: "plan"
        case .to: "to"
        case .subject: "subject"
        case .text: "text"
        case .template: "template"
        case .variable(let name): Self.variablePrefix + name
        case .language: "language"
        case .when: "when"
        case .notBefore: "not_before"
        case .afterStaffed: "after_staffed"
        case .expiresAt: "expires_at"
        case .priority: "priority"
        case .caseLabel: "case"
        case .idempotencyKey: "idempotency_key"
        }
    }

    /// The member of the follow-up's JSON object.
    var member: String {
        if isVariable { return "variables" }
        return isTiming ? "when" : name
    }
}
