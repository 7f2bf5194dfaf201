import Messages
import Testing

@Suite("Sentences of the log")
struct LogSentenceTests {
    @Test("say with which plans follow-ups moved, by their names")
    func derivedAnew() {
        let some = Wording.derivedAnew(9, moved: ["pro": 4, "basic": 1])
        #expect(
            some.ja == "9 件のフォローアップの送信予定を計算し直しました。5 件の予定が変わりました（basic 1 件、pro 4 件）")
        #expect(some.en == "derived due instants anew for 9 follow-ups: 5 are due at another time (basic 1, pro 4)")
        let none = Wording.derivedAnew(9, moved: [:])
        #expect(none.ja == "9 件のフォローアップの送信予定を計算し直しました。0 件の予定が変わりました")
        #expect(none.en == "derived due instants anew for 9 follow-ups: 0 are due at another time")
    }
}
