import Messages
import SupportHours

extension Line {
    /// `55 h of staffed time (198000 s)`
    static func staffedTime(_ seconds: Int64, in say: Language) -> Line {
        let duration = say.duration(seconds, days: false)
        return say.line { .staffedTimeSpan($0(duration, .strong), seconds: seconds) }
    }

    /// - Parameter reading: nil where that much staffed time never passes.
    static func staffedInstant(_ reading: ClockReading?, in environment: CommandEnvironment) -> Line {
        let say = environment.language
        guard let reading else {
            return Line(say(.staffedTimeNeverPasses))
        }
        let today = Zone.utc.civil(at: environment.now).date
        return "\(say.moment(reading.civil, besides: today), .strong) \("UTC" + say.offset(reading.offset), .faint)"
    }
}
