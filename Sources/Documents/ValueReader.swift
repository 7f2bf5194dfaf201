package import Messages
import SupportHours

/// Reads one kind of value from a document's node, or reports why it can't and returns nil.
package struct ValueReader<Value> {
    package let read: (DocumentNode, DocumentProblems) -> Value?
    /// How a value is written in a document, on one line; nil where it takes a mapping.
    let written: ((Value) -> String)?
    /// What it takes, as far as it knows. Made when it is asked for: readers are made for each request, and hardly any is asked.
    package var grammar: ValueGrammar { describe() }
    private let describe: () -> ValueGrammar

    package init(_ read: @escaping (DocumentNode, DocumentProblems) -> Value?) {
        self.init(read: read, written: nil, describe: { .any })
    }

    private init(
        read: @escaping (DocumentNode, DocumentProblems) -> Value?, written: ((Value) -> String)?,
        describe: @escaping () -> ValueGrammar
    ) {
        self.read = read
        self.written = written
        self.describe = describe
    }

    /// The same, knowing how its values are written.
    package func written(_ write: @escaping (Value) -> String) -> ValueReader {
        ValueReader(read: read, written: write, describe: describe)
    }

    /// The same, knowing what it takes.
    package func taking(_ grammar: @autoclosure @escaping () -> ValueGrammar) -> ValueReader {
        ValueReader(read: read, written: written, describe: grammar)
    }

    /// A reader that processes this one's value further; `transform` reports what it refuses.
    package func then<Result>(
        _ transform: @escaping (Value, DocumentNode, DocumentProblems) -> Result?
    ) -> ValueReader<Result> {
        ValueReader<Result> { node, problems in
            read(node, problems).flatMap { transform($0, node, problems) }
        }
        .taking(grammar)
    }

    /// The same, of another type.
    package func map<Result>(_ transform: @escaping (Value) -> Result) -> ValueReader<Result> {
        then { value, _, _ in transform(value) }
    }
}

extension ValueReader where Value == String {
    /// A text that isn't empty.
    ///
    /// - Parameter expected: what a message says is expected: `a zone's name, as Asia/Tokyo`.
    package static func text(_ expected: Wording = .text) -> ValueReader {
        ValueReader { node, problems in
            switch node.content {
            case .text(let text) where !text.isEmpty:
                return text
            case .boolean, .number:
                problems.report(.unquoted(node.found, expected: expected), at: node)
            default:
                problems.report(.found(node.found, expected: expected), at: node)
            }
            return nil
        }
        .taking(.text(expected)).written { $0.flowText }
    }
}

extension ValueReader where Value == Bool {
    /// `true` or `false`, and no other word that YAML 1.1 took for one.
    package static var flag: ValueReader {
        ValueReader { node, problems in
            switch node.content {
            case .boolean("true"): return true
            case .boolean("false"): return false
            default:
                problems.report(.found(node.found, expected: .trueOrFalse), at: node)
                return nil
            }
        }
        .taking(.flag).written { String($0) }
    }
}

extension ValueReader where Value == Int {
    /// A whole number within `range`.
    package static func integer(_ range: ClosedRange<Int>) -> ValueReader {
        ValueReader { node, problems in
            guard case .number(let digits) = node.content, let value = Int(digits) else {
                problems.report(.found(node.found, expected: .wholeNumber(range)), at: node)
                return nil
            }
            guard range.contains(value) else {
                problems.report(.outOfRange(value, range), at: node)
                return nil
            }
            return value
        }
        .taking(.integer(range)).written { String($0) }
    }
}

extension ValueReader where Value == String {
    /// One of the names that there are.
    ///
    /// - Parameter unknown: says that there is none of this name.
    package static func name(
        _ expected: Wording, among known: [String], unknown: @escaping (String) -> Wording
    ) -> ValueReader {
        text(expected).resolved(among: known, unknown: unknown) { known.contains($0) ? $0 : nil }
    }

    /// What a name stands for.
    ///
    /// - Parameters:
    ///   - known: the names that there are, of which the nearest is suggested.
    ///   - unknown: says that there is none of this name.
    package func resolved<Result>(
        among known: @autoclosure @escaping () -> [String], unknown: @escaping (String) -> Wording,
        by find: @escaping (String) -> Result?
    ) -> ValueReader<Result> {
        then { name, node, problems in
            if let found = find(name) { return found }
            problems.report(unknown(name), at: node, suggestion: Spelling.nearest(to: name, among: known()))
            return nil
        }
    }
}

extension ValueReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of an enumeration's words.
    package static var word: ValueReader {
        ValueReader { node, problems in
            if case .text(let text) = node.content, let value = Value(rawValue: text) { return value }
            let words = Value.allCases.map { $0.rawValue }
            let expected = Wording.oneOf(words)
            guard let text = ValueReader<String>.text(expected).read(node, problems) else { return nil }
            problems.report(
                .found(node.found, expected: expected), at: node,
                suggestion: Spelling.nearest(to: text, among: words))
            return nil
        }
        .taking(.words(Value.allCases.map { $0.rawValue })).written { $0.rawValue }
    }
}

extension ValueReader {
    /// A list, every element of which is read; nil where any of them is at fault.
    package static func list<Element>(of element: ValueReader<Element>, _ expected: Wording) -> ValueReader<[Element]> {
        let reader = ValueReader<[Element]> { node, problems in
            guard case .sequence(let nodes) = node.content else {
                problems.report(.found(node.found, expected: expected), at: node)
                return nil
            }
            let values = nodes.map { element.read($0, problems) }
            return values.contains { $0 == nil } ? nil : values.compactMap(\.self)
        }
        .taking(.list(of: element.grammar, expected))
        guard let written = element.written else { return reader }
        return reader.written { "[\($0.map(written).joined(separator: ", "))]" }
    }

    /// A mapping with known keys. Keys that `build` doesn't read are reported as unknown.
    ///
    /// - Parameter subject: the mapping's name in messages: `plan "basic"`.
    package static func mapping(_ subject: Wording, _ build: @escaping (StrictMapping) -> Value?) -> ValueReader {
        ValueReader { node, problems in
            guard let mapping = StrictMapping(node, subject: subject, problems: problems) else { return nil }
            let value = build(mapping)
            mapping.reportUnknownKeys()
            return value
        }
        .taking(.mapping)
    }
}

extension ValueReader {
    /// The same where `null` says that there is none.
    package var orNull: ValueReader<Value?> {
        ValueReader<Value?> { node, problems in
            if case .null = node.content { return .some(nil) }
            return read(node, problems).map(Optional.some)
        }
        .taking(.orNull(grammar))
    }
}
