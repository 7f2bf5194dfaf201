import Documents
import Guidance
import LinuxSystem
import Messages
import SupportHours
import TimeZoneDatabase

/// The configuration's grammar: its keys and their values.
struct ConfigurationReader {
    /// The main file's path; relative paths start from its directory, in drop-ins too.
    let file: String
    let dropIns: [String]
    let fingerprint: UInt64
    let zones: TimeZoneDatabase
    let guidanceSource: GuidanceSource

    var configuration: ValueReader<Configuration> {
        .mapping(.configuration) { keys in
            let display = keys.section("display", self.display) ?? DisplayConfiguration()
            let runtimeDirectory = keys.optional("runtime_dir", path, default: "/run/madoguchi")
            let stateDirectory = keys.optional("state_dir", path, default: "/var/lib/madoguchi")
            let plans = keys.required("plans", self.plans)
            let followUps = keys.section("follow_ups", .followUps) ?? FollowUpConfiguration()
            let delivery = keys.section("delivery", delivery(from: keys.has("delivery") ? nil : .madoguchi))
            let guidance = keys.section("guidance", guidance(plans: plans?.map(\.id), display: display))
            if let plans, let guidance { checkVariables(of: plans, in: guidance, keys) }
            guard let plans, let delivery, let guidance else { return nil }
            return Configuration(
                file: file, dropIns: dropIns, fingerprint: fingerprint, display: display,
                runtimeDirectory: runtimeDirectory,
                stateDirectory: stateDirectory, plans: plans, followUps: followUps, delivery: delivery,
                guidance: guidance)
        }
    }

    private var display: ValueReader<DisplayConfiguration> {
        .mapping(.section("display")) { keys in
            DisplayConfiguration(
                timezone: keys.optional("timezone", zone, default: "UTC"),
                language: keys.optional("language", .word, default: .en))
        }
    }

    private var plans: ValueReader<[PlanConfiguration]> {
        .mapping(.section("plans")) { keys in
            let entries = keys.all()
            if entries.isEmpty {
                keys.report(.noPlan)
            }
            let plans = entries.map { entry in
                Self.checkPlanName(entry, in: keys)
                return keys.required(entry.key, plan(entry.key))
            }
            return plans.contains { $0 == nil } ? nil : plans.compactMap(\.self)
        }
    }

    private static func checkPlanName(_ entry: DocumentNode.Entry, in keys: StrictMapping) {
        let allowed = entry.key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if !allowed || entry.key.isEmpty || entry.key.utf8.count > 64 {
            keys.report(.noPlanName(entry.key), key: entry.key)
        }
    }

    private func plan(_ id: String) -> ValueReader<PlanConfiguration> {
        .mapping(.planSection(id)) { keys in
            let names = keys.optional("name", .names, default: [:])
            let timezone = keys.required("timezone", zone)
            let hours = keys.required("hours", .openingHours)
            let publicHolidays = keys.optional("holidays", .dates, default: [])
            let schoolHolidays = keys.optional("school_holidays", .dates, default: [])
            let staffed = keys.optional("staffed", .channels, default: [])
            let always = keys.optional("always", .channels, default: [])
            let published = keys.optional("published", self.published)
            var own = PlanMessages()
            own.from = keys.optional("from", .mailbox)
            own.replyTo = keys.optional("reply_to", .mailbox)
            own.operatorAddress = keys.optional("operator", .address)
            own.variables = keys.optional("variables", .values) ?? [:]
            own.unsubscribe = keys.optional("unsubscribe", .unsubscribe)
            guard let timezone, let hours else { return nil }
            return PlanConfiguration(
                id: id, names: names, timezone: timezone, hours: hours,
                holidays: HolidayCalendar(
                    publicHolidays: Set(publicHolidays), schoolHolidays: Set(schoolHolidays)),
                staffed: staffed, always: always, published: published, own: own)
        }
    }

    private var published: ValueReader<PublishedHours> {
        .mapping(.section("published")) { keys in
            let timezone = keys.required("timezone", zone)
            let standard = keys.required("standard", .dailySpan)
            let daylight = keys.optional("daylight", .dailySpan)
            guard let timezone, let standard else { return nil }
            return PublishedHours(timezone: timezone, standard: standard, daylight: daylight)
        }
    }

    /// A zone's name that the tz database knows.
    var zone: ValueReader<String> {
        .text(.zoneNameValue).then { name, node, problems in
            do throws(TimeZoneDatabaseError) {
                _ = try zones.zone(named: name)
                return name
            } catch {
                problems.report(error.wording, at: node)
                return nil
            }
        }
        .written(\.flowText)
    }

    /// A path; relative ones start from the main file's directory.
    var path: ValueReader<String> {
        .text(.pathValue).then { path, node, problems in
            if path.utf8.contains(0) {
                problems.report(.nulInPath, at: node)
                return nil
            }
            return absolute(path)
        }
        .written(\.flowText)
    }

    func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return String(file[...slash]) + path
    }
}
