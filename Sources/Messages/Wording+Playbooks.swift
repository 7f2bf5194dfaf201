// What is said of the files of playbooks.

// MARK: What a mapping is

extension Wording {
    package static func playbook(_ id: String) -> Wording {
        Wording(ja: "プレイブック\(quoted(id))", en: "playbook \(quoted(id, .en))")
    }
    package static let playbookStep = Wording(ja: "手順", en: "a step")
    package static let branchesKey = Wording(ja: "分岐（branches）", en: "branches")
    package static func branch(_ mark: String) -> Wording {
        Wording(ja: "分岐\(quoted(mark))", en: "branch \(quoted(mark, .en))")
    }
    package static let nameKey = Wording(ja: "名前（name）", en: "name")
    package static let descriptionKey = Wording(ja: "説明（description）", en: "description")
}

// MARK: What is expected

extension Wording {
    package static let stepList = Wording(
        ja: "手順の一覧（[{ id: …, template: …, to: customer, … }] など）",
        en: "a list of steps, as [{ id: …, template: …, to: customer, … }]")
    package static let stepName = Wording(ja: "手順の名前", en: "a step's name")
    package static let stageName = Wording(ja: "段階の名前", en: "a stage's name")
    package static let templateName = Wording(
        ja: "テンプレートの名前（reset-your-password など）", en: "a template's name, as reset-your-password")
    package static let variableName = Wording(ja: "変数の名前", en: "a variable's name")
    package static let variableList = Wording(
        ja: "変数の一覧（[login_url] など）", en: "a list of variables, as [login_url]")
    package static let markName = Wording(ja: "印の名前", en: "a mark")
    /// - Parameter example: a mark.
    package static func markList(example: String) -> Wording {
        Wording(ja: "印の一覧（[\(example)] など）", en: "a list of marks, as [\(example)]")
    }
    package static let whereBranchLeads = Wording(
        ja: "resume か stop、または手順の名前", en: "resume, stop or a step's name")
    package static func ofNameCharacters(_ name: Wording) -> Wording {
        Wording(ja: "a-z、0-9、- からなる\(name.ja)", en: "\(name.en), of a-z, 0-9 and -")
    }
    package static func ofFewNameCharacters(_ name: Wording) -> Wording {
        Wording(ja: "a-z、0-9、- で 64 文字までの\(name.ja)", en: "\(name.en), of up to 64 of a-z, 0-9 and -")
    }
    package static let staffedTime = Wording(
        ja: "対応時間の長さ（8h、PT8H など）", en: "staffed time, as 8h or PT8H")
    package static let staffedTimeToCome = Wording(
        ja: "負でない対応時間の長さ", en: "staffed time that isn't negative")
}

// MARK: Steps

extension Wording {
    package static let noStep = Wording(
        ja: "手順がありません。一つ以上書いてください", en: "found no step, expected at least one")
    /// - Parameter line: of the other one.
    package static func stepNamedTwice(_ id: String, line: Int) -> Wording {
        Wording(
            ja: "\(line) 行目にも\(quoted(id))という手順があります。どちらかの名前を変えてください",
            en: "another step is named \(quoted(id, .en)), in line \(line); rename one")
    }
    package static func stepNamedAsKeyword(_ id: String) -> Wording {
        Wording(
            ja: "\(quoted(id))は then で使う語です。手順には別の名前を付けてください",
            en: "\(quoted(id, .en)) is a keyword of \"then\"; give the step another name")
    }
    package static let playbookWithoutCustomer = Wording(
        ja: "このプレイブックの案件には、送る相手のお客様がいません。customer: true とするか、運営者宛にしてください",
        en: "this playbook's cases have no customer to write to; set customer: true, or write to the operator")
    package static func noTemplateOfStep(_ template: String) -> Wording {
        Wording(
            ja: "テンプレート\(quoted(template))はありません。既存のテンプレートの名前を書くか、両方の言語で作成してください",
            en: "there is no template \(quoted(template, .en)); name an existing one, or write it in both languages")
    }
    package static func templateForOther(_ template: String, _ audience: Wording, stepGoesTo other: Wording) -> Wording
    {
        Wording(
            ja: "テンプレート\(quoted(template))は\(audience.ja)宛ですが、この手順は\(other.ja)宛です",
            en: "the template \(quoted(template, .en)) is for \(audience.en), and this step goes to \(other.en)")
    }
    package static func secretNeedsMark(_ template: String) -> Wording {
        Wording(
            ja: "テンプレート\(quoted(template))の秘密の値は、印を付けるときに渡されます。分岐の最初の手順で使ってください",
            en:
                "the template \(quoted(template, .en)) has a secret, which comes with a mark: make it the first step of a "
                + "branch")
    }
    /// - Parameter known: the names that there are.
    package static func noVariableOfStep(_ name: String, in template: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return known.isEmpty
            ? Wording(
                ja: "テンプレート\(quoted(template))に変数\(quoted(name))はありません。取り除いてください",
                en: "the template \(quoted(template, .en)) has no variable \(quoted(name, .en)); it has none")
            : Wording(
                ja: "テンプレート\(quoted(template))に変数\(quoted(name))はありません。あるのは \(list.ja) です",
                en: "the template \(quoted(template, .en)) has no variable \(quoted(name, .en)); it has \(list.en)")
    }
}

// MARK: Marks and branches

extension Wording {
    package static func malformedMark(_ mark: String) -> Wording {
        Wording(
            ja: "\(quoted(mark))は印の名前に使えません。a-z、0-9、- で 64 文字までにし、人が読む名前は "
                + "name: { ja: …, en: … } に書いてください",
            en: "\(quoted(mark, .en)) can't be a mark; use up to 64 of a-z, 0-9 and -, and put the name for people in "
                + "name: { ja: …, en: … }")
    }
    package static func stepAlwaysSkipped(inBranch mark: String) -> Wording {
        Wording(
            ja: "この手順は分岐\(quoted(mark))の中にあるため、必ず省略されます。この印を取り除いてください",
            en: "this step is in the branch \(quoted(mark, .en)), so it would always be skipped")
    }
    package static func markWithoutBranch(_ mark: String) -> Wording {
        Wording(
            ja: "印\(quoted(mark))の分岐がありません。分岐を加えるか、印を取り除いてください",
            en: "no branch belongs to the mark \(quoted(mark, .en)); add one, or remove the mark")
    }
    /// - Parameter known: the steps of the main line.
    package static func branchLeadsNowhere(_ id: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "\(quoted(id))は本筋の手順ではありません。resume か stop、または次のどれかを書いてください: \(list.ja)",
            en: "\(quoted(id, .en)) isn't a step of the main line; write resume, stop or one of \(list.en)")
    }
}
