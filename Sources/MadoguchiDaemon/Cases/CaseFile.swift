import FollowUps
import FoundationEssentials
import Guidance
import Messages

/// A case with its texts decoded: its playbook as it was, its progress, and its values.
struct CaseFile: Sendable {
    var state: Case
    let frozen: FrozenPlaybook
    var progress: CaseProgress
    var values: [String: String]

    var playbook: Playbook { frozen.playbook }

    /// The current step; nil where nothing more happens by itself.
    var step: Playbook.Step? { state.isOpen ? playbook.step(at: progress) : nil }

    /// The values that the current step waits for.
    var missing: [String] { step.map { frozen.missing(for: $0, known: Set(values.keys)) } ?? [] }

    init(state: Case, frozen: FrozenPlaybook, progress: CaseProgress, values: [String: String]) {
        self.state = state
        self.frozen = frozen
        self.progress = progress
        self.values = values
    }

    private static let playbooks = RememberedDecodings { try FrozenPlaybook(json: $0) }
    /// Cases at the same step have the same.
    private static let progresses = RememberedDecodings {
        try JSONDecoder().decode(CaseProgress.self, from: Data($0.utf8))
    }

    init(_ state: Case) throws(StoreError) {
        do {
            self.init(
                state: state, frozen: try Self.playbooks.value(of: state.frozen),
                progress: try Self.progresses.value(of: state.progress),
                values: try JSONDecoder().decode([String: String].self, from: Data(state.values.utf8)))
        } catch {
            throw StoreError(.corrupt, detail: .caseUnreadable)
        }
    }

    /// The case as it is stored.
    var kept: Case {
        get throws(StoreError) {
            var state = state
            do {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                state.progress = String(decoding: try encoder.encode(progress), as: UTF8.self)
                state.values = String(decoding: try encoder.encode(values), as: UTF8.self)
            } catch {
                throw StoreError(.io, detail: .caseUnencodable)
            }
            return state
        }
    }
}
