/// Why a request isn't passed on.
enum GatewayRefusal: Error, Hashable {
    /// Its bytes aren't exactly one HTTP/1.1 request.
    case malformed
    case targetTooLong
    case headTooLarge
    case bodyTooLarge
    /// It has a body whose length isn't said beforehand.
    case lengthMissing
    case expectation
    case version
    case method
    /// It is for another host than this one: a page of another site can have its own name lead to this machine.
    case host
    /// A page of another site has it sent.
    case otherSite
    /// It comes from another user of this machine.
    case otherUser
    /// It has neither the session nor the token that begins one.
    case stranger
    /// The token has been used before.
    case tokenUsed
    case notFound
    /// It took too long to come.
    case slow
    /// The daemon isn't there, or went before it answered.
    ///
    /// - isUncertain: whether it may have done what was asked.
    case daemonGone(isUncertain: Bool)
    /// The user may not use its socket.
    case daemonNotPermitted
    /// The daemon doesn't answer in time.
    case daemonSlow(isUncertain: Bool)
    /// What it answers can't be read.
    case daemonUnreadable(isUncertain: Bool)

    var status: Int {
        switch self {
        case .malformed: 400
        case .otherSite, .otherUser, .stranger, .tokenUsed: 403
        case .notFound: 404
        case .method: 405
        case .slow: 408
        case .lengthMissing: 411
        case .bodyTooLarge: 413
        case .targetTooLong: 414
        case .expectation: 417
        case .host: 421
        case .headTooLarge: 431
        case .daemonGone, .daemonNotPermitted, .daemonUnreadable: 502
        case .daemonSlow: 504
        case .version: 505
        }
    }

    /// Whether the browser's next request can be told from this one's body.
    ///
    /// Only after a request whose end is known and read may the connection go on.
    var keepsConnection: Bool {
        switch self {
        case .host, .otherSite, .stranger, .tokenUsed, .notFound, .daemonGone, .daemonNotPermitted, .daemonSlow,
            .daemonUnreadable:
            true
        default: false
        }
    }
}
