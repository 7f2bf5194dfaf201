import LinuxSystem
import MailAddress
package import Messages
internal import NIOCore
internal import NIOPosix
internal import SystemPackage

/// Why no connection was made.
package enum ConnectFailure: Error, Hashable, Sendable {
    case nameNotFound
    /// Nobody listens there. With the system's words.
    case refused(Wording)
    /// There is no way to it. With the system's words.
    case noRoute(Wording)
    case timedOut(seconds: Int64)
    /// With the system's or the library's words.
    case other(Wording)

    init(_ error: any Error) {
        switch error {
        case let error as NIOConnectionError:
            self = error.connectionErrors.first.map { ConnectFailure($0.error) } ?? .nameNotFound
        case let error as IOError: self.init(Errno(rawValue: error.errnoCode))
        case ChannelError.connectTimeout(let time): self = .timedOut(seconds: time.nanoseconds / 1_000_000_000)
        default: self = .other(Wording(verbatim: "\(error)".visibleLine))
        }
    }

    init(_ errno: Errno) {
        switch errno {
        case .connectionRefused: self = .refused(errno.wording)
        case .networkUnreachable, .noRouteToHost, .networkDown, .hostIsDown, .timedOut: self = .noRoute(errno.wording)
        default: self = .other(errno.wording)
        }
    }

    /// - Parameter key: the configuration's key for the host.
    func trouble(key: String) -> Trouble {
        switch self {
        case .nameNotFound: .nameNotFound(key: key)
        case .refused(let reason): .connectionRefused(reason, key: key)
        case .noRoute(let reason): .networkUnusable(reason)
        case .timedOut(let seconds): .noConnection(within: Int(seconds), key: key)
        case .other(let reason): .connectionFailed(reason)
        }
    }
}

extension String {
    /// Made fit for one line of a log, whatever it contains.
    var visibleLine: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(300).map { $0.isControl || $0.isBidiControl ? " " : $0 }))
    }
}
