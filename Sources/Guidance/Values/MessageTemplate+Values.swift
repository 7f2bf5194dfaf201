package import Messages
import SupportHours

extension MessageTemplate {
    /// Called with a fault of a value: the variable's name, the fault, and the name that was probably meant.
    package typealias ValueProblems = (_ name: String, _ detail: Wording, _ suggestion: String?) -> Void

    /// Checks given values, and fills in the values that aren't given.
    ///
    /// - Parameters:
    ///   - given: values by variable.
    ///   - site: the operator's values for all templates; they fill in what isn't given, except secrets.
    ///   - language: the language of defaults.
    /// - Returns: nil where there is any fault, which was reported to `problems`.
    package func values(
        given: [String: String], site: [String: String], language: Language, problems: ValueProblems
    ) -> TemplateValues? {
        fill(given: given, site: site, problems: problems) { variable in
            guard variable.isRequired else { return variable.defaults[language] }
            let expected = variable.kind.expectation
            problems(
                variable.name,
                variable.isSecret
                    ? .secretMissing(variable.name, for: id, expected: expected)
                    : .valueMissing(for: id, expected: expected, inConfiguration: variable.isCommon), nil)
            return nil
        }
    }

    /// Values for a preview: those of the message that would be sent, with a sample that is marked as one for each that
    /// the message can't be sent without. An optional variable without a value is absent, as in the message. Secrets are
    /// dots.
    package func previewValues(
        given: [String: String], site: [String: String], language: Language, problems: ValueProblems
    ) -> PreviewValues? {
        var samples: [String] = []
        let values = fill(given: given, site: site, problems: problems) { variable in
            guard variable.isRequired else { return variable.defaults[language] }
            // Dots are no sample: they stand for the secret that is sent.
            if !variable.isSecret { samples.append(variable.name) }
            return variable.markedSample(in: language)
        }
        return values.map {
            PreviewValues(
                values: TemplateValues(plain: $0.plain, secret: $0.secret.mapValues { _ in Variable.hiddenSecret }),
                samples: samples)
        }
    }

    private func fill(
        given: [String: String], site: [String: String], problems: ValueProblems, otherwise: (Variable) -> String?
    ) -> TemplateValues? {
        var isSound = true
        func report(_ name: String, _ detail: Wording, _ suggestion: String?) {
            isSound = false
            problems(name, detail, suggestion)
        }
        reportUnknown(in: given, report)
        var values = TemplateValues()
        for variable in variables {
            let name = variable.name
            var value: String?
            if let raw = given[name] {
                value = variable.checked(raw, report)
                // A value at fault was reported; it isn't reported as missing as well.
                if value == nil, !variable.isAbsent(raw) { continue }
            }
            if value == nil, !variable.isSecret, let raw = site[name], !variable.isAbsent(raw) {
                value = variable.checked(raw, report, origin: Wording.valueOfConfiguration)
                if value == nil { continue }
            }
            if value == nil { value = otherwise(variable) }
            if value == nil, variable.isRequired { isSound = false }
            if variable.isSecret { values.secret[name] = value } else { values.plain[name] = value }
        }
        return isSound ? values : nil
    }

    private func reportUnknown(in given: [String: String], _ report: ValueProblems) {
        let names = variables.map(\.name)
        for (name, raw) in given.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            if let variable = unusedVariables.first(where: { $0.name == name }) {
                _ = variable.checked(raw, report)
                continue
            }
            report(name, .noSuchVariable(in: id, known: names), Spelling.nearest(to: name, among: names))
        }
    }
}

/// What a preview is rendered with.
package struct PreviewValues: Hashable, Sendable {
    package var values: TemplateValues
    /// The variables whose values are samples, in the template's order.
    package var samples: [String]
}

extension Variable {
    /// What is shown for any secret.
    package static let hiddenSecret = "••••••••"

    var placeholder: String { "‹\(name)›" }

    /// A sample that nobody takes for a value.
    func markedSample(in language: Language) -> String {
        Wording.markedSample(samples[language] ?? placeholder)[language]
    }

    /// Whether a value counts as absent: a blank text.
    fileprivate func isAbsent(_ raw: String) -> Bool {
        kind == .text && raw.utf8.count <= kind.longest && raw.isBlank
    }

    /// The value as messages write it; nil where there is none or it is at fault, which is reported.
    ///
    /// - Parameter origin: says of a fault where the value comes from.
    func checked(
        _ raw: String, _ report: MessageTemplate.ValueProblems, origin: (Wording) -> Wording = { $0 }
    ) -> String? {
        guard !isAbsent(raw) else { return nil }
        do throws(ValueFault) {
            return try kind.checked(raw)
        } catch {
            report(name, origin(error.wording), nil)
            return nil
        }
    }
}
