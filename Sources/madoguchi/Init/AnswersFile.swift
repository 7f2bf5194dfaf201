import Messages

/// Answers in a file: lines `NAME=VALUE`, comments behind `#` at a line's beginning, empty lines.
struct AnswersFile {
    /// Values by their field, in the order of the file, each with its line.
    private(set) var answers: [InitField: (value: String, line: Int)] = [:]

    /// - Parameter path: for faults.
    /// - Throws: a fault of one line: no `=`, a name that isn't known or stands twice, a password.
    init(_ text: String, path: String) throws(Failure) {
        var number = 0
        // Only a line feed ends a line; what else breaks lines is refused with the value that holds it.
        for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = String(Substring(bytes)).trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            guard let equals = line.firstIndex(of: "=") else {
                throw Failure(.badInput, .answerLineUnreadable(path, line: number))
            }
            let name = String(line[..<equals]).trimmed
            guard let field = InitField(rawValue: name) else {
                let known = InitField.allCases.map(\.rawValue)
                throw Failure(
                    .badInput,
                    name.contains("password")
                        ? .answerIsSecret(path, line: number) : .answerUnknown(name, path, line: number, known: known))
            }
            guard answers[field] == nil else {
                throw Failure(.badInput, .answerTwice(name, path, line: number))
            }
            answers[field] = (String(line[line.index(after: equals)...]).trimmed, number)
        }
    }
}

extension String {
    /// Without blanks and tabs at its ends, and the carriage return of a file from elsewhere.
    var trimmed: String {
        let blanks: [Unicode.Scalar] = [" ", "\t", "\r"]
        let scalars = unicodeScalars.drop { blanks.contains($0) }
        let end = scalars.lastIndex { !blanks.contains($0) }.map(scalars.index(after:)) ?? scalars.startIndex
        return String(scalars[..<end])
    }

    /// Whether it has a character that breaks lines or controls a terminal.
    var hasControls: Bool { harmless() != self }
}
