import Documents
import Foundation
import Messages
import SeededRandom
import Testing

@testable import Guidance
@testable import MailAddress

@Suite("Checks of typed addresses")
struct AddressRulesTests {
    @Test(
        "put right what was typed",
        arguments: [
            ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp", "full-width"),
            ("taro＠example.jp", "taro@example.jp", "full-width"),
            ("taro@example。jp", "taro@example.jp", "full-width"),
            ("taro@example｡jp", "taro@example.jp", "full-width"),
            ("taro@so−net.ne.jp", "taro@so-net.ne.jp", "full-width"),
            ("taro@soーnet.ne.jp", "taro@so-net.ne.jp", "full-width"),
            ("ta\u{3000}ro@example.jp", "taro@example.jp", "full-width"),
            ("taro @example.jp", "taro@example.jp", "invisible-character"),
            ("taro@exa\u{200B}mple.jp", "taro@example.jp", "invisible-character"),
            ("\u{FEFF}taro@example.jp", "taro@example.jp", "invisible-character"),
            ("taro@example.jp\u{200E}", "taro@example.jp", "invisible-character"),
            ("taro@example\u{0}.jp", "taro@example.jp", "invisible-character"),
            (" taro@example.jp", "taro@example.jp", "surrounding-characters"),
            ("taro@example.jp\r\n", "taro@example.jp", "surrounding-characters"),
            ("\u{3000}taro@example.jp\u{3000}", "taro@example.jp", "surrounding-characters"),
            ("taro@example.jp.", "taro@example.jp", "surrounding-characters"),
            ("taro@example.jp、", "taro@example.jp", "surrounding-characters"),
            ("taro@example.jp．", "taro@example.jp", "surrounding-characters"),
            ("<taro@example.jp>", "taro@example.jp", "surrounding-characters"),
            ("「taro@example.jp」", "taro@example.jp", "surrounding-characters"),
            ("\"taro@example.jp\"", "taro@example.jp", "surrounding-characters"),
            ("'taro@example.jp',", "taro@example.jp", "surrounding-characters"),
            ("mailto:taro@example.jp", "taro@example.jp", "surrounding-characters"),
            ("太郎　花子 <taro@example.jp>", "taro@example.jp", "surrounding-characters"),
            ("taro@example..jp", "taro@example.jp", "doubled-dot"),
            ("taro@.example.jp", "taro@example.jp", "doubled-dot"),
            ("taro@gmial.com", "taro@gmail.com", "misspelt-domain"),
            ("taro@gmai.com", "taro@gmail.com", "misspelt-domain"),
            ("taro@GMAIL.CON", "taro@gmail.com", "misspelt-domain"),
            ("taro@gmail,com", "taro@gmail.com", "misspelt-domain"),
            ("taro@gmailcom", "taro@gmail.com", "misspelt-domain"),
            ("taro@gmail.co", "taro@gmail.com", "misspelt-domain"),
            ("taro@dokomo.ne.jp", "taro@docomo.ne.jp", "misspelt-domain"),
            ("taro@docomo.en.jp", "taro@docomo.ne.jp", "misspelt-domain"),
            ("taro@softbannku.ne.jp", "taro@softbank.ne.jp", "misspelt-domain"),
            ("taro@example.con", "taro@example.com", "misspelt-domain"),
            ("taro@example.cmo", "taro@example.com", "misspelt-domain"),
            ("taro@example.cojp", "taro@example.co.jp", "misspelt-domain"),
            ("taro@abc.biglbe.ne.jp", "taro@abc.biglobe.ne.jp", "misspelt-domain"),
            ("taro@docomo.co.jp", "taro@docomo.ne.jp", "other-suffix"),
            ("taro@docomo.jp", "taro@docomo.ne.jp", "other-suffix"),
            ("taro@docomo.com", "taro@docomo.ne.jp", "other-suffix"),
            ("taro@ezweb.co.jp", "taro@ezweb.ne.jp", "other-suffix"),
            ("taro@i.softbank.ne.jp", "taro@i.softbank.jp", "other-suffix"),
            ("taro@gmail.co.jp", "taro@gmail.com", "other-suffix"),
            ("taro@icloud.co.jp", "taro@icloud.com", "other-suffix"),
            ("taro@gmail.ne.jp", "taro@gmail.com", "other-suffix"),
            ("taro@yahoo.jp", "taro@yahoo.co.jp", "other-suffix"),
            ("taro@yahoo.net", "taro@yahoo.com", "other-suffix"),
            ("taro@abc.biglobe.or.jp", "taro@abc.biglobe.ne.jp", "other-suffix"),
        ])
    func corrections(typed: String, meant: String, code: String) throws {
        let findings = try rules.reading(of: typed).findings
        #expect(findings.map(\.code.rawValue) == [code])
        #expect(findings.map(\.suggestion) == [meant])
    }

