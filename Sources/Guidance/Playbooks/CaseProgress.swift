/// Where a case stands in its playbook.
package struct CaseProgress: Codable, Hashable, Sendable {
    /// What the case was marked with, in that order, each once.
    package private(set) var marks: [String] = []
    /// That of the last step done.
    package private(set) var stage: String?
    /// Where the main line goes on.
    private var mainIndex = 0
    /// Where the case is, if it isn't on the main line.
    private var place: BranchPlace?

    private struct BranchPlace: Codable, Hashable {
        let mark: String
        var index: Int
    }

    init() {}
}

extension Playbook {
    /// Where a new case stands.
    package func beginning() -> CaseProgress {
        CaseProgress()
    }

    /// The step that is at hand; nil where nothing more comes of itself.
    package func step(at progress: CaseProgress) -> Step? {
        progress.resolved(in: self).step
    }

}

extension CaseProgress {
    /// The step at hand is done, however its letter ended; without one nothing happens.
    ///
    /// - Parameter wasTaken: whether its letter may have arrived, so that the case has come to the step's stage.
    package mutating func finishStep(in playbook: Playbook, wasTaken: Bool = true) {
        let (progress, step) = resolved(in: playbook)
        self = progress
        guard let step else { return }
        if wasTaken { stage = step.stage }
        if place == nil { mainIndex += 1 } else { place?.index += 1 }
        self = resolved(in: playbook).progress
    }

    /// Goes to the branch that belongs to `mark`. The rest of a branch that the case is in already is given up, and a
    /// mark that comes again leads into its branch again.
    ///
    /// - Returns: whether there is such a branch; nothing changes where there is none.
    package mutating func mark(_ mark: String, in playbook: Playbook) -> Bool {
        guard playbook.branch(mark) != nil else { return false }
        if !marks.contains(mark) { marks.append(mark) }
        place = BranchPlace(mark: mark, index: 0)
        self = resolved(in: playbook).progress
        return true
    }

    /// The same place without the steps that are passed over, and the step that is at hand there.
    fileprivate func resolved(in playbook: Playbook) -> (progress: CaseProgress, step: Playbook.Step?) {
        var progress = self
        if let mark = place?.mark {
            if let branch = playbook.branch(mark) {
                if let index = next(in: branch.steps, from: place?.index ?? 0) {
                    progress.place?.index = index
                    return (progress, branch.steps[index])
                }
                switch branch.then {
                case .resume: break
                case .stop: progress.mainIndex = playbook.steps.count
                case .step(let id): progress.mainIndex = playbook.steps.firstIndex { $0.id == id } ?? mainIndex
                }
            }
            progress.place = nil
        }
        guard let index = next(in: playbook.steps, from: progress.mainIndex) else {
            progress.mainIndex = playbook.steps.count
            return (progress, nil)
        }
        progress.mainIndex = index
        return (progress, playbook.steps[index])
    }

    /// The first index from `start` on whose step isn't passed over.
    private func next(in steps: [Playbook.Step], from start: Int) -> Int? {
        steps.indices.first { $0 >= start && !steps[$0].isPassedOver(with: marks) }
    }
}
