import Messages
import TestLetters
import Testing

@testable import Guidance

/// Where each fact about the live chat and about customers who can't log in stands, in both languages. A sentence that is
/// taken out of its letter is missed here.
@Suite("Facts and the letters that carry them")
struct FactsTests {
    private struct Fact: CustomTestStringConvertible {
        let name: String
        let template: String
        let ja: String
        let en: String

        init(_ name: String, _ template: String, ja: String, en: String) {
            self.name = name
            self.template = template
            self.ja = ja
            self.en = en
        }

        var testDescription: String { name }
    }

    private static let facts = [
        Fact(
            "the window's X can be out of sight", "live-chat-open", ja: "チャットの画面を閉じる「X」（右上）が 見えないときは、ブラウザーの画面を広げます。",
            en:
                "close button (\"X\", upper right) is out of sight, make the browser's window larger. If that doesn't help, "
                + "ask the agent."),
        Fact(
            "Kai opens by asking", "live-chat-open", ja: "「何についてお困りですか」と英語で聞いてきます。",
            en: "opens by asking what you need help with"),
        Fact(
            "Kai is generative AI", "live-chat-open", ja: "Kai は生成 AI です。分かるときは出典を示しますが、",
            en: "Kai is generative AI. It names its sources where it can"),
        Fact(
            "simple questions Kai answers at once, on any plan", "live-chat-open", ja: "どのプランでも、時間帯を問わず",
            en: "at any hour, on any plan"),
        Fact(
            "that is said before anybody waits", "ask-kai",
            ja: "どのプランでも、時間帯を問わず、 AI の Kai がその場で答えます。 担当者を待つ前に、一度お試しください。",
            en: "at any hour, on any plan. Please try that before you wait for a person."),
        Fact(
            "Kai's answers can rest on old articles", "ask-kai", ja: "古い記事をもとに答えることもあるので、",
            en: "its answers may rest on old articles"),
        Fact(
            "personal data is redacted", "live-chat-open", ja: "（伏せ字にはなりますが、書かないのが安全です）",
            en: "It is redacted, and better left out all the same."),
        Fact(
            "the icon appears where chat is enabled", "live-chat-open", ja: "アイコンは、チャットを使えるときに表示されます。",
            en: "The icon appears where chat is enabled"),
        Fact(
            "the question about an e-mail", "live-chat-open",
            ja: "\"We understand your time is valuable. Would you prefer to receive an email response instead?\"",
            en: "\"We understand your time is valuable. Would you prefer to receive an email response instead?\""),
        Fact(
            "when it comes", "live-chat-open", ja: "混み合っているときや、時間がかかりそうなときは、",
            en: "When staff is busy, or it is likely to take long"),
        Fact(
            "what accepting it means", "live-chat-open", ja: "「Yes」と答えると、回答はメールで届きます。",
            en: "If you answer \"Yes\", the answer comes by mail."),
        Fact(
            "the question about permission", "live-chat-open",
            ja:
                "\"Before I connect you with an agent, does our team have permission to access your Kajabi account to assist "
                + "with your request?\"",
            en:
                "\"Before I connect you with an agent, does our team have permission to access your Kajabi account to assist "
                + "with your request?\""),
        Fact(
            "the last step", "live-chat-open", ja: "担当者が会話に入るまで待ち、 それから本題の質問を送ります。",
            en: "Wait until a person has joined, then send your real question."),
        Fact(
            "answers are in English", "live-chat-open", ja: "返事も英語です。翻訳ツールに貼り付けて 読んでください。",
            en: "Paste them into a translator to read them."),
        Fact(
            "a draft in Japanese", "live-chat-open", ja: "「誰が」「何を」を省かない日本語で",
            en: "put in who and what in every sentence"),
        Fact("the draft itself", "live-chat-open", ja: "■ 日本語の下書き", en: "THE JAPANESE DRAFT"),
        Fact("the log can be searched", "live-chat-open", ja: "記録はあとで検索できます。", en: "the log can be searched later"),
        Fact(
            "the registered address is checked first", "check-the-address", ja: "迷惑メールのフォルダーなどを見ていただく前に、",
            en: "Before they are asked to search their folders"),
        Fact(
            "where the login page is customised", "japanese-login-page", ja: "絵の具のパレットのような アイコン",
            en: "the icon like a painter's palette at the right edge"),
        Fact(
            "its menus", "japanese-login-page", ja: "左の列の「Settings」", en: "\"Settings\", in the left column"),
        Fact(
            "explanations and errors in Japanese", "japanese-login-page", ja: "説明やエラーの文言も 日本語にしておくと、",
            en: "explanations and error messages in Japanese"),
        Fact(
            "a manual for the team", "support-side", ja: "■ チームの手引きを作る", en: "A MANUAL FOR THE TEAM"),
        Fact("a better FAQ", "support-side", ja: "■ よくあるご質問を充実させる", en: "A BETTER FAQ"),
        Fact("sharing", "support-side", ja: "■ チームで共有する", en: "SHARING AMONG THE TEAM"),
        Fact("regular letters", "prevention", ja: "■ 定期メールを送る", en: "REGULAR LETTERS"),
        Fact("security", "prevention", ja: "■ 安全のご案内", en: "SECURITY"),
        Fact("looking after one's login", "prevention", ja: "■ ログイン情報を管理していただく", en: "LOOKING AFTER ONE'S LOGIN"),
        Fact("an article and a video on merging", "merge-accounts", ja: "■ 参考になる動画", en: "A VIDEO"),
        Fact("the vendor's article", "japanese-login-page", ja: "■ 参考になる記事", en: "A RELATED ARTICLE"),
        Fact(
            "errors are kept longer than the case", "record-the-error", ja: "エラーの記録は、案件の情報が消えたあとも残ります。",
            en: "A record stays when the case is forgotten"),
    ]

    @Test("stand together, in both languages", arguments: facts)
    private func fact(_ fact: Fact) throws {
        let template = try #require(try GuidanceSet.ofTheProject().catalogue.template(fact.template))
        for (language, words) in [(Language.ja, fact.ja), (.en, fact.en)] {
            let values = try #require(template.sampleValues(in: language))
            let text = try TemplateRenderer().render(
                template.version(in: language).source, values: values,
                hours: try .open()
            ).text
            #expect(Self.flow(text).contains(Self.flow(words)), "\(fact.name), \(language): \(text)")
        }
    }

    /// Without line ends and indentation, so that lines may be broken elsewhere.
    private static func flow(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
