// The desk's pages of cases.

// MARK: All of them

extension Wording {
    package static let deskNewCase = Wording(ja: "新しい案件", en: "New case")
    package static let deskChoosePlaybook = Wording(
        ja: "どのような件ですか。対応の手順（プレイブック）を選んでください。", en: "What is it about? Choose the playbook for it.")
    package static let deskNoPlaybooks = Wording(
        ja: "プレイブックがありません。設定の guidance.directory を確かめてください。",
        en: "There are no playbooks; see guidance.directory in the configuration.")
    package static let deskSeeCourse = Wording(ja: "手順を図で見る", en: "See its steps")
    package static let deskNoSuchCases = Wording(ja: "条件に合う案件はありません。", en: "There is no such case.")
    package static let deskNoOpenCases = Wording(ja: "対応中の案件はありません。", en: "No case is open.")
    package static let deskNoResolvedCases = Wording(ja: "解決済みの案件はまだありません。", en: "No case is resolved yet.")
    /// - Parameter needs: what isn't known yet.
    package static func deskWaitsFor(_ needs: String) -> Wording {
        Wording(ja: "入力待ち：\(needs)", en: "Waits for: \(needs)")
    }
    package static let deskIdle = Wording(ja: "自動の手順は終わりました", en: "Nothing more comes by itself")
}

// MARK: One

extension Wording {
    package static let deskNextStep = Wording(ja: "次の手順", en: "Next")
    package static let deskIdleLong = Wording(
        ja: "自動の手順は終わりました。お客様から連絡があれば記録し、解決したら「解決済みにする」を選んでください。",
        en: "Nothing more comes by itself. Record what you hear, and resolve the case once it is settled.")
    package static func deskWaitsForLong(_ needs: String) -> Wording {
        Wording(ja: "次の値が分かるまで待っています：\(needs)", en: "Waits until this is known: \(needs)")
    }
    package static func deskGoesTo(_ recipient: String) -> Wording {
        Wording(ja: "宛先：\(recipient)", en: "To \(recipient)")
    }
    package static let deskNextLetter = Wording(ja: "次のメール", en: "The next message")
    package static let deskHasSamples = Wording(
        ja: "まだ決まっていない値は〔見本：…〕と表示しています。", en: "What isn't known yet is shown as [sample: …].")
    package static let deskChangeMessage = Wording(ja: "このメールの予定を変える・取り消す", en: "Change its time, or cancel it")
    package static let deskCourse = Wording(ja: "対応の流れ", en: "Its course")
    package static let deskDetails = Wording(ja: "案件の詳細", en: "About this case")
    package static let deskItsMessages = Wording(ja: "この案件のメール一覧", en: "Its messages")
    package static let deskWriteToThem = Wording(ja: "メールを書く", en: "Write a message")
    package static let deskSeeMessage = Wording(ja: "メールを見る", en: "See the message")
    package static let deskEventMarked = Wording(ja: "状況を記録", en: "Recorded")
    package static let deskEventKnown = Wording(ja: "情報を入力", en: "Entered")
}

// MARK: What can be done

extension Wording {
    package static let deskWhatHappened = Wording(ja: "起きたことを記録する", en: "Record what happened")
    package static let deskMarkedBefore = Wording(ja: "記録済み（もう一度記録できます）", en: "recorded before; it can happen again")
    package static let deskResolveLink = Wording(ja: "解決済みにする…", en: "Resolve it…")
    package static let deskNoteLink = Wording(ja: "メモを残す…", en: "Add a note…")
    package static let deskEnter = Wording(ja: "情報を入力する…", en: "Enter it…")

    /// - Parameter name: what a branch of the playbook is called.
    package static func deskMarkTitle(_ name: String) -> Wording { Wording(ja: "記録：\(name)", en: "Record: \(name)") }
    package static let deskHappened = Wording(ja: "記録されたこと", en: "What has happened")
    package static let deskThenSends = Wording(ja: "記録すると送るメール", en: "What is sent then")
    package static let deskMarkIt = Wording(ja: "記録する", en: "Record it")
    package static let deskMarked = Wording(ja: "記録しました。", en: "It is recorded.")

    package static let deskNoteTitle = Wording(ja: "メモを残す", en: "Add a note")
    package static let deskNoteText = Wording(ja: "メモ", en: "Note")
    package static let deskNoteOptional = Wording(ja: "メモ（任意）", en: "Note (optional)")
    package static let deskEnterTitle = Wording(ja: "情報を入力する", en: "Enter what is known now")
    package static let deskEnterLead = Wording(
        ja: "入力すると、待っていた手順が続きます。", en: "The step that waits for it goes on then.")
    package static let deskNoteKeep = Wording(ja: "保存する", en: "Save")
    package static let deskNoted = Wording(ja: "保存しました。", en: "It is saved.")

    package static let deskResolveTitle = Wording(ja: "解決済みにする", en: "Resolve the case")
    package static let deskResolveLead = Wording(
        ja: "送信待ちのメールは取り消され、この案件からは以後何も送信しません。同じお客様から再びお問い合わせがあれば、新しい案件として受け付けます。",
        en:
            "What is queued for it is cancelled, and nothing of it is sent any more. If the customer writes again, open a new case."
    )
    package static let deskResolvedStage = Wording(ja: "どの段階で解決しましたか", en: "What settled it?")
    package static let deskStageNone = Wording(ja: "どの段階でもない", en: "None of them")
    /// - Parameters:
    ///   - stage: as playbooks name it.
    ///   - title: of the message that leads there.
    package static func deskStage(_ stage: String, _ title: String) -> Wording {
        guard stage != "self-service" else { return Wording(ja: "お客様ご自身で解決", en: "By the customer alone") }
        return Wording(ja: "\(title)（\(stage)）", en: "\(title) (\(stage))")
    }
    package static func deskResolvedBy(_ stage: String) -> Wording {
        Wording(ja: "解決した段階：\(stage)", en: "Resolved by: \(stage)")
    }
    package static let deskResolveIt = Wording(ja: "解決済みにする", en: "Resolve it")
    package static let deskResolved = Wording(ja: "解決済みにしました。", en: "The case is resolved.")
}

// MARK: A new one

extension Wording {
    /// - Parameter playbook: what it is called.
    package static func deskOpenTitle(_ playbook: String) -> Wording {
        Wording(ja: "新しい案件：\(playbook)", en: "New case: \(playbook)")
    }
    package static let deskCustomerAddress = Wording(ja: "お客様のメールアドレス", en: "The customer's address")
    package static let deskCasePlanHint = Wording(
        ja: "差出人と、メールに載せる受付時間は、このプランのものになります。", en: "Its letters are from this plan, and name its hours.")
    package static let deskCaseLanguage = Wording(ja: "メールの言語", en: "Language of its letters")
    package static let deskOperatorHint = Wording(
        ja: "空欄のときは、設定ファイルにある運営者の宛先です。", en: "Left empty: the operator's address in the configuration.")
    package static let deskOpenIt = Wording(ja: "案件を受け付ける", en: "Open the case")
    package static let deskOpened = Wording(ja: "案件を受け付けました。", en: "The case is open.")
}
