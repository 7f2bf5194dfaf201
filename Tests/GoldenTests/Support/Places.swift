import Foundation

/// Where the suite finds its files, and writes what it records.
enum Places {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static let scenarios = root.appending(path: "Scenarios")
    static let provocations = root.appending(path: "Provocations")
    /// The list of all provocations with their answers.
    static let answers = provocations.appending(path: "Answers.md")
    static let repository = root.deletingLastPathComponent().deletingLastPathComponent()
    /// An SMTP server with logins and TLS.
    static let relay = repository.appending(path: "Tests/DeliveryTests/Oracle/smtp_server.py")
    /// Scripts that hold what the daemon describes against what it answers.
    static let oracle = root.appending(path: "Interface/Oracle")
    static let golden = root.appending(path: "Golden")
    static let guidance = root.appending(path: "Guidance")
    /// The project's own letters and playbooks.
    static let exampleGuidance = root.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Config/guidance")

    static func configuration(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Configurations/\(name).yaml"), encoding: .utf8)
    }

    /// The names of a folder's texts, without their ending, in alphabetical order.
    static func names(in folder: URL) -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "txt" }
            .map { $0.deletingPathExtension().lastPathComponent }.sorted()
    }

    static func text(_ name: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)
    }
}
