extension Help {
    /// What stands for a value in usages: `--to <address>`.
    package enum Value {
        package static let address = Wording(ja: "アドレス", en: "address")
        package static let audience = Wording(ja: "宛先", en: "audience")
        package static let backup = Wording(ja: "バックアップ", en: "backup")
        package static let `case` = Wording(ja: "案件", en: "case")
        package static let date = Wording(ja: "日付", en: "date")
        package static let days = Wording(ja: "日数", en: "days")
        package static let delimiter = Wording(ja: "区切り", en: "delimiter")
        package static let directory = Wording(ja: "場所", en: "dir")
        package static let duration = Wording(ja: "時間", en: "duration")
        package static let encoding = Wording(ja: "文字コード", en: "encoding")
        package static let error = Wording(ja: "エラー", en: "error")
        package static let expression = Wording(ja: "式", en: "expression")
        package static let file = Wording(ja: "ファイル", en: "file")
        package static let format = Wording(ja: "形式", en: "format")
        package static let id = Wording(verbatim: "id")
        package static let ids = Wording(ja: "id", en: "ids")
        package static let instant = Wording(ja: "日時", en: "t")
        package static let key = Wording(ja: "キー", en: "key")
        package static let kind = Wording(ja: "種類", en: "kind")
        package static let label = Wording(ja: "ラベル", en: "label")
        package static let language = Wording(ja: "言語", en: "language")
        package static let level = Wording(ja: "レベル", en: "level")
        package static let listen = Wording(ja: "待ち受け先", en: "listen")
        package static let limit = Wording(ja: "件数", en: "limit")
        package static let mark = Wording(ja: "印", en: "mark")
        package static let name = Wording(ja: "名前", en: "name")
        package static let nameAndColumn = Wording(ja: "名前=列", en: "name=header")
        package static let nameAndFile = Wording(ja: "名前=ファイル", en: "name=file")
        package static let nameAndValue = Wording(ja: "名前=値", en: "name=value")
        package static let note = Wording(ja: "メモ", en: "text")
        package static let plan = Wording(ja: "プラン", en: "plan")
        package static let plans = Wording(ja: "プラン", en: "plans")
        package static let playbook = Wording(ja: "プレイブック", en: "playbook")
        package static let port = Wording(ja: "ポート", en: "port")
        package static let priority = Wording(ja: "優先度", en: "priority")
        package static let reason = Wording(ja: "理由", en: "text")
        package static let record = Wording(ja: "記録", en: "record")
        package static let scope = Wording(ja: "範囲", en: "scope")
        package static let socket = Wording(ja: "ソケット", en: "socket")
        package static let stage = Wording(ja: "段階", en: "stage")
        package static let state = Wording(ja: "状態", en: "state")
        package static let subject = Wording(ja: "件名", en: "subject")
        package static let text = Wording(ja: "本文", en: "text")
        package static let word = Wording(ja: "語", en: "word")
        package static let zone = Wording(ja: "タイムゾーン", en: "zone")

        // Options that English calls by their own names.

        package static let add = Wording(ja: "時間", en: "add")
        package static let at = Wording(ja: "日時", en: "at")
        package static let awaited = Wording(ja: "状態", en: "for")
        package static let config = Wording(ja: "ファイル", en: "config")
        package static let from = Wording(ja: "日時", en: "from")
        package static let timeout = Wording(ja: "時間", en: "timeout")
        package static let to = Wording(ja: "日時", en: "to")
        package static let when = Wording(ja: "時間帯", en: "when")

        /// What stands for a field that is given as an argument: `plan` is `<plan>`.
        package static func argument(_ field: String) -> Wording {
            let known = [plan, address, id, mark, note, playbook, `case`, error, file].first { $0.en == field }
            return known ?? Wording(verbatim: field)
        }
    }
}
