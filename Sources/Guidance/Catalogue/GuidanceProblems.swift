package import Documents
package import Messages

/// Collects every fault in a directory, file by file, so that one reading reports all of them.
package final class GuidanceProblems {
    private var byFile: [String: DocumentProblems] = [:]

    package init() {}

    /// Collects the faults of one file; the same object for the same file.
    ///
    /// - Parameter file: its path within the directory: `ja/greeting.mustache`.
    package func problems(for file: String) -> DocumentProblems {
        if let known = byFile[file] { return known }
        let problems = DocumentProblems()
        byFile[file] = problems
        return problems
    }

    package var isEmpty: Bool {
        byFile.values.allSatisfy(\.isEmpty)
    }

    /// Every problem as `PATH:LINE:COLUMN: …`, by file and from the top of each down.
    ///
    /// - Parameter path: a file's name in messages, given its path within the directory.
    package func wording(path: (String) -> String = { $0 }) -> Wording {
        let files = byFile.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        func lines(_ language: Language) -> String {
            files.map { $0.value.description(in: path($0.key), language: language) }.joined(separator: "\n")
        }
        return Wording(ja: lines(.ja), en: lines(.en))
    }
}
