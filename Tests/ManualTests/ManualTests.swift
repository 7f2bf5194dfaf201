import ArgumentParser
import Foundation
import Messages
import TerminalText
import Testing

@testable import madoguchi
@testable import madoguchid

/// The manual pages of the programs, in both languages, held against the programs.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter ManualTests` writes their generated parts anew.
@Suite("The manual pages")
struct ManualTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let manuals = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/man")

    /// A program with its page.
    enum Program: String, CaseIterable {
        case client = "madoguchi.1"
        case daemon = "madoguchid.8"

        var root: any ParsableCommand.Type {
            switch self {
            case .client: Madoguchi.self
            case .daemon: Madoguchid.self
            }
        }

        var exitStatuses: [Messages.ExitStatus] {
            switch self {
            case .client: Help.Client.exitStatuses
            case .daemon: Help.Daemon.exitStatuses
            }
        }
    }

    private static let pages = Program.allCases.flatMap { program in
        Messages.Language.allCases.map { (program, $0) }
    }

    private static func file(_ program: Program, _ language: Messages.Language) -> URL {
        manuals.appending(path: language == .ja ? "ja/\(program.rawValue)" : program.rawValue)
    }

    private static func page(_ program: Program, _ language: Messages.Language) throws -> ManualPage {
        ManualPage(text: try String(contentsOf: file(program, language), encoding: .utf8))
    }

    private static func manual(_ program: Program, _ language: Messages.Language) throws -> ProgramManual {
        try HelpLanguage.$current.withValue(language) {
            let dump = Data(program.root._dumpHelp().utf8)
            let usages = usages(of: program.root, in: program.root, [], language)
            return ProgramManual(
                language: language, root: try JSONDecoder().decode(ProgramInfo.self, from: dump).command,
                exitStatuses: program.exitStatuses, usages: { usages[$0] ?? [] })
        }
    }

    /// How each command below one is called, by its words.
    private static func usages(
        of command: any ParsableCommand.Type, in root: any ParsableCommand.Type, _ words: [String],
        _ language: Messages.Language
    ) -> [[String]: [Substring]] {
        command.configuration.subcommands.reduce(into: [:]) { found, below in
            let name = words + [below.configuration.commandName ?? ""]
            let program = (root.configuration.commandName ?? "") + " "
            let usage = root.usageString(for: below)
                .replacing(Wording.placeOfOptions.en, with: Wording.placeOfOptions[language])
            found[name] = usage.split(separator: "\n").map { $0.dropFirst(program.count) }
            found.merge(usages(of: below, in: root, name, language)) { first, _ in first }
        }
    }

    @Test("say what the programs say of their commands, options and exit codes", arguments: pages)
    func generated(program: Program, language: Messages.Language) throws {
        let page = try Self.page(program, language)
        let manual = try Self.manual(program, language)
        for part in page.parts { #expect(manual.part(part) != nil, "there is no \(part)") }
        let now = page.remade(manual.part)
        if Self.records {
            try now.write(to: Self.file(program, language), atomically: true, encoding: .utf8)
        } else {
            let isSame = page.text == now
            #expect(
                isSame,
                """
                \(Self.file(program, language).path) isn't what the program says of itself; record it with \
                MADOGUCHI_DOCUMENTS=record swift test --filter ManualTests, and look at the difference
                """)
        }
    }

    @Test("leave out no command, and tell of each once", arguments: pages)
    func complete(program: Program, language: Messages.Language) throws {
        let commands = try #require(try Self.manual(program, language).root.subcommands).map(\.commandName)
            .filter { $0 != "help" }
        let parts = try Self.page(program, language).parts
        let others = ["options", "exit status"]
        for name in others { #expect(parts.filter { $0 == name }.count == 1, "\(name)") }
        let named = parts.filter { !others.contains($0) }.flatMap { $0.split(separator: " ").map(String.init) }
        #expect(named.sorted() == commands.sorted())
    }

    @Test("name no option that the program hasn't, by hand either", arguments: pages)
    func byHand(program: Program, language: Messages.Language) throws {
        let known = Self.options(of: try Self.manual(program, language).root)
        let named = try Self.page(program, language).text.matches(of: #/\bFl Fl (?<name>[a-z\-]+)/#).map {
            String($0.name)
        }
        #expect(Set(named).subtracting(known).isEmpty)
        #expect(!named.isEmpty)
    }

    private static func options(of command: CommandInfo) -> Set<String> {
        (command.subcommands ?? []).reduce(
            into: Set((command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name))
        ) { $0.formUnion(options(of: $1)) }
    }

    @Test("know each exit code of the programs")
    func exitCodes() {
        #expect(Help.Client.exitStatuses.map(\.code) == madoguchi.ExitCode.allCases.map(\.rawValue))
        // Those of the parser beside the daemon's own.
        let daemon = [0, 64] + Fault.allCases.map(\.rawValue)
        #expect(Help.Daemon.exitStatuses.map(\.code) == daemon)
    }
}
