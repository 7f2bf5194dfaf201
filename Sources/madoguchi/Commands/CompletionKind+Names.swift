import ArgumentParser
import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

extension CompletionKind {
    /// The plans of the daemon that the environment leads to; none where it is away.
    static var plans: CompletionKind {
        .custom { _, _, _ in
            let daemon = SharedOptions.daemon(in: .ofThisProcess(), runtimeDirectory: nil)
            return (try? daemon.plans().body.plans.map(\.plan)) ?? []
        }
    }

    /// The zones that the system's tz database lists.
    static var timeZones: CompletionKind {
        .custom { _, _, _ in TimeZoneDatabase.system().names() }
    }
}
