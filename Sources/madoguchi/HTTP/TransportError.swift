import Messages

/// Why an exchange had no response.
enum TransportError: Error, Hashable {
    /// There is no socket, or nobody listens on it.
    case nobodyThere
    case notPermitted
    case timedOut
    /// The connection ended before a response began, and nothing was done: the request was a question, or wasn't read to
    /// its end. A daemon that can't start looks like this behind systemd's socket activation.
    case unanswered
    /// The connection ended before the response did. A command may have been carried out.
    case connectionLost
    /// The bytes aren't an HTTP/1.1 response, or exceed its limits.
    case malformed(Wording)
    /// Any other failure of a system call.
    case system(call: String, errno: Int32)
}
