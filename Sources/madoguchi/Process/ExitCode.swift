/// The process's exit codes; those from 64 on are from `sysexits.h`. `Help.Client.exitStatuses` explains each.
enum ExitCode: Int32, CaseIterable, Sendable {
    /// Yes, or done.
    case yes = 0
    /// No: closed, or a published table that is wrong.
    case no = 1
    case usage = 64
    case badInput = 65
    case noDaemon = 69
    case outputFailed = 74
    case tryAgainLater = 75
    case notPermitted = 77
}
