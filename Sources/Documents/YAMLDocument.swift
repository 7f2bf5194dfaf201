import Messages
import Yams

/// Parses YAML into document nodes, with the types of YAML 1.2's core schema for plain scalars.
///
/// YAML 1.1's surprises do no harm: `22:00` is a text, not 1,320, and `off` or `no` are distinguished from texts so
/// that a message can ask for quotes.
package enum YAMLDocument {
    /// More values than any configuration has; aliases could otherwise multiply without limit.
    package static let largestNodeCount = 100_000

    /// - Parameter file: the path for locations, where they should name one.
    /// - Returns: the root, or nil where the document can't be read at all, which is reported in `problems`.
    package static func parse(_ yaml: String, file: String? = nil, problems: DocumentProblems) -> DocumentNode? {
        let start = SourceLocation(line: 1, column: 1, file: file)
        if let (line, column, fault) = YAMLReckoning.fault(in: yaml, limit: largestNodeCount) {
            let location = SourceLocation(line: line, column: column, file: file)
            problems.report(DocumentProblem(location: location, pointer: "", detail: fault.detail))
            return nil
        }
        let lines = yaml.linesOfText
        do {
            // Of the resolver's types none are used; they are looked for in each key by regular expressions.
            guard let root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot() else {
                return DocumentNode(.null, at: start, pointer: "")
            }
            return Conversion(lines: lines, file: file).node(root, pointer: "", problems: problems)
        } catch let error as YamlError {
            problems.report(problem(of: error, in: lines, file: file))
        } catch {
            problems.report(
                DocumentProblem(
                    location: start, pointer: "", detail: YAMLMessage.wording(context: nil, problem: "\(error)")))
        }
        return nil
    }

    /// The same from a file's bytes.
    package static func parse(_ bytes: [UInt8], file: String? = nil, problems: DocumentProblems) -> DocumentNode? {
        FileText.decode(bytes, file: file, problems: problems).flatMap { parse($0, file: file, problems: problems) }
    }

    private static func problem(of error: YamlError, in lines: [Substring], file: String?) -> DocumentProblem {
        func at(_ mark: Mark?, _ detail: Wording) -> DocumentProblem {
            DocumentProblem(location: SourceLocation(mark, file: file), pointer: "", detail: detail)
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if let column = tab(indenting: mark.line, of: lines) {
                return DocumentProblem(
                    location: SourceLocation(line: mark.line, column: column, file: file), pointer: "",
                    detail: .tabInIndentation)
            }
            return at(mark, YAMLMessage.wording(context: context?.text, problem: problem))
        case .reader(let problem, _, _, _):
            return at(nil, YAMLMessage.wording(context: nil, problem: problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return at(context.mark, .keysRepeated(Array(duplicates)))
        default:
            return at(nil, YAMLMessage.wording(context: nil, problem: "\(error)"))
        }
    }

    /// The column of the first tab before a line's text.
    private static func tab(indenting line: Int, of lines: [Substring]) -> Int? {
        guard lines.indices.contains(line - 1) else { return nil }
        let indentation = lines[line - 1].prefix { $0 == " " || $0 == "\t" }
        return indentation.firstIndex(of: "\t").map { indentation.distance(from: indentation.startIndex, to: $0) + 1 }
    }
}

extension YAMLReckoning.Fault {
    fileprivate var detail: Wording {
        switch self {
        case .tooManyValues:
            .tooManyValues(limit: YAMLDocument.largestNodeCount)
        case .keyIsNoName: .keyIsNoName
        }
    }
}

extension SourceLocation {
    fileprivate init(_ mark: Mark?, file: String?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1, file: file)
    }
}

/// Converts Yams' nodes to ours.
private struct Conversion {
    let lines: [Substring]
    let file: String?

    init(lines: [Substring], file: String?) {
        self.lines = lines
        self.file = file
    }

    func node(_ node: Node, pointer: String, problems: DocumentProblems) -> DocumentNode {
        let location = location(of: node)
        switch node {
        case .scalar(let scalar):
            return DocumentNode(
                content(of: scalar, at: pointer, problems: problems), at: location, pointer: pointer,
                textLocation: textLocation(of: scalar))
        case .sequence(let sequence):
            var elements: [DocumentNode] = []
            for (index, element) in sequence.enumerated() {
                elements.append(self.node(element, pointer: "\(pointer)/\(index)", problems: problems))
            }
            return DocumentNode(.sequence(elements), at: location, pointer: pointer)
        case .mapping(let mapping):
            var entries: [DocumentNode.Entry] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    problems.report(
                        DocumentProblem(location: self.location(of: key), pointer: pointer, detail: .keyIsNoName))
                    continue
                }
                let valuePointer = pointer + scalar.text.pointerStep
                let value = self.node(value, pointer: valuePointer, problems: problems)
                entries.append(.init(key: scalar.text, location: self.location(of: key), value: value))
            }
            return DocumentNode(.mapping(entries), at: location, pointer: pointer)
        case .alias:
            return DocumentNode(.null, at: location, pointer: pointer)
        }
    }

    /// What a scalar stands for: by its tag where it has one, else by its form.
    private func content(
        of scalar: Node.Scalar, at pointer: String, problems: DocumentProblems
    ) -> DocumentNode.Content {
        let content = scalar.style == .plain ? DocumentNode.Content(plain: scalar.text) : .text(scalar.text)
        switch scalar.tag.description {
        case Tag.Name.implicit.rawValue: return content
        case Tag.Name.str.rawValue: return .text(scalar.text)
        case let tag:
            // Passed over, a tag such as `!secret` would let its name be used in place of what it stands for.
            let name = tag.hasPrefix("tag:yaml.org,2002:") ? "!!" + tag.dropFirst("tag:yaml.org,2002:".count) : tag
            problems.report(
                DocumentProblem(
                    location: SourceLocation(scalar.mark, file: file), pointer: pointer,
                    detail: .unsupportedTag(name)))
            return content
        }
    }

    private func location(of node: Node) -> SourceLocation {
        SourceLocation(node.mark, file: file)
    }

    /// The place of a text that stands on one line literally.
    private func textLocation(of scalar: Node.Scalar) -> SourceLocation? {
        guard let mark = scalar.mark, lines.indices.contains(mark.line - 1) else { return nil }
        let column = scalar.style == .plain ? mark.column : mark.column + 1
        let rest = lines[mark.line - 1].unicodeScalars.dropFirst(column - 1)
        return rest.starts(with: scalar.string.unicodeScalars)
            ? SourceLocation(line: mark.line, column: column, file: file) : nil
    }
}

extension Node.Scalar {
    /// The text without byte order marks at its beginning, where they come from files put together: Yams takes away one.
    fileprivate var text: String {
        guard string.unicodeScalars.first == "\u{FEFF}" else { return string }
        return String(string.unicodeScalars.drop { $0 == "\u{FEFF}" })
    }
}
