package import Messages
internal import OrderedCollections
import SupportHours

/// A mapping that is read key by key and remembers which keys were read.
package final class StrictMapping {
    package let node: DocumentNode
    private let subject: Wording
    private let problems: DocumentProblems
    // Of few keys these two are searched without being hashed.
    private var entries: OrderedDictionary<String, DocumentNode.Entry> = [:]
    private var asked: OrderedSet<String> = []
    private var known: [String] = []

    /// Reports and returns nil where `node` is no mapping, and reports repeated keys.
    package init?(_ node: DocumentNode, subject: Wording, problems: DocumentProblems) {
        guard case .mapping(let pairs) = node.content else {
            problems.report(
                node.notation == .json
                    ? .notAnObject(node.found, subject: subject) : .notAMapping(node.found, subject: subject), at: node)
            return nil
        }
        self.node = node
        self.subject = subject
        self.problems = problems
        entries.reserveCapacity(pairs.count)
        asked.reserveCapacity(pairs.count)
        for entry in pairs {
            if let first = entries[entry.key] {
                let isFar =
                    first.location.file == entry.location.file && first.location.line != entry.location.line
                problems.report(
                    .keyGivenTwice(entry.key, in: subject, firstIn: isFar ? first.location.line : nil),
                    at: entry.value, location: entry.location)
            } else {
                entries[entry.key] = entry
            }
        }
    }

    /// The value of a key that must be there; its absence is reported.
    package func required<Value>(_ key: String, _ reader: ValueReader<Value>) -> Value? {
        guard let entry = entry(for: key, .init(grammar: reader.grammar, isRequired: true, usual: nil)) else {
            let place = node.takenAway[key]
            problems.report(
                DocumentProblem(
                    location: place ?? node.location, pointer: node.pointer + key.pointerStep,
                    detail: place == nil ? .keyMissing(key, in: subject) : .keyRemoved(key, in: subject)))
            return nil
        }
        return reader.read(entry.value, problems)
    }

    /// The value of a key that may be absent. A value at fault is reported, and nil returned.
    package func optional<Value>(_ key: String, _ reader: ValueReader<Value>) -> Value? {
        optional(key, reader, usual: nil)
    }

    private func optional<Value>(_ key: String, _ reader: ValueReader<Value>, usual: String?) -> Value? {
        entry(for: key, .init(grammar: reader.grammar, isRequired: false, usual: usual)).flatMap {
            reader.read($0.value, problems)
        }
    }

    /// The value of a key that may be absent, or `fallback`.
    package func optional<Value>(_ key: String, _ reader: ValueReader<Value>, default fallback: Value) -> Value {
        guard problems.record != nil, let usual = reader.written?(fallback) else {
            return optional(key, reader) ?? fallback
        }
        if !has(key) { noteUsual(key, Wording(verbatim: usual)) }
        return optional(key, reader, usual: usual) ?? fallback
    }

    /// The value of a mapping that means the same when it is absent as when it is empty. A value at fault is reported,
    /// and nil returned.
    package func section<Value>(_ key: String, _ reader: ValueReader<Value>) -> Value? {
        let empty = DocumentNode(
            .mapping([]), at: node.takenAway[key] ?? node.location, pointer: node.pointer + key.pointerStep,
            notation: node.notation)
        let entry = entry(for: key, .init(grammar: reader.grammar, isRequired: false, usual: nil))
        return reader.read(entry?.value ?? empty, problems)
    }

    /// Records the default that applies where a key is absent.
    ///
    /// - Parameter value: as it would be written on one line.
    package func noteUsual(_ key: String, _ value: Wording) {
        problems.record?.note(node.pointer + key.pointerStep, value, location: nil)
    }

    /// The value of a key that may be absent or `null`. A value at fault is reported, and nil returned.
    package func nullable<Value>(_ key: String, _ reader: ValueReader<Value>) -> Value? {
        let entry = entry(for: key, .init(grammar: .orNull(reader.grammar), isRequired: false, usual: nil))
        guard let entry, says(key) else { return nil }
        return reader.read(entry.value, problems)
    }

    /// Whether the key is present, whatever its value.
    package func has(_ key: String) -> Bool {
        entries[key] != nil
    }

    /// Whether the key is present with anything but `null`.
    package func says(_ key: String) -> Bool {
        guard let content = entries[key]?.value.content else { return false }
        if case .null = content { return false }
        return true
    }

    /// Reports a key that is known but not allowed, with the reason.
    package func refuse(_ key: String, _ reason: Wording) {
        asked.append(key)
        guard let entry = entries[key] else { return }
        problems.report(reason, at: entry.value, location: entry.location)
    }

    /// Checks the value of a key once more, where it is present.
    package func check(_ key: String, _ check: (DocumentNode, DocumentProblems) -> Void) {
        if let entry = entries[key] { check(entry.value, problems) }
    }

    package func report(_ problem: DocumentProblem) {
        problems.report(problem)
    }

    /// Reports a fault of the whole mapping, or of one of its keys.
    package func report(_ detail: Wording, key: String? = nil) {
        let entry = key.flatMap { entries[$0] }
        problems.report(detail, at: entry?.value ?? node, location: entry?.location)
    }

    /// Every entry, for mappings whose keys are names of the user's choice.
    package func all() -> [DocumentNode.Entry] {
        guard case .mapping(let pairs) = node.content else { return [] }
        known += pairs.map(\.key)
        problems.record?.chooseFreely(in: node.pointer)
        var seen: Set<String> = []
        return pairs.filter { seen.insert($0.key).inserted }
    }

    package func reportUnknownKeys() {
        guard case .mapping(let pairs) = node.content else { return }
        for entry in pairs where !asked.contains(entry.key) {
            if entry.key == "<<" {
                problems.report(
                    .mergeKeys, at: entry.value, location: entry.location)
                continue
            }
            let nearest = Spelling.nearest(to: entry.key, among: known)
            problems.report(
                .unknownKey(entry.key, in: subject, known: nearest == nil ? known : []), at: entry.value,
                location: entry.location, suggestion: nearest)
        }
    }

    private func entry(
        for key: String, _ question: @autoclosure () -> ReadingRecord.Question
    ) -> DocumentNode.Entry? {
        known.append(key)
        asked.append(key)
        problems.record?.ask(node.pointer + key.pointerStep, question())
        guard let entry = entries[key] else { return nil }
        if let record = problems.record {
            // Values in a mapping are recorded when they are read.
            if case .mapping = entry.value.content { return entry }
            record.note(entry.value.pointer, Wording(verbatim: entry.value.flowText), location: entry.location)
        }
        return entry
    }
}
