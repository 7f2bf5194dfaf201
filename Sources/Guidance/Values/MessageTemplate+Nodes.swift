package import Documents
package import Messages
import SupportHours

extension MessageTemplate {
    /// Checks the values of an object, `{"NAME": "…"}`, and fills in the values that aren't given.
    ///
    /// - Parameters:
    ///   - node: the object; faults are reported at its values, by pointers such as `/variables/NAME`. `null` means
    ///     that a value isn't given.
    ///   - site: the operator's values for all templates.
    ///   - language: the language of defaults.
    package func values(
        given node: DocumentNode, site: [String: String], language: Language, problems: DocumentProblems
    ) -> TemplateValues? {
        GivenValues(node, problems: problems).flatMap { given in
            let values = values(
                given: given.texts, site: site, language: language, problems: given.report(to: problems))
            return given.isSound ? values : nil
        }
    }

    /// The same for a preview.
    package func previewValues(
        given node: DocumentNode, site: [String: String], language: Language, problems: DocumentProblems
    ) -> PreviewValues? {
        GivenValues(node, problems: problems).flatMap { given in
            let values = previewValues(
                given: given.texts, site: site, language: language, problems: given.report(to: problems))
            return given.isSound ? values : nil
        }
    }
}

/// An object of texts. Error messages never show one of them.
private struct GivenValues {
    private(set) var texts: [String: String] = [:]
    /// Whether every value is a text and no name stands twice.
    private(set) var isSound = true
    private var entries: [String: DocumentNode.Entry] = [:]
    private let node: DocumentNode

    /// - Returns: nil where the node is no object, which is reported.
    init?(_ node: DocumentNode, problems: DocumentProblems) {
        guard case .mapping(let pairs) = node.content else {
            problems.report(.found(node.foundKind, expected: .valuesByVariable), at: node)
            return nil
        }
        self.node = node
        for entry in pairs {
            guard entries[entry.key] == nil else {
                isSound = false
                problems.report(.valueGivenTwice(entry.key), at: entry.value, location: entry.location)
                continue
            }
            entries[entry.key] = entry
            switch entry.value.content {
            case .text(let text): texts[entry.key] = text
            case .null: break
            default:
                isSound = false
                problems.report(.unquoted(entry.value.foundKind, expected: .text), at: entry.value)
            }
        }
    }

    func report(to problems: DocumentProblems) -> MessageTemplate.ValueProblems {
        { name, detail, suggestion in
            if let entry = entries[name] {
                // A value of another type was reported as such already.
                guard texts[name] != nil || entry.value.isNull else { return }
                problems.report(detail, at: entry.value, suggestion: suggestion)
            } else {
                problems.report(
                    DocumentProblem(
                        location: node.location, pointer: node.pointer + name.pointerStep, detail: detail,
                        suggestion: suggestion))
            }
        }
    }
}

extension DocumentNode {
    fileprivate var isNull: Bool {
        if case .null = content { true } else { false }
    }
}
