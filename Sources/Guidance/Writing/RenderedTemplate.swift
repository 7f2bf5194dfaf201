/// A rendered body.
package struct RenderedTemplate: Hashable, Sendable {
    /// Lines end in LF.
    package var text: String
    package var html: String?

    package init(text: String, html: String? = nil) {
        self.text = text
        self.html = html
    }
}
