/// Why an exchange over the socket brought no response.
enum TransportError: Error, Hashable {
    /// No socket there, or nobody listens on it.
    case nobodyThere
    case notPermitted
    case timedOut
    /// The connection ended before the response did.
    case connectionLost
    /// What came isn't an HTTP/1.1 response, or one beyond all bounds.
    case malformed(String)
    /// Any other failure of a system call.
    case system(call: String, errno: Int32)
}
