import Messages

/// The role of a file in the catalogue, by its path.
struct TemplateFile: Hashable {
    enum Part: Hashable {
        /// A template's front matter and text.
        case template
        /// A template's HTML part.
        case html
        /// A text partial.
        case partial
        /// An HTML partial.
        case htmlPartial
    }

    var language: Language
    var part: Part
    var name: String

    var path: String {
        switch part {
        case .template: "\(language.rawValue)/\(name).mustache"
        case .html: "\(language.rawValue)/\(name).html.mustache"
        case .partial: "\(language.rawValue)/_\(name).mustache"
        case .htmlPartial: "\(language.rawValue)/_\(name).html.mustache"
        }
    }

    /// The same template's file in another language.
    func counterpart(in language: Language) -> TemplateFile {
        TemplateFile(language: language, part: part, name: name)
    }

    /// The partial that this file refers to by a name.
    func partial(_ name: String) -> TemplateFile {
        switch part {
        case .template, .partial: TemplateFile(language: language, part: .partial, name: name)
        case .html, .htmlPartial: TemplateFile(language: language, part: .htmlPartial, name: name)
        }
    }
}

extension Collection<TemplateFile> {
    func sortedByPath() -> [TemplateFile] {
        map { (path: $0.path, file: $0) }.sorted { $0.path < $1.path }.map(\.file)
    }
}

extension TemplateFile {
    /// - Returns: nil where the path is no such file's.
    init?(path: String) {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        guard steps.count == 2, let language = Language(rawValue: String(steps[0])) else { return nil }
        var name = steps[1]
        guard name.hasSuffix(".mustache") else { return nil }
        name.removeLast(".mustache".count)
        let isHTML = name.hasSuffix(".html")
        if isHTML { name.removeLast(".html".count) }
        let isPartial = name.hasPrefix("_")
        if isPartial { name.removeFirst() }
        guard Self.isName(name) else { return nil }
        self.language = language
        self.name = String(name)
        part =
            switch (isPartial, isHTML) {
            case (false, false): .template
            case (false, true): .html
            case (true, false): .partial
            case (true, true): .htmlPartial
            }
    }

    /// Names of templates and partials: up to 64 of a-z, 0-9 and -.
    static func isName(_ text: some StringProtocol) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// A name that the catalogue's own commands use.
    static let reservedName = "export"
}
