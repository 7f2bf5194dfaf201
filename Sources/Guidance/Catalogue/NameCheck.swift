import Documents
import Messages
import SupportHours

/// Checks that a template uses only names that exist, each in its role, and every name that it declares.
struct NameCheck {
    let draft: TemplateDraft
    /// The valid ones, the template's own among them.
    let variables: [String: Variable]
    /// Every declared name, valid or not.
    let declared: Set<String>
    let problems: GuidanceProblems
    /// Names that were probably meant by unknown ones; they aren't reported as unused.
    private var meant: Set<String> = []

    init(draft: TemplateDraft, common: CommonVariablesReader.Outcome, problems: GuidanceProblems) {
        self.draft = draft
        self.problems = problems
        let own = draft.frontMatter.variables
        declared = Set(own.map(\.name) + common.names)
        variables = Dictionary(
            (own.compactMap(\.variable) + common.variables).map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter reported: partials' tags that were reported for another template.
    mutating func run(reported: inout Set<PlacedTag>) {
        if let subject = draft.frontMatter.subject {
            for tag in subject.template.tags {
                guard let refusal = refusal(inSubject: tag) ?? refusal(of: tag) else { continue }
                problems.problems(for: draft.file.path).report(
                    refusal.detail, at: subject.node, location: tag.location, suggestion: refusal.suggestion)
            }
        }
        check(draft.text, of: draft.file)
        var htmlFile = draft.file
        htmlFile.part = .html
        if let html = draft.html { check(html, of: htmlFile) }
        for (file, partials) in [(draft.file, draft.partials), (htmlFile, draft.htmlPartials)] {
            for (name, text) in partials.sorted(by: { $0.key < $1.key }) {
                check(text, of: file.partial(name), reported: &reported)
            }
        }
        if draft.isSound { checkUse() }
    }

    private mutating func check(_ text: TemplateText, of file: TemplateFile) {
        var reported: Set<PlacedTag> = []
        check(text, of: file, reported: &reported)
    }

    private mutating func check(_ text: TemplateText, of file: TemplateFile, reported: inout Set<PlacedTag>) {
        for tag in text.tags {
            guard let refusal = refusal(of: tag) else { continue }
            if let suggestion = refusal.suggestion { meant.insert(suggestion) }
            guard reported.insert(PlacedTag(file: file, tag: tag)).inserted else { continue }
            let isShared = file.part == .partial || file.part == .htmlPartial
            problems.problems(for: file.path).report(
                DocumentProblem(
                    location: tag.location, pointer: "",
                    detail: isShared ? .partialUsed(by: draft.file.path, refusal.detail) : refusal.detail,
                    suggestion: refusal.suggestion))
        }
    }

    private func checkUse() {
        let used = draft.usedNames
        for variable in draft.frontMatter.variables
        where !used.contains(variable.name) && !meant.contains(variable.name) {
            problems.problems(for: draft.file.path).report(
                DocumentProblem(
                    location: variable.location, pointer: "/variables" + variable.name.pointerStep,
                    detail: .variableNeverUsed(variable.name)))
        }
    }
}

/// A tag and the file that it is in.
struct PlacedTag: Hashable {
    let file: TemplateFile
    let tag: Tag
}

// MARK: - What a tag may use

extension NameCheck {
    private typealias Refusal = (detail: Wording, suggestion: String?)

    private func refusal(of tag: Tag) -> Refusal? {
        let name = tag.name
        if tag.kind == .partial || declared.contains(name) || BuiltInName.lasting.contains(name)
            || BuiltInName.moments.contains(name)
        {
            return nil
        }
        if BuiltInName.sections.contains(name) {
            guard tag.kind == .variable else { return nil }
            let moment = name == BuiltInName.alwaysOpen ? nil : BuiltInName.Moment.start.rawValue
            return (.sectionIsNoText(name, moment: moment), nil)
        }
        let known = declared.sorted() + BuiltInName.all
        return (.nameNotDeclared(name), Spelling.nearest(to: name, among: known))
    }

    /// A subject is fixed before the message is sent, is seen by everybody, and has one line.
    private func refusal(inSubject tag: Tag) -> Refusal? {
        let name = tag.name
        if tag.kind == .partial { return (.partialInSubject, nil) }
        if BuiltInName.sections.contains(name) || BuiltInName.moments.contains(name) {
            return (.notYetKnownInSubject(name), nil)
        }
        guard let variable = variables[name] else { return nil }
        if variable.isSecret { return (.secretInSubject(name), nil) }
        return variable.kind == .text ? (.linesInSubject(name), nil) : nil
    }
}
