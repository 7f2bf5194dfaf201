import LinuxSystem

/// Who acts at the desk, and what they may do: the one place where that is decided.
///
/// Who may connect to `control.sock` may do all that its routes do. Behind a proxy a user's role decides, and what isn't theirs
/// was refused before it came here; pages don't offer it. What asks the routes bears the same uid, and they record it as they do
/// any client's.
struct DeskActor: Sendable {
    /// By the socket's peer credentials; nil where the system doesn't say.
    let uid: UInt32?
    /// For whom a proxy asks; nil where none does.
    let user: ProxiedUser?

    init(of request: Request) {
        uid = request.uid
        user = request.user
    }

    /// Whether pages offer what this route does, and pass it on.
    func may(_ route: DeskRoute) -> Bool {
        switch route.verb {
        case .get: true
        case .post: mayChange
        }
    }

    /// Whether pages offer what changes anything.
    var mayChange: Bool { user?.mayChange ?? true }

    /// As the frame names them.
    var name: String? { user?.name ?? uid.map { userName($0) ?? "uid \($0)" } }

    /// What a form's token is bound to.
    var identity: String { [uid.map(String.init) ?? "-", user?.name].compactMap(\.self).joined(separator: " ") }
}
