import ArgumentParser
import TerminalText

/// A word that a shell offers, and what is said of it.
struct Completion: Hashable, Sendable {
    var value: String
    /// On one line; empty for none.
    var description: String

    init(_ value: String, _ description: String? = nil) {
        self.value = value
        self.description = (description ?? "").harmless().cut(to: 60, ellipsis: "…")
    }

    /// As a shell's completion script reads it. bash shows words only.
    func text(for shell: CompletionShell?) -> String {
        switch shell {
        case .zsh?:
            // What `_describe` reads: a colon separates the two.
            let word = value.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
            return description.isEmpty ? word : "\(word):\(description)"
        case .fish?: return description.isEmpty ? value : "\(value)\t\(description)"
        default: return value
        }
    }
}
