/// A caller's text as messages show it, see ``plain(_:)``.
///
/// - Parameter language: decides the quotation marks.
package func quoted(_ text: String, _ language: Language = .ja) -> String {
    switch language {
    case .ja: "「\(plain(text))」"
    case .en: "\"\(plain(text))\""
    }
}

/// A caller's text on one line, of bounded length, with invisible characters written out.
func plain(_ text: String) -> String {
    /// The most scalars that are shown.
    let longest = 60
    var shown = ""
    for scalar in text.unicodeScalars.prefix(longest) {
        switch (scalar, scalar.properties.generalCategory) {
        case ("\n", _): shown += "\\n"
        case ("\t", _): shown += "\\t"
        case (_, .control), (_, .format), (_, .lineSeparator), (_, .paragraphSeparator), (_, .unassigned):
            shown += "\\u{\(String(scalar.value, radix: 16))}"
        default: shown.unicodeScalars.append(scalar)
        }
    }
    if text.unicodeScalars.count > longest { shown += "…" }
    return shown
}
