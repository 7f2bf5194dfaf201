// The desk's pages of cases.

extension Wording {
    package static let deskOpenCase = Wording(ja: "案件を開く", en: "Open a case")
    package static let deskCaseOpened = Wording(ja: "案件を開きました。", en: "The case is open.")
    package static let deskCasesResolved = Wording(ja: "解決済みの案件", en: "Resolved cases")
    package static let deskNoCases = Wording(ja: "該当する案件はありません。", en: "There are no such cases.")
    package static let deskFindCustomer = Wording(ja: "お客様のメールアドレスで探す", en: "Find by the customer's address")
    package static let deskNoPlaybooks = Wording(ja: "プレイブックがありません。", en: "There are no playbooks.")

    package static let deskCaseCourse = Wording(ja: "手順", en: "Steps")
    package static let deskCaseHere = Wording(ja: "今ここ", en: "here")
    package static let deskPlaybookGone = Wording(
        ja: "この案件のプレイブックは設定からなくなっています。案件は、開いたときの手順のまま進みます。",
        en: "The playbook isn't in the configuration any more. The case goes on by the steps that it was opened with.")
    package static let deskMarksTitle = Wording(ja: "状況を記録する", en: "What has happened")
    package static let deskMarkLead = Wording(
        ja: "記録すると、その状況の手順に進みます。送信待ちのメールは取り消します。",
        en: "The case takes the steps for that. Its message at hand is cancelled.")
    package static let deskMarked = Wording(ja: "記録しました。", en: "It is recorded.")
    package static let deskNextLetter = Wording(ja: "次のメール", en: "The next message")
    package static let deskLetterWaits = Wording(ja: "次の情報が分かってから送ります：", en: "It is sent once this is known:")
    package static let deskLetterInWindow = Wording(
        ja: "プランの対応時間に合わせて送ります。", en: "It is sent in the plan's staffed time.")
    package static let deskLetterHeld = Wording(ja: "送信中か、保留中です。", en: "It is being sent, or held.")
    package static let deskSample = Wording(
        ja: "未入力の値は見本で表示しています。", en: "Values that aren't known are shown by samples.")

    package static let deskCaseNote = Wording(ja: "メモを残す", en: "Add a note")
    package static let deskEnterNeeded = Wording(ja: "分かった情報を入力する", en: "Enter what is known now")
    package static let deskNoteText = Wording(ja: "メモ", en: "Note")
    package static let deskNoted = Wording(ja: "保存しました。", en: "It is saved.")
    package static let deskSave = Wording(ja: "保存する", en: "Save")
    package static let deskResolve = Wording(ja: "解決済みにする", en: "Resolve it")
    package static let deskResolveLead = Wording(
        ja: "この案件のメールは、もう送信されません。送信待ちのものは取り消します。",
        en: "Nothing more is sent for this case. What is queued is cancelled.")
    package static let deskResolvedBy = Wording(ja: "解決した段階", en: "Solved at the stage")
    package static let deskLastStage = Wording(ja: "最後に進んだ段階", en: "the last one reached")
    package static let deskResolvedNow = Wording(ja: "解決済みにしました。", en: "The case is resolved.")
}

// MARK: Letters

extension Wording {
    package static let deskLettersForCustomers = Wording(ja: "お客様宛", en: "For customers")
    package static let deskLettersForOperator = Wording(ja: "運営者宛", en: "For the operator")
    package static let deskNoLetters = Wording(ja: "文面はありません。", en: "There are no letters.")
    package static let deskPlaybooks = Wording(ja: "プレイブック", en: "Playbooks")
    package static let deskLetterPreview = Wording(ja: "今送った場合の文面", en: "As it would be sent now")
    package static let deskLetterShow = Wording(ja: "表示する", en: "Show")
    package static let deskLetterUse = Wording(ja: "この文面でメールを作る", en: "Write a message from it")
}
