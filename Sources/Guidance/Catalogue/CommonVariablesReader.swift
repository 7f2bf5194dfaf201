import Documents
import Messages

/// Reads `common.yaml`: the variables that every template may use.
enum CommonVariablesReader {
    struct Outcome {
        /// The valid ones.
        var variables: [Variable] = []
        /// Every declared name, valid or not.
        var names: [String] = []
    }

    static func read(_ bytes: [UInt8], problems: DocumentProblems) -> Outcome {
        YAMLDocument.parse(bytes, problems: problems).flatMap { document.read($0, problems) } ?? Outcome()
    }

    private static var document: ValueReader<Outcome> {
        .mapping(.commonVariablesFile) { keys in
            keys.required("variables", variables)
        }
    }

    private static var variables: ValueReader<Outcome> {
        let reader = VariableReader(isCommon: true, words: words)
        return .mapping(.variablesKey) { keys in
            let entries = keys.all()
            return Outcome(
                variables: entries.compactMap { reader.variable($0, in: keys) }, names: entries.map(\.key))
        }
    }

    private static var words: ValueReader<[Language: String]> {
        .mapping(.textInBothLanguages) { keys in
            var words: [Language: String] = [:]
            for language in Language.allCases {
                words[language] = keys.required(language.rawValue, ValueReader<String>.text())
            }
            return words
        }
    }
}
