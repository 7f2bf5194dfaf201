/// Programs that are texts. [execve(2), Interpreter scripts]
package enum ScriptFile {
    /// The path of the interpreter that a script names in its first line.
    ///
    /// - Returns: nil where it isn't a script, or can't be read.
    package static func interpreter(_ path: String) -> String? {
        guard let bytes = try? FileBytes.head(of: path, atMost: 256), bytes.starts(with: "#!".utf8) else { return nil }
        let line = String(decoding: bytes.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return line.split { $0 == " " || $0 == "\t" }.first.map(String.init)
    }
}
