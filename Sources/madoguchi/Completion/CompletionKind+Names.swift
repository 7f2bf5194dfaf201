import ArgumentParser

// What is offered for arguments and options, by what they are.
extension CompletionKind {
    static var plans: CompletionKind { offering { $0.plans } }
    static var overrides: CompletionKind { offering { $0.overrides } }
    static var timeZones: CompletionKind { offering { $0.timeZones } }

    static var templates: CompletionKind { offering { $0.templates } }
    static var fittingTemplates: CompletionKind { offering { $0.fittingTemplates } }
    static var variables: CompletionKind { offering { $0.variables } }
    static var playbooks: CompletionKind { offering { $0.playbooks } }

    static var openCases: CompletionKind { offering { $0.openCases } }
    static var marks: CompletionKind { offering { $0.marks } }
    static var stages: CompletionKind { offering { $0.stages } }

    static var records: CompletionKind { offering { $0.records } }
    static var nodes: CompletionKind { offering { $0.nodes } }
    static var suppressedAddresses: CompletionKind { offering { $0.suppressedAddresses } }

    /// - Parameter states: those that the command is for; none for all.
    static func followUps(in states: String...) -> CompletionKind { offering { $0.followUps(in: states) } }

    private static func offering(_ offer: @escaping @Sendable (CompletionSource) -> [Completion]) -> CompletionKind {
        .custom { words, index, _ in
            let source = CompletionSource(
                typed: TypedWords(words, before: index), environment: .ofThisProcess())
            return offer(source).map { $0.text(for: .requesting) }
        }
    }
}
