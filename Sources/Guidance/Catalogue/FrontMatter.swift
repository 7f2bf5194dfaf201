import Documents
import Messages

/// A template's front matter.
struct FrontMatter {
    /// As the file gives it; nil where it is missing or at fault.
    struct Subject {
        let node: DocumentNode
        let template: TemplateText
    }

    struct DeclaredVariable {
        let name: String
        let location: SourceLocation
        /// nil where the declaration is at fault.
        let variable: Variable?
    }

    let title: String?
    let description: String?
    let audience: Audience?
    let subject: Subject?
    let faq: String?
    let variables: [DeclaredVariable]
    /// Where each key stands; the front matter's beginning for missing ones.
    let locations: [String: SourceLocation]
    let start: SourceLocation

    func location(of key: String) -> SourceLocation {
        locations[key] ?? start
    }
}

/// A template's file, split at the end of its front matter.
struct FrontMatterSplit {
    /// Starts at the first line, so that its line numbers are the file's.
    let yaml: String
    let body: String
    /// The line on which the body begins.
    let bodyLine: Int

    /// - Returns: nil where the file has no front matter, which is reported in `problems`.
    init?(_ text: String, problems: DocumentProblems) {
        func refuse(_ detail: Wording) {
            problems.report(
                DocumentProblem(location: SourceLocation(line: 1, column: 1), pointer: "", detail: detail))
        }
        let lines = text.linesOfText
        guard lines.first?.isRule == true else {
            refuse(.frontMatterMissing)
            return nil
        }
        guard let end = lines.dropFirst().firstIndex(where: \.isRule) else {
            refuse(.frontMatterWithoutEnd)
            return nil
        }
        yaml = lines[..<end].joined(separator: "\n") + "\n"
        body = lines[(end + 1)...].joined(separator: "\n")
        bodyLine = end + 2
    }
}

extension Substring {
    /// Whether the line begins or ends front matter.
    fileprivate var isRule: Bool {
        hasPrefix("---") && dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
    }
}
