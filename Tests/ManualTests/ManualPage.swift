/// A manual page: written by hand, but for the parts between `.\" generated: NAME` and `.\" end`.
struct ManualPage {
    let text: String

    private static let begin = #".\" generated: "#
    private static let end = #".\" end"#

    private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The names of its generated parts.
    var parts: [String] {
        lines.filter { $0.hasPrefix(Self.begin) }.map { String($0.dropFirst(Self.begin.count)) }
    }

    /// The page with its parts made anew; a part that can't be made is empty.
    func remade(_ make: (String) -> [String]?) -> String {
        var result: [String] = []
        var isGenerated = false
        for line in lines {
            if line == Self.end { isGenerated = false }
            if !isGenerated { result.append(String(line)) }
            if line.hasPrefix(Self.begin) {
                result += make(String(line.dropFirst(Self.begin.count))) ?? []
                isGenerated = true
            }
        }
        return result.joined(separator: "\n")
    }
}
