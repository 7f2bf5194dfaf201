package import FollowUps

/// An action of a session. Callers carry actions out in order.
package enum SMTPAction: Hashable, Sendable {
    /// Write to the server. The bytes may contain a login, so they are never logged.
    case write([UInt8])
    /// Begin the TLS handshake as a client and verify the certificate; then call
    /// ``SMTPSession/encryptionEstablished()``. Discard whatever the server sent in plain text after its reply.
    case startTLS
    /// Messages can be submitted and sent at once.
    case ready
    /// The next write contains DATA for this message. A caller that records attempts does so durably before it goes on,
    /// because the message may reach the server in full from here on.
    case aboutToSendData(SMTPTransaction.ID)
    /// All of this message but its end has been handed over for writing, and its end isn't decided. Once it is written, ask
    /// whether it may still be sent, and call ``SMTPSession/endContent(of:)`` or ``SMTPSession/holdBack(_:because:)``.
    case contentSent(SMTPTransaction.ID)
    /// The end has been handed over for writing, too; the server may accept the message from now on.
    case finalDotSent(SMTPTransaction.ID)
    /// The outcome of a message, once for each submitted one.
    case outcome(SMTPTransaction.ID, DeliveryOutcome)
    /// Why the session ends early. The cause is the connection or the relay, not a message.
    case problem(SMTPProblem)
    /// Close the connection. No action follows.
    case close
}
