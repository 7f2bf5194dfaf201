import Mustache

/// All names that a template may use, with their values.
struct TemplateContext: MustacheParent {
    /// The format that values are written into.
    enum Form {
        case text, html
    }

    let values: TemplateValues
    let builtIns: BuiltInValues
    let form: Form

    func child(named name: String) -> Any? {
        switch name {
        case BuiltInName.plan: text(builtIns.plan)
        case BuiltInName.zone: text(builtIns.zone)
        case BuiltInName.vendorZone: text(builtIns.vendorZone)
        case BuiltInName.window: builtIns.window
        case BuiltInName.nextWindow: builtIns.nextWindow
        case BuiltInName.alwaysOpen: builtIns.alwaysOpen
        default: text(values.plain[name] ?? values.secret[name])
        }
    }

    // The Mustache renderer would escape by characters, and would miss a quote that is followed by a combining mark,
    // which browsers treat as a quote.
    private func text(_ value: String?) -> RenderableText? {
        value.map { RenderableText(form == .html ? $0.escapedForHTML : $0.withMarkedLineFeeds) }
    }
}
