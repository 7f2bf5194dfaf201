import MadoguchiAPI

/// Checks whether the sockets exist, have the right permissions, and answer.
struct SocketFindings {
    let query: SocketLook
    let control: SocketLook
    let caller: Caller
    let say: Language

    /// The group of `control.sock`.
    private static let group = "madoguchi"

    var all: [Finding] {
        [
            user, finding(.querySocket, query, modeFault: queryMode),
            finding(.controlSocket, control, modeFault: controlMode),
        ]
    }

    private var user: Finding {
        let name = caller.name.map { "\($0) (\(caller.uid))" } ?? String(caller.uid)
        if caller.isRoot { return .well(.user, say(en: "\(name), who may do everything", ja: "\(name): すべて操作できます")) }
        guard let gid = control.file?.gid else { return .well(.user, name) }
        let group = UserNames.group(gid) ?? String(gid)
        if caller.groups.contains(gid) {
            return .well(.user, say(en: "\(name), in the group \(group)", ja: "\(name): グループ \(group) に属しています"))
        }
        return .note(
            .user, say(en: "\(name), not in the group \(group)", ja: "\(name): グループ \(group) に属していません"),
            advice: caller.advice(toJoin: gid, in: say))
    }

    private func finding(_ check: Finding.Check, _ look: SocketLook, modeFault: Finding?) -> Finding {
        guard let error = look.error else {
            if let modeFault { return modeFault }
            return .well(
                check,
                say(
                    en: "\(look.path), \(look.owners), answers in \(look.milliseconds) ms",
                    ja: "\(look.path)、\(look.owners)、\(look.milliseconds) ミリ秒で応答"))
        }
        switch error.reason {
        case .transport(.nobodyThere) where look.file == nil:
            return .fault(check, say(en: "there is no \(look.path)", ja: "\(look.path) がありません"), advice: start)
        case .transport(.nobodyThere):
            return .fault(
                check, say(en: "nobody listens on \(look.path)", ja: "\(look.path) で待ち受けているものがありません"), advice: start)
        case .transport(.notPermitted):
            return .fault(
                check,
                say(
                    en: "you may not connect to \(look.path) \(look.owners)",
                    ja: "\(look.path) \(look.owners) に接続する権限がありません"),
                advice: caller.advice(toConnectTo: look.file, in: say))
        case .transport(.timedOut):
            return .fault(
                check, say(en: "\(look.path): no answer within 5 s", ja: "\(look.path): 5 秒以内に応答がありません"), advice: log)
        default:
            return .fault(check, error.failure.message(in: say), advice: log)
        }
    }

    private var start: String {
        say(
            en:
                "systemctl start madoguchid (systemctl status madoguchid says why it isn't running), or give --runtime-dir",
            ja: "systemctl start madoguchid で起動するか(止まった理由は systemctl status madoguchid)、--runtime-dir で場所を指定してください")
    }

    private var log: String {
        say(
            en: "see journalctl -u madoguchid; systemctl restart madoguchid",
            ja: "journalctl -u madoguchid で原因を確かめ、systemctl restart madoguchid で再起動してください")
    }

    private var queryMode: Finding? {
        guard let file = query.file, file.mode & 0o666 != 0o666 else { return nil }
        return .note(
            .querySocket,
            say(
                en: "\(query.path) is \(query.owners): not everybody may use it",
                ja: "\(query.path) は \(query.owners) です。だれもが問い合わせられるわけではありません"),
            advice: say(
                en: "SocketMode=0666 in its unit, if that isn't intended",
                ja: "意図したものでなければ、ユニットで SocketMode=0666 にしてください"))
    }

    private var controlMode: Finding? {
        guard let file = control.file else { return nil }
        if file.mode & 0o002 != 0 {
            return .fault(
                .controlSocket,
                say(
                    en: "\(control.path) is \(control.owners): anybody on this machine may send messages and read them",
                    ja: "\(control.path) は \(control.owners) です。このマシンのだれでも送信や閲覧ができます"),
                advice: say(en: "SocketMode=0660 in its unit", ja: "ユニットで SocketMode=0660 にしてください"))
        }
        let group = UserNames.group(file.gid)
        guard group != Self.group else { return nil }
        return .note(
            .controlSocket,
            say(
                en: "\(control.path) is \(control.owners), not the group \(Self.group)'s",
                ja: "\(control.path) は \(control.owners) で、グループ \(Self.group) のものではありません"),
            advice: say(
                en: "groupadd --system \(Self.group), then restart the daemon, so that others than its user can send",
                ja: "ほかの利用者も送信できるようにするには、groupadd --system \(Self.group) のあとデーモンを再起動してください"))
    }
}
