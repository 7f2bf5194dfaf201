import Glibc
import MadoguchiAPI

/// Asks repeatedly, each question held by the daemon, until the plan is in the wanted state.
struct Watch {
    /// The longest time in seconds for which one question is held.
    private var hold: Int64 { tick == nil ? 60 : 1 }

    let daemon: Daemon
    let plan: String
    let awaited: WaitCommand.AwaitedState
    /// nil to wait without end.
    let deadline: Deadline?
    /// Called about every second with what was answered last, where somebody looks on.
    var tick: ((Availability) -> Void)?
    /// How long a daemon that was running may be away, as during a restart.
    var restartTimeout = Duration.seconds(30)

    /// - Returns: the answer with the wanted state; nil where the deadline passed first.
    func result() throws(DaemonError) -> Daemon.Reply<Availability>? {
        var reply = try daemon.availability(of: plan, at: nil, zone: nil)
        var returnsBy: Deadline?
        var isRepeated = false
        while true {
            if reply.body.open == (awaited == .open) { return reply }
            if let deadline, deadline.hasPassed { return nil }
            tick?(reply.body)
            // Waits before asking a daemon that is away, or that doesn't hold its answers.
            if isRepeated { usleep(200_000) }
            isRepeated = true
            do throws(DaemonError) {
                let seconds = min(hold, deadline?.remaining.roundedUpSeconds ?? hold)
                reply = try daemon.availability(of: plan, waitingFor: awaited, atMost: seconds)
                returnsBy = nil
            } catch {
                let limit = returnsBy ?? Deadline(in: restartTimeout)
                guard error.isAbsence, !limit.hasPassed else { throw error }
                returnsBy = limit
            }
        }
    }

    /// Limits the seconds to what a deadline can count: a century, which is as good as forever.
    static func bounded(_ seconds: Int64) -> Int64 {
        min(max(seconds, 0), 100 * 366 * 86_400)
    }
}

extension Duration {
    fileprivate var roundedUpSeconds: Int64 {
        max(1, components.seconds + (components.attoseconds > 0 ? 1 : 0))
    }
}
