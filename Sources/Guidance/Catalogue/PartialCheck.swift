import Documents
import Messages
import SupportHours

/// Checks the partials that templates use: that they exist, that none leads back to itself, and how
/// large they make a text.
struct PartialCheck {
    let texts: [TemplateFile: TemplateText]
    let problems: GuidanceProblems

    func run() {
        let files = texts.keys.sortedByPath()
        for file in files {
            for tag in texts[file]?.tags ?? [] where tag.kind == .partial && texts[file.partial(tag.name)] == nil {
                report(missing: tag, in: file)
            }
        }
        var finished: Set<TemplateFile> = []
        for file in files where file.isPartial {
            var path: [TemplateFile] = []
            follow(file, path: &path, finished: &finished)
        }
        for file in files { checkSize(of: file) }
    }

    private func checkSize(of file: TemplateFile) {
        let expansion = Expansion(
            of: file, text: { texts[$0].map { ($0.text.utf8.count, $0.tags) } }, partial: { $0.partial($1) })
        guard expansion.octets > Expansion.limit, let tag = texts[file]?.tags.first(where: { $0.kind == .partial })
        else { return }
        report(.partialsTooLarge(octets: Expansion.limit), tag, file)
    }

    private func report(missing tag: Tag, in file: TemplateFile) {
        let wanted = file.partial(tag.name)
        let names = texts.keys.filter { $0.part == wanted.part && $0.language == wanted.language }.map(\.name).sorted()
        report(
            .noSuchPartial(wanted.path), tag, file, suggestion: Spelling.nearest(to: tag.name, among: names))
    }

    private func follow(_ file: TemplateFile, path: inout [TemplateFile], finished: inout Set<TemplateFile>) {
        guard !finished.contains(file) else { return }
        path.append(file)
        for tag in texts[file]?.tags ?? [] where tag.kind == .partial {
            let next = file.partial(tag.name)
            guard let start = path.firstIndex(of: next) else {
                follow(next, path: &path, finished: &finished)
                continue
            }
            let between = path[(start + 1)...].map(\.path)
            report(
                between.isEmpty
                    ? .partialIncludesItself(next.path) : .partialIncludesItself(next.path, through: between), tag, file
            )
        }
        path.removeLast()
        finished.insert(file)
    }

    private func report(_ detail: Wording, _ tag: Tag, _ file: TemplateFile, suggestion: String? = nil) {
        problems.problems(for: file.path).report(
            DocumentProblem(location: tag.location, pointer: "", detail: detail, suggestion: suggestion))
    }
}

extension PartialCheck {
    /// Every partial that a template reaches, by name.
    func reached(from text: TemplateText, of file: TemplateFile) -> [String: TemplateText] {
        var reached: [String: TemplateText] = [:]
        var waiting = [text]
        while let text = waiting.popLast() {
            for tag in text.tags where tag.kind == .partial && reached[tag.name] == nil {
                guard let partial = texts[file.partial(tag.name)] else { continue }
                reached[tag.name] = partial
                waiting.append(partial)
            }
        }
        return reached
    }
}

extension TemplateFile {
    fileprivate var isPartial: Bool {
        part == .partial || part == .htmlPartial
    }
}
