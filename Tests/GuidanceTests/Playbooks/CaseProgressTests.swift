import Foundation
import Messages
import SeededRandom
import Testing

@testable import Guidance

@Suite("A case's progress")
struct CaseProgressTests {
    /// Three steps; one branch that returns, one that ends the case, one that leads to the last step.
    private let playbook = Playbook(
        id: "login", names: [.ja: "ログイン"], descriptions: [:], isAboutCustomer: true,
        steps: [
            step("self-service", stage: "self-service"),
            step("send-link", stage: "link-sent", unless: ["link-expired"]),
            step("set-password", stage: "password-set"),
        ],
        branches: [
            .init(mark: "no-mail", names: [:], steps: [step("look-in-spam", stage: "self-service"), step("allow")]),
            .init(mark: "solved", names: [:], steps: [step("thanks", stage: "solved")], then: .stop),
            .init(mark: "link-expired", names: [:], steps: [step("new-link")], then: .step("send-link")),
        ])

    private static func step(_ id: String, stage: String = "open", unless: [String] = []) -> Playbook.Step {
        Playbook.Step(id: id, template: id, to: .customer, stage: stage, unless: unless)
    }

    /// The steps that are done one after another until none is left.
    private func remaining(_ progress: CaseProgress, in playbook: Playbook? = nil) -> [String] {
        let playbook = playbook ?? self.playbook
        var progress = progress
        var ids: [String] = []
        while let step = playbook.step(at: progress), ids.count < 1_000 {
            ids.append(step.id)
            progress.finishStep(in: playbook)
            #expect(progress.stage == step.stage)
        }
        return ids
    }

    @Test("goes from step to step and ends")
    func mainLine() {
        #expect(remaining(playbook.beginning()) == ["self-service", "send-link", "set-password"])
        #expect(playbook.beginning().stage == nil)
    }

    @Test("returns from a branch to the step that was at hand")
    func resume() {
        var progress = playbook.beginning()
        progress.finishStep(in: playbook)
        let isMarked = progress.mark("no-mail", in: playbook)
        #expect(isMarked)
        #expect(progress.marks == ["no-mail"])
        #expect(progress.stage == "self-service")
        #expect(remaining(progress) == ["look-in-spam", "allow", "send-link", "set-password"])
    }

    @Test("takes a step that needs a mark only with it")
    func onlyIf() {
        let playbook = Playbook(
            id: "x", names: [:], descriptions: [:], isAboutCustomer: false,
            steps: [
                Playbook.Step(id: "a", template: "a", to: .operator, stage: "a", onlyIf: ["late"]),
                Self.step("b"),
            ],
            branches: [.init(mark: "late", names: [:], steps: [Self.step("c")])])
        #expect(remaining(playbook.beginning(), in: playbook) == ["b"])
        var progress = playbook.beginning()
        _ = progress.mark("late", in: playbook)
        // The case stood behind it already.
        #expect(remaining(progress, in: playbook) == ["c", "a", "b"])
    }

    @Test("ends with a branch that stops")
    func stop() {
        var progress = playbook.beginning()
        let isMarked = progress.mark("solved", in: playbook)
        #expect(isMarked)
        #expect(remaining(progress) == ["thanks"])
    }

    @Test("goes on from the step that a branch names, unless that is passed over")
    func jump() {
        var progress = playbook.beginning()
        let isMarked = progress.mark("link-expired", in: playbook)
        #expect(isMarked)
        #expect(remaining(progress) == ["new-link", "set-password"])
    }

    @Test("gives up the rest of a branch for another, and takes a branch again")
    func marksInBranches() {
        var progress = playbook.beginning()
        for mark in ["no-mail", "link-expired", "no-mail"] {
            let isMarked = progress.mark(mark, in: playbook)
            #expect(isMarked)
        }
        #expect(progress.marks == ["no-mail", "link-expired"])
        #expect(remaining(progress) == ["look-in-spam", "allow", "self-service", "set-password"])
    }

    @Test("can be marked once it is over, and is over again after that")
    func afterTheEnd() {
        var progress = playbook.beginning()
        for _ in 0..<5 { progress.finishStep(in: playbook) }
        #expect(playbook.step(at: progress) == nil)
        let isMarked = progress.mark("no-mail", in: playbook)
        #expect(isMarked)
        #expect(remaining(progress) == ["look-in-spam", "allow"])
    }

    @Test("isn't changed by a mark that has no branch")
    func unknownMark() {
        var progress = playbook.beginning()
        let isMarked = progress.mark("nothing", in: playbook)
        #expect(!isMarked)
        #expect(progress == playbook.beginning())
    }

    @Test("visits the steps in order where no mark comes", arguments: Seeds.all)
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let playbook = RandomPlaybook.make(using: &random)
            #expect(remaining(playbook.beginning(), in: playbook) == playbook.steps.map(\.id), "seed \(seed)")
        }
    }

    @Test("holds its rules whatever happens", arguments: Seeds.all)
    func anyEvents(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let playbook = RandomPlaybook.make(using: &random)
            var progress = playbook.beginning()
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if Bool.random(using: &random) {
                    try finish(&progress, in: playbook, seed: seed)
                } else {
                    let mark = "mark-\(Int.random(in: 0...5, using: &random))"
                    try self.mark(&progress, mark, in: playbook, seed: seed)
                }
                #expect(try roundTrip(progress) == progress, "seed \(seed)")
                // Whatever stands in a file of another playbook, nothing is out of range.
                _ = RandomPlaybook.make(using: &random).step(at: progress)
            }
            #expect(remaining(progress, in: playbook).count <= 8, "seed \(seed)")
        }
    }

    private func finish(_ progress: inout CaseProgress, in playbook: Playbook, seed: UInt64) throws {
        let before = progress
        let step = playbook.step(at: progress)
        progress.finishStep(in: playbook)
        #expect(progress.marks == before.marks, "seed \(seed)")
        #expect(progress.stage == step?.stage ?? before.stage, "seed \(seed)")
        if let step { #expect(!step.isPassedOver(with: before.marks), "seed \(seed)") }
    }

    private func mark(_ progress: inout CaseProgress, _ mark: String, in playbook: Playbook, seed: UInt64) throws {
        let before = progress
        let isMarked = progress.mark(mark, in: playbook)
        guard let branch = playbook.branch(mark) else {
            #expect(!isMarked && progress == before, "seed \(seed)")
            return
        }
        #expect(isMarked && Set(progress.marks) == Set(before.marks + [mark]), "seed \(seed)")
        let left = branch.steps.filter { !$0.isPassedOver(with: progress.marks) }
        if let first = left.first { #expect(playbook.step(at: progress) == first, "seed \(seed)") }

        // What comes after the branch, were it left to itself.
        var later = progress
        for _ in left { later.finishStep(in: playbook) }
        let after = playbook.step(at: later)
        switch branch.then {
        case .stop:
            #expect(after == nil, "seed \(seed)")
        case .step(let id):
            let rest = playbook.steps.drop { $0.id != id }
            #expect(after == rest.first { !$0.isPassedOver(with: progress.marks) }, "seed \(seed)")
        case .resume:
            guard let atHand = playbook.step(at: before), playbook.steps.contains(atHand) else { break }
            let rest = playbook.steps.drop { $0 != atHand }
            #expect(after == rest.first { !$0.isPassedOver(with: progress.marks) }, "seed \(seed)")
        }
    }

    private func roundTrip(_ progress: CaseProgress) throws -> CaseProgress {
        try JSONDecoder().decode(CaseProgress.self, from: JSONEncoder().encode(progress))
    }
}
