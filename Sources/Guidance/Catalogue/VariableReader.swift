import Documents
import Messages

/// A variable's grammar, in `common.yaml` and in a template's front matter.
struct VariableReader {
    let isCommon: Bool
    /// Reads a description, a default or a sample.
    let words: ValueReader<[Language: String]>

    /// Declares the variable of one entry of `variables`.
    func variable(_ entry: DocumentNode.Entry, in keys: StrictMapping) -> Variable? {
        let name = entry.key
        if BuiltInName.reserved.contains(name) {
            keys.report(.reservedVariableName(name), key: name)
        } else if !Variable.isName(name) {
            keys.report(.malformedVariableName(name), key: name)
        }
        return keys.required(name, declaration(of: name))
    }

    private func declaration(of name: String) -> ValueReader<Variable> {
        .mapping(.variable(name)) { keys in
            let kind = keys.optional("kind", ValueReader<Variable.Kind>.word, default: .line)
            let isRequired = keys.optional("required", .flag, default: false)
            let isSecret = keys.optional("secret", .flag, default: false)
            let defaults = keys.optional("default", words(fitting: kind))
            let samples = keys.optional("sample", words(fitting: kind), default: [:])
            let descriptions = keys.required("description", words)
            if defaults != nil, isRequired || isSecret {
                keys.report(.defaultExcluded(by: isRequired ? "required" : "secret"), key: "default")
            }
            guard let descriptions else { return nil }
            return Variable(
                name: name, kind: kind, isRequired: isRequired, isSecret: isSecret, defaults: defaults ?? [:],
                samples: samples, descriptions: descriptions, isCommon: isCommon)
        }
    }

    private func words(fitting kind: Variable.Kind) -> ValueReader<[Language: String]> {
        words.then { words, node, problems in
            var checked: [Language: String] = [:]
            for language in Language.allCases {
                guard let word = words[language] else { continue }
                do throws(ValueFault) {
                    checked[language] = try kind.checked(word)
                } catch {
                    problems.report(error.wording, at: node)
                }
            }
            return checked
        }
    }

    init(isCommon: Bool, words: ValueReader<[Language: String]>) {
        self.isCommon = isCommon
        self.words = words
    }
}
