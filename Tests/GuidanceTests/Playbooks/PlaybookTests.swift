import Foundation
import Messages
import SeededRandom
import Testing

@testable import Guidance

@Suite("Playbooks")
struct PlaybookTests {
    private let playbook = Playbook(
        id: "login", names: [.ja: "ログイン", .en: "Login"], descriptions: [.ja: "説明", .en: "Text"],
        isAboutCustomer: true,
        steps: [
            .init(id: "a", template: "x", to: .customer, stage: "one"),
            .init(id: "b", template: "y", to: .operator, after: 60, stage: "two", needs: ["url"], unless: ["m"]),
        ],
        branches: [
            .init(
                mark: "m", names: [.ja: "枝", .en: "Branch"],
                steps: [
                    .init(id: "c", template: "z", to: .customer, stage: "one"),
                    .init(id: "d", template: "z", to: .customer, stage: "three"),
                ], then: .step("b"))
        ])

    @Test("name themselves, their stages and their branches")
    func names() {
        #expect(playbook.name(in: .ja) == "ログイン")
        #expect(playbook.name(in: .en) == "Login")
        #expect(playbook.branch("m")?.name(in: .en) == "Branch")
        #expect(playbook.stages == ["one", "two", "three"])
    }

    @Test("are objects keyed by language in JSON")
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(playbook), as: UTF8.self)
        #expect(json.contains(#""names":{"en":"Login","ja":"ログイン"}"#))
        #expect(json.contains(#""then":"b""#))
    }

    @Test("come back from a case's keeping as they were", arguments: Seeds.all)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let playbook = RandomPlaybook.make(using: &random)
            let source = TemplateSource(template: "letter-0", language: .ja, subject: "件名", text: "本文 {{url}}\n")
            let frozen = FrozenPlaybook(
                playbook: playbook, language: .ja, sources: ["letter-0": source],
                variables: ["letter-0": [Variable(name: "url", samples: [.ja: "例"])]])
            let json = try frozen.json()
            #expect(try FrozenPlaybook(json: json) == frozen, "seed \(seed)")
            #expect(try FrozenPlaybook(json: json).json() == json, "seed \(seed)")
        }
    }

    @Test("are waited for until the template's own variables are known too")
    func frozenMissing() throws {
        let variables = [
            Variable(name: "url", isRequired: true), Variable(name: "order", isRequired: true),
            Variable(name: "note"), Variable(name: "password", isRequired: true, isSecret: true),
            Variable(name: "site_name", isRequired: true, isCommon: true),
        ]
        let frozen = FrozenPlaybook(playbook: playbook, language: .ja, sources: [:], variables: ["y": variables])
        let step = try #require(playbook.steps.last)
        #expect(frozen.missing(for: step, known: []) == ["url", "order"])
        #expect(frozen.missing(for: step, known: ["url"]) == ["order"])
    }
}
