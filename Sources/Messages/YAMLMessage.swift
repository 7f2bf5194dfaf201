/// libyaml's messages about documents that aren't YAML, which it has in English only. [its scanner.c and parser.c]
package enum YAMLMessage {
    /// - Parameters:
    ///   - context: what it was reading: `while parsing a flow mapping`.
    ///   - problem: what it found, or didn't find.
    package static func wording(context: String?, problem: String) -> Wording {
        let words = Wording.list([context, problem].compactMap(\.self))
        let fault = fault(context: context ?? "", problem)
        return Wording(
            ja: "YAML として読めません: \(fault?.ja ?? "書き方が YAML の文法に合っていません。この行と前の行を確かめてください")",
            en: "not YAML: \(words.en)" + (fault.map { "; \($0.en)" } ?? ""))
    }

    /// What is probably wrong, in Japanese, and what to do in both languages; nil for what people hardly ever write.
    private static func fault(context: String, _ problem: String) -> Wording? {
        let isPlain = !context.contains("quoted")
        return switch problem {
        case "did not find expected ',' or '}'":
            Wording(
                ja: "引用符か波括弧 { が閉じられていないか、項目のあいだにコンマがありません。前の行から確かめてください",
                en: "close the quote or the brace, or put a comma between the entries")
        case "did not find expected ',' or ']'":
            Wording(
                ja: "角括弧 [ が閉じられていないか、項目のあいだにコンマがありません。前の行から確かめてください",
                en: "close the bracket, or put a comma between the items")
        case "did not find expected node content":
            Wording(ja: "括弧が閉じられていないか、値がありません。前の行から確かめてください", en: "a value is missing, or a bracket isn't closed")
        case "did not find expected key", "did not find expected '-' indicator", "block collection start",
            "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
            Wording(ja: "字下げが前の行とそろっていません。そろえてください", en: "align this line with those before it")
        case "mapping values are not allowed in this context":
            Wording(
                ja: "ここに「: 」は書けません。値に「: 」を含むときは引用符で囲み、キーなら字下げをそろえてください",
                en: "put a value that contains a colon in quotes, or align the key")
        case "could not find expected ':'":
            Wording(ja: "キーの後に「: 」がありません。「キー: 値」と書いてください", en: "write \"key: value\"")
        case "found unexpected end of stream", "found unexpected document indicator":
            Wording(
                ja: isPlain ? "途中で終わっています。続きを書いてください" : "引用符が閉じられていません。閉じてください",
                en: isPlain ? "write the rest" : "close the quote")
        case "found character that cannot start any token":
            Wording(ja: "値をこの文字で始めることはできません。引用符で囲んでください", en: "put the value in quotes")
        case "found undefined alias":
            Wording(ja: "この別名（*）に当たる &名前 がありません。名前を直すか、値を書いてください", en: "correct the name, or write the value")
        case "found unknown escape character":
            Wording(
                ja: "二重引用符の中で使えない \\ があります。\\\\ と書くか、単一引用符で囲んでください",
                en: "write \\\\, or put the value in single quotes")
        case "control characters are not allowed":
            Wording(ja: "制御文字があります。取り除いてください", en: "remove it")
        default: nil
        }
    }
}
