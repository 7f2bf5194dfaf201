import FollowUps
import Foundation
import Testing

/// Holds `docs/state-machine.md` against the function of states.
@Suite("The document of states")
struct StateMachineDocumentTests {
    /// One arrow of the diagram; nil for the beginning.
    private struct Arrow {
        var move: Move
        var from: FollowUpState?
        var to: FollowUpState
    }

    private static let document = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/state-machine.md")

    /// In the order of states, and of moves from each.
    private static let arrows: [Arrow] = ([nil] + FollowUpState.allCases.map(Optional.some)).flatMap { state in
        Move.allCases.compactMap { move in
            FollowUpState.after(move, from: state).map { Arrow(move: move, from: state, to: $0) }
        }
    }

    /// What is said of a move by hand, which is kept when the table is written again.
    private static func remarks(in text: String) -> [String: String] {
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        return rows.reduce(into: [:]) { remarks, row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count == 6 else { return }
            remarks[cells[1].trimmingCharacters(in: .whitespaces)] = cells[4].trimmingCharacters(in: .whitespaces)
        }
    }

    private static var diagram: [String] {
        let lines = arrows.map { "    \($0.from?.rawValue ?? "[*]") --> \($0.to.rawValue): \($0.move.rawValue)" }
        // What never moves again.
        let final = FollowUpState.allCases.filter { state in !arrows.contains { $0.from == state } }
        return ["```mermaid", "stateDiagram-v2"] + lines + final.map { "    \($0.rawValue) --> [*]" } + ["```"]
    }

    private static func table(_ remarks: [String: String]) -> [String] {
        let rows = Move.allCases.map { move in
            let own = arrows.filter { $0.move == move }
            let from = own.map { $0.from.map { "`\($0.rawValue)`" } ?? "nothing" }.joined(separator: ", ")
            let to = Set(own.map { "`\($0.to.rawValue)`" }).sorted().joined(separator: ", ")
            let name = "`\(move.rawValue)`"
            return "| \(name) | \(from) | \(to) | \(remarks[name] ?? "(who makes it?)") |"
        }
        return ["| move | from | to | when, and who makes it |", "|---|---|---|---|"] + rows
    }

    /// Puts lines between a part's two comments.
    private static func replace(_ part: String, in text: String, with lines: [String]) throws -> String {
        let begin = try #require(text.range(of: "<!-- generated: \(part) -->\n"))
        let end = try #require(text.range(of: "<!-- end -->", range: begin.upperBound..<text.endIndex))
        return text.replacingCharacters(
            in: begin.upperBound..<end.lowerBound, with: lines.map { "\($0)\n" }.joined())
    }

    @Test("docs/state-machine.md says what the function says, and who makes each move")
    func document() throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        var expected = try Self.replace("diagram", in: text, with: Self.diagram)
        expected = try Self.replace("moves", in: expected, with: Self.table(Self.remarks(in: text)))
        if ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record" {
            try expected.write(to: Self.document, atomically: true, encoding: .utf8)
            return
        }
        let isSame = text == expected
        #expect(
            isSame,
            """
            docs/state-machine.md isn't what FollowUpState.after says; write it again with \
            MADOGUCHI_DOCUMENTS=record swift test --filter StateMachineDocumentTests, and look at the difference
            """)
        #expect(!expected.contains("(who makes it?)"), "say in docs/state-machine.md who makes the new move")
    }
}
