import Mustache

/// Every name that a template may use, with what stands behind it.
struct TemplateContext: MustacheParent {
    /// What values are written into.
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

    // The renderer knows nothing of the form: it escapes by characters, and takes a quote with a combining mark behind
    // it for another character than a quote, which no browser does.
    private func text(_ value: String?) -> RenderableText? {
        value.map { RenderableText(form == .html ? $0.escapedForHTML : $0.withMarkedLineFeeds) }
    }
}
