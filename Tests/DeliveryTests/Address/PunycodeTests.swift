import Foundation
import Testing

@testable import Delivery

@Suite("Domains beyond ASCII")
struct PunycodeTests {
    /// [RFC 3492 §7.1], in lower case.
    @Test(
        "labels are encoded as RFC 3492 shows",
        arguments: [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
            ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
            ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("安室奈美恵-with-super-monkeys", "-with-super-monkeys-pc58ag80a8qai00g7n9n"),
            ("hello-another-way-それぞれの場所", "hello-another-way--fc4qua05auwb3674vfr0b"),
            ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
            ("majiでkoiする5秒前", "majikoi5-783gue6qz075azm5e"),
            ("パフィーdeルンバ", "de-jg4avhby1noc0d"),
            ("そのスピードで", "d9juau41awczczp"),
            ("-> $1.00 <-", "-> $1.00 <--"),
        ])
    func samples(label: String, code: String) {
        #expect(Punycode.encode(label) == code)
    }

    @Test(
        "domains stand as the DNS has them",
        arguments: [
            ("a@日本語.jp", "a@xn--wgv71a119e.jp"),
            ("a@münchen.example", "a@xn--mnchen-3ya.example"),
            ("a@MÜNCHEN.example", "a@xn--mnchen-3ya.example"),
            ("a@mu\u{308}nchen.example", "a@xn--mnchen-3ya.example"),
            ("a@か\u{3099}.example", "a@xn--v8j.example"),
            ("a@窓口.例え.テスト", "a@xn--6or331g.xn--r8jz45g.xn--zckzah"),
            ("a@example.jp", "a@example.jp"),
            ("a..b@日本語.jp", "\"a..b\"@xn--wgv71a119e.jp"),
            // SMTPUTF8 is needed here anyway.
            ("田中@日本語.jp", "田中@日本語.jp"),
        ])
    func domains(address: String, sent: String) throws {
        let parsed = try EmailAddress(parsing: address)
        #expect(parsed.withASCIIDomain()?.description == sent)
    }

    @Test("a label that the DNS can't hold is none", arguments: [20, 57, 80])
    func lengths(count: Int) throws {
        let label = String(String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(0x4E00 + $0 * 150) }))
        let address = try EmailAddress(parsing: "a@\(label).jp")
        let length = 4 + Punycode.encode(label).utf8.count
        #expect((address.withASCIIDomain() == nil) == (length > 63))
    }
}
