import Messages
import Testing

@Suite("What is said of YAML that can't be read")
struct YAMLMessageTests {
    @Test(
        "is wholly Japanese in Japanese, and keeps libyaml's words in English",
        arguments: [
            ("while parsing a flow mapping", "did not find expected ',' or '}'"),
            ("while parsing a flow node", "did not find expected node content"),
            ("while parsing a block mapping", "did not find expected key"),
            ("while scanning a simple key", "could not find expected ':'"),
            ("while scanning a quoted scalar", "found unexpected end of stream"),
            ("while scanning for the next token", "found character that cannot start any token"),
            ("while parsing a %TAG directive", "found something that nobody has seen before"),
        ])
    func languages(context: String, problem: String) {
        let wording = YAMLMessage.wording(context: context, problem: problem)
        #expect(wording.en.hasPrefix("not YAML: \(context), \(problem)"))
        #expect(!wording.ja.contains(#/[A-Za-z]{2,} [a-z]{2,}/#))
        #expect(wording.ja.hasSuffix("ください"))
    }

    @Test("tells a quote that isn't closed from a document that ends early")
    func quote() {
        let problem = "found unexpected end of stream"
        #expect(
            YAMLMessage.wording(context: "while scanning a quoted scalar", problem: problem).ja
                == "YAML として読めません: 引用符が閉じられていません。閉じてください")
        #expect(YAMLMessage.wording(context: nil, problem: problem).ja == "YAML として読めません: 途中で終わっています。続きを書いてください")
    }
}
