import CLibPQ

/// What the server says beside its answers. Used on the thread of its session only.
final class Notices {
    /// Since the last exchange began.
    private(set) var messages: [ServerMessage] = []

    /// A commit that waits for standbys and is told not to any longer says so by a warning, and ends as if all were well.
    /// Another warning at that place would be as strange. [SyncRepWaitForLSN in src/backend/replication/syncrep.c]
    var warning: ServerMessage? { messages.first { $0.severity == "WARNING" } }

    /// The server's last words to an idle session.
    var farewell: ServerMessage? { messages.first(where: \.isFatal) }

    func forget() {
        messages = []
    }

    /// - Parameter connection: which must not outlive it.
    func listen(to connection: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        madoguchi_pq_set_notice_receiver(
            connection,
            { context, notice in
                guard let context, let notice, let message = ServerMessage(notice) else { return }
                Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().messages.append(message)
            }, context)
    }
}
