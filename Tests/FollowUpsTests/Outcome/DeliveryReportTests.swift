import FollowUps
import Messages
import Testing

@Suite("Reports of attempts, as a history keeps them")
struct DeliveryReportTests {
    @Test("have the other side's words as they are, with its codes")
    func theirs() {
        let report = DeliveryReport(code: 550, enhancedCode: EnhancedStatusCode(5, 1, 1), text: "No such user")
        #expect(report.wording == Wording(verbatim: "550 5.1.1 No such user"))
        #expect(DeliveryReport(text: "").wording == nil)
    }

    @Test("have ours in each language, with what to do")
    func ours() {
        let trouble = Trouble(Wording(ja: "大きすぎます", en: "too large"), remedy: Wording(ja: "短くしてください", en: "shorten it"))
        let report = DeliveryReport(trouble, enhancedCode: EnhancedStatusCode(5, 3, 4))
        #expect(
            report.wording == Wording(ja: "5.3.4 大きすぎます。短くしてください", en: "5.3.4 too large; shorten it"))
        #expect(report.wording?.en == report.description)
    }
}
