import MadoguchiAPI
import Messages

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
        if caller.isRoot { return .well(.user, say(.mayDoEverything(name))) }
        guard let gid = control.file?.gid else { return .well(.user, name) }
        let group = UserNames.group(gid) ?? String(gid)
        if caller.groups.contains(gid) {
            return .well(.user, say(.inGroup(name, group: group)))
        }
        return .note(
            .user, say(.notInGroup(name, group: group)),
            advice: say(caller.advice(toJoin: gid)))
    }

    private func finding(_ check: Finding.Check, _ look: SocketLook, modeFault: Finding?) -> Finding {
        guard let error = look.error else {
            if let modeFault { return modeFault }
            return .well(
                check,
                say(.socketAnswers(look.path, owners: look.owners, in: look.milliseconds)))
        }
        switch error.reason {
        case .transport(.nobodyThere) where look.file == nil:
            return .fault(check, say(.noSocketAt(look.path)), advice: start)
        case .transport(.nobodyThere):
            return .fault(
                check, say(.nobodyListens(look.path)), advice: start)
        case .transport(.notPermitted):
            return .fault(
                check,
                say(.socketForbidden(look.path, owners: look.owners)),
                advice: say(caller.advice(toConnectTo: look.file)))
        case .transport(.timedOut):
            return .fault(
                check, say(.socketSilent(look.path)), advice: log)
        default:
            return .fault(check, error.failure.message(in: say), advice: log)
        }
    }

    private var start: String {
        say(.startDaemonOrGiveDirectory)
    }

    private var log: String {
        say(.seeJournalThenRestart)
    }

    private var queryMode: Finding? {
        guard let file = query.file, file.mode & 0o666 != 0o666 else { return nil }
        return .note(
            .querySocket,
            say(.queryNotForAll(query.path, owners: query.owners)),
            advice: say(.openQuerySocket))
    }

    private var controlMode: Finding? {
        guard let file = control.file else { return nil }
        if file.mode & 0o002 != 0 {
            return .fault(
                .controlSocket,
                say(.controlForAll(control.path, owners: control.owners)),
                advice: say(.closeControlSocket))
        }
        let group = UserNames.group(file.gid)
        guard group != Self.group else { return nil }
        return .note(
            .controlSocket,
            say(.controlOfOtherGroup(control.path, owners: control.owners, group: Self.group)),
            advice: say(.addGroupThenRestart(Self.group)))
    }
}
