/// The fields of a follow-up as a flat table has them, in the order in which they are written.
enum FollowUpColumn: String, CaseIterable {
    case kind, plan, to, subject, text, language, when
    case notBefore = "not_before"
    case afterStaffed = "after_staffed"
    case expiresAt = "expires_at"
    case priority
    case caseLabel = "case"
    case idempotencyKey = "idempotency_key"

    /// Those that make up `when`, of which a follow-up has one.
    static let timing: [FollowUpColumn] = [.when, .notBefore, .afterStaffed]

    var isTiming: Bool { Self.timing.contains(self) }
}

/// A follow-up's values as somebody wrote them. Whether they make sense is the daemon's to say.
typealias FollowUpValues = [FollowUpColumn: String]

extension FollowUpValues {
    /// The same with `defaults` for what isn't there; `when` is one of three, so one of its own keeps out the others'.
    func filled(from defaults: FollowUpValues) -> FollowUpValues {
        let hasTiming = keys.contains(where: \.isTiming)
        return merging(defaults.filter { !(hasTiming && $0.key.isTiming) }) { own, _ in own }
    }

    /// The members of the JSON object that the daemon takes, without its braces.
    var jsonMembers: String {
        var members: [String] = []
        func add(_ name: String, _ value: JSONValue) {
            members.append(JSONValue.string(name).text + ":" + value.text)
        }
        for column in FollowUpColumn.allCases where !column.isTiming {
            guard let value = self[column] else { continue }
            // What is no number is sent as it is, and refused with the reason.
            let number = column == .priority ? Int64(value) : nil
            add(column.rawValue, number.map(JSONValue.integer) ?? .string(value))
        }
        let timing = FollowUpColumn.timing.compactMap { column in
            self[column].map { (column == .when ? "window" : column.rawValue, $0) }
        }
        if !timing.isEmpty {
            let when = timing.map { JSONValue.string($0.0).text + ":" + JSONValue.string($0.1).text }
            members.append("\"when\":{" + when.joined(separator: ",") + "}")
        }
        return members.joined(separator: ",")
    }
}
