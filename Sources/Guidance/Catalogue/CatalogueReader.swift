import Documents
import Messages

/// Reads the catalogue's files, and reports every fault in them and between them.
struct CatalogueReader {
    private let problems: GuidanceProblems
    private let common: CommonVariablesReader.Outcome
    private var texts: [TemplateFile: TemplateText] = [:]
    private var frontMatters: [TemplateFile: FrontMatter] = [:]
    /// The files of all templates and HTML parts, valid or not.
    private var present: Set<TemplateFile> = []
    /// Tags of partials that were reported for one template, and needn't be for the next.
    private var reported: Set<PlacedTag> = []

    init(files: [String: [UInt8]], problems: GuidanceProblems) {
        self.problems = problems
        common =
            files["common.yaml"].map { CommonVariablesReader.read($0, problems: problems.problems(for: "common.yaml")) }
            ?? CommonVariablesReader.Outcome()
        let paths = files.keys.filter { Catalogue.owns($0) && $0 != "common.yaml" && !$0.isPassedOver }
        var unread: [UnreadFile] = []
        for path in paths.sorted() {
            guard let file = TemplateFile(path: path) else {
                report(.fileOfNoTemplate, in: path)
                continue
            }
            present.insert(file)
            if let bytes = files[path] {
                unread.append(UnreadFile(file: file, bytes: bytes, problems: problems.problems(for: path)))
            }
        }
        let commonNames = Set(common.names)
        for (file, content) in zip(unread.map(\.file), unread.concurrentMap { $0.read(commonNames: commonNames) }) {
            texts[file] = content.text
            frontMatters[file] = content.frontMatter
        }
    }

    /// A file to read, which needs no other. Its faults are collected by themselves, so that one thread has them.
    private struct UnreadFile: @unchecked Sendable {
        let file: TemplateFile
        let bytes: [UInt8]
        let problems: DocumentProblems

        /// - Returns: nil for what is at fault.
        func read(commonNames: Set<String>) -> (text: TemplateText?, frontMatter: FrontMatter?) {
            guard let text = FileText.decode(bytes, problems: problems) else { return (nil, nil) }
            guard file.part == .template else {
                return (TemplateText(text, from: SourceLocation(line: 1, column: 1), problems: problems), nil)
            }
            guard let split = FrontMatterSplit(text, problems: problems) else { return (nil, nil) }
            let start = SourceLocation(line: split.bodyLine, column: 1)
            let reader = FrontMatterReader(language: file.language, commonNames: commonNames)
            let frontMatter = YAMLDocument.parse(split.yaml, problems: problems).flatMap {
                reader.frontMatter.read($0, problems)
            }
            return (TemplateText(split.body, from: start, problems: problems), frontMatter)
        }
    }

    mutating func catalogue() -> Catalogue {
        let partials = PartialCheck(texts: texts, problems: problems)
        partials.run()
        checkPresence()
        var templates: [MessageTemplate] = []
        for name in Set(present.filter { $0.part == .template }.map(\.name)).sorted() {
            var drafts: [Language: TemplateDraft] = [:]
            for language in Language.allCases {
                drafts[language] = draft(of: name, in: language, partials: partials)
            }
            guard let japanese = drafts[.ja], let english = drafts[.en] else { continue }
            LanguageComparison(
                first: japanese, second: english, problems: problems.problems(for: english.file.path)
            ).run()
            if let template = template(japanese, english) { templates.append(template) }
        }
        return Catalogue(templates: templates, commonVariables: common.variables)
    }

    private mutating func draft(of name: String, in language: Language, partials: PartialCheck) -> TemplateDraft? {
        let file = TemplateFile(language: language, part: .template, name: name)
        guard let frontMatter = frontMatters[file], let text = texts[file] else { return nil }
        var htmlFile = file
        htmlFile.part = .html
        let html = texts[htmlFile]
        let draft = TemplateDraft(
            file: file, frontMatter: frontMatter, text: text, html: html,
            partials: partials.reached(from: text, of: file),
            htmlPartials: html.map { partials.reached(from: $0, of: htmlFile) } ?? [:])
        var check = NameCheck(draft: draft, common: common, problems: problems)
        check.run(reported: &reported)
        return draft
    }

    private func template(_ japanese: TemplateDraft, _ english: TemplateDraft) -> MessageTemplate? {
        guard let audience = japanese.frontMatter.audience, let first = japanese.version, let second = english.version
        else { return nil }
        let used = japanese.usedNames.union(english.usedNames)
        let englishVariables = english.frontMatter.variables.compactMap(\.variable)
        let own = japanese.frontMatter.variables.compactMap(\.variable).map { variable in
            variable.merged(with: englishVariables.first { $0.name == variable.name })
        }
        return MessageTemplate(
            id: japanese.file.name, audience: audience,
            variables: own + common.variables.filter { used.contains($0.name) },
            unusedVariables: common.variables.filter { !used.contains($0.name) }, japanese: first, english: second)
    }
}

// MARK: - Files that are missing or out of place

extension CatalogueReader {
    private func checkPresence() {
        for file in present.sortedByPath() {
            switch file.part {
            case .template:
                for language in Language.allCases {
                    let counterpart = file.counterpart(in: language)
                    guard !present.contains(counterpart) else { continue }
                    report(.templateInOneLanguage(missing: counterpart.path), in: file.path)
                }
                if file.name == TemplateFile.reservedName {
                    report(.reservedTemplateName(file.name), in: file.path)
                }
            case .html:
                let template = TemplateFile(language: file.language, part: .template, name: file.name)
                guard !present.contains(template) else { continue }
                report(.htmlPartWithoutTemplate(missing: template.path), in: file.path)
            case .partial, .htmlPartial:
                break
            }
        }
    }

    private func report(_ detail: Wording, in path: String) {
        problems.problems(for: path).report(
            DocumentProblem(location: SourceLocation(line: 1, column: 1), pointer: "", detail: detail))
    }
}

extension String {
    /// Whether a file of this path may be anywhere in the directory without being read.
    fileprivate var isPassedOver: Bool {
        let steps = split(separator: "/")
        return steps.contains { $0.hasPrefix(".") } || steps.last == "README.md"
    }
}

extension Variable {
    /// The variable with the texts of the same variable in another language.
    fileprivate func merged(with other: Variable?) -> Variable {
        Variable(
            name: name, kind: kind, isRequired: isRequired, isSecret: isSecret,
            defaults: defaults.merging(other?.defaults ?? [:]) { first, _ in first },
            samples: samples.merging(other?.samples ?? [:]) { first, _ in first },
            descriptions: descriptions.merging(other?.descriptions ?? [:]) { first, _ in first }, isCommon: isCommon)
    }
}
