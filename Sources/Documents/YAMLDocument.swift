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
        do {
            guard let root = try Parser(yaml: yaml, encoding: .utf8).singleRoot() else {
                return DocumentNode(.null, at: start, pointer: "")
            }
            let conversion = Conversion(
                lines: yaml.split(separator: "\n", omittingEmptySubsequences: false), file: file)
            return conversion.node(root, pointer: "", problems: problems)
        } catch let error as YamlError {
            problems.report(problem(of: error, file: file))
        } catch {
            problems.report(DocumentProblem(location: start, pointer: "", detail: "not readable as YAML: \(error)"))
        }
        return nil
    }

    /// The same from a file's bytes.
    package static func parse(_ bytes: [UInt8], file: String? = nil, problems: DocumentProblems) -> DocumentNode? {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            problems.report(undecodable(bytes, file: file))
            return nil
        }
        return parse(text, file: file, problems: problems)
    }

    /// The place of the first byte that isn't UTF-8.
    private static func undecodable(_ bytes: [UInt8], file: String?) -> DocumentProblem {
        var line = 1
        for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isText = String(validating: row, as: UTF8.self) != nil
            if !isText || row.contains(0) {
                let what = isText ? "a NUL byte" : "bytes that aren't UTF-8"
                return DocumentProblem(
                    location: SourceLocation(line: line, column: 1, file: file), pointer: "",
                    detail: "found \(what) in this line, expected text; save the file as UTF-8")
            }
            line += 1
        }
        return DocumentProblem(
            location: SourceLocation(line: 1, column: 1, file: file), pointer: "", detail: "the file isn't UTF-8 text")
    }

    private static func problem(of error: YamlError, file: String?) -> DocumentProblem {
        func at(_ mark: Mark?, _ detail: String) -> DocumentProblem {
            DocumentProblem(location: SourceLocation(mark, file: file), pointer: "", detail: detail)
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return at(mark, "not YAML: " + [context?.text, problem].compactMap(\.self).joined(separator: ", "))
        case .reader(let problem, _, _, _):
            return at(nil, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map(\.quotedForMessage).joined(separator: ", ")
            return at(context.mark, "the key \(keys) is given more than once in one mapping; keep one of them")
        default:
            return at(nil, "not readable as YAML: \(error)")
        }
    }
}

extension YAMLReckoning.Fault {
    fileprivate var detail: String {
        switch self {
        case .tooManyValues:
            "the document expands to more than \(YAMLDocument.largestNodeCount) values; use fewer aliases"
        case .keyIsNoName: "found a list or mapping as a key, expected a name"
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
            let content = scalar.style == .plain ? DocumentNode.Content(plain: scalar.string) : .text(scalar.string)
            return DocumentNode(content, at: location, pointer: pointer, textLocation: textLocation(of: scalar))
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
                    let detail = "found a list or mapping as a key, expected a name"
                    problems.report(
                        DocumentProblem(location: self.location(of: key), pointer: pointer, detail: detail))
                    continue
                }
                let valuePointer = pointer + scalar.string.pointerStep
                let value = self.node(value, pointer: valuePointer, problems: problems)
                entries.append(.init(key: scalar.string, location: self.location(of: key), value: value))
            }
            return DocumentNode(.mapping(entries), at: location, pointer: pointer)
        case .alias:
            return DocumentNode(.null, at: location, pointer: pointer)
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
