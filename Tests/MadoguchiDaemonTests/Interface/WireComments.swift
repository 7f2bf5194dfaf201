import Foundation

/// The documentation comments of the types on the wire, as they stand in `Sources/MadoguchiAPI`.
struct WireComments {
    /// By the type's wire name, or by `TYPE.FIELD` with the name that the field has on the wire.
    private(set) var sentences: [String: String] = [:]

    /// - Parameter sources: the text of each file.
    init(sources: [String]) {
        for source in sources { read(source) }
    }

    /// A type whose members are being read.
    private struct Scope {
        /// With those of the types around it.
        let name: String
        let indentation: Int
        var fields: [(property: String, comment: String)] = []
        /// Names on the wire by those of properties, where they differ.
        var keys: [String: String] = [:]
    }

    private mutating func read(_ source: String) {
        var scopes: [Scope] = []
        var comment: [Substring] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            let indentation = line.count - text.count
            while let scope = scopes.last, !text.isEmpty, indentation <= scope.indentation {
                scopes.removeLast()
                add(scope)
            }
            if text.hasPrefix("///") {
                comment.append(text.dropFirst(3).drop { $0 == " " })
                continue
            }
            defer { comment = [] }
            if let match = text.firstMatch(of: #/^(?:package )?struct (?<name>\w+)/#) {
                let name = (scopes.last?.name ?? "") + match.name
                if !comment.isEmpty { sentences[name] = Self.sentence(comment) }
                scopes.append(Scope(name: name, indentation: indentation))
            } else if let match = text.firstMatch(of: #/^(?:@OrNull )?package var `?(?<name>\w+)`?:/#), !scopes.isEmpty
            {
                scopes[scopes.count - 1].fields.append((String(match.name), Self.sentence(comment)))
            } else if let match = text.firstMatch(of: #/^case (?<name>\w+) = "(?<key>\w+)"$/#), !scopes.isEmpty {
                scopes[scopes.count - 1].keys[String(match.name)] = String(match.key)
            }
        }
        for scope in scopes.reversed() { add(scope) }
    }

    private mutating func add(_ scope: Scope) {
        for field in scope.fields where !field.comment.isEmpty {
            sentences["\(scope.name).\(scope.keys[field.property] ?? field.property)"] = field.comment
        }
    }

    /// In one line, of what there is on the wire: nil is null there, and properties are no matter.
    private static func sentence(_ lines: [Substring]) -> String {
        let paragraphs = lines.split(separator: "").map { $0.joined(separator: " ") }
        return paragraphs.joined(separator: " ").replacing(#/\bnil\b/#, with: "null")
            .replacing(#/`(?<name>[a-z]+[A-Z]\w*)`/#) { "`\(Self.wireName($0.name))`" }
    }

    /// `followUp` as `follow_up`.
    private static func wireName(_ property: Substring) -> String {
        property.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    /// The Swift file that has them.
    var file: String {
        let lines = sentences.sorted { $0.key < $1.key }.map { key, sentence in
            let escaped = sentence.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            return "        \"\(key)\": \"\(escaped)\","
        }
        return """
            // The documentation comments of Sources/MadoguchiAPI, recorded by
            // MADOGUCHI_DOCUMENTS=record swift test --filter WireCommentTests
            // swift-format-ignore-file

            extension FieldNotes {
                static let recorded: [String: String] = [
            \(lines.joined(separator: "\n"))
                ]
            }

            """
    }
}
