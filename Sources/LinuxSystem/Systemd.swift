import CSystemd
import Glibc

/// A descriptor that the service manager passed on.
package struct InheritedSocket: Sendable {
    package let name: String
    package let descriptor: CInt
    package let isListeningStream: Bool
}

/// The interface to the service manager: descriptors in, states out. Without a service manager nothing happens.
/// [sd_notify(3), sd_listen_fds(3)]
package enum Systemd {
    /// The descriptors that were passed on, with their names. Call once: children don't inherit them afterwards.
    package static func inheritedSockets() -> [InheritedSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count > 0, let names else { return [] }
        defer {
            for index in 0..<Int(count) { free(names[index]) }
            free(names)
        }
        return (0..<count).map { index in
            let descriptor = SD_LISTEN_FDS_START + index
            let flags = fcntl(descriptor, F_GETFL)
            _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
            return InheritedSocket(
                name: names[Int(index)].map { String(cString: $0) } ?? "", descriptor: descriptor,
                isListeningStream: sd_is_socket_unix(descriptor, CInt(SOCK_STREAM.rawValue), 1, nil, 0) > 0)
        }
    }

    package enum State {
        case ready
        /// The configuration is being read again; `ready` ends it.
        case reloading
        case stopping
        case watchdog
        case status(String)
        /// The present work takes time: the daemon doesn't count as stuck until this much more has passed.
        case extendTimeout(Duration)
    }

    package static func notify(_ state: State) {
        let text =
            switch state {
            case .ready: "READY=1"
            case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds())"
            case .stopping: "STOPPING=1\nSTATUS=stopping: waiting for requests and messages in flight"
            case .watchdog: "WATCHDOG=1"
            case .status(let status): "STATUS=\(status)"
            case .extendTimeout(let time): "EXTEND_TIMEOUT_USEC=\(time.components.seconds * 1_000_000)"
            }
        sd_notify(0, text)
    }

    /// The watchdog's interval; nil where it is off.
    package static var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(microseconds))
    }

    private static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
