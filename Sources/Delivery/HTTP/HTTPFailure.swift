/// Why there is no complete answer, and how far the request got.
package struct HTTPFailure: Error, Hashable, Sendable {
    package enum Cause: Error, Hashable, Sendable {
        case unknownHost(String)
        /// The host has only private addresses, and those aren't allowed.
        case privateAddress(host: String)
        /// A field that can't be written as one line.
        case malformedRequest
        /// The connection, its encryption or the data on it failed, for the reason given.
        case connection(String)
        /// No connection within this many seconds.
        case connectTimeout(seconds: Int)
        /// No complete answer within this many seconds.
        case answerTimeout(seconds: Int)
        /// The answer's head or body exceeds its limit.
        case tooLong
        case tooManyRedirects
        /// A redirect that isn't followed: to another scheme, or from `https` to `http`.
        case forbiddenRedirect
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

extension HTTPFailure.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownHost(let host): "the host \(host) can't be resolved; check the url, and the system's resolver"
        case .privateAddress(let host): "the host \(host) is in a private network or on this machine"
        case .malformedRequest: "a header field has a control character in it"
        case .connection(let reason): reason
        case .connectTimeout(let seconds): "no connection within \(seconds) s"
        case .answerTimeout(let seconds): "no answer within \(seconds) s"
        case .tooLong: "the answer is too long"
        case .tooManyRedirects: "it redirects too often"
        case .forbiddenRedirect: "it redirects to a URL that isn't allowed"
        case .stopped: "sending was stopped"
        }
    }
}
