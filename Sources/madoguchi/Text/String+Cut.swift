import TerminalText

extension String {
    /// The beginning that fits into `columns`, with an ellipsis where something is left out.
    func cut(to columns: Int, ellipsis: String) -> String {
        guard displayWidth > columns else { return self }
        var result = ""
        var width = ellipsis.displayWidth
        for character in self {
            width += String(character).displayWidth
            guard width <= columns else { break }
            result.append(character)
        }
        return result + ellipsis
    }
}
