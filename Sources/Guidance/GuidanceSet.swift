import Documents
package import MailAddress
package import Messages
import SupportHours

/// The content of the guidance files: templates, playbooks, rules for addresses.
package struct GuidanceSet: Sendable {
    package let catalogue: Catalogue
    /// By id.
    package let playbooks: [Playbook]
    package let addresses: AddressRules

    package static let empty = GuidanceSet(catalogue: .empty, playbooks: [], addresses: .empty)

    private init(catalogue: Catalogue, playbooks: [Playbook], addresses: AddressRules) {
        self.catalogue = catalogue
        self.playbooks = playbooks
        self.addresses = addresses
    }

    /// - Parameter plans: the names of all plans, which steps may name; nil where they aren't known.
    /// - Throws: every fault in any of the files.
    package init(_ source: GuidanceFiles, plans: [String]? = nil) throws(GuidanceError) {
        let files = source.bytes.filter { !Self.isPassedOver($0.key) }
        let problems = GuidanceProblems()
        let catalogue = Catalogue(files: files, problems: problems)
        var playbooks: [Playbook] = []
        var addresses = AddressRules.empty
        for (file, bytes) in files where !Catalogue.owns(file) {
            let problems = problems.problems(for: file)
            if file == "addresses.yaml" {
                addresses = AddressRules(file: bytes, problems: problems)
            } else if let id = PlaybookFile.id(path: file) {
                let playbook = PlaybookFile.read(
                    bytes, id: id, catalogue: catalogue, isBroken: { Self.hasMessage($0, files) }, plans: plans,
                    problems: problems)
                if let playbook { playbooks.append(playbook) }
            } else {
                problems.report(Self.stranger(file))
            }
        }
        guard problems.isEmpty else {
            throw GuidanceError(wording: problems.wording(path: source.path(of:)))
        }
        self.init(catalogue: catalogue, playbooks: playbooks.sorted { $0.id < $1.id }, addresses: addresses)
    }

    package func playbook(_ id: String) -> Playbook? {
        playbooks.first { $0.id == id }
    }

    /// A playbook with its templates as they are now, and with the name of the plan whose windows each step keeps to.
    ///
    /// - Parameters:
    ///   - language: the customer's.
    ///   - operatorLanguage: the language of messages to the operator; nil for the same.
    ///   - windows: whose windows steps keep to that don't say.
    package func freeze(
        _ playbook: Playbook, language: Language, operatorLanguage: Language? = nil,
        windows: CaseWindows = CaseWindows()
    ) -> FrozenPlaybook {
        var sources: [String: TemplateSource] = [:]
        var variables: [String: [Variable]] = [:]
        for id in Set(playbook.allSteps.map(\.template)) {
            guard let template = catalogue.template(id) else { continue }
            let language = template.audience == .operator ? operatorLanguage ?? language : language
            sources[id] = template.version(in: language).source
            variables[id] = template.variables
        }
        return FrozenPlaybook(
            playbook: playbook.keeping(to: windows), language: language, sources: sources, variables: variables)
    }

    /// Whether a file isn't read: hidden files and folders, and files for people to read.
    private static func isPassedOver(_ file: String) -> Bool {
        let steps = file.split(separator: "/")
        return steps.contains { $0.hasPrefix(".") } || steps.last == "README.md"
    }

    private static func hasMessage(_ id: String, _ files: [String: [UInt8]]) -> Bool {
        Language.allCases.contains { files["\($0.rawValue)/\(id).mustache"] != nil }
    }

    private static func stranger(_ file: String) -> DocumentProblem {
        let known = ["common.yaml", "addresses.yaml"]
        let renamed = file.hasSuffix(".yml") ? String(file.dropLast(".yml".count)) + ".yaml" : file
        let isPlaybook = PlaybookFile.id(path: renamed) != nil
        return DocumentProblem(
            location: SourceLocation(line: 1, column: 1), pointer: "",
            detail: .fileHasNoPlaceInGuidance,
            suggestion: isPlaybook ? renamed : Spelling.nearest(to: renamed, among: known))
    }
}

/// Why a guidance directory can't be used: every fault in it, one a line.
package struct GuidanceError: WordedError {
    package let wording: Wording

    package init(wording: Wording) {
        self.wording = wording
    }
}
