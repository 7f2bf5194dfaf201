import ArgumentParser
import MadoguchiAPI
import SupportHours
import TimeZoneDatabase

extension CompletionKind {
    /// The plans of the daemon that the environment points to; none where it isn't running.
    static var plans: CompletionKind {
        .custom { _, _, _ in
            let daemon = SharedOptions.daemon(in: .ofThisProcess(), runtimeDirectory: nil)
            return (try? daemon.plans().body.plans.map(\.plan)) ?? []
        }
    }

    /// The ids of the templates, for users who may see them.
    static var templates: CompletionKind {
        .custom { _, _, _ in
            let daemon = SharedOptions.control(in: .ofThisProcess(), runtimeDirectory: nil)
            return (try? daemon.templates(in: nil).body.templates.map(\.id)) ?? []
        }
    }

    static var playbooks: CompletionKind {
        .custom { _, _, _ in
            let daemon = SharedOptions.control(in: .ofThisProcess(), runtimeDirectory: nil)
            return (try? daemon.playbooks(in: nil).body.playbooks.map(\.id)) ?? []
        }
    }

    /// The zones that the system's tz database lists.
    static var timeZones: CompletionKind {
        .custom { _, _, _ in TimeZoneDatabase.system().names() }
    }
}
