import ArgumentParser
import Messages
import TerminalText

struct RemindCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("remind", Help.Remind.command)
    }

    @OptionGroup var followUp: FollowUpOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try followUp.answer(kind: "reminder", options, in: environment)
    }
}

struct SendCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("send", Help.Send.command)
    }

    @OptionGroup var followUp: FollowUpOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try followUp.answer(kind: "guidance", options, in: environment)
    }
}
