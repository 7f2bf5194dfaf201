// Nanoseconds for each question about Basic's hours at random instants of 2024 to 2030, without overrides and with
// 1,000; for overriding a day, until the first answer that follows it; and for one call of glibc's localtime_r at the
// same instants. Prints a line for each: name, nanoseconds.
import Glibc
import SeededRandom
import SupportHours
import TimeZoneDatabase

/// The best of several rounds: what else the machine does can only make a round slower.
func measure(_ name: String, rounds: Int = 20, count: Int = instants.count, _ body: (Int) -> Int64) {
    var best = Double.infinity
    var sum: Int64 = 0
    for _ in 0..<rounds {
        let elapsed = ContinuousClock().measure {
            for index in 0..<count { sum &+= body(index) }
        }
        let (seconds, attoseconds) = elapsed.components
        best = min(best, (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(count))
    }
    withExtendedLifetime(sum) {}
    print(name, (best * 10).rounded() / 10)
}

var generator = SeededGenerator(seed: 20_240_101)
let years: Range<Int64> = 1_704_067_200..<1_924_992_000
let instants = (0..<65_536).map { _ in Instant(secondsSinceEpoch: .random(in: years, using: &generator)) }
let zone = try TimeZoneDatabase.system().zone(named: "America/Los_Angeles")
let hours = try OpeningHours(parsing: "Mo-Fr 06:00-17:00")
let basic = Schedule(hours: hours, zone: zone)

func override(_ id: Int64, from start: Instant, seconds: Int64, _ state: OpenState) -> Override {
    Override(id: id, start: start, end: start.advanced(bySeconds: seconds), state: state)
}
let overrides = (0..<1_000).map { id in
    override(
        id, from: Instant(secondsSinceEpoch: .random(in: years, using: &generator)),
        seconds: .random(in: 3_600...86_400, using: &generator),
        [.open, .closed, .unknown].randomElement(using: &generator) ?? .closed)
}
let overridden = basic.with(overrides: overrides)

measure("is-open") { basic.isOpen(at: instants[$0]) ? 1 : 0 }
measure("next-window") { basic.nextWindow(after: instants[$0])?.start.secondsSinceEpoch ?? 0 }
measure("staffed-between") { index in
    let (one, other) = (instants[index], instants[(index + 1) % instants.count])
    return basic.staffedSeconds(in: min(one, other)..<max(one, other))
}
measure("staffed-add") { index in
    basic.instant(afterStaffedSeconds: Int64(index % 4_096) * 3_600, from: instants[index])?.secondsSinceEpoch ?? 0
}

measure("is-open-overridden") { overridden.isOpen(at: instants[$0]) ? 1 : 0 }
measure("next-window-overridden") { overridden.nextWindow(after: instants[$0])?.start.secondsSinceEpoch ?? 0 }
measure("add-override", count: 200) { index in
    let day = override(0, from: instants[index], seconds: 86_400, .closed)
    return basic.with(overrides: [day]).isOpen(at: instants[index]) ? 1 : 0
}
measure("add-override-to-1000", count: 200) { index in
    let day = override(1_000, from: instants[index], seconds: 86_400, .closed)
    return overridden.with(overrides: overrides + [day]).isOpen(at: instants[index]) ? 1 : 0
}
measure("compile-segment", rounds: 5, count: 20) { index in
    Schedule(hours: hours, zone: zone).isOpen(at: instants[index]) ? 1 : 0
}

setenv("TZ", "America/Los_Angeles", 1)
tzset()
measure("localtime_r") { index in
    var time = time_t(instants[index].secondsSinceEpoch)
    var fields = tm()
    localtime_r(&time, &fields)
    return Int64(fields.tm_hour)
}
