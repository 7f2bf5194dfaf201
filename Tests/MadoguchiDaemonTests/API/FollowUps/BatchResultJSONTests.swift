import Foundation
import MadoguchiAPI
import Messages
import SeededRandom
import Testing

@testable import MadoguchiDaemon

@Suite("A batch result's bytes")
struct BatchResultJSONTests {
    @Test("are those that an encoder makes", arguments: Seeds.all)
    func bytes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for _ in 0..<200 {
            let result = BatchResult(
                line: .random(in: 1...1_000_000, using: &random), status: Bool.random(using: &random) ? 201 : 200,
                body: .followUp(followUp(&random)))
            #expect(try result.json == Array(encoder.encode(result)), "seed \(seed)")
        }
        let problem = BatchResult(line: 3, status: 503, body: .problem(Problem.store(.noAnswer).details(in: .en)))
        #expect(try problem.json == Array(encoder.encode(problem)))
    }

    private func followUp(_ random: inout SeededGenerator) -> FollowUpResource {
        func text() -> String {
            let alphabet = Array("ab\"\\/\u{8}\u{C}\n\r\t\0\u{1F}\u{7F}é窓🪟\u{2028} ".unicodeScalars)
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                if let scalar = alphabet.randomElement(using: &random) { text.append(scalar) }
            }
            return String(text)
        }
        func perhaps<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }

        let reason = DueReason(
            plan: text(), hours: perhaps(text()), zone: perhaps(text()), tzdata: perhaps(text()), rule: text(),
            window: perhaps(WindowBounds(start: text(), end: perhaps(text()))), held: perhaps(text()))
        let warnings = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            MadoguchiAPI.Warning(code: text(), detail: text(), suggestion: perhaps(text()))
        }
        return FollowUpResource(
            id: perhaps(text()), state: text(), kind: text(), plan: text(), to: text(), subject: text(),
            language: perhaps(text()),
            when: WhenRequest(window: perhaps(text()), notBefore: perhaps(text()), afterStaffed: perhaps(text())),
            dueAt: perhaps(text()), dueBecause: perhaps(reason), expiresAt: perhaps(text()),
            priority: .random(in: -9...9, using: &random), caseLabel: perhaps(text()), messageID: perhaps(text()),
            attempts: .random(in: 0...99, using: &random), acceptedAt: text(), endedAt: perhaps(text()),
            warnings: warnings)
    }
}
