// What the operating system says where a call fails.

extension Wording {
    /// - Parameters:
    ///   - number: Linux's. [errno(3)]
    ///   - words: the system's own; they stand in Japanese, too, where the fault is an uncommon one.
    package static func systemError(_ number: Int32, _ words: String) -> Wording {
        Wording(ja: japanese(number) ?? "システムのエラー \(number) です", en: words)
    }

    private static func japanese(_ number: Int32) -> String? {
        switch number {
        case 1: "許可されていない操作です"
        case 2: "ファイルやディレクトリがありません"
        case 5: "入出力エラーです"
        case 12: "メモリーが足りません"
        case 13: "権限がありません"
        case 16: "使用中です"
        case 17: "すでに存在します"
        case 18: "別のファイルシステムにあります"
        case 20: "ディレクトリではありません"
        case 21: "ディレクトリです"
        case 22: "引数が正しくありません"
        case 23: "システム全体で開けるファイルの数を超えました"
        case 24: "開けるファイルの数を超えました"
        case 27: "ファイルが大きすぎます"
        case 28: "ディスクに空きがありません"
        case 30: "読み取り専用のファイルシステムです"
        case 36: "名前が長すぎます"
        case 40: "シンボリックリンクが多すぎます"
        case 98: "アドレスはすでに使われています"
        case 99: "このアドレスは使えません"
        case 110: "接続が時間切れになりました"
        case 111: "接続を拒否されました"
        case 113: "ホストに届きません"
        case 122: "ディスクの割り当てを超えました"
        default: nil
        }
    }
}
