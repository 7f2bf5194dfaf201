// What `doctor` finds of the user and the sockets.

extension Wording {
    package static let checkSocketPermissions = Wording(
        ja: "ソケットの権限と、上位ディレクトリの検索権限を確かめてください",
        en: "check the permissions of the socket, and of all directories above it")
    package static let runAsRootUser = Wording(ja: "root で実行してください", en: "run it as root")
    package static func addedToGroupAfterLogin(_ name: String, group: String) -> Wording {
        Wording(
            ja: "\(name) はログイン後に \(group) へ追加されています。ログインし直すか、newgrp \(group) を実行してください",
            en: "\(name) was added to \(group) after this login: log in again, or run newgrp \(group)")
    }
    package static func joinGroup(_ group: String, name: String) -> Wording {
        Wording(
            ja: "送信などの操作には、sudo usermod -aG \(group) \(name) のあとログインし直すか、sudo を使ってください",
            en: "to send messages: sudo usermod -aG \(group) \(name), and log in again; or use sudo")
    }
    package static func mayDoEverything(_ name: String) -> Wording {
        Wording(ja: "\(name): すべて操作できます", en: "\(name), who may do everything")
    }
    package static func inGroup(_ name: String, group: String) -> Wording {
        Wording(ja: "\(name): グループ \(group) に属しています", en: "\(name), in the group \(group)")
    }
    package static func notInGroup(_ name: String, group: String) -> Wording {
        Wording(ja: "\(name): グループ \(group) に属していません", en: "\(name), not in the group \(group)")
    }
    package static func socketAnswers(_ path: String, owners: String, in milliseconds: Int) -> Wording {
        Wording(ja: "\(path)、\(owners)、\(milliseconds) ミリ秒で応答", en: "\(path), \(owners), answers in \(milliseconds) ms")
    }
    package static func noSocketAt(_ path: String) -> Wording {
        Wording(ja: "\(path) がありません", en: "there is no \(path)")
    }
    package static func nobodyListens(_ path: String) -> Wording {
        Wording(ja: "\(path) で待ち受けているものがありません", en: "nobody listens on \(path)")
    }
    package static func socketForbidden(_ path: String, owners: String) -> Wording {
        Wording(ja: "\(path) \(owners) に接続する権限がありません", en: "you may not connect to \(path) \(owners)")
    }
    package static func socketSilent(_ path: String) -> Wording {
        Wording(ja: "\(path): 5 秒以内に応答がありません", en: "\(path): no answer within 5 s")
    }
    package static let seeJournalThenRestart = Wording(
        ja: "journalctl -u madoguchid で原因を確かめ、systemctl restart madoguchid で再起動してください",
        en: "see journalctl -u madoguchid; systemctl restart madoguchid")
    package static func queryNotForAll(_ path: String, owners: String) -> Wording {
        Wording(
            ja: "\(path) は \(owners) です。だれもが問い合わせられるわけではありません", en: "\(path) is \(owners): not everybody may use it")
    }
    package static let openQuerySocket = Wording(
        ja: "意図したものでなければ、ユニットで SocketMode=0666 にしてください", en: "SocketMode=0666 in its unit, if that isn't intended")
    package static func controlForAll(_ path: String, owners: String) -> Wording {
        Wording(
            ja: "\(path) は \(owners) です。このホストのすべての利用者が送信や閲覧をできます",
            en: "\(path) is \(owners): anybody on this machine may send messages and read them")
    }
    package static let closeControlSocket = Wording(
        ja: "ユニットで SocketMode=0660 にしてください", en: "SocketMode=0660 in its unit")
    package static func controlOfOtherGroup(_ path: String, owners: String, group: String) -> Wording {
        Wording(
            ja: "\(path) は \(owners) で、グループ \(group) のものではありません", en: "\(path) is \(owners), not the group \(group)'s")
    }
    package static func addGroupThenRestart(_ group: String) -> Wording {
        Wording(
            ja: "ほかの利用者も送信できるようにするには、groupadd --system \(group) のあとデーモンを再起動してください",
            en: "groupadd --system \(group), then restart the daemon, so that others than its user can send")
    }
    package static let startDaemonOrGiveDirectory = Wording(
        ja: "systemctl start madoguchid で起動するか（止まった理由は systemctl status madoguchid）、--runtime-dir で場所を指定してください",
        en: "systemctl start madoguchid (systemctl status madoguchid says why it isn't running), or give --runtime-dir")
}
