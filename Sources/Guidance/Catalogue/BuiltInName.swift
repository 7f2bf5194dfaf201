/// The names that every template can use without a given value: they are computed when the message is rendered.
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

    /// Those that are known once a message is accepted.
    static let lasting = [plan, zone, vendorZone]
    /// Those that only open and close sections.
    static let sections = [window, nextWindow, alwaysOpen]
    /// Those that stand for a text which is known when the message is sent.
    static let moments = [window, nextWindow].flatMap { root in Moment.allCases.map { "\(root).\($0.rawValue)" } }

    static let all = lasting + sections + moments

    /// Names that no variable may have. Within a window's section its moments would hide variables of their names.
    static let reserved = Set(lasting + sections + Moment.allCases.map(\.rawValue))
}