    @Test(
        "find nothing in what is right",
        arguments: [
            "taro@example.jp", "taro@example.com", "a..b@docomo.ne.jp", "taro.@ezweb.ne.jp", "\"a b\"@example.jp",
            "\"a@b\"@example.jp", "o'neil+news@example.co.jp", "taro@yahoo.co.jp", "taro@yahoo.com",
            "taro@yahoo.ne.jp", "taro@ymail.com", "taro@ymail.ne.jp", "taro@mail.com", "taro@email.com",
            "taro@ymobile.ne.jp", "taro@emobile.ne.jp", "taro@t.vodafone.ne.jp", "taro@abc.ocn.ne.jp",
            "taro@dc4.so-net.ne.jp", "taro@odn.ne.jp", "taro@ocn.ne.jp", "taro@nifty.co.jp", "taro@support.nifty.co.jp",
            "taro@softbank.co.jp", "taro@we.com", "taro@man.com", "taro@Gmail.com", "taro@hotmail.co.uk",
            "taro@ラーメン.jp", "taro@例え.テスト", "名前@example.jp", "taro@[192.0.2.1]", "taro@localhost", "taro",
        ])
    func clean(address: String) throws {
        let findings = try rules.reading(of: address).findings
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test("name everything at once, each time with the whole suggestion")
    func together() throws {
        let findings = try rules.reading(of: " ｔａｒｏ＠ｇｍｉａｌ．．ｃｏｎ\u{200B}、").findings
        #expect(
            findings.map(\.code) == [
                .surroundingCharacters, .fullWidth, .invisibleCharacter, .doubledDot, .misspeltDomain,
            ])
        #expect(Set(findings.map(\.suggestion)) == ["taro@gmail.com"])
    }

    @Test("suggest nothing that is no address", arguments: ["ｔａｒｏ", "、", "a@b.jp c@d.jp", "taro@。", "＠example.jp"])
    func noSuggestion(typed: String) throws {
        let findings = try rules.reading(of: typed).findings
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.suggestion == nil })
    }

    @Test("show of an address only a domain that is at fault")
    func discretion() throws {
        for typed in ["secret.name@gmial.com", "ｓecret.name@docomo.co.jp ", "secret.name@exa\u{200B}mple.con"] {
            for finding in try rules.reading(of: typed).findings {
                #expect(!finding.detail.en.contains("ecret") && !finding.detail.ja.contains("ecret"))
            }
        }
    }

    @Test("check characters without any rules")
    func withoutRules() {
        let findings = AddressRules.empty.reading(of: "taro＠gmial.com ").findings
        #expect(findings.map(\.code) == [.surroundingCharacters, .fullWidth])
        #expect(findings.allSatisfy { $0.suggestion == "taro@gmial.com" })
        #expect(AddressRules.empty.reading(of: "taro@gmial.com").findings.isEmpty)
    }

    @Test("find nothing in a suggestion", arguments: Seeds.all)
    func idempotence(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = try rules
        let domains = Array(rules.known).sorted() + rules.misspellings.keys.sorted() + ["example.con", "a.b.co.jo"]
        let noise = Array(" .,。、@＠<>「」\"'{}-ー−\u{200B}\u{200D}\u{3000}ａｚｍ9\r\n\0あémailto:".unicodeScalars)
        var suggestions = 0
        for _ in 0..<1_000 {
            var scalars = Array("taro@\(domains.randomElement(using: &random) ?? "")".unicodeScalars)
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let index = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: scalars.remove(at: index)
                case 1: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &random))
                case 2: scalars[index] = Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &random))
                default: scalars.insert(noise.randomElement(using: &random) ?? " ", at: index)
                }
            }
            let typed = scalars.text
            let place = "seed \(seed): \(typed.debugDescription)"
            let findings = rules.reading(of: typed).findings
            #expect(findings == rules.thoroughFindings(in: typed), "\(place)")
            guard let suggestion = findings.first?.suggestion else { continue }
            suggestions += 1
            let further = rules.reading(of: suggestion).findings
            #expect(further.isEmpty, "\(place) → \(suggestion.debugDescription): \(further)")
            #expect(suggestion != typed, "\(place)")
        }
        #expect(suggestions > 200, "seed \(seed)")
    }

    @Test("know the nearest by one edit", arguments: Seeds.all)
    func oneEdit(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8.random(in: 0x61...0x62, using: &random) }
            }
            #expect(
                words[0].isOneEdit(from: words[1]) == (Self.distance(words[0], words[1]) == 1) || words[0] == words[1],
                "seed \(seed): \(words)")
        }
    }

    /// Optimal string alignment, by the book.
    private static func distance(_ source: [UInt8], _ target: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: target.count + 1), count: source.count + 1)
        for row in 0...source.count {
            for column in 0...target.count {
                guard row > 0, column > 0 else {
                    table[row][column] = max(row, column)
                    continue
                }
                let isSame = source[row - 1] == target[column - 1]
                var cost = min(table[row - 1][column], table[row][column - 1]) + 1
                cost = min(cost, table[row - 1][column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, source[row - 1] == target[column - 2], source[row - 2] == target[column - 1] {
                    cost = min(cost, table[row - 2][column - 2] + 1)
                }
                table[row][column] = cost
            }
        }
        return table[source.count][target.count]
    }

    private var rules: AddressRules {
        get throws { try AddressRulesFile.exampleRules.get() }
    }
}
