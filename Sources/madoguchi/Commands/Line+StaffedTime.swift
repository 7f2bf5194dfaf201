import SupportHours

extension Line {
    /// `55 h of staffed time (198000 s)`
    static func staffedTime(_ seconds: Int64, in say: Language) -> Line {
        let duration = say.duration(seconds, days: false)
        return say(
            en: "\(duration, .strong) of staffed time (\(seconds) s)", ja: "対応時間 \(duration, .strong)(\(seconds) 秒)")
    }

    /// - Parameter reading: nil where that much staffed time never passes.
    static func staffedInstant(_ reading: ClockReading?, in environment: CommandEnvironment) -> Line {
        let say = environment.language
        guard let reading else {
            return say(en: "never: that much staffed time doesn't pass", ja: "なし: それだけの対応時間は経過しません")
        }
        let today = Zone.utc.civil(at: environment.now).date
        return "\(say.moment(reading.civil, besides: today), .strong) \("UTC" + say.offset(reading.offset), .faint)"
    }
}
