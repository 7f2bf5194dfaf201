import Messages

/// swift-argument-parser's help, which it has in English only and whose lines it breaks by the number of characters.
/// [its HelpGenerator]
struct HelpScreen {
    /// Its own text, without broken lines.
    let text: String

    /// No line is as long.
    static let unbroken = 1 << 20

    /// Where descriptions begin.
    private static let column = 26

    func rendered(in language: Language, width: Int) -> String {
        let headings = [
            Wording.helpArguments.en: Wording.helpArguments, Wording.helpOptions.en: .helpOptions,
            Wording.helpSubcommands.en: .helpSubcommands,
        ]
        let layout = HelpLayout(language: language, width: width, column: Self.column)
        var result: [String] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var isWithinList = false
        while let line = lines.popFirst() {
            if let heading = headings[line] {
                result.append(heading[language])
                isWithinList = true
            } else if isWithinList, line.hasPrefix("  "), line.dropFirst(2).first != " ", !line.isDetailsLine {
                let (label, description) = Self.entry(line, &lines)
                result += layout.entry(label, description)
            } else if line.hasPrefix(Wording.helpUsage.en) {
                result += layout.usage(line, &lines)
            } else if line.isDetailsLine {
                result.append(layout.details(line))
            } else {
                let overview = line.hasPrefix(Wording.helpOverview.en)
                result += layout.overview(
                    overview ? String(line.dropFirst(Wording.helpOverview.en.count)) : line, overview)
            }
        }
        return result.joined(separator: "\n")
    }

    /// A label and what is said of it, behind it or, where it is too long for that, in the next line.
    private static func entry(_ line: String, _ rest: inout ArraySlice<String>) -> (label: String, description: String)
    {
        let indentation = String(repeating: " ", count: column)
        if let next = rest.first, next.hasPrefix(indentation) {
            rest.removeFirst()
            return (line, String(next.dropFirst(column)))
        }
        let label = line.prefix(column)
        guard line.count > column, label.last == " " else { return (line, "") }
        return (String(label).trimmedAtEnd, String(line.dropFirst(column)))
    }
}

/// How the parts of a help screen are laid out and worded.
private struct HelpLayout {
    let language: Language
    let width: Int
    let column: Int

    func overview(_ text: String, _ isFirst: Bool) -> [String] {
        let known = UsagePlaces.descriptions.first { $0.en == text }
        return ((isFirst ? Wording.helpOverview[language] : "") + (known?[language] ?? text)).wrapped(to: width)
    }

    func usage(_ line: String, _ rest: inout ArraySlice<String>) -> [String] {
        let heading = Wording.helpUsage
        var lines = [heading[language] + UsagePlaces.worded(String(line.dropFirst(heading.en.count)), in: language)]
        let (before, now) = (heading.en.displayWidth, heading[language].displayWidth)
        while let next = rest.first, next.hasPrefix(String(repeating: " ", count: before)) {
            rest.removeFirst()
            let usage = UsagePlaces.worded(String(next.dropFirst(before)), in: language)
            lines.append(String(repeating: " ", count: now) + usage)
        }
        return lines
    }

    func details(_ line: String) -> String {
        let command = line.split(separator: "'").dropFirst().first.map(String.init) ?? ""
        return Wording.helpOfSubcommands(UsagePlaces.worded(command, in: language))[language]
    }

    func entry(_ label: String, _ description: String) -> [String] {
        let label = UsagePlaces.worded(worded(label: label), in: language)
        let indentation = String(repeating: " ", count: column)
        // A very narrow terminal breaks the lines itself.
        let lines = worded(description: description).wrapped(to: max(width - column, 20))
        guard !description.isEmpty else { return [label] }
        return label.displayWidth < column
            ? [label.padded(to: column) + lines[0]] + lines.dropFirst().map { indentation + $0 }
            : [label] + lines.map { indentation + $0 }
    }

    private func worded(label: String) -> String {
        let mark = Wording.helpDefaultCommand
        return label.hasSuffix(mark.en) ? label.dropLast(mark.en.count) + mark[language] : label
    }

    /// One of the library's own descriptions, or one of ours, with the library's words behind it.
    private func worded(description: String) -> String {
        if let known = UsagePlaces.descriptions.first(where: { $0.en == description }) { return known[language] }
        guard description.last == ")",
            let start = description.ranges(of: "(values: ").last ?? description.ranges(of: "(default: ").last
        else { return description }
        let inside = description[start.lowerBound...].dropFirst().dropLast()
        let wording: Wording
        if inside.hasPrefix("default: ") {
            wording = .helpValues(nil, default: String(inside.dropFirst("default: ".count)))
        } else {
            let values = inside.dropFirst("values: ".count)
            if let rest = values.firstRange(of: "; default: ") {
                wording = .helpValues(
                    Self.words(values[..<rest.lowerBound]), default: String(values[rest.upperBound...]))
            } else {
                wording = .helpValues(Self.words(values), default: nil)
            }
        }
        return String(description[..<start.lowerBound]).trimmedAtEnd + wording[language]
    }

    private static func words(_ list: Substring) -> [String] { list.split(separator: ", ").map(String.init) }
}

/// Words of the library in usages, descriptions, and completion scripts.
enum UsagePlaces {
    /// What it says of its own options and of its own command.
    static let descriptions: [Wording] = [.showHelp, .showVersion, .showSubcommandHelp]

    private static let places: [Wording] = [.placeOfSubcommand, .placeOfSubcommands, .placeOfOptions]

    static func worded(_ text: String, in language: Language) -> String {
        places.reduce(text) { $0.replacing($1.en, with: $1[language]) }
    }

    /// A completion script with the library's own descriptions in this language.
    static func script(_ text: String, in language: Language) -> String {
        descriptions.reduce(text) { $0.replacing($1.en, with: $1[language]) }
    }
}

extension String {
    fileprivate var isDetailsLine: Bool { hasPrefix("  See '") }

    fileprivate var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
