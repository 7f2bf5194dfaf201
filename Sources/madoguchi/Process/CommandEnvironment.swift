import Glibc
import Messages
import SupportHours
import TerminalText
import TimeZoneDatabase

/// What a command needs of its environment: terminal, locale, clock, variables; tests provide their own.
struct CommandEnvironment: Sendable {
    var language: Language
    /// Unicode where the terminal supports it, else ASCII.
    var glyphs: Glyphs
    var colour: Bool
    /// Whether standard output is a terminal.
    var isTerminal: Bool
    /// The columns of the terminal, or those that COLUMNS says; nil for no limit.
    var width: Int?
    /// Whether standard error is a terminal, where long work shows its progress.
    var showsProgress: Bool
    var now: Instant
    /// `MADOGUCHI_RUNTIME_DIR`, where set.
    var runtimeDirectory: String?
    var timeZones: TimeZoneDatabase
    /// The name of a user; nil for an unknown one.
    var userName: @Sendable (UInt32) -> String?
    /// nil where standard input is no terminal.
    var secretPrompt: SecretPrompt?

    static func ofThisProcess() -> CommandEnvironment {
        let variables: (String) -> String? = { name in
            guard let value = getenv(name) else { return nil }
            return String(cString: value)
        }
        let locale = TerminalLocale(variables: variables)
        let isTerminal = isatty(STDOUT_FILENO) == 1
        return CommandEnvironment(
            language: locale.language,
            glyphs: locale.isUTF8 ? .unicode : .ascii,
            colour: isTerminal && wantsColour(variables),
            isTerminal: isTerminal,
            width: TerminalWidth.ofThisProcess(),
            showsProgress: isatty(STDERR_FILENO) == 1 && variables("TERM") != "dumb",
            now: Instant(secondsSinceEpoch: Int64(time(nil))),
            runtimeDirectory: variables("MADOGUCHI_RUNTIME_DIR").flatMap { $0.isEmpty ? nil : $0 },
            timeZones: .system(),
            userName: { UserNames.user($0) },
            secretPrompt: .ofThisProcess()
        )
    }

    /// No colour where `NO_COLOR` is set to anything, or where the terminal has none.
    static func wantsColour(_ variables: (String) -> String?) -> Bool {
        (variables("NO_COLOR") ?? "").isEmpty && variables("TERM") != "dumb"
    }
}

extension CommandEnvironment {
    /// Who did something, in words.
    func byUser(_ uid: UInt32) -> String {
        let name = userName(uid) ?? "uid \(uid)"
        return language(.byUser(name))
    }
}
