import ArgumentParser
import Messages
import TerminalText

struct QueueBackupCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("backup", Help.QueueBackup.command)
    }

    @Argument(help: ArgumentHelp(Help.QueueBackup.file, Help.Value.file), completion: .file())
    var file: String

    @Flag(name: .shortAndLong, help: ArgumentHelp(Help.QueueBackup.force))
    var force = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let daemon = options.control(in: environment)
        var check = DatabaseCheck()
        if file == "-" {
            guard !environment.isTerminal else {
                throw Failure(.badInput, .backupToTerminal)
            }
            let output = BackupOutput()
            try daemon.backup { part in
                check.add(part)
                try output.write(part)
            }
            try check.finish()
            return Answer(.nothing)
        }
        let output = try BackupFile(at: file, replacing: force)
        try daemon.backup { part in
            check.add(part)
            try output.write(part)
        }
        try check.finish()
        try output.finish()
        if options.json {
            let json = JSONValue.object(["file": .string(file), "bytes": .integer(check.size)])
            return Answer(.json(json.text))
        }
        let size = environment.language.bytes(check.size)
        return Answer(
            .lines([
                Line(environment.language(.backupWritten(file, size: size)))
            ]))
    }
}
