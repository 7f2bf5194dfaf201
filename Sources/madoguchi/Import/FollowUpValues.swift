/// A follow-up's values as the user wrote them. The daemon checks them.
typealias FollowUpValues = [FollowUpColumn: String]

extension FollowUpValues {
    /// The same with `defaults` for missing values.
    func filled(from defaults: FollowUpValues) -> FollowUpValues {
        let hasTiming = keys.contains(where: \.isTiming)
        return merging(defaults.fitting(self).filter { !(hasTiming && $0.key.isTiming) }) { own, _ in own }
    }

    /// The defaults that fit a line with the columns `own`: a message has a text of its own or a template.
    fileprivate func fitting(_ own: FollowUpValues) -> FollowUpValues {
        fitting(hasWording: own.keys.contains(where: \.isWording), hasTemplate: own.keys.contains(where: \.isTemplate))
    }

    func fitting(hasWording: Bool, hasTemplate: Bool) -> FollowUpValues {
        filter { !(hasWording && $0.key.isTemplate) && !(hasTemplate && $0.key.isWording) }
    }

    /// The members of the JSON object that the daemon accepts, without its braces.
    var jsonMembers: String {
        var members: [String] = []
        func add(_ name: String, _ value: String) {
            members.append(JSONValue.string(name).text + ":" + value)
        }
        for column in FollowUpColumn.fixed where !column.isTiming {
            if let value = self[column] {
                // A value that isn't a number is sent as it is, and refused with the reason.
                let number = column == .priority ? Int64(value) : nil
                add(column.name, (number.map(JSONValue.integer) ?? .string(value)).text)
            }
            if column == .template, let variables { add("variables", variables) }
        }
        let timing = FollowUpColumn.timing.compactMap { column in
            self[column].map { (column == .when ? "window" : column.name, $0) }
        }
        if !timing.isEmpty { add("when", Self.object(timing)) }
        return members.joined(separator: ",")
    }

    /// The JSON object of the template's variables, sorted; nil where there are none.
    private var variables: String? {
        let pairs = compactMap { column, value in
            if case .variable(let name) = column { (name, value) } else { nil }
        }
        return pairs.isEmpty ? nil : Self.object(pairs.sorted { $0.0 < $1.0 })
    }

    private static func object(_ pairs: [(String, String)]) -> String {
        let members = pairs.map { JSONValue.string($0.0).text + ":" + JSONValue.string($0.1).text }
        return "{" + members.joined(separator: ",") + "}"
    }
}
