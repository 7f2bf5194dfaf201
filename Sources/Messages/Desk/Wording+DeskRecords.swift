// The desk's pages of records of errors.

// MARK: All of them

extension Wording {
    package static let deskRecords = Wording(ja: "エラーの記録", en: "Records of errors")
    package static let deskRecordsAbout = Wording(
        ja: "次に同じエラーが出たときのために、分かったことを残す", en: "What was found out, for the next such case")
    package static let deskRecordsLead = Wording(
        ja: "同じエラーのお問い合わせがないか、まずここで探してください。案件が消えても記録は残ります。",
        en: "Look here first whether an error is known. Records stay when their cases are gone.")
    package static let deskRecordWords = Wording(ja: "言葉で探す", en: "Find by words")
    package static let deskRecordWordsHint = Wording(
        ja: "メッセージや番号の一部でも探せます。空白で区切ると、すべてを含む記録を探します。",
        en: "A part of the message or a number is enough. Of several words, each has to be there.")
    package static let deskRecordList = Wording(ja: "記録の一覧", en: "The records")
    package static let deskNoRecords = Wording(ja: "記録はまだありません。", en: "There are no records yet.")
    package static let deskNoSuchRecord = Wording(ja: "条件に合う記録はありません。", en: "There is no such record.")
    package static func deskCureShort(_ cure: String) -> Wording {
        Wording(ja: "解決のしかた：\(cure)", en: "What settled it: \(cure)")
    }
    package static let deskCureUnknown = Wording(ja: "解決のしかたはまだ分かっていません", en: "It isn't known yet what settles it")
}

// MARK: One

extension Wording {
    package static let deskRecord = Wording(ja: "エラーの記録", en: "Record of an error")
    package static let deskRecordText = Wording(ja: "エラーの内容", en: "The error")
    package static let deskRecordTextHint = Wording(
        ja: "画面に表示されたメッセージを、そのまま書き写してください。", en: "In its own words, as the screen shows them.")
    package static let deskRecordSeenOn = Wording(ja: "ブラウザーと端末", en: "Browser and device")
    package static let deskRecordSeenOnHint = Wording(ja: "例：iPhone の Safari", en: "Such as Safari on an iPhone")
    package static let deskRecordSteps = Wording(ja: "エラーになるまでの操作", en: "What leads to it")
    package static let deskRecordTried = Wording(ja: "試したことと結果", en: "What was tried, and what came of it")
    package static let deskRecordCure = Wording(ja: "解決のしかた", en: "What settled it")
    package static let deskRecordCase = Wording(ja: "案件の ID", en: "The case's id")
    package static let deskRecordedBy = Wording(ja: "記録した人", en: "Recorded by")
    package static let deskNotYetKnown = Wording(ja: "まだ記録されていません。", en: "Not recorded yet.")
    package static let deskItsCase = Wording(ja: "このエラーが出た案件", en: "The case that it came up in")
}

// MARK: What can be done

extension Wording {
    package static let deskRecordError = Wording(ja: "エラーを記録する", en: "Record an error")
    package static let deskRecordLead = Wording(
        ja: "記録は案件より長く残ります。お客様のお名前やメールアドレスは書かないでください。", en: "A record outlives its case: don't name the customer in it."
    )
    package static let deskRecordIt = Wording(ja: "記録する", en: "Record it")
    package static let deskRecordAdded = Wording(ja: "記録しました。", en: "It is recorded.")
    package static let deskAmend = Wording(ja: "記録を書き足す・直す", en: "Amend the record")
    package static let deskAmendIt = Wording(ja: "保存する", en: "Save it")
    package static let deskAmended = Wording(ja: "記録を更新しました。", en: "The record is amended.")
    package static let deskRemove = Wording(ja: "記録を削除する", en: "Remove the record")
    package static let deskRemoveLink = Wording(ja: "この記録を削除する…", en: "Remove this record…")
    package static let deskRemoveLead = Wording(ja: "この記録は、どこにも残りません。", en: "Nothing of it is kept.")
    package static let deskRemoved = Wording(ja: "記録を削除しました。", en: "The record is removed.")
}
