import CLinuxShims

/// Who is at the other end of a Unix socket. [SO_PEERCRED, unix(7)]
package enum PeerCredentials {
    /// - Parameter descriptor: a connected Unix socket.
    /// - Returns: the user, as it was when the other side connected; nil where the system doesn't say.
    package static func uid(of descriptor: CInt) -> UInt32? {
        UInt32(exactly: clinux_peer_uid(descriptor))
    }
}
