/// The names that every letter can use without anybody giving a value: they are made when the letter is written.
enum BuiltInName {
    /// An end of a window.
    enum Moment: String, CaseIterable {
        case start, end
        case endTime = "end_time"
        case vendorEnd = "vendor_end"
    }

    static let plan = "plan"
    static let zone = "zone"
    static let vendorZone = "vendor_zone"
    static let window = "window"
    static let nextWindow = "next_window"
    static let alwaysOpen = "always_open"

    /// Those that are known once a letter is accepted.
    static let lasting = [plan, zone, vendorZone]
    /// Those that only open and close sections.
    static let sections = [window, nextWindow, alwaysOpen]
    /// Those that stand for a text which is known when the letter is sent.
    static let moments = [window, nextWindow].flatMap { root in Moment.allCases.map { "\(root).\($0.rawValue)" } }

    static let all = lasting + sections + moments

    /// What no variable may be called. Within a window's section its moments would hide variables of their names.
    static let reserved = Set(lasting + sections + Moment.allCases.map(\.rawValue))
}
