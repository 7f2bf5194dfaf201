/// A command line as far as it is typed, before the word that is being completed.
struct TypedWords: Hashable, Sendable {
    /// Commands and arguments, in their order.
    private(set) var arguments: [String] = []
    private var options: [Option] = []

    private struct Option: Hashable {
        var name: String
        var value: String
    }

    /// Options without a value, of the commands whose words are looked at.
    private static let flags: Set = [
        "--json", "--wide", "--dry-run", "-n", "--html", "--all", "--force", "-f", "--unknown", "--until-removed",
        "--undo",
        "--help",
        "-h", "--version",
    ]

    /// - Parameters:
    ///   - words: all of the command line, the program's name first.
    ///   - index: of the word that is being completed.
    init(_ words: [String], before index: Int) {
        var words = words.prefix(max(0, index)).dropFirst()
        while let word = words.popFirst() {
            guard word.hasPrefix("-"), word.count > 1 else {
                arguments.append(word)
                continue
            }
            if let sign = word.firstIndex(of: "=") {
                options.append(Option(name: String(word[..<sign]), value: String(word[word.index(after: sign)...])))
            } else if !Self.flags.contains(word), let value = words.popFirst() {
                options.append(Option(name: word, value: value))
            }
        }
    }

    /// What an option was given, in order.
    func values(of name: String) -> [String] {
        options.filter { $0.name == name }.map(\.value)
    }

    /// Whether the command line begins with these commands.
    func begin(with commands: String...) -> Bool { arguments.starts(with: commands) }
}
