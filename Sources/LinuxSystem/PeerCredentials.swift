import CLinuxShims

/// The user at the other end of a Unix socket. [SO_PEERCRED, unix(7)]
package enum PeerCredentials {
    /// - Parameter descriptor: a connected Unix socket.
    /// - Returns: the user at the time of the connection; nil where the system doesn't tell.
    package static func uid(of descriptor: CInt) -> UInt32? {
        UInt32(exactly: clinux_peer_uid(descriptor))
    }
}
