import Testing

@testable import Guidance

/// What links and headings an exported document has.
struct ExportedPage {
    let text: String
    /// The ids that links of the page name, in order.
    let targets: [String]
    /// The ids that there are, in order.
    let ids: [String]

    init(html: String) {
        self.init(html, target: "href=\"#", end: "\"", id: " id=\"")
    }

    init(markdown: String) {
        self.init(markdown, target: "](#", end: ")", id: "<a id=\"")
    }

    private init(_ text: String, target: String, end: Character, id: String) {
        self.text = text
        targets = text.split(separator: target).dropFirst().map { String($0.prefix { $0 != end }) }
        ids = text.split(separator: id).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// Checks that each link has a target, and each heading that can be linked to is linked to.
    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(Set(ids).count == ids.count, sourceLocation: sourceLocation)
        #expect(Set(targets) == Set(ids), sourceLocation: sourceLocation)
    }

    /// Checks that every element of HTML ends where it must.
    func checkNesting(sourceLocation: SourceLocation = #_sourceLocation) {
        var open: [Substring] = []
        for part in text.split(separator: "<").dropFirst() {
            let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
            if name.hasPrefix("/") {
                #expect(open.popLast() == name.dropFirst(), sourceLocation: sourceLocation)
            } else if !["br", "meta", ""].contains(name) {
                open.append(name)
            }
        }
        #expect(open == [], sourceLocation: sourceLocation)
    }
}
