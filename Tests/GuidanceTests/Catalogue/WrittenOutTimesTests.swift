import Foundation
import Testing

@Suite("Times in the catalogue")
struct WrittenOutTimesTests {
    private static let directory =
        "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/Config/guidance"

    private static var clock: Regex<Substring> {
        #/[0-9０-９]{1,2}\s*(?:[:：][0-9０-９]{2}|時(?!間)|(?i:[ap]\.?m\b))|午前|午後|正午|(?i:o'clock|noon|midnight)/#
    }

    @Test("No template writes out a time of day: hours come from the schedule when it is sent")
    func nowhere() throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.directory)
        let templates = paths.filter { $0.hasSuffix(".mustache") || $0 == "common.yaml" }
        #expect(templates.count > 30)
        for path in templates {
            let text = try String(contentsOfFile: "\(Self.directory)/\(path)", encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                #expect(line.firstMatch(of: Self.clock) == nil, "\(path):\(number + 1): \(line)")
            }
        }
    }

    @Test(
        "What the test looks for, it finds",
        arguments: ["22:00 から", "午後10時", "at 9 a.m.", "9am", "２３：００", "10 o'clock", "翌朝8時"])
    func found(text: String) {
        #expect(text.firstMatch(of: Self.clock) != nil)
    }

    @Test("What is no time of day, it passes over", arguments: ["24時間以内", "#123456", "1. 開く"])
    func passedOver(text: String) {
        #expect(text.firstMatch(of: Self.clock) == nil)
    }
}
