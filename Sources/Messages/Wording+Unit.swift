// What the configuration needs of the service's unit, and what the drop-in that opens it says.

// MARK: Needs

extension Wording {
    // What the network is needed for; Japanese has it as a reason.

    package static func relayPurpose(_ host: String, port: Int) -> Wording {
        Wording(ja: "中継先 \(host)（ポート \(port)）のため", en: "the relay \(host), port \(port)")
    }
    package static let webhookPurpose = Wording(ja: "webhook のため", en: "the webhook")
    package static func pagesPurpose(port: Int) -> Wording {
        Wording(ja: "このマシンのポート \(port) でページを表示するため", en: "pages on this machine's port \(port)")
    }

    package static let unitNeeds = Wording(
        ja: "サービスのユニットに必要なもの:", en: "needs of the service's unit:")
    /// - Parameter purpose: what it is needed for.
    package static func needsNetwork(for purpose: Wording) -> Wording {
        Wording(ja: "ネットワーク（\(purpose.ja)）", en: "the network, for \(purpose.en)")
    }
    package static func needsToRun(_ program: String) -> Wording {
        Wording(ja: "\(program) の実行", en: "to run \(program)")
    }
    package static func needsToWrite(_ path: String) -> Wording {
        Wording(ja: "\(path) への書き込み", en: "to write \(path)")
    }
    package static func needsToRead(_ path: String) -> Wording {
        Wording(ja: "\(path) の読み取り", en: "to read \(path)")
    }

    package static func useOfNetwork(for purpose: Wording) -> Wording {
        Wording(ja: "ネットワークの利用（\(purpose.ja)）", en: "use the network (for \(purpose.en))")
    }
    package static func runningOf(_ program: String) -> Wording {
        Wording(ja: "\(program) の実行", en: "run \(program)")
    }
}

extension Trouble {
    /// - Parameters:
    ///   - unmet: what the service isn't let do.
    ///   - configuration: its file.
    package static func unitClosed(_ unmet: [Wording], configuration: String) -> Trouble {
        Trouble(
            Wording(
                ja: "サービスに許可されていないものがあります: \(unmet.map(\.ja).joined(separator: "、"))",
                en: "the service isn't let \(unmet.map(\.en).joined(separator: ", nor "))"),
            remedy: Wording(
                ja: "root で次の三つを順に実行してください: madoguchid --config \(configuration) --write-drop-in、"
                    + "systemctl daemon-reload、systemctl restart madoguchid",
                en: "as root: madoguchid --config \(configuration) --write-drop-in, systemctl daemon-reload, systemctl "
                    + "restart madoguchid"),
            ending: .told)
    }
}

// MARK: The drop-in

extension Wording {
    package static func dropInDiffers(_ path: String, configuration: String) -> Wording {
        Wording(
            ja: "\(path) の内容がこの設定に合っていません。root で次の三つを順に実行してください: "
                + "madoguchid --config \(configuration) --write-drop-in、systemctl daemon-reload、"
                + "systemctl restart madoguchid",
            en: "\(path) isn't what this needs; as root: madoguchid --config \(configuration) --write-drop-in, "
                + "systemctl daemon-reload, systemctl restart madoguchid")
    }

    package static let noDropInNeeded = Wording(
        ja: "ユニットはインストールしたままで足ります。ドロップインはありません",
        en: "the unit does as it is installed; there is no drop-in")
    package static func dropInRight(_ path: String) -> Wording {
        Wording(ja: "\(path) はこの設定に合っています。変更はありません", en: "\(path) is as it should be")
    }
    package static func dropInRemoved(_ path: String) -> Wording {
        .sentences(
            Wording(ja: "\(path) は不要になったので削除しました", en: "\(path) isn't needed any more, and is gone"),
            .nowRestart)
    }
    package static func dropInWritten(_ path: String) -> Wording {
        .sentences(Wording(ja: "\(path) を書き込みました", en: "\(path) is written"), .nowRestart)
    }
    private static let nowRestart = Wording(
        ja: "続けて次の二つを実行してください: systemctl daemon-reload、systemctl restart madoguchid",
        en: "now: systemctl daemon-reload, systemctl restart madoguchid")

    package static func pathUnfitForUnit(_ path: String) -> Wording {
        Wording(
            ja: "\(path) はユニットに書けません。引用符、バックスラッシュ、コロンのないパスにしてください",
            en: "\(path) can't stand in a unit; choose a path without quotes, backslashes and colons")
    }

    /// - Parameter reason: the system's.
    package static func dropInUnwritable(_ path: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(path) を書き込めません（\(reason.ja)）。root で実行してください",
            en: "\(path) can't be written: \(reason.en); run this as root")
    }

    /// The comment at its beginning, a sentence a line.
    package static func dropInComment(configuration: String) -> [Wording] {
        [
            Wording(
                ja: "\(configuration) のために、インストール時のユニットに追加で許可するもの。",
                en: "What \(configuration) needs beyond the unit as it was installed."),
            Wording(
                ja: "このファイルは madoguchid --write-drop-in が書き出したもので、書き直されることがあります。独自の設定は別のファイルに書いてください"
                    + "（systemctl edit madoguchid）。",
                en: "madoguchid --write-drop-in wrote it and may write it again: settings of your own belong elsewhere "
                    + "(systemctl edit madoguchid)."),
        ]
    }
    /// - Parameter purpose: what the settings below are for.
    package static func dropInPurpose(_ purpose: Wording) -> Wording {
        Wording(ja: "\(purpose.ja)。", en: "For \(purpose.en).")
    }
}
