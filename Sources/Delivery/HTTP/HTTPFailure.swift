package import Messages

/// Why there is no complete answer, and how far the request got.
package struct HTTPFailure: Error, Hashable, Sendable {
    package enum Cause: Error, Hashable, Sendable {
        case unknownHost(String)
        /// The host has only private addresses, and those aren't allowed.
        case privateAddress(host: String)
        /// A field that can't be written as one line.
        case malformedRequest
        case noConnection(ConnectFailure)
        case certificate(CertificateFault)
        /// The connection, its encryption or the data on it failed otherwise.
        case connection(Trouble)
        /// No connection within this many seconds.
        case connectTimeout(seconds: Int)
        /// No complete answer within this many seconds.
        case answerTimeout(seconds: Int)
        /// The answer's head or body exceeds its limit.
        case tooLong
        case tooManyRedirects
        /// A redirect that isn't followed: to another scheme, or from `https` to `http`.
        case forbiddenRedirect
        /// The request may not begin: why.
        case heldBack(Wording)
        /// The task was cancelled, or the client was shut down.
        case stopped
    }

    /// How much of the request the system has accepted for sending.
    package enum Progress: Hashable, Sendable {
        /// Nothing: the server can't have seen any of it.
        case none
        /// A part: the server can't have all of it.
        case part
        /// All of it, so it may have arrived.
        case whole
    }

    package var cause: Cause
    package var progress = Progress.none
    /// What the server had answered by then.
    package var status: HTTPStatus?
}

extension HTTPFailure.Cause: TroubleError {
    package var trouble: Trouble {
        switch self {
        case .unknownHost(let host): .hostNotFound(host)
        case .privateAddress(let host): .hostPrivate(host)
        case .malformedRequest: .controlCharacterInField
        case .noConnection(let failure): failure.trouble(key: "url")
        case .certificate(let fault): fault.trouble(otherHost: .certificateOfAnotherHost)
        case .connection(let trouble): trouble
        case .connectTimeout(let seconds): .noConnection(within: seconds, key: "url")
        case .answerTimeout(let seconds): .noHTTPAnswer(within: seconds)
        case .tooLong: .answerTooLong
        case .tooManyRedirects: .tooManyRedirects
        case .forbiddenRedirect: .forbiddenRedirect
        case .heldBack(let reason): Trouble(.heldBack(reason))
        case .stopped: .sendingStopped
        }
    }
}
