package import Documents
package import MailAddress
import Messages

extension AddressRules {
    /// Reads the rules' file (addresses.yaml), and reports every fault in it.
    package init(file: [UInt8], problems: DocumentProblems) {
        var reader = AddressRulesReader(problems: problems)
        if let root = YAMLDocument.parse(file, problems: problems) { reader.read(root) }
        self.init(reader.knowledge)
    }
}

/// The grammar of the rules' file.
private struct AddressRulesReader {
    let problems: DocumentProblems
    var knowledge = AddressKnowledge()
    /// Each domain and ending, and the line of its first occurrence.
    private var lines: [String: Int] = [:]

    init(problems: DocumentProblems) {
        self.problems = problems
    }

    mutating func read(_ root: DocumentNode) {
        guard let keys = StrictMapping(root, subject: .addressRules, problems: problems) else { return }
        for provider in groups("providers", keys, content: Self.domains, mayHost: true) {
            let domains = provider.content.filter { isFirst($0) }.map(\.text)
            knowledge.providers += domains
            if provider.hosts { knowledge.hosts += domains }
        }
        for real in groups("real", keys, content: Self.domains) {
            knowledge.real += real.content.filter { isFirst($0) }.map(\.text)
        }
        let providers = Set(knowledge.providers)
        let parents = knowledge.hosts + knowledge.real
        for pair in groups("misspellings", keys, content: Self.pairs(.miswritten, .domain)).flatMap(\.content)
        where isFirst(pair.written) && isProvider(pair.meant, providers) && isReached(pair.written, parents) {
            knowledge.misspellings[pair.written.text] = pair.meant.text
        }
        let endings = groups("endings", keys, content: Self.pairs(.ending, .ending)).flatMap(\.content)
        for pair in endings where isFirst(pair.written) {
            knowledge.endings[pair.written.text] = pair.meant.text
        }
        checkEndings(endings)
        let suffixes = keys.optional(
            "suffixes", .list(of: .ending, .endingList), default: [])
        knowledge.suffixes = Set(suffixes.map(\.text))
        keys.reportUnknownKeys()
    }

    /// A group of rules that come from one source.
    private struct Group<Content> {
        let content: Content
        let hosts: Bool
    }

    private struct Pair {
        let written: PlacedName
        let meant: PlacedName
    }

    private func groups<Content>(
        _ key: String, _ keys: StrictMapping, content: ValueReader<Content>, mayHost: Bool = false
    ) -> [Group<Content>] {
        let group = ValueReader<Group<Content>>.mapping(.ruleGroup(key)) { keys in
            let source = keys.required("source", .text(.ruleSource))
            let hosts = mayHost && keys.optional("subdomains", .flag, default: false)
            let content = keys.required("domains", content)
            guard source != nil, let content else { return nil }
            return Group(content: content, hosts: hosts)
        }
        return keys.optional(key, .list(of: group, .ruleGroupList), default: [])
    }

    private static var domains: ValueReader<[PlacedName]> {
        ValueReader<PlacedName>.list(of: .domain, .domainList)
    }

    /// Pairs of what is written and what is meant.
    private static func pairs(
        _ left: ValueReader<PlacedName>, _ right: ValueReader<PlacedName>
    ) -> ValueReader<[Pair]> {
        ValueReader { node, problems in
            StrictMapping(node, subject: .domainsKey, problems: problems)?.all().compactMap { entry in
                let key = DocumentNode(.text(entry.key), at: entry.location, pointer: entry.value.pointer)
                let written = left.read(key, problems)
                let meant = right.read(entry.value, problems)
                guard let written, let meant else { return nil }
                return Pair(written: written, meant: meant)
            }
        }
    }

    private mutating func isFirst(_ name: PlacedName) -> Bool {
        if let line = lines[name.text] {
            problems.report(.ruleGivenTwice(name.text, firstIn: line), at: name.node)
            return false
        }
        lines[name.text] = name.node.location.line
        return true
    }

    private func isProvider(_ name: PlacedName, _ providers: Set<String>) -> Bool {
        if providers.contains(name.text) { return true }
        problems.report(.notAProvider(name.text), at: name.node)
        return false
    }

    /// Whether the name is below a domain whose subdomains are all accepted without a look-up.
    private func isReached(_ name: PlacedName, _ parents: [String]) -> Bool {
        guard let parent = name.text.endings.first(where: parents.contains) else { return true }
        problems.report(.everyNameIsRight(below: parent, name.text), at: name.node)
        return false
    }

    /// The correction of an ending must be right itself, and no domain that is right may have a wrong ending.
    private func checkEndings(_ pairs: [Pair]) {
        func wrongEnding(of name: String) -> String? {
            ([name] + name.endings).first { knowledge.endings[$0] != nil }
        }
        for pair in pairs {
            guard let wrong = wrongEnding(of: pair.meant.text) else { continue }
            problems.report(.correctionEndsWrongly(pair.meant.text, wrong), at: pair.meant.node)
        }
        for domain in knowledge.providers + knowledge.real {
            guard let wrong = wrongEnding(of: domain), let pair = pairs.first(where: { $0.written.text == wrong })
            else { continue }
            problems.report(.rightDomainEndsWrongly(domain, wrong), at: pair.written.node)
        }
    }
}
