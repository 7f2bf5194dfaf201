import TerminalText
import Testing

@testable import madoguchi

@Suite("Lines on a narrow terminal")
struct WrappingTests {
    private func wrapped(_ line: Line, _ width: Int) -> [String] {
        line.wrapped(to: width).map { $0.rendered(colour: false) }
    }

    @Test("are broken at blanks, and go on indented")
    func blanks() {
        #expect(
            wrapped("  the relay can't be reached: Connection refused", 24) == [
                "  the relay can't be", "    reached: Connection", "    refused",
            ])
        #expect(wrapped("short", 24) == ["short"])
        #expect(wrapped("", 4) == [""])
    }

    @Test("are broken between Japanese characters, but not before what closes or belongs to what stands there")
    func japanese() {
        #expect(wrapped("受付中です。次の開始は", 10) == ["受付中で", "  す。次の", "  開始は"])
        #expect(wrapped("「はい」とあって、", 8) == ["「はい」", "  とあっ", "  て、"])
    }

    @Test("don't break addresses, ids and commands' words")
    func words() {
        #expect(
            wrapped("an-address-that-is-long@example.co.jp is refused", 20) == [
                "an-address-that-is-long@example.co.jp", "  is refused",
            ])
    }

    @Test("keep each character's style")
    func styles() {
        let line: Line = "a \("bb ccc", .strong) d"
        #expect(
            line.wrapped(to: 6).map { $0.rendered(colour: true) } == [
                "a \u{1B}[1mbb\u{1B}[0m", "  \u{1B}[1mccc\u{1B}[0m", "  d",
            ])
    }

    @Test("stay as they are where they are somebody's text, or there is no limit")
    func verbatim() {
        #expect(wrapped(Line(verbatim: "Dear Hanako, how are you"), 8) == ["Dear Hanako, how are you"])
        #expect(Line("a b c d e f").wrapped(to: nil).count == 1)
    }

    @Test("no line is wider than it may be, if it has no longer word", arguments: 20...60)
    func never(width: Int) {
        let line: Line = "  ✗ 設定  /etc/madoguchi: 中継先に接続できません。ポートが閉じています relay 25"
        for line in line.wrapped(to: width) { #expect(line.displayWidth <= width) }
    }

    @Test("Tables leave out the least important columns, then break the last one, then go on below")
    func tables() {
        var table = Table(importance: [0, 2, 1, 0])
        table.add(["id", "plan", "state", "subject"].map { Line($0) })
        table.add(["0d2m9q7t4k1xz", "basic", "queued", "Ask about the invoice of May"].map { Line($0) })
        func text(_ width: Int?) -> [String] {
            table.lines(within: width).flatMap { $0.wrapped(to: width) }.map { $0.rendered(colour: false) }
        }
        #expect(text(nil)[1] == "  0d2m9q7t4k1xz  basic  queued  Ask about the invoice of May")
        #expect(text(54)[1] == "  0d2m9q7t4k1xz  queued  Ask about the invoice of May")
        #expect(text(46)[1] == "  0d2m9q7t4k1xz  Ask about the invoice of May")
        #expect(Array(text(34)[1...]) == ["  0d2m9q7t4k1xz  Ask about the", "                 invoice of May"])
        #expect(text(24) == ["  id  subject", "  0d2m9q7t4k1xz", "    Ask about the", "    invoice of May"])
    }
}
