import Guidance
import Messages
import Testing

/// A small guidance directory, to read as it is or with something changed.
struct TestGuide {
    var files: [String: String] = [
        "common.yaml": commonYAML,
        "ja/hello.mustache": helloJapanese,
        "en/hello.mustache": helloEnglish,
        "ja/_greeting.mustache": "{{#name}}\n{{name}} 様\n{{/name}}\n{{^name}}\nお客様\n{{/name}}\n",
        "en/_greeting.mustache": "Hello{{#name}} {{name}}{{/name}},\n",
        "ja/_signature.mustache": "-- \n{{site_name}}\n",
        "en/_signature.mustache": "-- \n{{site_name}}\n",
    ]

    /// - Parameter changes: other files in the place of these; nil takes one away.
    init(_ changes: [String: String?] = [:]) {
        for (path, text) in changes { files[path] = text }
    }

    /// - Returns: the catalogue, and each line of what is wrong.
    func read() -> (catalogue: Catalogue, problems: [String]) {
        let problems = GuidanceProblems()
        let catalogue = Catalogue(files: files.mapValues { Array($0.utf8) }, problems: problems)
        let wording = problems.wording()
        #expect(problems.isEmpty == wording.en.isEmpty)
        let english = wording.en.split(separator: "\n")
        let japanese = wording.ja.split(separator: "\n")
        #expect(english.map(Self.place) == japanese.map(Self.place))
        for (line, other) in zip(english, japanese) {
            #expect(line.dropFirst(Self.place(of: line).count) != other.dropFirst(Self.place(of: other).count))
        }
        return (catalogue, english.map(String.init))
    }

    /// `FILE:LINE:COLUMN` of a line.
    private static func place(of line: Substring) -> String {
        line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: ":")
    }

    /// A template of a directory in which nothing is wrong.
    func template(_ id: String = "hello") throws -> MessageTemplate {
        let (catalogue, problems) = read()
        #expect(problems == [])
        return try #require(catalogue.template(id))
    }
}

let commonYAML = """
    variables:
      name:
        description: { ja: お名前, en: The customer's name }
        sample: { ja: 山田花子, en: Hanako Yamada }
      site_name:
        required: true
        description: { ja: サイトの名前, en: The site's name }
        sample: { ja: みどり教室, en: Midori Classes }
      login_url:
        kind: url
        required: true
        description: { ja: ログインページ, en: The login page }
      city:
        description: { ja: 町, en: The town }
        default: { ja: 東京, en: Tokyo }

    """

let helloJapanese = """
    ---
    title: ごあいさつ
    description: はじめてのお客様に
    audience: customer
    subject: "【{{site_name}}】ごあいさつ"
    faq: はじめて使います
    variables:
      order: { description: ご注文番号 }
      note: { kind: text, description: 書き添えること }
    ---
    {{> greeting}}

    {{#order}}
    ご注文番号は {{order}} です。
    {{/order}}

    {{note}}

    {{> signature}}

    """

let helloEnglish = """
    ---
    title: Hello
    description: For new customers
    audience: customer
    subject: "[{{site_name}}] Hello"
    faq: I'm new here
    variables:
      order: { description: The order's number }
      note: { kind: text, description: Something to add }
    ---
    {{> greeting}}

    {{#order}}
    Your order's number is {{order}}.
    {{/order}}

    {{note}}

    {{> signature}}

    """

/// A template in both languages that differ in nothing but their names.
func templateFiles(
    _ body: String, subject: String = "x", audience: String = "customer", variables: String = "", more: String = "",
    name: String = "hello"
) -> [String: String?] {
    let variables = variables.isEmpty ? "" : "variables:\n\(variables)\n"
    let text = """
        ---
        title: T
        description: D
        audience: \(audience)
        subject: "\(subject)"
        \(more)\(variables)---
        \(body)
        """
    return ["ja/\(name).mustache": text, "en/\(name).mustache": text]
}
