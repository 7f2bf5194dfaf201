import TestSupport

/// One thing that a scenario does, with the lines that belong to it.
struct Step {
    /// As it stands in the file, with the comments above it.
    var source: [String] = []
    /// The line of its first word, from 1.
    var line: Int
    /// What is done: `query`, `client`, `file`, …
    var verb: String
    /// What stands in brackets behind the verb.
    var options: [String] = []
    /// What stands behind them on the line, as it stands.
    var rest: String
    /// Lines `Name: value`.
    var fields: [(name: String, value: String)] = []
    /// Lines `NAME=value`.
    var variables: [(name: String, value: String)] = []
    /// Lines that begin with `|`, without that; nil for none.
    var body: [String]?
    /// Lines `keep NAME = PATH`.
    var keeps: [(name: String, path: String)] = []
    /// The line `until PATH = VALUE`.
    var until: (path: String, value: String)?
    /// The line `only WORD|WORD`: lines of output with one of these words, and no others, are of interest.
    var only: [String]?
    /// The line `exits N` or `answers N`, which makes the step a provocation: how each language's answer is headed.
    var ends: String?
    /// The line `without rights`: the programs may not pass over permissions, whoever runs the tests.
    var isWithoutRights = false
}

extension Step {
    /// - Parameter text: the line that it begins with: `client[en ja] status pro`.
    init(_ text: String, line: Int) throws {
        guard let match = text.wholeMatch(of: #/([a-z]+)(?:\[([a-z ]*)\])?(?: +(.*))?/#) else {
            throw TestFailure("line \(line): can't be read: \(text)")
        }
        self.line = line
        verb = String(match.1)
        options = (match.2 ?? "").split(separator: " ").map(String.init)
        rest = String(match.3 ?? "")
    }

    /// Adds a line that stands indented below it.
    mutating func add(_ text: String, line: Int) throws {
        if text.hasPrefix("|") {
            body = (body ?? []) + [String(text.dropFirst(text.hasPrefix("| ") ? 2 : 1))]
        } else if let (name, path) = Self.pair(text, after: "keep ") {
            keeps.append((name, path))
        } else if let pair = Self.pair(text, after: "until ") {
            until = (pair.0, pair.1)
        } else if text.contains(#/^(?:exits|answers) \d+$/#) {
            ends = text.replacing("exits ", with: "exits with ")
        } else if text == "without rights" {
            isWithoutRights = true
        } else if text.hasPrefix("only ") {
            only = text.dropFirst(5).split(separator: "|").map(String.init)
        } else if let sign = text.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == " " }), text[sign] != " " {
            let value = String(text[text.index(after: sign)...])
            if text[sign] == ":" {
                fields.append((String(text[..<sign]), String(value.drop { $0 == " " })))
            } else {
                variables.append((String(text[..<sign]), value))
            }
        } else {
            throw TestFailure("line \(line): can't be read: \(text)")
        }
    }

    private static func pair(_ text: String, after word: String) -> (String, String)? {
        guard text.hasPrefix(word) else { return nil }
        let sides = text.dropFirst(word.count).split(separator: " = ", maxSplits: 1).map(String.init)
        return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
}
