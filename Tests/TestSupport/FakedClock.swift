import Foundation

/// A clock of a program's own, by libfaketime, which reads a file at each question.
package enum FakedClock {
    package static let library = ["x86_64", "aarch64"].lazy
        .map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketimeMT.so.1" }
        .first { FileManager.default.fileExists(atPath: $0) }

    /// Why tests with it are skipped.
    package static let absence = "there is no libfaketime; `make deps-test` installs it"

    /// For a program whose clock is as the file says: `@1970-01-02 00:00:00` or `+3d`.
    package static func environment(file: String) -> [String: String] {
        [
            "LD_PRELOAD": library ?? "", "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }
}
