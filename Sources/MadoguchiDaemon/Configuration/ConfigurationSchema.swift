import Documents
package import Messages
package import TimeZoneDatabase

/// The configuration's grammar as a JSON Schema, made from what its reader looks for. [JSON Schema 2020-12]
package enum ConfigurationSchema {
    /// A configuration with every mapping that there can be, though not with values that go together: what is in them is
    /// looked for all the same.
    static let everyMapping = """
        display: {}
        store: { postgresql: {} }
        node: {}
        calendars: { shipped: { builtin: jp }, vendor: { url: "https://example.com/holidays.ics" } }
        plans:
          basic: { name: {}, variables: { site_name: x }, published: {} }
          daytime: { all_of: [] }
          anytime: { any_of: [] }
        follow_ups: { retry: {} }
        delivery:
          smtp: { host: mail.example.jp, timeouts: {}, authentication: { refresh: {}, client: {} } }
          webhook: {}
          limits: { per_recipient: {} }
        guidance:
          directory: guidance
          variables: { site_name: x }
          recurring: { monthly: { columns: { to: x }, variables: { site_name: x } } }
        web: {}
        desk: { proxy: {} }
        announce: {}
        """

    /// - Parameter language: of what is said of values.
    package static func text(in language: Language, zones: TimeZoneDatabase) -> String {
        schema(in: language, zones: zones).indented
    }

    static func schema(in language: Language, zones: TimeZoneDatabase) -> JSONValue {
        let record = ReadingRecord()
        let source = ConfigurationFile.Source(path: "", bytes: Array(everyMapping.utf8))
        // It has faults, as it has to; what was looked for is recorded nevertheless.
        _ = try? ConfigurationFile.parse(
            source, zones: zones, guidance: GuidanceSource(packaged: []) { _ in [:] }, record: record)
        let root = Mapping(record.mappings)
        let head = JSONValue.object([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .text(Wording.configurationTitle[language]),
        ])
        return head.merging(root.schema(in: language))
    }

    /// The keys of a mapping, from each one that was read in its place.
    private struct Mapping {
        /// Of each that was read.
        private var questions: [[String: ReadingRecord.Question]] = []
        private var children: [String: Mapping] = [:]

        init(_ mappings: [(steps: [String], keys: [String: ReadingRecord.Question])]) {
            for mapping in mappings { add(mapping.keys, at: mapping.steps[...]) }
        }

        private mutating func add(_ keys: [String: ReadingRecord.Question], at steps: ArraySlice<String>) {
            guard let step = steps.first else {
                questions.append(keys)
                return
            }
            children[step, default: Mapping([])].add(keys, at: steps.dropFirst())
        }

        func schema(in language: Language) -> JSONValue {
            var known = questions.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
            // Keys of the writer's choice are all alike.
            let free = known.removeValue(forKey: "*").map { schema(of: "*", $0, in: language) }
            let properties = known.sorted { $0.key < $1.key }.map { key, question in
                JSONValue.Member(key: key, value: schema(of: key, question, in: language))
            }
            let required = known.keys.sorted().filter { key in questions.allSatisfy { $0[key]?.isRequired == true } }
            return .object([
                "type": "object", "properties": properties.isEmpty ? nil : .object(properties),
                "required": required.isEmpty ? nil : .texts(required),
                "additionalProperties": free ?? .boolean(false),
            ])
        }

        private func schema(
            of key: String, _ question: ReadingRecord.Question, in language: Language
        ) -> JSONValue {
            if case .mapping = question.grammar {
                return (children[key] ?? Mapping([])).schema(in: language)
            }
            return question.grammar.schema(in: language).with("default", question.usualValue)
        }
    }
}

extension ReadingRecord.Question {
    /// The default, where it reads as a value.
    fileprivate var usualValue: JSONValue? {
        guard let usual else { return nil }
        let problems = DocumentProblems()
        let node = YAMLDocument.parse(Array(usual.utf8), file: "", problems: problems)
        return problems.isEmpty ? node.map(JSONValue.init) : nil
    }
}

extension ValueGrammar {
    fileprivate func schema(in language: Language) -> JSONValue {
        switch self {
        case .any: .object([])
        case .text(let expected):
            .object([
                "type": "string", "minLength": .integer(1),
                "description": expected.en == Wording.text.en ? nil : .text(expected[language]),
            ])
        case .words(let words): .object(["enum": .texts(words)])
        case .flag: .object(["type": "boolean"])
        case .integer(let range):
            .object([
                "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
            ])
        case .list(let element, let expected):
            .object([
                "type": "array", "items": element.schema(in: language), "description": .text(expected[language]),
            ])
        case .mapping: .object(["type": "object"])
        case .orNull(let grammar): .object(["anyOf": .list([grammar.schema(in: language), .object(["type": "null"])])])
        case .either(let grammars): .object(["anyOf": .list(grammars.map { $0.schema(in: language) })])
        }
    }
}
