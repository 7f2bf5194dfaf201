import Documents
import Messages
import SupportHours

/// A playbook's grammar: its keys and their values.
struct PlaybookReader {
    let id: String

    var playbook: ValueReader<Placed<Playbook>> {
        ValueReader<Playbook>.mapping("playbook \"\(id)\"") { keys in
            let names = keys.required("name", .wordings("name"))
            let descriptions = keys.required("description", .wordings("description"))
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
        ValueReader<Playbook.Step>.list(of: step, "a list of steps, as [{ id: …, template: …, to: customer, … }]")
            .then { steps, node, problems in
                if steps.isEmpty { problems.report("found no step, expected at least one", at: node) }
                return steps.isEmpty ? nil : steps
            }
    }

    private static var step: ValueReader<Playbook.Step> {
        .mapping("a step") { keys in
            let id = keys.required("id", .name("a step's name"))
            let template = keys.required("template", .text("a template's name, as reset-your-password"))
            let audience = keys.required("to", .word as ValueReader<Audience>)
            let after = keys.optional("after", .staffedTime, default: 0)
            let stage = keys.required("stage", .name("a stage's name"))
            let needs = keys.optional("needs", .names("a variable's name", "a list of variables, as [login_url]"))
            let unless = keys.optional("unless", .names("a mark", "a list of marks, as [link-expired]"))
            let onlyIf = keys.optional("if", .names("a mark", "a list of marks, as [link-sent]"))
            guard let id, let template, let audience, let stage else { return nil }
            return Playbook.Step(
                id: id, template: template, to: audience, after: after, stage: stage, needs: needs ?? [],
                unless: unless ?? [], onlyIf: onlyIf)
        }
    }

    private static var branches: ValueReader<[Playbook.Branch]> {
        ValueReader { node, problems in
            guard let keys = StrictMapping(node, subject: "branches", problems: problems) else { return nil }
            let branches = keys.all().map { entry -> Playbook.Branch? in
                if !TemplateFile.isName(entry.key) {
                    keys.report(
                        "\(entry.key.quotedForMessage) can't be a mark; use up to 64 of a-z, 0-9 and -, and put the "
                            + "name for people in name: { ja: …, en: … }",
                        key: entry.key)
                }
                return keys.required(entry.key, branch(entry.key))
            }
            return branches.contains { $0 == nil } ? nil : branches.compactMap(\.self)
        }
    }

    private static func branch(_ mark: String) -> ValueReader<Playbook.Branch> {
        .mapping("branch \"\(mark)\"") { keys in
            let names = keys.required("name", .wordings("name"))
            let then = keys.optional("then", .text("resume, stop or a step's name"), default: "resume")
            let steps = keys.required("steps", Self.steps)
            guard let names, let steps else { return nil }
            return Playbook.Branch(mark: mark, names: names, steps: steps, then: Playbook.Then(rawValue: then))
        }
    }
}

extension ValueReader where Value == [Language: String] {
    /// `{ ja: …, en: … }`, both of them.
    fileprivate static func wordings(_ subject: String) -> ValueReader {
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
    fileprivate static func name(_ what: String) -> ValueReader {
        text("\(what), of a-z, 0-9 and -").then { text, node, problems in
            if TemplateFile.isName(text) { return text }
            problems.report("found \(node.found), expected \(what), of up to 64 of a-z, 0-9 and -", at: node)
            return nil
        }
    }
}

extension ValueReader where Value == [String] {
    fileprivate static func names(_ one: String, _ many: String) -> ValueReader {
        ValueReader<String>.list(of: .text(one), many)
    }
}

extension ValueReader where Value == Int64 {
    /// Seconds, none or more; written as `8h` or `PT8H`.
    fileprivate static var staffedTime: ValueReader {
        let expected = "staffed time, as 8h or PT8H"
        return ValueReader { node, problems in
            guard case .text(let text) = node.content else {
                problems.report("found \(node.found), expected \(expected)", at: node)
                return nil
            }
            do {
                let seconds = try DurationText.seconds(parsing: text)
                if seconds >= 0 { return seconds }
                problems.report("found \(node.found), expected staffed time that isn't negative", at: node)
            } catch {
                problems.report("found \(node.found), expected \(expected): \(error)", at: node)
            }
            return nil
        }
    }
}
