import FoundationEssentials
import Messages

/// Follow-ups in the daemon's format, one JSON object a line.
///
/// Lines are sent unchanged, so that only the daemon judges them.
struct NDJSONImport {
    private let defaults: FollowUpValues
    private var reader = LineReader()

    init(defaults: FollowUpValues) {
        self.defaults = defaults
    }

    mutating func feed(_ bytes: ArraySlice<UInt8>) -> [ImportLine] {
        reader.feed(bytes).map(line)
    }

    mutating func finish() -> [ImportLine] {
        reader.finish().map { [line($0)] } ?? []
    }

    private func line(_ line: LineReader.Line) -> ImportLine {
        ImportLine(number: line.number, content: content(of: line))
    }

    private func content(of line: LineReader.Line) -> ImportLine.Content {
        guard let bytes = line.bytes else {
            return .unusable(
                Failure(.badInput, .importLineTooLong(reader.limit)))
        }
        // Not an object: the daemon reports that.
        guard let names = try? JSONDecoder().decode(MemberNames.self, from: Data(bytes)).names else {
            return .json(bytes, needsKey: false)
        }
        let absent =
            defaults.fitting(
                hasWording: names.contains("subject") || names.contains("text"),
                hasTemplate: names.contains("template") || names.contains("variables")
            ).filter { !names.contains($0.key.member) }
        let isEmpty = names.isEmpty
        return .json(
            bytes.adding(jsonMembers: absent.jsonMembers, toEmpty: isEmpty),
            needsKey: !(isEmpty && absent.isEmpty) && !names.contains(FollowUpColumn.idempotencyKey.name))
    }

    /// The names of an object's members.
    private struct MemberNames: Decodable {
        let names: Set<String>

        init(from decoder: any Decoder) throws {
            names = Set(try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue))
        }

        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }
}

extension [UInt8] {
    /// A JSON object's text with more members.
    ///
    /// - Parameter isEmpty: whether it has none yet.
    func adding(jsonMembers members: String, toEmpty isEmpty: Bool) -> [UInt8] {
        members.isEmpty ? self : dropLast() + (isEmpty ? [] : [UInt8(ascii: ",")]) + members.utf8 + [UInt8(ascii: "}")]
    }
}
