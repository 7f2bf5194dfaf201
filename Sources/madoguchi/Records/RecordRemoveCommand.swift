import ArgumentParser
import MadoguchiAPI

struct RecordRemoveCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Removes a record for good, and shows what it said."
    )

    @OptionGroup var target: RecordTarget
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let removed = environment.language(en: "removed", ja: "削除しました")
        return try target.answer(options, heading: removed, in: environment) { daemon, id throws(DaemonError) in
            try daemon.removeRecord(id)
        }
    }
}
