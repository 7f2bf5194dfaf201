import LinuxSystem
import NIOCore

/// Who is at the other end of a connection, asked once for all of its requests.
enum ConnectionPeer {
    /// The user of the connection that this task serves; nil where the system doesn't say.
    @TaskLocal static var uid: UInt32?

    /// Serves a connection, with ``uid`` telling its user meanwhile.
    static func identified(on channel: any Channel, serve: () async -> Void) async {
        let found = channel.eventLoop.submit {
            try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { descriptor in
                PeerCredentials.uid(of: descriptor)
            }
        }
        let uid = try? await found.get() ?? nil
        await $uid.withValue(uid) { await serve() }
    }
}
