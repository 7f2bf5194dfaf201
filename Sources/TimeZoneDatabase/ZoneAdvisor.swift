internal import SupportHours

/// Finds what was meant by a name that the database doesn't have: by its own names, cities, countries and abbreviations,
/// and never by the likeness of abbreviations, for `JST` and `EST` are fourteen hours apart.
struct ZoneAdvisor {
    private let database: TimeZoneDatabase
    private let now: Instant
    private let directory: ZoneDirectory

    /// The most readings that are named.
    private static let mostReadings = 4

    init(_ database: TimeZoneDatabase, now: Instant) {
        self.database = database
        self.now = now
        directory = ZoneDirectory(database)
    }

    func advice(for name: String) -> ZoneAdvice {
        guard !directory.names.isEmpty else { return ZoneAdvice(databaseIsMissing: true) }
        // No name of a zone is that long.
        guard name.utf8.count <= 64 else { return .none }
        var advice = lookedUp(name)
        // Former names may be without a file.
        if let found = advice.suggestion, !database.hasFile(ofZone: found) {
            advice.suggestion = directory.target(found)
        }
        return advice
    }

    private func lookedUp(_ name: String) -> ZoneAdvice {
        let word = Self.key(name)
        guard !word.isEmpty else { return .none }
        if let exact = directory.names.first(where: { Self.key($0) == word }) {
            return ZoneAdvice(suggestion: exact == name ? directory.target(exact) : exact)
        }
        if let offset = Self.offset(name) { return advice(forOffset: offset) }
        if let pair = FamiliarZones.pairs[word] {
            return advice(
                for: likeFirst(clocks { [pair.standard, pair.daylight].contains($0.abbreviation) }), isOneClock: false)
        }
        if (2...5).contains(word.count), word.allSatisfy(\.isLetter) {
            let abbreviated = clocks { $0.abbreviation.lowercased() == word }
            if !abbreviated.isEmpty {
                return advice(for: abbreviated, isOneClock: Set(abbreviated.map(\.offset)).count == 1)
            }
        }
        return words(of: name) ?? place(name) ?? withoutOffset(name) ?? nearest(to: name)
    }

    /// `JST-9`, `PST (UTC-8)`
    private func withoutOffset(_ name: String) -> ZoneAdvice? {
        let word = String(name.prefix { $0.isLetter || $0 == "_" || $0 == "/" })
        let rest = name.dropFirst(word.count)
        guard word.count > 1, rest.contains(where: \.isNumber) || rest.contains("("), !word.contains("/"),
            !["utc", "gmt"].contains(word.lowercased())
        else {
            return nil
        }
        let advice = lookedUp(word)
        return advice == .none ? nil : advice
    }

    /// `Pacific Standard Time`, `Eastern`
    private func words(of name: String) -> ZoneAdvice? {
        var words = name.lowercased().split { !$0.isLetter }.map(String.init)
        if ["us", "usa", "canada"].contains(words.first), words.count > 1 { words.removeFirst() }
        let hasTime = words.last == "time"
        if hasTime { words.removeLast() }
        let kinds = ["standard": "ST", "daylight": "DT", "summer": "DT"]
        let kind = words.last.flatMap { kinds[$0] }
        if kind != nil { words.removeLast() }
        guard let region = FamiliarZones.regions[words.joined()] else {
            return hasTime && !words.isEmpty ? place(words.joined(separator: " ")) : nil
        }
        let abbreviations = kind.map { [region + $0] } ?? [region + "ST", region + "DT"]
        let clocks = likeFirst(clocks { abbreviations.contains($0.abbreviation) })
        guard !clocks.isEmpty else { return nil }
        return advice(for: clocks, isOneClock: kind != nil || clocks.count == 1 || clocks.allSatisfy { !$0.changes })
    }

    // MARK: - Clocks

    private struct Clock {
        var zone: String
        /// Seconds east of Greenwich, of the offset that was asked for.
        var offset: Int
        var standard: Int
        /// In summer, where that is another one.
        var daylight: Int?

        var changes: Bool { daylight != nil }

        init?(_ name: String, of database: TimeZoneDatabase, at now: Instant, where isWanted: (ZoneOffset) -> Bool) {
            guard let zone = try? database.zone(named: name, advises: false) else { return nil }
            let year = now..<now.advanced(bySeconds: 366 * 86_400)
            let offsets = [zone.offset(at: now)] + zone.transitions(in: year).map(\.offset)
            guard let wanted = offsets.first(where: isWanted) else { return nil }
            self.zone = name
            offset = wanted.seconds
            standard = (offsets.first { !$0.isDaylight } ?? wanted).seconds
            let other = offsets.first { $0.isDaylight }?.seconds ?? standard
            daylight = other == standard ? nil : other
        }
    }

    /// What zones show in the year to come, that is wanted; those that people mean come first.
    private func clocks(where isWanted: (ZoneOffset) -> Bool) -> [Clock] {
        let order = FamiliarZones.preferred
        let found = directory.principal.enumerated().compactMap { place, name -> (rank: Int, clock: Clock)? in
            guard let clock = Clock(name, of: database, at: now, where: isWanted) else { return nil }
            return (order.firstIndex(of: name) ?? order.count + place, clock)
        }
        return found.sorted { $0.rank < $1.rank }.map(\.clock)
    }

