/// What the process ends with; the numbers from 64 on are those of `sysexits.h`.
enum ExitCode: Int32, Sendable {
    /// Yes, or done.
    case yes = 0
    /// No: closed, or a table that doesn't hold.
    case no = 1
    case badInput = 65
    case noDaemon = 69
    case outputFailed = 74
    case tryAgainLater = 75
    case notPermitted = 77
}
