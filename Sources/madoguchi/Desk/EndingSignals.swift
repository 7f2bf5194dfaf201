import Glibc
import Synchronization

/// The signal that has come; 0 for none.
private let caughtSignal = Atomic<CInt>(0)
/// Where its coming is written.
private let signalPipe = Atomic<CInt>(-1)

/// Lets the signals that end a program be waited for beside sockets, through a pipe: none is missed between a look and
/// the wait.
struct EndingSignals {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Readable once a signal has come; -1 where there are no more descriptors.
    private let arrival: CInt

    init() {
        var ends: [CInt] = [-1, -1]
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        arrival = ends[0]
        caughtSignal.store(0, ordering: .relaxed)
        signalPipe.store(ends[1], ordering: .relaxed)
        for signal in Self.signals {
            var (action, former) = (sigaction(), sigaction())
            sigaction(signal, nil, &former)
            // nohup(1) has it ignore SIGHUP, and a shell SIGINT in the background.
            if former.__sigaction_handler.sa_handler.map({ unsafeBitCast($0, to: Int.self) }) == 1 { continue }
            action.__sigaction_handler.sa_handler = { signal in
                caughtSignal.store(signal, ordering: .relaxed)
                let before = errno
                withUnsafeBytes(of: UInt8(1)) { _ = write(signalPipe.load(ordering: .relaxed), $0.baseAddress, 1) }
                errno = before
            }
            sigaction(signal, &action, nil)
        }
    }

    /// The signal that has come.
    var caught: CInt? {
        let signal = caughtSignal.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    var query: pollfd { pollfd(fd: arrival, events: Int16(POLLIN), revents: 0) }
}
