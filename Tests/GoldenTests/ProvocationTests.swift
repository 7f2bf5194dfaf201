import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// Faults of every kind, brought about in both languages.
@Suite("Provoked faults", .timeLimit(.minutes(5)))
struct ProvocationTests {
    /// Played once, whatever is asked of them; the groups beside each other, because they wait for processes.
    private static let provocations = Result {
        let names = Places.names(in: Places.provocations)
        let played = Mutex<[String: Result<[Provocation], any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: names.count) { index in
            let name = names[index]
            let result = Result {
                let run = try ScenarioRun(Scenario(named: name, in: Places.provocations))
                _ = try run.golden()
                return Provocation.all(of: run)
            }
            played.withLock { $0[name] = result }
        }
        return try names.compactMap { name in played.withLock { $0[name] } }.flatMap { try $0.get() }
    }

    @Test("are answered as they were recorded")
    func answers() throws {
        let list = Provocation.list(try Self.provocations.get())
        guard !GoldenTests.records else { return try list.write(to: Places.answers, atomically: true, encoding: .utf8) }
        let recorded = (try? String(contentsOf: Places.answers, encoding: .utf8)) ?? ""
        guard recorded != list else { return }
        Issue.record(
            """
            The answers differ from Provocations/Answers.md (- recorded, + now):
            \(LineDifference(from: recorded, to: list).text)
            If that is meant, record them: MADOGUCHI_GOLDEN=record swift test --filter ProvocationTests
            """)
    }

    @Test("end in the same way in both languages, and with the code that is expected")
    func endings() throws {
        let provocations = try Self.provocations.get()
        #expect(provocations.count >= 60)
        for provocation in provocations {
            let place = Comment(rawValue: "\(provocation.group): \(provocation.title)")
            #expect(provocation.endings.map(\.language).sorted() == ["en", "ja"], place)
            #expect(provocation.endings.allSatisfy { $0.ending == provocation.ends }, place)
            #expect(provocation.answers.count { $0.hasPrefix("|") || $0.hasPrefix("!") } >= 2, place)
        }
    }

    @Test("are answered in one language, apart from names and what was typed")
    func languages() throws {
        let (faults, isRight) = try check(Provocation.list(try Self.provocations.get()))
        #expect(isRight, "\(faults)")
    }

    @Test(
        "are found to be answered in two languages where a sentence is planted",
        arguments: [("ja", "the file can't be read any more"), ("en", "もう一度お試しください")])
    func planted(language: String, sentence: String) throws {
        let provocations = try Self.provocations.get()
        var lines: [String] = []
        var planted: [Int] = []
        for line in Provocation.list(provocations).lines {
            lines.append(line)
            guard line.hasPrefix("\(language): ") else { continue }
            lines.append("! \(sentence)")
            planted.append(lines.count)
        }
        #expect(planted.count == provocations.count)
        let (faults, isRight) = try check(lines.joined(separator: "\n"))
        #expect(!isRight)
        let found = Set(faults.lines.compactMap { $0.prefixMatch(of: #/[^:]+:(\d+): /#).flatMap { Int($0.1) } })
        #expect(found == Set(planted))
    }

    /// Asks the project's own checker.
    private func check(_ list: String) throws -> (faults: String, isRight: Bool) {
        let directory = try TemporaryDirectory()
        let file = try directory.write(list, to: "answers.md")
        let output = try ChildProcess.run([
            "python3", Places.repository.appending(path: ".ci/languages").path, file,
        ])
        return (output.text + output.error, output.isSuccess)
    }
}
