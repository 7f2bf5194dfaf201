extension String {
    /// A name on one line, without what can't be seen, of bounded length; empty where nothing is left.
    var displayName: String {
        var scalars: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if let last = scalars.last, last != " " { scalars.append(" ") }
            case .format, .unassigned, .surrogate, .privateUse: break
            default: scalars.append(scalar)
            }
            if scalars.count >= 200 { break }
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
