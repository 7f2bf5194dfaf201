import Documents
import Messages
import SupportHours

/// A playbook's grammar: its keys and their values.
struct PlaybookReader {
    let id: String

    var playbook: ValueReader<Placed<Playbook>> {
        ValueReader<Playbook>.mapping(.playbook(id)) { keys in
            let names = keys.required("name", .wordings(.nameKey))
            let descriptions = keys.required("description", .wordings(.descriptionKey))
            let isAboutCustomer = keys.required("customer", .flag)
            let steps = keys.required("steps", Self.steps)
            let branches = keys.optional("branches", Self.branches, default: [])
            guard let names, let descriptions, let isAboutCustomer, let steps else { return nil }
            return Playbook(
                id: id, names: names, descriptions: descriptions, isAboutCustomer: isAboutCustomer, steps: steps,
                branches: branches)
        }
        .placed
    }

    private static var steps: ValueReader<[Playbook.Step]> {
        ValueReader<Playbook.Step>.list(of: step, .stepList)
            .then { steps, node, problems in
                if steps.isEmpty { problems.report(.noStep, at: node) }
                return steps.isEmpty ? nil : steps
            }
    }

    private static var step: ValueReader<Playbook.Step> {
        .mapping(.playbookStep) { keys in
            let id = keys.required("id", .name(.stepName))
            let template = keys.required("template", .text(.templateName))
            let audience = keys.required("to", .word as ValueReader<Audience>)
            let after = keys.optional("after", .staffedTime, default: 0)
            let stage = keys.required("stage", .name(.stageName))
            let needs = keys.optional("needs", .names(.variableName, .variableList))
            let unless = keys.optional("unless", .names(.markName, .markList(example: "link-expired")))
            let onlyIf = keys.optional("if", .names(.markName, .markList(example: "link-sent")))
            let plan = keys.optional("plan", .windowsPlan)
            guard let id, let template, let audience, let stage else { return nil }
            return Playbook.Step(
                id: id, template: template, to: audience, after: after, stage: stage, needs: needs ?? [],
                unless: unless ?? [], onlyIf: onlyIf, plan: plan)
        }
    }

    private static var branches: ValueReader<[Playbook.Branch]> {
        ValueReader { node, problems in
            guard let keys = StrictMapping(node, subject: .branchesKey, problems: problems) else { return nil }
            let branches = keys.all().map { entry -> Playbook.Branch? in
                if !TemplateFile.isName(entry.key) {
                    keys.report(.malformedMark(entry.key), key: entry.key)
                }
                return keys.required(entry.key, branch(entry.key))
            }
            return branches.contains { $0 == nil } ? nil : branches.compactMap(\.self)
        }
    }

    private static func branch(_ mark: String) -> ValueReader<Playbook.Branch> {
        .mapping(.branch(mark)) { keys in
            let names = keys.required("name", .wordings(.nameKey))
            let then = keys.optional("then", .text(.whereBranchLeads), default: "resume")
            let steps = keys.required("steps", Self.steps)
            guard let names, let steps else { return nil }
            return Playbook.Branch(mark: mark, names: names, steps: steps, then: Playbook.Then(rawValue: then))
        }
    }
}

extension ValueReader where Value == [Language: String] {
    /// `{ ja: …, en: … }`, both of them.
    fileprivate static func wordings(_ subject: Wording) -> ValueReader {
        .mapping(subject) { keys in
            var wordings: [Language: String] = [:]
            for language in Language.allCases {
                wordings[language] = keys.required(language.rawValue, .text())
            }
            return wordings.count == Language.allCases.count ? wordings : nil
        }
    }
}

extension ValueReader where Value == String {
    /// The names that steps, stages and marks may have.
    fileprivate static func name(_ what: Wording) -> ValueReader {
        text(.ofNameCharacters(what)).then { text, node, problems in
            if TemplateFile.isName(text) { return text }
            problems.report(.found(node.found, expected: .ofFewNameCharacters(what)), at: node)
            return nil
        }
    }
}

extension ValueReader where Value == [String] {
    fileprivate static func names(_ one: Wording, _ many: Wording) -> ValueReader {
        ValueReader<String>.list(of: .text(one), many)
    }
}

extension ValueReader where Value == WindowsPlan {
    /// A plan's name, `case` or `always`; whether there is such a plan isn't looked at.
    fileprivate static var windowsPlan: ValueReader {
        ValueReader<String>.text(.windowsPlanValue).map(WindowsPlan.init(rawValue:))
    }
}

extension ValueReader where Value == Int64 {
    /// Seconds, none or more; written as `8h` or `PT8H`.
    fileprivate static var staffedTime: ValueReader {
        ValueReader { node, problems in
            guard case .text(let text) = node.content else {
                problems.report(.found(node.found, expected: .staffedTime), at: node)
                return nil
            }
            do throws(TimeTextError) {
                let seconds = try DurationText.seconds(parsing: text)
                if seconds >= 0 { return seconds }
                problems.report(.found(node.found, expected: .staffedTimeToCome), at: node)
            } catch {
                problems.report(.found(node.found, expected: .staffedTime, because: error.wording), at: node)
            }
            return nil
        }
    }
}
