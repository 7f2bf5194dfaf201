import Glibc
import MadoguchiAPI

/// Asks again and again, each question held by the daemon, until the plan is as awaited.
struct Watch {
    /// Seconds for which one question is held at most.
    private static let hold: Int64 = 60

    let daemon: Daemon
    let plan: String
    let awaited: WaitCommand.AwaitedState
    /// nil to wait without end.
    let deadline: Deadline?
    /// How long a daemon that was there may stay away, as over a restart.
    var restartTimeout = Duration.seconds(30)

    /// - Returns: the answer that is as awaited; nil where the deadline passed first.
    func result() throws(DaemonError) -> Daemon.Reply<Availability>? {
        var reply = try daemon.availability(of: plan, at: nil, zone: nil)
        var returnsBy: Deadline?
        var isRepeated = false
        while true {
            if reply.body.open == (awaited == .open) { return reply }
            if let deadline, deadline.hasPassed { return nil }
            // A daemon that is away, or one that doesn't hold its answers, is not to be pestered.
            if isRepeated { usleep(200_000) }
            isRepeated = true
            do throws(DaemonError) {
                let seconds = min(Self.hold, deadline?.remaining.roundedUpSeconds ?? Self.hold)
                reply = try daemon.availability(of: plan, waitingFor: awaited, atMost: seconds)
                returnsBy = nil
            } catch {
                let limit = returnsBy ?? Deadline(in: restartTimeout)
                guard error.isAbsence, !limit.hasPassed else { throw error }
                returnsBy = limit
            }
        }
    }

    /// A number of seconds that a deadline can count: a century at most, which is as good as no end.
    static func bounded(_ seconds: Int64) -> Int64 {
        min(max(seconds, 0), 100 * 366 * 86_400)
    }
}

extension Duration {
    fileprivate var roundedUpSeconds: Int64 {
        max(1, components.seconds + (components.attoseconds > 0 ? 1 : 0))
    }
}
