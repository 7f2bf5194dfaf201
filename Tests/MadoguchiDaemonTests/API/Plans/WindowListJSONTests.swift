import Foundation
import MadoguchiAPI
import SeededRandom
import Testing

@testable import MadoguchiDaemon

@Suite("A list of windows as JSON")
struct WindowListJSONTests {
    @Test("is what the encoder makes of it, byte for byte", arguments: Seeds.all)
    func encoder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func bounds() -> WindowBounds {
            WindowBounds(
                start: "2026-11-24T\(Int.random(in: 10...23, using: &random))",
                end: Bool.random(using: &random) ? "窓\"" : nil,
                state: Bool.random(using: &random) ? "unknown" : nil,
                comment: Bool.random(using: &random) ? "by \"phone\"" : nil)
        }
        for _ in 0..<100 {
            let list = WindowList(
                plan: "a/b\n", zone: "Asia/Tokyo",
                windows: (0..<Int.random(in: 0...4, using: &random)).map { _ in bounds() },
                next: Bool.random(using: &random) ? "n" : nil,
                nextShift: Bool.random(using: &random)
                    ? .init(firstWindow: bounds(), seconds: .random(in: -9_999...9_999, using: &random)) : nil)
            #expect(try list.json == Array(encoder.encode(list)), "seed \(seed)")
        }
    }
}
