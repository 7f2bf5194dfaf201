import Messages
import Mustache
import SupportHours

/// The values of the built-in names in one message; nil ones are absent.
struct BuiltInValues {
    var plan: String?
    var zone: String?
    var vendorZone: String?
    /// A section: a `WindowContext`, or a lambda that swallows it.
    var window: Any?
    var nextWindow: Any?
    var alwaysOpen: Any?

    /// The values for a message that is sent.
    init(_ hours: MessageHours, language: Language) {
        self.init(plan: hours.planName, display: hours.display, vendor: hours.vendor, language: language)
        let display = MomentText(language: language, zone: hours.display)
        let vendor = hours.vendor.map { MomentText(language: language, zone: $0) }
        func context(_ span: MessageHours.Span) -> WindowContext {
            WindowContext { moment in
                switch moment {
                case .start: span.start.map(display.dateAndTime)
                case .end: span.end.map(display.dateAndTime)
                case .endTime: span.end.map(display.time)
                case .vendorEnd: vendor.flatMap { vendor in span.end.map(vendor.dateAndTime) }
                }
            }
        }
        window = hours.window.map(context)
        nextWindow = hours.nextWindow.map(context)
        alwaysOpen = hours.window.map { $0.start == nil && $0.end == nil }
    }

    /// The values for a subject, which is fixed before the message is sent.
    init(plan: String, display: Zone, vendor: Zone?, language: Language) {
        self.plan = plan
        zone = display.spokenName(in: language)
        vendorZone = vendor?.spokenName(in: language)
    }

    private init() {}

    /// The names themselves in ‹ ›, for previews of a template; sections show the side that has a window.
    static var placeholders: BuiltInValues {
        func placeholder(_ name: String) -> String { "‹\(name)›" }
        func context(_ name: String) -> WindowContext {
            WindowContext { placeholder("\(name).\($0.rawValue)") }
        }
        var values = BuiltInValues()
        values.plan = placeholder(BuiltInName.plan)
        values.zone = placeholder(BuiltInName.zone)
        values.vendorZone = placeholder(BuiltInName.vendorZone)
        values.window = context(BuiltInName.window)
        values.nextWindow = context(BuiltInName.nextWindow)
        return values
    }

    /// For a page that anybody may read at any time: everything about hours is left out.
    static var leftOut: BuiltInValues {
        var values = BuiltInValues()
        values.window = SilentSection.lambda
        values.nextWindow = SilentSection.lambda
        values.alwaysOpen = SilentSection.lambda
        return values
    }
}

/// Computes a window's moments on demand, because few templates use all of them.
struct WindowContext: MustacheParent {
    let moment: (BuiltInName.Moment) -> String?

    func child(named name: String) -> Any? {
        BuiltInName.Moment(rawValue: name).flatMap(moment).map(RenderableText.init)
    }
}

/// A value for which neither `{{#name}}` nor `{{^name}}` writes anything, nor any name within it.
private struct SilentSection: MustacheParent, CustomStringConvertible {
    /// A section calls it with its content, a dotted name with nothing.
    static var lambda: MustacheLambda {
        MustacheLambda { (section: String) -> Any? in section.isEmpty ? SilentSection() : nil }
    }

    var description: String { "" }

    func child(named name: String) -> Any? { Self.lambda }
}

/// A text in a template, without names within it.
struct RenderableText: MustacheCustomRenderable, MustacheParent {
    let renderText: String

    init(_ text: String) {
        renderText = text
    }

    var isNull: Bool { false }

    func child(named name: String) -> Any? { nil }
}
