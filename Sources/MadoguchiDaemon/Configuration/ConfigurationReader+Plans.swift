import Calendars
import Documents
import Messages
import SupportHours

extension ConfigurationReader {
    /// - Parameter calendars: the names of those that are configured; nil where these are at fault themselves.
    func plans(calendars: [String]?) -> ValueReader<[PlanConfiguration]> {
        .mapping(.section("plans")) { keys in
            let entries = keys.all()
            if entries.isEmpty {
                keys.report(.noPlan)
            }
            let names = entries.map(\.key)
            let plans = entries.map { entry in
                Self.checkPlanName(entry, in: keys)
                return keys.required(entry.key, plan(entry.key, among: names, calendars: calendars))
            }
            guard !plans.contains(where: { $0 == nil }) else { return nil }
            let read = plans.compactMap(\.self)
            for (plan, fault) in CombinationFault.all(of: read) { keys.report(fault.wording, key: plan) }
            return read
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

    private func plan(_ id: String, among plans: [String], calendars: [String]?) -> ValueReader<PlanConfiguration> {
        .mapping(.planSection(id)) { keys in
            let names = keys.optional("name", .names, default: [:])
            let hours = hours(keys, among: plans, calendars: calendars)
            let noted = keys.optional(
                "noted", ValueReader<String>.list(of: calendar(among: calendars), .calendarsValue))
            let staffed = keys.optional("staffed", .channels, default: [])
            let always = keys.optional("always", .channels, default: [])
            var own = PlanMessages()
            own.from = keys.optional("from", .mailbox)
            own.replyTo = keys.optional("reply_to", .mailbox)
            own.operatorAddress = keys.optional("operator", .address)
            own.variables = keys.optional("variables", .values) ?? [:]
            own.unsubscribe = keys.optional("unsubscribe", .unsubscribe)
            guard let hours else { return nil }
            return PlanConfiguration(
                id: id, names: names, hours: hours, noted: noted ?? [], staffed: staffed, always: always, own: own)
        }
    }

    private func hours(
        _ keys: StrictMapping, among plans: [String], calendars: [String]?
    ) -> HoursConfiguration? {
        let combinations = [Combination.allOf, .anyOf].filter { keys.has($0.key) }
        guard let combination = combinations.first else {
            return stated(keys, calendars: calendars).map { .stated($0) }
        }
        if combinations.count > 1 {
            keys.refuse(combinations[1].key, .excludeEachOther(combinations.map(\.key)))
        }
        for key in ["timezone", "hours", "holidays", "school_holidays", "published"] where keys.has(key) {
            keys.refuse(key, .notOfCombinedPlan(key, combination: combination.key))
        }
        return keys.required(combination.key, members(among: plans)).map {
            .combined(CombinedHours(combination: combination, members: $0))
        }
    }

    private func stated(_ keys: StrictMapping, calendars: [String]?) -> StatedHours? {
        let timezone = keys.required("timezone", zone)
        let expression = keys.required("hours", .openingHours)
        let days = ValueReader<HolidayEntry>.list(of: .holiday(calendars: calendars), .holidaysValue)
        let holidays = keys.optional("holidays", days)
        let schoolHolidays = keys.optional("school_holidays", days)
        for (key, value) in [("holidays", holidays), ("school_holidays", schoolHolidays)]
        where value == nil && !keys.has(key) {
            keys.noteUsual(key, Wording(verbatim: "[]"))
        }
        let published = keys.optional("published", self.published)
        guard let timezone, let expression else { return nil }
        return StatedHours(
            timezone: timezone, expression: expression, holidays: holidays ?? [], schoolHolidays: schoolHolidays ?? [],
            published: published)
    }

    /// At least one plan, each once.
    private func members(among plans: [String]) -> ValueReader<[String]> {
        ValueReader<String>.list(
            of: .name(.planNameValue, among: plans) { .noPlanNamed($0, known: plans) }, .plansValue
        )
        .then { members, node, problems in
            if members.isEmpty {
                problems.report(.found(node.found, expected: .plansValue), at: node)
                return nil
            }
            if let repeated = members.first(where: { name in members.count { $0 == name } > 1 }) {
                problems.report(.planNamedTwice(repeated), at: node)
                return nil
            }
            return members
        }
    }

    private func calendar(among calendars: [String]?) -> ValueReader<String> {
        guard let calendars else { return .text(.calendarNameValue) }
        return .name(.calendarNameValue, among: calendars) {
            HolidayEntryError.unknownCalendar($0, nearest: nil, known: calendars).wording
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
}
