// What is wrong with requests about cases, and why a step of a case can't be taken.

// MARK: What a mapping is

extension Wording {
    package static let theCase = Wording(ja: "案件", en: "the case")
    package static let theNote = Wording(ja: "メモ", en: "the note")
    package static let theMark = Wording(ja: "印", en: "the mark")
}

// MARK: Playbooks, marks and stages

extension Wording {
    package static func noPlaybook(_ id: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "プレイブック\(quoted(id))はありません。" + (known.isEmpty ? "プレイブックは一つもありません" : "使えるのは \(list.ja) です"),
            en: "there is no playbook \(quoted(id, .en)); "
                + (known.isEmpty ? "there are none" : "known here: \(list.en)")
        )
    }
    package static func noMark(inPlaybook playbook: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "プレイブック \(playbook) にこの印はありません。" + (known.isEmpty ? "印は一つもありません" : "使えるのは \(list.ja) です"),
            en: "the playbook \(playbook) has no such mark; " + (known.isEmpty ? "it has none" : "it has \(list.en)"))
    }
    package static func noStage(inPlaybook playbook: String, known: [String]) -> Wording {
        let list = Wording.list(known)
        return Wording(
            ja: "プレイブック \(playbook) にこの段階はありません。使えるのは \(list.ja) です",
            en: "the playbook \(playbook) has no such stage; it has \(list.en)")
    }
}

// MARK: What is missing

extension Wording {
    package static func playbookNeedsCustomer(_ playbook: String) -> Wording {
        Wording(
            ja: "プレイブック \(playbook) はお客様への対応の手順です。お客様のアドレスを指定してください",
            en: "the playbook \(playbook) is about a customer; give their address")
    }
    package static func playbookNeedsOperator(_ playbook: String) -> Wording {
        Wording(
            ja: "プレイブック \(playbook) には運営者へのリマインダーがあります。運営者のアドレスを指定するか、guidance.operator に設定してください",
            en: "the playbook \(playbook) has reminders; give the operator's address, or configure guidance.operator")
    }
    package static func messagesNeedCommonValue(ofPlaybook playbook: String) -> Wording {
        Wording(
            ja: "プレイブック \(playbook) のメールにはこの値が必要です。指定するか、全メール共通の値（guidance.variables）として"
                + "設定してください",
            en: "messages of the playbook \(playbook) need this; give it, or configure it for all messages "
                + "(guidance.variables)")
    }
    package static func firstMessageNeedsValue(_ template: String) -> Wording {
        Wording(
            ja: "最初のメール（\(template)）にはこの値が必要です。指定してください",
            en: "the first message (\(template)) needs this; give it")
    }
    package static func templateNeedsValue(_ template: String) -> Wording {
        Wording(
            ja: "テンプレート \(template) にはこの値が必要です。指定してください",
            en: "the template \(template) needs this; give it")
    }
    package static let noteEmpty = Wording(
        ja: "文章（text）か変数（variables）、または両方を指定してください", en: "give a text, variables, or both")
}

// MARK: Why a step is left out

extension Wording {
    package static let recipientSuppressed = Wording(
        ja: "宛先が配信停止の一覧にあります", en: "the recipient is suppressed")
    package static let customerWithoutAddress = Wording(
        ja: "お客様のアドレスが、もうありません", en: "the customer has no address any more")
    package static let operatorWithoutAddress = Wording(
        ja: "運営者のアドレスが、もうありません", en: "the operator has no address any more")
    package static let secretOfMarkErased = Wording(
        ja: "印と一緒に届いた秘密の値は、消去されています", en: "the secret that came with the mark was erased")

    /// A reason of an earlier release, which kept it in one language.
    ///
    /// - Returns: what is kept, in both languages as far as it can be told.
    package static func stepLeftOut(_ kept: String) -> Wording {
        let known = [recipientSuppressed, customerWithoutAddress, operatorWithoutAddress, secretOfMarkErased]
        return known.first { $0.ja == kept || $0.en == kept } ?? Wording(verbatim: kept)
    }
}
