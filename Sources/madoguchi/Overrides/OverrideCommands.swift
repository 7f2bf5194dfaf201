import ArgumentParser
import Messages
import SupportHours
import TerminalText

struct CloseCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("close", Help.Close.command)
    }

    @Argument(help: ArgumentHelp(Help.Close.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @OptionGroup var override: OverrideOptions

    @Flag(help: ArgumentHelp(Help.Close.unknown))
    var unknown = false

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try override.answer(plan, unknown ? .unknown : .closed, options, in: environment)
    }
}

struct OpenCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("open", Help.Open.command)
    }

    @Argument(help: ArgumentHelp(Help.Open.plan, Help.Value.plan), completion: .plans)
    var plan: String

    @OptionGroup var override: OverrideOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try override.answer(plan, .open, options, in: environment)
    }
}
