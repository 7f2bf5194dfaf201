import Foundation
import Messages
import Testing

@testable import Guidance

/// What databases hold as JSON: what one release has written, every later one reads. A text below is never changed; a form
/// that has come to differ gets another one beside it.
@Suite("What was kept by the release 0.1.0")
struct KeptFormTests {
    private static let source = TemplateSource(
        template: "reset", language: .ja, subject: "ご案内", text: "{{> greeting}}{{name}} 様", html: "<p>{{name}}</p>",
        partials: ["greeting": "窓口です。"], htmlPartials: [:])

    private static let sourceJSON = #"""
        {"html":"<p>{{name}}</p>","htmlPartials":{},"language":"ja","partials":{"greeting":"窓口です。"},\#
        "subject":"ご案内","template":"reset","text":"{{> greeting}}{{name}} 様"}
        """#

    @Test("A template's wording is read, and written as it was")
    func wording() throws {
        let read = try TemplateSource(json: Self.sourceJSON)
        #expect(read == Self.source)
        #expect(try read.json() == Self.sourceJSON)
    }

    private static let playbook = FrozenPlaybook(
        playbook: Playbook(
            id: "password", names: [.ja: "ログイン", .en: "Login"], descriptions: [.en: "Letters"],
            isAboutCustomer: true,
            steps: [
                Playbook.Step(
                    id: "one", template: "reset", to: .customer, after: 7_200, stage: "self-service",
                    needs: ["login_url"], unless: ["solved"])
            ],
            branches: [
                Playbook.Branch(
                    mark: "solved", names: [.en: "Solved"],
                    steps: [Playbook.Step(id: "thanks", template: "reset", to: .operator, stage: "end")], then: .stop),
                Playbook.Branch(mark: "moved", names: [:], steps: [], then: .step("one")),
            ]),
        language: .en, sources: ["reset": source],
        variables: [
            "reset": [
                Variable(
                    name: "new_password", kind: .line, isRequired: true, isSecret: true, defaults: [:],
                    samples: [.en: "x"], descriptions: [.en: "D"], isCommon: false),
                Variable(
                    name: "request", kind: .requestID, isRequired: false, isSecret: false,
                    defaults: [.ja: "なし"], samples: [:], descriptions: [:], isCommon: true),
            ]
        ])

    private static let playbookJSON = #"""
        {"language":"en","playbook":{"branches":[{"mark":"solved","names":{"en":"Solved"},"steps":[{"after":0,\#
        "id":"thanks","needs":[],"stage":"end","template":"reset","to":"operator","unless":[]}],"then":"stop"},\#
        {"mark":"moved","names":{},"steps":[],"then":"one"}],"descriptions":{"en":"Letters"},"id":"password",\#
        "isAboutCustomer":true,"names":{"en":"Login","ja":"ログイン"},"steps":[{"after":7200,"id":"one",\#
        "needs":["login_url"],"stage":"self-service","template":"reset","to":"customer","unless":["solved"]}]},\#
        "sources":{"reset":{"html":"<p>{{name}}</p>","htmlPartials":{},"language":"ja",\#
        "partials":{"greeting":"窓口です。"},"subject":"ご案内","template":"reset",\#
        "text":"{{> greeting}}{{name}} 様"}},"variables":{"reset":[{"defaults":{},"descriptions":{"en":"D"},\#
        "isCommon":false,"isRequired":true,"isSecret":true,"kind":"line","name":"new_password",\#
        "samples":{"en":"x"}},{"defaults":{"ja":"なし"},"descriptions":{},"isCommon":true,"isRequired":false,\#
        "isSecret":false,"kind":"request-id","name":"request","samples":{}}]}}
        """#

    @Test("A case's playbook is read, and written as it was")
    func frozenPlaybook() throws {
        let read = try FrozenPlaybook(json: Self.playbookJSON)
        #expect(read == Self.playbook)
        #expect(try read.json() == Self.playbookJSON)
    }

    @Test("A step of that time keeps to the case's plan, and one of today says whose windows it keeps to")
    func windows() throws {
        let read = try FrozenPlaybook(json: Self.playbookJSON)
        #expect(read.playbook.allSteps.map { $0.windows() } == [.ofCase, .ofCase])
        for (word, plan) in [("case", WindowsPlan.ofCase), ("always", .always), ("desk", .named("desk"))] {
            let said = Self.playbookJSON.replacing(
                #""stage":"self-service""#, with: #""plan":"\#(word)","stage":"self-service""#)
            let frozen = try FrozenPlaybook(json: said)
            #expect(frozen.playbook.steps.map(\.plan) == [plan])
            #expect(try frozen.json() == said)
        }
    }

    @Test("A case's place in its playbook is read, on the main line and on a branch")
    func progress() throws {
        var expected = Self.playbook.playbook.beginning()
        #expect(try read(#"{"mainIndex":0,"marks":[]}"#) == expected)
        let isMarked = expected.mark("solved", in: Self.playbook.playbook)
        #expect(isMarked)
        #expect(try read(#"{"mainIndex":0,"marks":["solved"],"place":{"index":0,"mark":"solved"}}"#) == expected)
        expected.finishStep(in: Self.playbook.playbook)
        #expect(try read(#"{"mainIndex":1,"marks":["solved"],"stage":"end"}"#) == expected)
    }

    private func read(_ json: String) throws -> CaseProgress {
        try JSONDecoder().decode(CaseProgress.self, from: Data(json.utf8))
    }
}
