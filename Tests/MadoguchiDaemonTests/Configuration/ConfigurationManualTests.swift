import Foundation
import Testing

/// Holds madoguchi.yaml(5), which is written by hand, against the reader of the configuration.
@Suite("The manual page of the configuration")
struct ConfigurationManualTests {
    private static func page(_ name: String) throws -> ConfigurationPage {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return ConfigurationPage(try String(contentsOfFile: "\(root)/docs/man/\(name)", encoding: .utf8))
    }

    @Test("tells of every key", arguments: ["madoguchi.yaml.5", "ja/madoguchi.yaml.5"])
    func complete(name: String) throws {
        let page = try Self.page(name)
        for key in try KnownKeys.all() {
            let word = try #require(key.last)
            // Beside it, or with what it is in.
            let above = key.indices.dropFirst().reversed().lazy.map { Array(key[..<$0]) }.first {
                page.items[$0] != nil
            }
            let isTold = page.items[key] != nil || above.flatMap { page.items[$0] }?.contains(word) == true
            #expect(isTold, "\(key.joined(separator: "."))")
        }
    }

    @Test("has no key that there isn't", arguments: ["madoguchi.yaml.5", "ja/madoguchi.yaml.5"])
    func known(name: String) throws {
        let page = try Self.page(name)
        let keys = try KnownKeys.all()
        #expect(page.items.count > 50)
        for key in page.items.keys { #expect(keys.contains(key), "\(key.joined(separator: "."))") }
        for mention in page.mentions {
            let steps = mention.split(separator: ".").map(String.init)
            #expect(keys.contains { $0.suffix(steps.count) == steps[...] }, "\(mention)")
        }
    }
}

/// What a page in mdoc says of keys: each is an item `.It Ic key` of a list, below the item of the mapping that it is in.
private struct ConfigurationPage {
    /// By the keys' steps: the words of what is said of each, without the lists in it.
    private(set) var items: [[String]: Set<String>] = [:]
    /// Keys that a text names: `.Ic delivery.from`.
    private(set) var mentions: Set<String> = []

    private static let sections = [
        "store", "node", "calendars", "plans", "follow_ups", "delivery", "guidance", "web", "desk",
    ]

    init(_ text: String) {
        var section: [String] = []
        /// The items that are open, outermost first; of an item that is no key, none.
        var open: [[String]] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case ".Ss":
                section = Self.sections.contains(words[1]) ? [words[1]] : []
                open = []
            case ".Bl": open.append([])
            case ".El": _ = open.popLast()
            case ".It":
                let keys = words.dropFirst().first == "Ic" ? Self.keys(in: words.dropFirst(2)) : []
                if !open.isEmpty { open[open.count - 1] = keys }
                for key in keys { items[section + open.dropLast().compactMap(\.first) + [key]] = [] }
            default:
                if words.first == ".Ic", !["madoguchi", "systemctl"].contains(words[1]) {
                    mentions.formUnion(Self.keys(in: words.dropFirst()))
                }
                let said = line.split { !$0.isLetter && $0 != "_" }.map(String.init)
                for key in open.last ?? [] {
                    items[section + open.dropLast().compactMap(\.first) + [key]]?.formUnion(said)
                }
            }
        }
    }

    private static func keys(in words: ArraySlice<String>) -> [String] {
        words.filter { $0.wholeMatch(of: #/[a-z_]+(?:\.[a-z_]+)*/#) != nil }
    }
}
