import FoundationEssentials
package import SupportHours

/// A plan's hours as schema.org has them, in JSON-LD: for each period in which the weeks are the same on a
/// viewer's clock, which a changeover ends, and the days that are different.
///
/// A day's hours are those that begin on it. Where they end at or before the time at which they begin, they end on the
/// next day; whole days end at 23:59:59. Spans of which nothing is known aren't in it.
package struct HoursDocument {
    /// How far it reaches, in days from the beginning of the month.
    private static let days = 400

    private let plan: FeedPlan
    private let viewer: Zone
    private let now: Instant

    /// - Parameter viewer: whose clock the times are on.
    package init(_ plan: FeedPlan, for viewer: Zone, at now: Instant) {
        self.plan = plan
        self.viewer = viewer
        self.now = now
    }

    package var feed: Feed {
        let month = viewer.civil(at: now).date.startOfMonth
        return Feed(
            text: text(in: FeedSpan(from: month, to: month.adding(days: Self.days))),
            validUntil: viewer.validUntil(plan.nextTransition(after: now), month: month))
    }

    /// The hours that begin on a span's days.
    package func text(in span: FeedSpan) -> String {
        let week = ViewedDays(plan.schedule, on: viewer, in: span)
        let place = Place(
            id: plan.id, name: plan.name, zone: viewer.identifier,
            regular: week.regular.flatMap { run in OpeningHoursSpecification.all(of: run) },
            special: week.special.flatMap { day in
                OpeningHoursSpecification.all(of: day, reason: plan.reason(day.instant))
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        // Texts and numbers can always be encoded.
        let json = (try? encoder.encode(place)) ?? Data()
        // Within a page no plan's name ends a script.
        return String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003C") + "\n"
    }
}

/// [https://schema.org/Place]
private struct Place: Encodable {
    let id: String
    let name: String
    let zone: String
    let regular: [OpeningHoursSpecification]
    let special: [OpeningHoursSpecification]

    private enum Key: String, CodingKey {
        case context = "@context"
        case type = "@type"
        case identifier, name, openingHoursSpecification, specialOpeningHoursSpecification, additionalProperty, value
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode("https://schema.org", forKey: .context)
        try object.encode("Place", forKey: .type)
        try object.encode(id, forKey: .identifier)
        try object.encode(name, forKey: .name)
        try object.encode(regular, forKey: .openingHoursSpecification)
        if !special.isEmpty { try object.encode(special, forKey: .specialOpeningHoursSpecification) }
        var property = object.nestedContainer(keyedBy: Key.self, forKey: .additionalProperty)
        try property.encode("PropertyValue", forKey: .type)
        try property.encode("timezone", forKey: .name)
        try property.encode(zone, forKey: .value)
    }
}

/// [https://schema.org/OpeningHoursSpecification]
private struct OpeningHoursSpecification: Encodable {
    var type = "OpeningHoursSpecification"
    var dayOfWeek: [String]?
    let opens: String
    let closes: String
    let validFrom: String
    let validThrough: String
    var description: String?

    private enum CodingKeys: String, CodingKey {
        case type = "@type"
        case dayOfWeek, opens, closes, validFrom, validThrough, description
    }

    static func all(of run: Recurring<ViewedDays.Hours>) -> [OpeningHoursSpecification] {
        let names = run.weekdays.sorted { $0.rawValue < $1.rawValue }.map { "https://schema.org/\($0.englishName)" }
        return [
            OpeningHoursSpecification(
                dayOfWeek: names, opens: run.key.opens, closes: run.key.closes, validFrom: "\(run.first)",
                validThrough: "\(run.last)")
        ]
    }

    /// A day that is different from what the others lead one to expect; closed all day where nothing begins on it.
    static func all(of day: ViewedDays.Day, reason: String?) -> [OpeningHoursSpecification] {
        let hours = day.hours.isEmpty ? [ViewedDays.Hours.none] : day.hours
        return hours.map {
            OpeningHoursSpecification(
                opens: $0.opens, closes: $0.closes, validFrom: "\(day.date)", validThrough: "\(day.date)",
                description: reason)
        }
    }
}
