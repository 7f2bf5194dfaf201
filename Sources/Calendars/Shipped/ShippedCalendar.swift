/// A calendar that comes with madoguchi: a table with the columns date, ja and en, made by `scripts/calendars`.
package enum ShippedCalendar: String, CaseIterable, Sendable {
    /// The holidays of 5 U.S.C. 6103, and the days on which they are observed instead.
    case usFederal = "us-federal"
    /// Japan's national holidays, with substitute holidays.
    case jp

    /// The table's bytes, which are in the program: there is no file to be missing.
    package var table: [UInt8] {
        switch self {
        case .usFederal: PackageResources.us_federal_csv
        case .jp: PackageResources.jp_csv
        }
    }

    /// The years that the tables have.
    package static let years = 2_020...2_040
}
