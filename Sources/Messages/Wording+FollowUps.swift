// What is wrong with requests for follow-ups, and what is said of the message that one asks for.

// MARK: What a mapping is

extension Wording {
    package static let theFollowUp = Wording(ja: "フォローアップ", en: "the follow-up")
    package static let whenKey = Wording(ja: "送信の時期（when）", en: "when")
}

// MARK: When it is sent

extension Wording {
    /// - Parameter found: the keys that are there.
    package static func oneTimeNeeded(found: [String]) -> Wording {
        Wording(
            ja: found.isEmpty
                ? "何も指定されていません。window、not_before、after_staffed のどれか一つを指定してください"
                : "\(found.joined(separator: " と ")) が指定されています。window、not_before、after_staffed のどれか一つにしてください",
            en: "give one of window, not_before and after_staffed; found "
                + (found.isEmpty ? "none" : found.joined(separator: " and ")))
    }
    /// - Parameter instant: as text.
    package static func past(_ instant: String) -> Wording {
        Wording(
            ja: "\(instant) は過ぎています。これからの日時を指定するか、指定を外してください",
            en: "\(instant) is past; give a time to come, or none")
    }
}

// MARK: Where the message is from

extension Wording {
    package static let variablesWithoutTemplate = Wording(
        ja: "変数はテンプレートの値です。テンプレートを指定するか、本文に書き込んでください",
        en: "variables belong to a template; name one, or write them into the text")
    package static let keyBelongsInHeader = Wording(
        ja: "一括でないときの冪等キーは、ヘッダー Idempotency-Key に書いてください",
        en: "outside a batch the key belongs in the header Idempotency-Key")
    /// - Parameter key: `subject` or `text`
    package static func givenByTemplate(_ key: String) -> Wording {
        Wording(
            ja: "テンプレートから作るメールの \(key) はテンプレートが決めます。どちらか一方にしてください",
            en: "a message from a template has its \(key) from the template; give the one or the other")
    }

    /// - Parameter isGuessed: whether the one that was probably meant is suggested.
    package static func noTemplate(_ id: String, isGuessed: Bool) -> Wording {
        Wording(
            ja: "テンプレート\(quoted(id))はありません"
                + (isGuessed ? "" : "。一覧は madoguchi templates list で見られます（GET /v1/templates）"),
            en: "there is no template \(quoted(id, .en))"
                + (isGuessed ? "" : "; madoguchi templates list (GET /v1/templates) lists them"))
    }
    package static func templateForCustomers(_ id: String) -> Wording {
        Wording(
            ja: "テンプレート \(id) はお客様宛です。kind を guidance にしてください（コマンドでは madoguchi send）",
            en: "the template \(id) is for the customer, and so for the kind guidance (on the command line: "
                + "madoguchi send)")
    }
    package static func templateForOperator(_ id: String) -> Wording {
        Wording(
            ja: "テンプレート \(id) は運営者宛です。kind を reminder にしてください（コマンドでは madoguchi remind）",
            en: "the template \(id) is for the operator, and so for the kind reminder (on the command line: "
                + "madoguchi remind)")
    }

    package static let stillExampleValue = Wording(
        ja: "値が設定例のままになっています。guidance.variables（またはプランの設定）に書くか、指定してください",
        en: "its value is still the example configuration's; set guidance.variables (or the plan's), or give it")
    package static func subjectUnwritable(_ fault: Wording) -> Wording {
        Wording(ja: "件名を作成できません: \(fault.ja)", en: "the subject can't be written: \(fault.en)")
    }
    package static func subjectUnwritableWithVariables(_ fault: Wording) -> Wording {
        Wording(
            ja: "これらの変数では件名を作成できません: \(fault.ja)",
            en: "the subject can't be written with these variables: \(fault.en)")
    }
    package static func messageUnrenderable(_ reason: Wording) -> Wording {
        Wording(ja: "メールを作成できません: \(reason.ja)", en: "the message can't be rendered: \(reason.en)")
    }
}

// MARK: States and commands

extension Wording {
    /// A follow-up's state, with its name in the interface. An unknown one is shown as it is.
    static func state(_ state: String) -> Wording {
        let ja: String? =
            switch state {
            case "queued": "待機中"
            case "sending": "送信中"
            case "delivered": "送信済み"
            case "failed": "送信不可"
            case "uncertain": "結果不明"
            case "cancelled": "取り消し済み"
            case "expired": "期限切れ"
            default: nil
            }
        return Wording(ja: ja.map { "\($0)（\(state)）" } ?? "「\(state)」", en: state)
    }

    static func verb(_ verb: ProblemMessage.FollowUpVerb) -> Wording {
        let ja =
            switch verb {
            case .cancel: "取り消し"
            case .retry: "再送"
            case .reschedule: "予定の変更"
            }
        return Wording(ja: "\(ja)（\(verb.rawValue)）", en: verb.rawValue)
    }
}
