import Calendars
import LinuxSystem
import MadoguchiAPI
import Messages
import SupportHours
import TimeZoneDatabase

extension PlansAPI {
    func health(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        return .now(
            try Response(Health(status: "ok", plans: snapshot.plans.count, tzdata: snapshot.tzdata)))
    }

    func plans(_ request: Request) throws(Problem) -> Reply {
        let snapshot = current.snapshot
        var query = QueryReader(request, in: snapshot)
        try query.finish()
        let language = request.language(in: snapshot)
        let display = PlanList.Display(
            timezone: snapshot.configuration.display.timezone, language: snapshot.language.rawValue)
        let plans = snapshot.plans.map { plan in
            let configuration = plan.configuration
            return Plan(
                plan: plan.id, name: configuration.name(in: language),
                names: Dictionary(uniqueKeysWithValues: configuration.names.map { ($0.key.rawValue, $0.value) }),
                timezone: configuration.hours.stated?.timezone,
                hours: configuration.hours.stated?.expression.description,
                allOf: configuration.hours.members(by: .allOf), anyOf: configuration.hours.members(by: .anyOf),
                holidays: configuration.hours.stated?.holidays.map(\.description) ?? [], noted: configuration.noted,
                staffed: configuration.staffed, always: configuration.always)
        }
        return .now(
            try Response(
                PlanList(
                    display: display, tzdata: snapshot.tzdata,
                    tzdataStale: TimeZoneRelease.isStale(snapshot.tzdata, at: clock.now()), node: node, plans: plans)))
    }
}

extension HoursConfiguration {
    /// nil for a plan that isn't combined so.
    fileprivate func members(by combination: Combination) -> [String]? {
        combined.flatMap { $0.combination == combination ? $0.members : nil }
    }
}
