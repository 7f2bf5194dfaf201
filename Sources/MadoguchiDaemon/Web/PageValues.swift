import Guidance
import Mustache

/// The values of a page's template by name. Texts are escaped here, once: templates only place them.
struct PageValues: MustacheParent, Sendable {
    enum Value: Sendable {
        case text(String)
        /// A text of several lines, for `<pre>` and `<textarea>`.
        case block(String)
        case flag(Bool)
        case values(PageValues)
        case list([PageValues])
        /// Where the seconds until the page renews itself are written; see ``RenderedPage``.
        case refreshMark
    }

    private var values: [String: Value]

    init(_ values: [String: Value] = [:]) {
        self.values = values
    }

    subscript(name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    mutating func add(_ others: PageValues) {
        values.merge(others.values) { _, other in other }
    }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text): PageText(text)
        case .block(let text): PageText(text, keepsLines: true)
        case .flag(let flag): flag
        case .values(let values): values
        case .list(let list): list
        case .refreshMark: PageText.refreshMark
        case nil: nil
        }
    }
}

extension PageValues.Value: ExpressibleByStringLiteral {
    init(stringLiteral text: String) {
        self = .text(text)
    }
}

/// A text, escaped for HTML text and quoted attributes.
private struct PageText: MustacheCustomRenderable, MustacheParent {
    let renderText: String

    /// - Parameters:
    ///   - text: control characters in it are left out: no page has any.
    ///   - keepsLines: whether line feeds and tabs stay.
    init(_ text: String, keepsLines: Bool = false) {
        let shown = text.unicodeScalars.filter { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F || keepsLines && (scalar == "\n" || scalar == "\t")
        }
        renderText = String(String.UnicodeScalarView(shown)).escapedForHTML
    }

    private init(mark: String) {
        renderText = mark
    }

    static let refreshMark = PageText(mark: RenderedPage.refreshMark)

    var isNull: Bool { false }

    func child(named name: String) -> Any? { nil }
}
