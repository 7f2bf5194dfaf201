import Testing

@testable import Guidance

@Suite("A letter's lines on a page")
struct FlowingTextTests {
    @Test(
        "are joined inside a paragraph",
        arguments: [
            ("再設定のメールが\n届かない場合は、\nお知らせください。\n", ["再設定のメールが届かない場合は、お知らせください。"]),
            ("お試しください。\nそのあと、次に\n進みます。", ["お試しください。そのあと、次に進みます。"]),
            ("Please try\nthese, one\nafter the other.", ["Please try these, one after the other."]),
            ("Please see\nThe Page.", ["Please see The Page."]),
            ("画面の Contacts\nで開きます。", ["画面の Contacts で開きます。"]),
            ("Chrome、\nSafari など（\nEdge も）を\n「Open」\nで開きます。", ["Chrome、Safari など（Edge も）を「Open」で開きます。"]),
            ("あ\n\n  \n　\nい\n", ["あ", "い"]), ("  字下げした\n  文です。", ["字下げした文です。"]), ("", []), ("\n\n", []),
        ])
    func joined(text: String, expected: [String]) {
        #expect(text.flowingParagraphs == expected)
    }

    @Test(
        "stay where each is something of its own",
        arguments: [
            // Items, with their further lines.
            ("・入っていないか、\n　ご確認ください。\n・次の項目", "・入っていないか、ご確認ください。\n・次の項目"),
            ("1. Open the\n   login page.\n2. Go on", "1. Open the login page.\n2. Go on"),
            ("・つづりの間違い\n当方でも確認\nしております。", "・つづりの間違い\n当方でも確認しております。"),
            ("- a misspelling\nWe are\nchecking.", "- a misspelling\nWe are checking."),
            ("次のとおりです。\n① ひとつ\n② ふたつ\n１．みっつ\n（4）よっつ", "次のとおりです。\n① ひとつ\n② ふたつ\n１．みっつ\n（4）よっつ"),
            ("■ 見出し\n本文です。", "■ 見出し\n本文です。"), ("【見出し】\n本文です。", "【見出し】\n本文です。"),
            ("Please try:\nThis one.", "Please try:\nThis one."),
            // A number inside a sentence isn't an item's.
            ("全部で\n1.5 倍に\nなりました。", "全部で 1.5 倍になりました。"), ("約\n2026 年の\nことです。", "約 2026 年のことです。"),
            // Addresses.
            ("次を開きます。\nhttps://a.jp/x\nそのあと、\n戻ります。", "次を開きます。\nhttps://a.jp/x\nそのあと、戻ります。"),
            ("ドメインは\n次です。\nmail.example.jp", "ドメインは次です。\nmail.example.jp"),
            ("お問い合わせは\n次へ。\nメール：a@b.jp\n電話：\n03-1234-5678", "お問い合わせは次へ。\nメール：a@b.jp\n電話：\n03-1234-5678"),
            ("開きます。\n‹login_url›", "開きます。\n‹login_url›"),
            ("〒150-0001\n東京都渋谷区\nみどり教室", "〒150-0001\n東京都渋谷区\nみどり教室"),
            ("Midori Classes\n1 Main Street\nTokyo", "Midori Classes\n1 Main Street\nTokyo"),
            ("お待ちして\nおります。\nみどり教室\n佐藤", "お待ちしております。\nみどり教室\n佐藤"),
            ("詳しくは https://a.jp\nをご覧\nください。", "詳しくは https://a.jp をご覧ください。"),
            ("a\n----\nb", "a\n----\nb"),
            // Something set off by its indentation.
            ("次を打ちます。\n    madoguchi list\n終わりです。", "次を打ちます。\nmadoguchi list\n終わりです。"),
        ])
    func kept(text: String, expected: String) {
        #expect(text.flowingParagraphs == [expected])
    }
}
