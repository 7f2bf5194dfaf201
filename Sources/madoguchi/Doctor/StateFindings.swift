import MadoguchiAPI
import Messages

/// The disk and the database.
struct StateFindings {
    let state: StateDiagnosis
    /// Where the database is a server's.
    var server: ServerDiagnosis?
    let environment: CommandEnvironment

    private var say: Language { environment.language }

    /// Less free space than this, in bytes, is a fault.
    private static let least: Int64 = 64 << 20
    /// A log larger than this, in bytes, is unusual for a running daemon.
    private static let largeLog: Int64 = 512 << 20

    var all: [Finding] { [disk, files, database].compactMap { $0 } + risks }

    private var disk: Finding? {
        guard let free = state.free, let total = state.total, total > 0 else { return nil }
        let text = say(.diskFree(state.directory, free: say.bytes(free), of: say.bytes(total)))
        if free < Self.least {
            return .fault(
                .disk, text,
                advice: say(.freeSomeSpace)
            )
        }
        if server == nil, free < (state.database ?? 0) {
            return .note(
                .disk, text,
                advice: say(.freeSpaceForBackup))
        }
        if free < total / 20 { return .note(.disk, text, advice: say(.makeSomeRoom)) }
        return .well(.disk, text)
    }

    private var files: Finding? {
        guard let free = state.freeFiles, let total = state.totalFiles, free < total / 50 else { return nil }
        let text = say(.inodesLeft(state.directory, number: say.number(Int(free))))
        let advice = say(.deleteFiles)
        return free < 100 ? .fault(.disk, text, advice: advice) : .note(.disk, text, advice: advice)
    }

    private var database: Finding {
        if let trouble = state.trouble {
            return .fault(
                .database, trouble,
                advice: say(.seeJournal))
        }
        if let server {
            return .well(
                .database,
                say(
                    .databaseServer(
                        server.version, at: server.host, isEncrypted: server.encrypted, isPooled: server.pooled)))
        }
        guard let size = state.database else { return .well(.database, say(.databaseUsable)) }
        let log = state.log ?? 0
        let sizes = say(.databaseSizes(say.bytes(size), log: say.bytes(log)))
        let checked = state.checkedAt.map(Moments(environment).moment)
        let text =
            sizes + (checked.map { say(.databaseSound($0)) } ?? "")
        if log > Self.largeLog {
            return .note(
                .database, text,
                advice: say(.logHeld))
        }
        return .well(.database, text)
    }

    private var risks: [Finding] {
        (server?.risks ?? []).map { .note(.database, $0.risk, advice: $0.advice) }
    }
}
