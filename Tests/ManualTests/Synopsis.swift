/// How a command is called, as macros: `wait <plan> [--timeout <timeout>]`.
enum Synopsis {
    /// - Parameters:
    ///   - usage: without the program's name.
    ///   - command: its words, which `usage` begins with.
    /// - Returns: the item of a list that it is the head of.
    static func item(_ usage: Substring, of command: [String]) -> [String] {
        var groups: [[String]] = []
        var depth = 0
        for token in tokens(in: usage.dropFirst(command.joined(separator: " ").count)) {
            let macro = macro(token)
            if depth == 0, token != "..." {
                groups.append([macro])
            } else {
                groups[groups.count - 1].append(macro)
            }
            if "[(".contains(token) { depth += 1 }
            if "])".contains(token) { depth -= 1 }
        }
        let head = "Ic " + command.joined(separator: " ")
        // Values belong to their options, although they stand alone.
        var lines: [String] = []
        for group in groups {
            let text = group.joined(separator: " ")
            if let last = lines.last, text.hasPrefix("Ar "), last.hasPrefix(".Fl "), !last.contains(" Ar ") {
                lines[lines.count - 1] += " \(text)"
            } else {
                lines.append("." + text)
            }
        }
        return lines.isEmpty ? [".It \(head)"] : [".It Xo \(head)"] + lines + [".Xc"]
    }

    /// The item of an option or argument in a list.
    static func item(_ argument: ArgumentInfo) -> String {
        let value = argument.kind == "option" ? argument.valueName.map { " " + macro("<\($0)>") } : nil
        return ".It " + names(of: argument) + (value ?? "")
    }

    /// All that an option or argument is called.
    static func names(of argument: ArgumentInfo) -> String {
        let names = argument.names ?? []
        if names.isEmpty { return macro("<\(argument.valueName ?? "")>") }
        let flags = names.filter { $0.kind == "short" } + names.filter { $0.kind != "short" }
        return flags.map { $0.kind == "short" ? "Fl \($0.name)" : "Fl Fl \($0.name)" }.joined(separator: " , ")
    }

    private static func macro(_ token: String) -> String {
        switch token {
        case "[": return "Oo"
        case "]": return "Oc"
        case "(": return "Po"
        case ")": return "Pc"
        case "|", "...": return token
        default: break
        }
        if token.hasPrefix("<") {
            let value = token.dropFirst().dropLast()
            return "Ar " + value.split(separator: "=").joined(separator: " Ns = Ns Ar ")
        }
        if token.hasPrefix("--") { return "Fl Fl \(token.dropFirst(2))" }
        return token.hasPrefix("-") ? "Fl \(token.dropFirst())" : "Cm \(token)"
    }

    private static func tokens(in usage: Substring) -> [String] {
        usage.matches(of: #/<[^>]*>|\.\.\.|[\[\]()|]|[^\s\[\]()|<>]+/#).map { String($0.output) }
    }
}
