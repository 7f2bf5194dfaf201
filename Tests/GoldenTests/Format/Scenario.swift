import Foundation
import TestSupport

/// What is asked of a daemon in a row, as a file in `Scenarios` has it.
struct Scenario {
    /// The file's name without its ending; the golden file has the same.
    let name: String
    /// The lines before the first step: what it is about.
    let about: [String]
    let steps: [Step]

    static let all = Places.names(in: Places.scenarios)

    /// - Parameters:
    ///   - name: of a file.
    ///   - folder: where it is.
    init(named name: String, in folder: URL = Places.scenarios) throws {
        try self.init(name, Places.text(name, in: folder))
    }

    init(_ name: String, _ text: String) throws {
        self.name = name
        var steps: [Step] = []
        /// Comments, and whether a blank line stands behind them.
        var comments: [String] = []
        var about: [String]?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("#") {
                comments.append(String(line))
            } else if line.isEmpty {
                if about == nil, !comments.isEmpty {
                    about = comments
                    comments = []
                }
            } else if line.hasPrefix("    ") {
                guard !steps.isEmpty else { throw TestFailure("\(name), line \(index + 1): belongs to no step") }
                try steps[steps.count - 1].add(String(line.dropFirst(4)), line: index + 1)
                steps[steps.count - 1].source.append(String(line))
            } else {
                steps.append(try Step(String(line), line: index + 1))
                steps[steps.count - 1].source = comments + [String(line)]
                comments = []
            }
        }
        self.about = about ?? []
        self.steps = steps
    }
}
