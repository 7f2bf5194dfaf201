import Messages
import Testing

@testable import Guidance
@testable import MailAddress

@Suite("The rules for addresses, as a file")
struct AddressRulesReadingTests {
    @Test("those of the example are read, and hold the providers that matter in Japan")
    func example() throws {
        let rules = try AddressRulesFile.exampleRules.get()
        let providers = [
            "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "disney.ne.jp", "ymobile.ne.jp",
            "yahoo.co.jp", "ymail.ne.jp", "gmail.com", "icloud.com", "me.com", "mac.com", "outlook.jp", "outlook.com",
            "hotmail.com", "hotmail.co.jp", "live.jp", "msn.com", "nifty.com", "biglobe.ne.jp", "ocn.ne.jp",
            "so-net.ne.jp", "plala.or.jp", "rakuten.jp", "uqmobile.jp",
        ]
        #expect(rules.known.isSuperset(of: providers))
    }

    @Test("every misspelling of the example leads to what is meant by it")
    func misspellings() throws {
        let rules = try AddressRulesFile.exampleRules.get()
        for (written, meant) in rules.misspellings {
            #expect(rules.reading(of: "a@\(written)").findings.map(\.suggestion) == ["a@\(meant)"])
        }
    }

    @Test(
        "tell everything that is wrong, and where",
        arguments: [
            ("provders: []", "1:1: unknown key \"provders\" in the rules for addresses; did you mean providers?"),
            ("providers: x", "1:12: found the text \"x\", expected a list of groups, as - { source: …, domains: … }"),
            ("providers: [{ domains: [a.jp] }]", "1:13: a group of providers lacks the key \"source\"; add it"),
            (
                "providers: [{ source: s, domains: [A.jp] }]",
                "1:36: found the text \"A.jp\", expected a domain in lower case, as example.jp"
            ),
            (
                "providers: [{ source: s, domains: [jp] }]",
                "1:36: found the text \"jp\", expected a domain in lower case, as example.jp"
            ),
            (
                "providers: [{ source: s, domains: [a..jp] }]",
                "1:36: found the text \"a..jp\", expected a domain in lower case, as example.jp"
            ),
            (
                "providers: [{ source: s, subdomains: yes, domains: [a.jp] }]",
                "1:38: found the bare word yes, which reads as true or false, expected true or false"
            ),
            (
                "real: [{ source: s, subdomains: true, domains: [a.jp] }]",
                "1:21: unknown key \"subdomains\" in a group of real; did you mean domains?"
            ),
            (
                "providers: [{ source: s, domains: [a.jp] }]\nreal: [{ source: s, domains: [a.jp] }]",
                "2:31: a.jp is given in line 1 already; keep one of them"
            ),
            (
                "misspellings: [{ source: s, domains: { a.con: a.com } }]",
                "1:47: a.com isn't among the providers; add it there, or name one that is"
            ),
            (
                """
                providers: [{ source: s, subdomains: true, domains: [a.jp] }]
                misspellings: [{ source: s, domains: { b.a.jp: a.jp } }]
                """,
                "2:40: b.a.jp is below a.jp, where every name is right; take one of them out"
            ),
            (
                "endings: [{ source: s, domains: { con: cmo, cmo: com } }]",
                "1:40: cmo ends in .cmo, which is itself to be put right"
            ),
            (
                "providers: [{ source: s, domains: [a.con] }]\nendings: [{ source: s, domains: { con: com } }]",
                "2:35: a.con, which is among the right domains, ends in .con"
            ),
            (
                "suffixes: [.jp]",
                "1:12: found the text \".jp\", expected an ending in lower case without a dot before it, as co.jp"
            ),
            ("a: [", "not YAML"),
        ])
    func problems(yaml: String, expected: String) {
        let complaints = AddressRulesFile(yaml).complaints
        #expect(complaints.contains(expected), "\(complaints)")
        #expect(complaints.split(separator: "\n").count == 1, "\(complaints)")
    }

    @Test(
        "tell it in Japanese",
        arguments: [
            (
                "provders: []", "1:1: アドレスの規則に「provders」というキーはありません（もしかして: providers）"
            ),
            (
                "providers: [{ domains: [a.jp] }]", "1:13: providers のグループに source がありません。加えてください"
            ),
            (
                "providers: [{ source: s, domains: [A.jp] }]",
                "1:36: 「A.jp」になっています。小文字のドメイン（example.jp など）を書いてください"
            ),
            (
                "misspellings: [{ source: s, domains: { a.con: a.com } }]",
                "1:47: a.com は providers にありません。providers に加えるか、そこにあるものを書いてください"
            ),
        ])
    func japanese(yaml: String, expected: String) {
        #expect(AddressRulesFile(yaml).complaints(in: .ja) == "addresses.yaml:\(expected)")
    }

    @Test("an empty file holds none")
    func empty() throws {
        #expect(AddressRulesFile("").complaints.contains("expected the rules for addresses as a mapping"))
        #expect(try AddressRulesFile("{}").rules().known.isEmpty)
    }
}
