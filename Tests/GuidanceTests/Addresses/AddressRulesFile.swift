import Documents
import Foundation
import Messages
import Testing

@testable import Guidance
@testable import MailAddress

/// A rules' file to read.
struct AddressRulesFile {
    let bytes: [UInt8]

    init(_ yaml: String) {
        bytes = Array(yaml.utf8)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one that comes with the example configuration.
    static let example: AddressRulesFile = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let file = root.appendingPathComponent("Config/guidance/addresses.yaml")
        return AddressRulesFile(bytes: (try? Data(contentsOf: file)).map(Array.init) ?? [])
    }()

    /// Its rules, read once.
    static let exampleRules = Result { try example.rules() }

    func rules() throws -> AddressRules {
        let problems = DocumentProblems()
        let rules = AddressRules(file: bytes, problems: problems)
        try #require(problems.isEmpty, "\(problems.description(in: "addresses.yaml"))")
        return rules
    }

    var complaints: String { complaints(in: .en) }

    func complaints(in language: Language) -> String {
        let problems = DocumentProblems()
        _ = AddressRules(file: bytes, problems: problems)
        return problems.description(in: "addresses.yaml", language: language)
    }
}
