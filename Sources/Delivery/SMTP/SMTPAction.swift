package import FollowUps

/// What a session wants done. A caller carries actions out one after the other, in their order.
package enum SMTPAction: Hashable, Sendable {
    /// To the server. Bytes of a login are among these, so they are never logged.
    case write([UInt8])
    /// Begin the TLS handshake as a client, with the certificate verified; then call
    /// ``SMTPSession/encryptionEstablished()``. Whatever the server sent in plain text behind its go-ahead is void.
    case startTLS
    /// Commands can be taken at once.
    case ready
    /// DATA for this message is in what is written next: whoever keeps a record of attempts writes it down durably
    /// before going on, for from here on it may reach the server whole.
    case aboutToSendData(SMTPTransaction.ID)
    /// All of this message has been handed over for writing, and the server may take it from now on.
    case finalDotSent(SMTPTransaction.ID)
    /// What became of a message: once for each that was submitted.
    case outcome(SMTPTransaction.ID, DeliveryOutcome)
    /// Why the session ends before its time. It is about the connection or the relay, not about a message.
    case problem(SMTPProblem)
    /// Close the connection. Nothing comes after this.
    case close
}
