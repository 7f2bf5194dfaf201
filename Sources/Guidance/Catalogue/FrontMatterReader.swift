import Documents
import Messages

/// The front matter's grammar: its keys and their values.
struct FrontMatterReader {
    let language: Language
    /// Names that `common.yaml` declares.
    let commonNames: Set<String>

    var frontMatter: ValueReader<FrontMatter> {
        .mapping(.frontMatter) { keys in
            let title = keys.required("title", oneLine(.templateTitle))
            let description = keys.required("description", .text(.templateDescription))
            let audience = keys.required("audience", ValueReader<Audience>.word)
            let subject = keys.required("subject", subject)
            let faq = keys.optional("faq", oneLine(.faqQuestion))
            let variables = keys.nullable("variables", variables) ?? []
            if faq != nil, audience == .operator {
                keys.report(.faqForOperator, key: "faq")
            }
            return FrontMatter(
                title: title, description: description, audience: audience, subject: subject, faq: faq,
                variables: variables, locations: Self.locations(in: keys.node), start: keys.node.location)
        }
    }

    private var subject: ValueReader<FrontMatter.Subject> {
        oneLine(.templateSubject).then { text, node, problems in
            FrontMatter.Subject(node: node, template: TemplateText(text, of: node, problems: problems))
        }
    }

    private var variables: ValueReader<[FrontMatter.DeclaredVariable]> {
        let reader = VariableReader(isCommon: false, words: ValueReader<String>.text().map { [language: $0] })
        return .mapping(.variablesKey) { keys in
            keys.all().map { entry in
                if commonNames.contains(entry.key) {
                    keys.report(.commonVariableDeclaredAgain(entry.key), key: entry.key)
                }
                return FrontMatter.DeclaredVariable(
                    name: entry.key, location: entry.location, variable: reader.variable(entry, in: keys))
            }
        }
    }

    private func oneLine(_ expected: Wording) -> ValueReader<String> {
        .text(expected).then { text, node, problems in
            guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
            problems.report(.severalLines(expected: expected), at: node)
            return nil
        }
    }

    private static func locations(in node: DocumentNode) -> [String: SourceLocation] {
        guard case .mapping(let entries) = node.content else { return [:] }
        return Dictionary(entries.map { ($0.key, $0.location) }, uniquingKeysWith: { first, _ in first })
    }
}
