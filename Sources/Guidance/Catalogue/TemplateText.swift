import Documents
import Messages
import Mustache

/// A template's text and its tags.
struct TemplateText {
    let text: String
    let tags: [Tag]
    /// Whether all of its tags are valid.
    let isSound: Bool

    /// Parses a text, and reports the faults in its tags.
    ///
    /// - Parameter start: where its first character stands.
    init(_ text: String, from start: SourceLocation, problems: DocumentProblems) {
        self.init(text, from: start) { fault in
            problems.report(
                DocumentProblem(
                    location: fault.location, pointer: "", detail: fault.detail, suggestion: fault.suggestion))
        }
    }

    /// The same for a value in the front matter.
    init(_ text: String, of node: DocumentNode, problems: DocumentProblems) {
        let scan = TemplateText(text, from: node.textLocation ?? node.location) { fault in
            problems.report(
                fault.detail, at: node, location: node.textLocation == nil ? node.location : fault.location,
                suggestion: fault.suggestion)
        }
        self.text = text
        isSound = scan.isSound
        // Where the text doesn't stand literally in the file, all of it gets the place where it begins.
        tags =
            node.textLocation == nil
            ? scan.tags.map { Tag(kind: $0.kind, name: $0.name, location: node.location) } : scan.tags
    }

    private init(_ text: String, from start: SourceLocation, report: (TagFault) -> Void) {
        let scanner = TagScanner(text, from: start)
        var faults = scanner.faults
        if faults.isEmpty, let error = Self.refusal(of: text, scanner.tagsAlone) {
            faults.append(Self.fault(error, from: start))
        }
        self.text = text
        tags = scanner.tags
        isSound = faults.isEmpty
        faults.forEach(report)
    }

    /// Why the renderer's own parser refuses a text. It looks at each character several times, and what stands between tags
    /// can't be wrong; so it gets that only to tell the place.
    private static func refusal(of text: String, _ tagsAlone: String) -> (any Error)? {
        do {
            _ = try MustacheTemplate(string: tagsAlone)
            return nil
        } catch {
            do {
                _ = try MustacheTemplate(string: text)
                return nil
            } catch {
                return error
            }
        }
    }

    /// What the renderer's own parser has against a text.
    private static func fault(_ error: any Error, from start: SourceLocation) -> TagFault {
        guard let error = error as? MustacheTemplate.ParserError else {
            return TagFault(location: start, detail: .notMustache("\(error)"))
        }
        let line = start.line + error.context.lineNumber - 1
        let column = error.context.columnNumber + (error.context.lineNumber == 1 ? start.column - 1 : 0)
        return TagFault(
            location: SourceLocation(line: line, column: column),
            detail: .notMustacheTag("\(error.error)"))
    }
}
