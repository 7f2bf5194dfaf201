/// The database's lists: its names, which of them are links, and which countries they are for.
struct ZoneDirectory {
    /// Every zone and link.
    let names: [String]
    /// The zones of `zone1970.tab`, in its order; all names without it.
    let principal: [String]
    private let targets: [String: String]
    private let countries: [(codes: [String], zone: String)]
    private let countryNames: [(code: String, name: String)]

    init(_ database: TimeZoneDatabase) {
        let entries = database.entries()
        names = entries.map(\.name)
        targets = Dictionary(
            entries.compactMap { entry in entry.target.map { (entry.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        countries = Self.table("zone1970.tab", of: database).compactMap { columns in
            columns.count < 3 ? nil : (columns[0].split(separator: ",").map(String.init), columns[2])
        }
        countryNames = Self.table("iso3166.tab", of: database).compactMap { columns in
            columns.count < 2 ? nil : (columns[0], columns[1])
        }
        principal = countries.isEmpty ? names : countries.map(\.zone)
    }

    /// The zone that a name stands for.
    func target(_ name: String) -> String {
        targets[name] ?? name
    }

    /// Whether a name is no former one, by the list of zones that are kept up.
    func isCurrent(_ name: String) -> Bool {
        countries.isEmpty || countries.contains { $0.zone == name }
    }

    /// - Parameter country: its name or its code of two letters.
    func zones(ofCountry country: String) -> [String] {
        let wanted = Self.key(country)
        let found = countryNames.first { code, name in
            wanted == code.lowercased() || wanted == Self.key(String(name.prefix { $0 != "(" }))
        }
        guard let code = found?.code else { return [] }
        let own = countries.filter { $0.codes.first == code }.map(\.zone)
        return own.isEmpty ? countries.filter { $0.codes.contains(code) }.map(\.zone) : own
    }

    private static func key(_ name: String) -> String {
        name.lowercased().filter(\.isLetter)
    }

    private static func table(_ file: String, of database: TimeZoneDatabase) -> [[String]] {
        guard let bytes = try? File.read("\(database.directory)/\(file)", limit: 1 << 18) else { return [] }
        return bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map { line in
            line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
