/// A document in Markdown: written by hand, but for the parts between `<!-- generated: NAME -->` and `<!-- end -->`.
struct GeneratedParts {
    let text: String

    private static let begin = "<!-- generated: "

    private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    var names: [String] {
        lines.filter { $0.hasPrefix(Self.begin) }.map { $0.dropFirst(Self.begin.count).prefix { $0 != " " } }.map(
            String.init)
    }

    func remade(_ make: (String) -> [String]?) -> String {
        var result: [String] = []
        var isGenerated = false
        for line in lines {
            if line == "<!-- end -->" { isGenerated = false }
            if !isGenerated { result.append(String(line)) }
            if line.hasPrefix(Self.begin) {
                result += [""] + (make(String(line.dropFirst(Self.begin.count).prefix { $0 != " " })) ?? [])
                isGenerated = true
            }
        }
        return result.joined(separator: "\n")
    }
}
