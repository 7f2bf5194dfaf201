import ArgumentParser

struct RemindCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Queues a reminder to yourself, to be sent when staff is available.",
        usage: """
            madoguchi remind <plan> --to <address> --template <id> [--var <name=value> ...] [<options>]
            madoguchi remind <plan> --to <address> --subject <subject> (--text <text> | --text-file <file>) \
            [<options>]
            """,
        discussion: """
            It is sent at the next staffed instant of the plan unless --not-before or --after-staffed says otherwise. It is \
            on disk when this returns.
            """
    )

    @OptionGroup var followUp: FollowUpOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try followUp.answer(kind: "reminder", options, in: environment)
    }
}

struct SendCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Queues guidance for a customer, to be sent when staff is available.",
        usage: """
            madoguchi send <plan> --to <address> --template <id> [--var <name=value> ...] [<options>]
            madoguchi send <plan> --to <address> --subject <subject> (--text <text> | --text-file <file>) \
            [<options>]
            """,
        discussion: """
            It is sent at the next staffed instant of the plan unless --not-before or --after-staffed says otherwise. It is \
            on disk when this returns.
            """
    )

    @OptionGroup var followUp: FollowUpOptions
    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        try followUp.answer(kind: "guidance", options, in: environment)
    }
}
