/// A case's place in its playbook.
package struct CaseProgress: Codable, Hashable, Sendable {
    /// The marks that the case got, in order, each once.
    package private(set) var marks: [String] = []
    /// The stage of the last step done.
    package private(set) var stage: String?
    /// The index of the main line's next step.
    private var mainIndex = 0
    /// The place in a branch; nil on the main line.
    private var place: BranchPlace?

    private struct BranchPlace: Codable, Hashable {
        let mark: String
        var index: Int
    }

    init() {}
}

extension Playbook {
    /// The progress of a new case.
    package func beginning() -> CaseProgress {
        CaseProgress()
    }

    /// The current step; nil where nothing more happens by itself.
    package func step(at progress: CaseProgress) -> Step? {
        progress.resolved(in: self).step
    }

}

extension CaseProgress {
    /// The current step is done, however its message ended; without a current step nothing happens.
    ///
    /// - Parameter wasTaken: whether its message may have arrived, so that the case reaches the step's stage.
    package mutating func finishStep(in playbook: Playbook, wasTaken: Bool = true) {
        let (progress, step) = resolved(in: playbook)
        self = progress
        guard let step else { return }
        if wasTaken { stage = step.stage }
        if place == nil { mainIndex += 1 } else { place?.index += 1 }
        self = resolved(in: playbook).progress
    }

    /// Enters the branch for `mark`. If the case is in a branch already, the rest of that is given up; a mark that is
    /// set again leads into its branch again.
    ///
    /// - Returns: whether there is such a branch; nothing changes where there is none.
    package mutating func mark(_ mark: String, in playbook: Playbook) -> Bool {
        guard playbook.branch(mark) != nil else { return false }
        if !marks.contains(mark) { marks.append(mark) }
        place = BranchPlace(mark: mark, index: 0)
        self = resolved(in: playbook).progress
        return true
    }

    /// The same place without the steps that are skipped, and the current step.
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

    /// The first index from `start` on whose step isn't skipped.
    private func next(in steps: [Playbook.Step], from start: Int) -> Int? {
        steps.indices.first { $0 >= start && !steps[$0].isPassedOver(with: marks) }
    }
}
