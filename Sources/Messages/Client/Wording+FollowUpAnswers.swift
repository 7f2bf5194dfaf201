// What `remind` and `send` say of a follow-up: its acceptance, and when it is due.

extension Wording {
    package static func followUpAcceptable(_ kind: String) -> Wording {
        Wording(ja: "\(kind)を受け付けられます（試行のため保存していません）", en: "the \(kind) would be accepted; nothing is stored")
    }
    package static func followUpAcceptedBefore(_ kind: String, id: String) -> Wording {
        Wording(ja: "\(kind)は受け付け済みです: \(id)", en: "\(kind) accepted before: \(id)")
    }
    package static func followUpAccepted(_ kind: String, id: String) -> Wording {
        Wording(ja: "\(kind)を受け付けました: \(id)", en: "\(kind) accepted: \(id)")
    }
    package static func dueInNextWindow(_ plan: String) -> Wording {
        Wording(ja: "\(plan) の次の対応時間", en: "the next staffed time of \(plan)")
    }
    package static let anotherAttempt = Wording(ja: "（再送）", en: "; another attempt")
    package static func dueNotBefore(_ plan: String, moment: String) -> Wording {
        Wording(ja: "\(moment) 以降で最初の \(plan) の対応時間", en: "the first staffed time of \(plan) at or after \(moment)")
    }
    package static func dueAfterStaffed(_ duration: String, plan: String) -> Wording {
        Wording(ja: "\(plan) の対応時間が \(duration) 経過した時点", en: "\(duration) of staffed time of \(plan) will have passed")
    }
    package static func samplesToGive(_ names: String) -> Wording {
        Wording(ja: "見本のままの値（指定が必要です）: \(names)", en: "samples, to be given: \(names)")
    }
    package static let momentNow = Wording(ja: "いま", en: "now")
    package static let mindThis = Wording(ja: "ご確認ください", en: "note")
    package static func warningSuggesting(_ mark: String, detail: String, suggestion: String) -> Wording {
        Wording(ja: "\(mark): \(detail)（もしかして: \(suggestion)）", en: "\(mark): \(detail) (did you mean \(suggestion)?)")
    }
    package static func warningAdvising(_ mark: String, detail: String, suggestion: String) -> Wording {
        Wording(ja: "\(mark): \(detail)。\(suggestion)", en: "\(mark): \(detail); \(suggestion)")
    }
    package static func secretOnCommandLine(_ name: String) -> Wording {
        Wording(
            ja: "変数 \(name) は秘密の値です。コマンドラインは、このホストのすべての利用者から見えます。--var-file \(name)=ファイル名、"
                + "または標準入力から --var-file \(name)=- で渡してください。いま入力した値は、もう知られたものとして扱ってください",
            en: "the variable \(name) is a secret, and anybody on this machine can read a command line; give it by "
                + "--var-file \(name)=FILE, or --var-file \(name)=- for standard input. The one that was just typed "
                + "may be known to others now")
    }
}
