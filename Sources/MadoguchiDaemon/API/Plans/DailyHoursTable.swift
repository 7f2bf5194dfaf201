import MadoguchiAPI
import SupportHours

/// Windows on a wall clock, with equal weekdays combined: `Mo-Fr 23:00-10:00`.
struct DailyHoursTable: Sendable {
    let rows: [PlanAudit.DailyHours]

    /// - Parameter windows: those of whole weeks in which `zone` keeps its offset.
    init(_ windows: [Range<Instant>], zone: Zone) {
        struct Hours: Hashable {
            let start: String
            let end: String
        }
        var days: [Hours: Set<Weekday>] = [:]
        for window in windows.flatMap({ Self.byDay($0, zone: zone) }) {
            let start = zone.civil(at: window.lowerBound)
            let end = zone.civil(at: window.upperBound)
            let hours = Hours(start: start.clockText, end: end.secondOfDay == 0 ? "24:00" : end.clockText)
            days[hours, default: []].insert(start.date.weekday)
        }
        rows =
            days
            .map { (hours: $0.key, days: $0.value.sorted { $0.rawValue < $1.rawValue }) }
            .sorted { ($0.days[0].rawValue, $0.hours.start) < ($1.days[0].rawValue, $1.hours.start) }
            .map { .init(days: Self.notation(for: $0.days), start: $0.hours.start, end: $0.hours.end) }
    }

    /// Splits a window of more than a day at each midnight, because only parts of a day have daily hours.
    private static func byDay(_ window: Range<Instant>, zone: Zone) -> [Range<Instant>] {
        var pieces: [Range<Instant>] = []
        var rest = window
        while rest.seconds > 86_400 {
            let tomorrow = zone.civil(at: rest.lowerBound).date.adding(days: 1)
            let midnight = zone.midnight(of: tomorrow)
            pieces.append(rest.lowerBound..<midnight)
            rest = midnight..<rest.upperBound
        }
        return pieces + [rest]
    }

    /// Weekdays in the opening-hours notation, runs of them joined: `Mo-We,Fr`.
    private static func notation(for days: [Weekday]) -> String {
        var runs: [[Weekday]] = []
        for day in days {
            if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.map { run in
            let names = run.map(\.code)
            return run.count > 2 ? "\(names[0])-\(names[run.count - 1])" : names.joined(separator: ",")
        }
        .joined(separator: ",")
    }
}

extension CivilDateTime {
    /// `23:00`, with the seconds where there are any.
    var clockText: String {
        "\(hour.padded(to: 2)):\(minute.padded(to: 2))" + (second == 0 ? "" : ":\(second.padded(to: 2))")
    }
}
