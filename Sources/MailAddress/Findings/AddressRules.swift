/// What is known of mail domains: who gives out addresses, and how people miswrite them.
///
/// The character checks need no knowledge and are made by ``empty`` as well.
package struct AddressRules: Sendable {
    package static let empty = AddressRules(AddressKnowledge())

    /// Domains that are right as they stand.
    let known: Set<String>
    /// Those of them below which domains are right as well.
    let parents: Set<String>
    /// Providers that give customers names below their domain.
    let hosts: Set<String>
    /// Domains that are written instead of a provider's.
    let misspellings: [String: String]
    /// Endings that no domain has, and what is meant by them.
    let endings: [String: String]
    /// Endings that people take for one another.
    let suffixes: Set<String>
    /// Providers by what stands before such an ending, in the order of the file.
    let providersByName: [String: [String]]
    /// Providers by their length in octets, in the order of the file.
    let providersByLength: [Int: [Provider]]

    struct Provider: Sendable {
        let domain: String
        let octets: [UInt8]
    }

    /// Octets that a provider's name needs for likeness to mean anything: `me.com` is near to hundreds of real domains.
    private static let shortestTellingName = 5

    package init(_ knowledge: AddressKnowledge) {
        known = Set(knowledge.providers).union(knowledge.real)
        parents = Set(knowledge.hosts).union(knowledge.real)
        hosts = Set(knowledge.hosts)
        misspellings = knowledge.misspellings
        endings = knowledge.endings
        suffixes = knowledge.suffixes
        var byName: [String: [String]] = [:]
        var byLength: [Int: [Provider]] = [:]
        for domain in knowledge.providers {
            let suffix = domain.endings.first(where: knowledge.suffixes.contains)
            let name = suffix.map(domain.name) ?? String(domain.prefix { $0 != "." })
            guard name.utf8.count >= Self.shortestTellingName else { continue }
            if suffix != nil { byName[name, default: []].append(domain) }
            byLength[domain.utf8.count, default: []].append(Provider(domain: domain, octets: Array(domain.utf8)))
        }
        providersByName = byName
        providersByLength = byLength
    }
}

/// What is known of domains in plain lists, each domain in lower case.
package struct AddressKnowledge {
    /// Who gives out addresses, the likeliest first.
    package var providers: [String] = []
    /// Those of them that have names below their domain.
    package var hosts: [String] = []
    /// Domains that are right, though they look like a misspelling.
    package var real: [String] = []
    /// Domains that are written, and the provider's that is meant.
    package var misspellings: [String: String] = [:]
    /// The same for endings.
    package var endings: [String: String] = [:]
    /// Endings that people take for one another.
    package var suffixes: Set<String> = []

    package init() {}
}

extension String {
    /// The part after each dot, from the first to the last.
    package var endings: [String] {
        var endings: [String] = []
        var rest = utf8[...]
        while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
            rest = rest[rest.index(after: dot)...]
            endings.append(String(Substring(rest)))
        }
        return endings
    }

    /// What stands before the dot before an ending.
    func name(before ending: String) -> String {
        String(Substring(utf8.dropLast(ending.utf8.count + 1)))
    }
}
