/// Texts in statements, for places where no parameter can be.
package enum SQL {
    /// A text. A quotation mark is one whatever combines with it, so that scalars are looked at and not characters.
    package static func literal(_ text: String) -> String {
        "E'" + doubling(["'", "\\"], in: text) + "'"
    }

    /// A name as it is.
    package static func quoted(_ name: String) -> String {
        "\"" + doubling(["\""], in: name) + "\""
    }

    private static func doubling(_ marks: Set<Unicode.Scalar>, in text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if marks.contains(scalar) { result.append(scalar) }
            result.append(scalar)
        }
        return String(result)
    }
}
