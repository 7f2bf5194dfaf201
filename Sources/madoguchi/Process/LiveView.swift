import Glibc
import SupportHours
import TerminalText

/// Something that is shown again and again until the user ends it: in place on a terminal, and otherwise plainly, each time
/// that it changes.
struct LiveView {
    /// Seconds between two looks.
    private static let pause: UInt32 = 1

    let environment: CommandEnvironment

    /// - Parameter lines: what there is to see now.
    /// - Throws: what `lines` throws the first time; later on the failure is shown, for the daemon may come back.
    func answer(_ lines: @escaping (CommandEnvironment) throws -> [Line]) throws -> Answer {
        var environment = environment
        var shown: [Line]?
        let first = try lines(environment)
        var isFirst = true
        return Answer(
            .series {
                if isFirst {
                    isFirst = false
                    shown = first
                    return environment.isTerminal
                        ? .screen(first, height: TerminalHeight.ofThisProcess()) : .lines(first)
                }
                while true {
                    sleep(Self.pause)
                    environment = environment.now(at: time(nil))
                    let current: [Line]
                    do {
                        current = try lines(environment)
                    } catch let error as any Reportable {
                        current = [Line(error.failure.message(in: environment.language), .now)]
                    }
                    guard environment.isTerminal || current != shown else { continue }
                    let isSeparate = shown != nil
                    shown = current
                    return environment.isTerminal
                        ? .screen(current, height: TerminalHeight.ofThisProcess())
                        : .lines((isSeparate ? [""] : []) + current)
                }
            })
    }
}

extension CommandEnvironment {
    fileprivate func now(at seconds: time_t) -> CommandEnvironment {
        var environment = self
        environment.now = Instant(secondsSinceEpoch: Int64(seconds))
        return environment
    }
}