    /// Those of one region: an abbreviation may have another meaning at the other end of the world.
    private func likeFirst(_ clocks: [Clock]) -> [Clock] {
        clocks.filter { $0.standard == clocks[0].standard }
    }

    private func advice(for clocks: [Clock], isOneClock: Bool) -> ZoneAdvice {
        if isOneClock { return ZoneAdvice(suggestion: clocks.first?.zone) }
        // One of each behaviour first, then others.
        var seen: Set<[Int]> = []
        let firsts = clocks.filter { seen.insert([$0.standard, $0.daylight ?? $0.standard]).inserted }
        let rest = clocks.filter { clock in !firsts.contains { $0.zone == clock.zone } }
        return ZoneAdvice(readings: (firsts + rest).prefix(Self.mostReadings).map(Self.reading))
    }

    private static func reading(_ clock: Clock) -> ZoneAdvice.Reading {
        ZoneAdvice.Reading(zone: clock.zone, standard: clock.standard, summer: clock.daylight)
    }

    /// An offset is a zone's only where no zone with another one in summer has it.
    private func advice(forOffset seconds: Int) -> ZoneAdvice {
        if seconds == 0 { return ZoneAdvice(suggestion: directory.names.contains("UTC") ? "UTC" : nil) }
        let clocks = clocks { $0.seconds == seconds }
        return advice(for: clocks, isOneClock: clocks.allSatisfy { !$0.changes })
    }

    /// Seconds of `GMT+9`, `UTC-08:00`, `+0900`.
    private static func offset(_ name: String) -> Int? {
        var rest = name.uppercased().filter { $0 != " " }[...]
        for prefix in ["UTC", "GMT"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            break
        }
        guard let sign = rest.popFirst(), "+-−".contains(sign) else { return nil }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            rest.filter(\.isNumber).count <= 4, let first = Int(parts[0])
        else { return nil }
        let (hours, minutes): (Int, Int)
        if parts.count == 2 {
            guard let last = Int(parts[1]), parts[1].count == 2 else { return nil }
            (hours, minutes) = (first, last)
        } else {
            (hours, minutes) = parts[0].count > 2 ? (first / 100, first % 100) : (first, 0)
        }
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 3_600 + minutes * 60) * (sign == "+" ? 1 : -1)
    }

    // MARK: - Places

    /// A city or a country: the last part of the database's names first, then what it doesn't have.
    private func place(_ name: String) -> ZoneAdvice? {
        let part = name.split(separator: "/").last.map(String.init) ?? name
        let word = Self.key(part)
        guard !FamiliarZones.directions.contains(word) else { return nil }
        let named = directory.names.filter {
            !$0.hasPrefix("Etc/") && Self.key($0.split(separator: "/").last.map(String.init) ?? "") == word
        }
        let zones = Set(named.map(directory.target))
        if zones.count == 1, let zone = zones.first {
            // The name itself, unless it is a former one of its zone.
            return ZoneAdvice(suggestion: named.first { directory.isCurrent($0) } ?? zone)
        }
        if !zones.isEmpty { return readings(of: named.map(directory.target)) }
        if let zone = FamiliarZones.others[word], directory.names.contains(zone) { return ZoneAdvice(suggestion: zone) }
        let country = directory.zones(ofCountry: part)
        if country.count == 1 { return ZoneAdvice(suggestion: country[0]) }
        return country.isEmpty ? nil : readings(of: country)
    }

    private func readings(of names: [String]) -> ZoneAdvice {
        var seen: Set<String> = []
        let clocks = names.filter { seen.insert($0).inserted }.compactMap { name in
            Clock(name, of: database, at: now) { _ in true }
        }
        return advice(for: clocks, isOneClock: false)
    }

    /// A misspelt city or a misspelt name. Short names are abbreviations, and none of them is like another.
    private func nearest(to name: String) -> ZoneAdvice {
        guard name.count > 4, name.contains(where: \.isLetter), !name.contains(where: \.isNumber) else { return .none }
        let places = directory.names.filter { $0.contains("/") && !$0.hasPrefix("Etc/") }
        if name.contains("/") {
            return ZoneAdvice(suggestion: Spelling.nearest(to: name, among: places))
        }
        let cities = places.map { (city: $0.split(separator: "/").last.map(String.init) ?? "", name: $0) }
            .filter { $0.city.count > 3 }
        guard let city = Spelling.nearest(to: name, among: cities.map(\.city)) else { return .none }
        return place(city) ?? .none
    }

    /// Without case, blanks and what joins words; a sign before a number stays.
    private static func key(_ name: String) -> String {
        let characters = Array(name.lowercased())
        var key = ""
        for (place, character) in characters.enumerated() {
            let joins = character.isWhitespace || character == "_"
            let isHyphen = character == "-" && !(place + 1 < characters.count && characters[place + 1].isNumber)
            if !joins, !isHyphen { key.append(character) }
        }
        return key
    }
}
