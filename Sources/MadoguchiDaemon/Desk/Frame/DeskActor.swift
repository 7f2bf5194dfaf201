import LinuxSystem

/// Who acts at the desk, and what they may do: the one place where that is decided.
///
/// Whoever may connect to `control.sock` may do all that its routes do, so that there is nothing to be refused here. What asks
/// the routes bears the same uid, and they record it as they do any client's.
struct DeskActor: Sendable {
    /// By the socket's peer credentials; nil where the system doesn't say.
    let uid: UInt32?

    init(of request: Request) {
        uid = request.uid
    }

    /// Whether pages offer what this route does, and pass it on.
    func may(_ route: DeskRoute) -> Bool { true }

    /// As the frame names them.
    var name: String? { uid.map { userName($0) ?? "uid \($0)" } }

    /// What a form's token is bound to.
    var identity: String { uid.map(String.init) ?? "-" }
}
