import CLinuxClock
import MadoguchiAPI
import Messages
import SupportHours
import TimeZoneDatabase

/// Checks the clock and the tz database.
struct TimeFindings {
    /// Whether the clock is synchronised.
    enum ClockState: Int32 {
        case unknown = -1
        case free = 0
        case inSync = 1

        static var current: ClockState { ClockState(rawValue: clinux_clock_is_in_sync()) ?? .unknown }
    }

    /// nil where the daemon didn't answer.
    let diagnosis: Diagnosis?
    let clock: ClockState
    let environment: CommandEnvironment

    private var say: Language { environment.language }

    var all: [Finding] { [tzdata, expiry ?? staleness, clockFinding].compactMap { $0 } }

    /// The tz database that the daemon reads, or else the client's.
    private var onDisk: TimeZoneDatabase {
        diagnosis.map { TimeZoneDatabase(directory: $0.zoneinfo) } ?? environment.timeZones
    }

    private var tzdata: Finding {
        let there = onDisk.version()
        let words = there ?? say(.versionUnknown)
        guard let diagnosis else { return .well(.tzdata, "\(words), \(onDisk.directory)") }
        guard let there, let running = diagnosis.tzdata else {
            return .note(
                .tzdata,
                say(.zonesWithoutRelease(onDisk.directory)),
                advice: say(.installTZData))
        }
        guard there == running else {
            return .fault(
                .tzdata,
                say(.zonesDiffer(running, directory: onDisk.directory, has: there)),
                advice: say(.restartDaemon))
        }
        return .well(.tzdata, say(.zonesAsOnDisk(words)))
    }

    /// Zones change at short notice: a database that isn't updated becomes wrong at some point.
    private var expiry: Finding? {
        guard let end = onDisk.expiry(), end <= environment.now else { return nil }
        let day = say.fullDate(Zone.utc.civil(at: end).date)
        return .note(
            .tzdata, say(.zonesOutdated(day)), advice: say(.upgradeTZData))
    }

    /// What the daemon says of its release, where the database doesn't have a date itself.
    private var staleness: Finding? {
        guard let diagnosis, diagnosis.tzdataStale, let release = diagnosis.tzdata else { return nil }
        return .note(.tzdata, say(.zonesStale(release)), advice: say(.upgradeTZData))
    }

    private var clockFinding: Finding {
        let time = Zone.utc.civil(at: environment.now)
        let now = "\(time.date) \(say.time(time)) UTC"
        if diagnosis?.clockUsable == false {
            return .fault(
                .clock,
                say(.clockBeforeRelease(now)),
                advice: say(.setClock))
        }
        switch clock {
        case .inSync: return .well(.clock, say(.clockInSync(now)))
        case .free:
            return .note(
                .clock, say(.clockNotInSync(now)),
                advice: say(.synchroniseClock))
        case .unknown:
            return .note(
                .clock, say(.clockSyncUnknown(now)))
        }
    }
}
