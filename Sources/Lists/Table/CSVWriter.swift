/// Writes comma-separated values. [RFC 4180]
package enum CSVWriter {
    /// One record with its line end. A field is quoted where necessary.
    package static func record(_ fields: [String]) -> String {
        // An empty line would be no record.
        if fields == [""] { return "\"\"\r\n" }
        return fields.map(field).joined(separator: ",") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        // Compares bytes, because CR LF is one character, and a combining mark may follow a quote.
        guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
