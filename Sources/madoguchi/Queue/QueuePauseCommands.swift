import ArgumentParser

struct QueuePauseCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Pauses sending; messages are still accepted.",
        discussion: "Messages in flight are finished. A pause survives restarts of the daemon."
    )

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let json = try options.control(in: environment).setPaused(true)
        if options.json { return Answer(.json(json)) }
        return Answer(
            .lines([
                Line(
                    environment.language(
                        en: "paused: nothing is sent until \"madoguchi queue resume\"",
                        ja: "送信を一時停止しました。「madoguchi queue resume」で再開するまで何も送信しません"))
            ]))
    }
}

struct QueueResumeCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Resumes sending after a pause or a halt."
    )

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let json = try options.control(in: environment).setPaused(false)
        if options.json { return Answer(.json(json)) }
        return Answer(
            .lines([
                Line(environment.language(en: "resumed: what is due is sent", ja: "送信を再開しました。予定の時刻になったものから送信します"))
            ]))
    }
}
