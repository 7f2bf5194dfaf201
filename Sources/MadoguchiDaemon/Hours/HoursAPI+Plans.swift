import Guidance
import MadoguchiAPI
import SupportHours

extension HoursAPI {
    func health(in snapshot: HoursSnapshot, query: QueryReader) throws(Problem) -> HoursResponse {
        var query = query
        try query.finish()
        return HoursResponse(Health(status: "ok", plans: snapshot.plans.count, tzdata: snapshot.tzdata))
    }

    func plans(in snapshot: HoursSnapshot, query: QueryReader) throws(Problem) -> HoursResponse {
        var query = query
        try query.finish()
        let display = PlanList.Display(
            timezone: snapshot.configuration.display.timezone, language: snapshot.language.rawValue)
        let plans = snapshot.plans.map { plan in
            let configuration = plan.configuration
            return Plan(
                plan: plan.id, name: configuration.name(in: snapshot.language),
                names: Dictionary(uniqueKeysWithValues: configuration.names.map { ($0.key.rawValue, $0.value) }),
                timezone: configuration.timezone, hours: configuration.hours.description,
                holidays: configuration.holidays.publicHolidays.sorted().map(\.description),
                staffed: configuration.staffed, always: configuration.always)
        }
        return HoursResponse(PlanList(display: display, tzdata: snapshot.tzdata, plans: plans))
    }
}

/// `GET /healthz`
private struct Health: Encodable {
    var status: String
    var plans: Int
    var tzdata: String?
}
