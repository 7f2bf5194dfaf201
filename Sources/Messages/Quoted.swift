/// Somebody's text as a message shows it: on one line, of bounded length, and with what can't be seen written out.
///
/// - Parameter language: whose quotation marks are put around it.
package func quoted(_ text: String, _ language: Language = .ja) -> String {
    /// Scalars that are shown.
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
    return switch language {
    case .ja: "「\(shown)」"
    case .en: "\"\(shown)\""
    }
}
