import Foundation

/// The programs that are asked: those of `MADOGUCHI_BIN`, or those beside the test bundle, where the build puts them.
enum Executables {
    private static let directory: String =
        ProcessInfo.processInfo.environment["MADOGUCHI_BIN"]
        ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path

    static let daemon = "\(directory)/madoguchid"
    static let client = "\(directory)/madoguchi"
}
