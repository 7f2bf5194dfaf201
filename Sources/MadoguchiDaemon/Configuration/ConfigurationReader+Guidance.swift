import Delivery
import Documents
import Guidance
import Lists
import Messages
import Recurrence
import SupportHours
import TimeZoneDatabase

extension ConfigurationReader {
    /// - Parameter plans: the names of all plans; nil where they can't be read, so that none is missed.
    func guidance(plans: [String]?, display: DisplayConfiguration) -> ValueReader<GuidanceConfiguration> {
        .mapping(.section("guidance")) { keys in
            let loaded =
                keys.has("directory")
                ? keys.optional("directory", guidanceDirectory(plans)) : usualGuidance(keys, plans)
            var guidance = loaded ?? GuidanceConfiguration()
            guidance.variables = keys.optional("variables", .values, default: [:])
            keys.check("variables") { node, problems in
                // Where the templates can't be read, their variables aren't known.
                guard loaded != nil else { return }
                check(guidance.variables, in: guidance, at: node, problems)
            }
            guidance.operatorAddress = keys.optional("operator", .address)
            guidance.windows = keys.section("windows", windows(plans)) ?? CaseWindows()
            guidance.suspiciousAddresses = keys.optional("suspicious_addresses", .word, default: .warn)
            guidance.unsubscribe = keys.optional("unsubscribe", .unsubscribe, default: [])
            if loaded == nil {
                _ = keys.optional("recurring", .node)
            } else {
                guidance.recurring = keys.optional(
                    "recurring", recurring(in: guidance, plans: plans, display: display), default: [])
            }
            return guidance
        }
    }

    private func check(
        _ variables: [String: String], in guidance: GuidanceConfiguration, at node: DocumentNode,
        _ problems: DocumentProblems
    ) {
        guard !guidance.directories.isEmpty else {
            if !variables.isEmpty { problems.report(noMessages, at: node) }
            return
        }
        guidance.set.catalogue.checkSite(variables) { name, detail, suggestion in
            problems.report(.variable(name, detail), at: node, suggestion: suggestion)
        }
    }

    /// Values of a plan are for the same variables as those of all.
    func checkVariables(of plans: [PlanConfiguration], in guidance: GuidanceConfiguration, _ keys: StrictMapping) {
        keys.check("plans") { node, problems in
            guard case .mapping(let entries) = node.content else { return }
            for (entry, plan) in zip(entries, plans) {
                guard case .mapping(let keys) = entry.value.content,
                    let variables = keys.first(where: { $0.key == "variables" })
                else { continue }
                check(plan.own.variables, in: guidance, at: variables.value, problems)
            }
        }
    }

    /// The default templates where the configuration names no directory: the packaged ones, overridden file by file by
    /// those beside the configuration; none where there are neither.
    private func usualGuidance(_ keys: StrictMapping, _ plans: [String]?) -> GuidanceConfiguration? {
        do {
            let files = try guidanceSource.usual(beside: absolute("guidance"))
            if files.directories.isEmpty {
                keys.noteUsual("directory", .noDirectory)
            } else {
                let paths = files.directories.map(\.flowText)
                keys.noteUsual("directory", .directories(paths[0], overriddenIn: paths.dropFirst().first))
            }
            return guidance(files, plans) { keys.report($0) }
        } catch {
            keys.report(error.wording)
            return nil
        }
    }

    private var noMessages: Wording { .nothingToGiveValuesTo(guidanceSource.packaged + [absolute("guidance")]) }

    private func guidanceDirectory(_ plans: [String]?) -> ValueReader<GuidanceConfiguration> {
        path.then { directory, node, problems in
            do throws(GuidanceError) {
                if let files = try guidanceSource.files(in: directory) {
                    return guidance(files, plans) { problems.report($0, at: node) }
                }
                problems.report(.noGuidanceDirectory(directory), at: node)
            } catch {
                problems.report(error.wording, at: node)
            }
            return nil
        }
    }

    private func guidance(
        _ files: GuidanceFiles, _ plans: [String]?, report: (Wording) -> Void
    ) -> GuidanceConfiguration? {
        do {
            return GuidanceConfiguration(directories: files.directories, set: try GuidanceSet(files, plans: plans))
        } catch {
            report(.guidanceUnusable(error.wording))
            return nil
        }
    }

    // MARK: Cases

    /// Whose windows the messages of cases keep to.
    private func windows(_ plans: [String]?) -> ValueReader<CaseWindows> {
        .mapping(.section("windows")) { keys in
            var windows = CaseWindows()
            windows.customer = keys.optional("customer", Self.windowsPlan(plans), default: .ofCase)
            windows.operator = keys.optional("operator", Self.windowsPlan(plans), default: .ofCase)
            return windows
        }
    }

    private static func windowsPlan(_ plans: [String]?) -> ValueReader<WindowsPlan> {
        let words = plans.map(WindowsPlan.words(plans:))
        let reader =
            words.map { words in
                ValueReader<String>.name(.windowsPlanValue, among: words) { .noPlanNamed($0, known: words) }
            }
            ?? .text(.windowsPlanValue)
        return reader.map(WindowsPlan.init(rawValue:)).written(\.rawValue.flowText)
    }

    // MARK: Recurring messages

    private func recurring(
        in guidance: GuidanceConfiguration, plans: [String]?, display: DisplayConfiguration
    ) -> ValueReader<[RecurringMessage]> {
        .mapping(.section("recurring")) { keys in
            let messages = keys.all().map { entry in
                keys.required(
                    entry.key, recurring(entry.key, in: guidance, plans: plans, display: display))
            }
            return messages.contains { $0 == nil } ? nil : messages.compactMap(\.self)
        }
    }

    private func recurring(
        _ id: String, in guidance: GuidanceConfiguration, plans: [String]?, display: DisplayConfiguration
    ) -> ValueReader<RecurringMessage> {
        .mapping(.recurringSection(id)) { keys in
            if id.isEmpty || id.utf8.count > 64 || id.contains(where: { $0 == ":" || $0.isNewline }) {
                keys.report(.noRecurringName(id))
            }
            let template = keys.required("template", Self.customerTemplate(in: guidance.set.catalogue))
            let plan = keys.required("plan", Self.planName(among: plans))
            let language = keys.optional("language", .word, default: display.language)
            let start = keys.required("start", civilDateTime(in: display.timezone))
            let rule = keys.required("rule", .recurrence(from: start))
            let recipients = keys.required("recipients", path)
            let table = RecipientTable(
                encoding: keys.optional("encoding", .listEncoding), delimiter: keys.optional("delimiter", .delimiter),
                columns: keys.optional("columns", .columns, default: []))
            let variables = keys.optional("variables", .values, default: [:])
            guard let template, let plan, let rule, let recipients else { return nil }
            let known = guidance.set.catalogue.template(template)?.variables.map(\.name) ?? []
            keys.check("variables") { node, problems in
                for name in variables.keys.sorted() where !known.contains(name) {
                    problems.report(
                        .templateLacksVariable(template, name), at: node,
                        suggestion: Spelling.nearest(to: name, among: known))
                }
            }
            keys.check("columns") { node, problems in
                let targets = [ColumnMatcher.address] + known.flatMap { [$0, ColumnMatcher.variablePrefix + $0] }
                for choice in table.columns where !targets.contains(choice.target) {
                    problems.report(
                        .noColumnFor(choice.target, template: template), at: node,
                        suggestion: Spelling.nearest(to: choice.target, among: targets))
                }
            }
            return RecurringMessage(
                id: id, template: template, plan: plan, language: language, rule: rule, recipients: recipients,
                table: table, variables: variables)
        }
    }

    /// `2026-12-01` or `2026-12-01T10:00`, on a zone's clock.
    private func civilDateTime(in zone: String) -> ValueReader<CivilDateTime> {
        ValueReader<String>.text(.startValue).then { text, node, problems in
            // An unknown zone was reported where it is named.
            guard let zone = try? zones.zone(named: zone) else { return nil }
            do throws(TimeTextError) {
                return zone.civil(at: try Instant(parsing: text, in: zone))
            } catch {
                problems.report(error.wording, at: node)
                return nil
            }
        }
    }

    private static func customerTemplate(in catalogue: Catalogue) -> ValueReader<String> {
        let known = catalogue.templates.map(\.id)
        return ValueReader<String>.name(.templateNameValue, among: known) { .noTemplateNamed($0, known: known) }.then {
            id, node, problems in
            guard let template = catalogue.template(id) else { return nil }
            guard template.audience == .customer, !template.hasSecrets else {
                problems.report(
                    template.hasSecrets ? .recurringWithSecret(id) : .recurringForOperator(id), at: node)
                return nil
            }
            return id
        }
    }

    private static func planName(among plans: [String]?) -> ValueReader<String> {
        guard let plans else { return .text(.planNameValue) }
        return .name(.planNameValue, among: plans) { .noPlanNamed($0, known: plans) }
    }
}

extension ValueReader where Value == [String: String] {
    /// Texts by name.
    static var values: ValueReader {
        .mapping(.section("variables")) { keys in
            var values: [String: String] = [:]
            for entry in keys.all() { values[entry.key] = keys.required(entry.key, .text()) }
            return values
        }
    }
}

extension ValueReader where Value == RecurrenceRule {
    fileprivate static func recurrence(from start: CivilDateTime?) -> ValueReader {
        ValueReader<String>.text(.ruleValue).then { text, node, problems in
            guard let start else { return nil }
            do throws(RecurrenceError) {
                return try RecurrenceRule(parsing: text, start: start)
            } catch {
                problems.report(error.placedWording, at: node)
                return nil
            }
        }
    }
}

extension ValueReader where Value == [String] {
    /// URIs for List-Unsubscribe. [RFC 2369 §3.2]
    static var unsubscribe: ValueReader {
        .list(of: uri, .unsubscribeValue)
    }

    private static var uri: ValueReader<String> {
        ValueReader<String>.text(.uriValue).then { uri, node, problems in
            let isKnown = uri.hasPrefix("https://") || uri.hasPrefix("mailto:")
            let isPlain = uri.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>,\"".utf8.contains($0) }
            guard isKnown, isPlain, uri.utf8.count <= 500 else {
                problems.report(.found(node.found, expected: .unsubscribeURIValue), at: node)
                return nil
            }
            return uri
        }
        .written(\.flowText)
    }
}

extension ValueReader where Value == ListEncoding {
    fileprivate static var listEncoding: ValueReader {
        let known = ListEncoding.allCases.map(\.rawValue)
        return ValueReader<String>.text(.encodingValue).resolved(
            among: known, unknown: { .noEncoding($0, known: known) }, by: { ListEncoding(named: $0) })
    }
}

extension ValueReader where Value == Delimiter {
    fileprivate static var delimiter: ValueReader {
        ValueReader<String>.text(.delimiterValue).then { name, node, problems in
            if let delimiter = Delimiter(named: name) { return delimiter }
            problems.report(.found(node.found, expected: .delimiterCharacterValue), at: node)
            return nil
        }
    }
}

extension ValueReader where Value == [ColumnChoice] {
    /// Headers by what they are taken for.
    fileprivate static var columns: ValueReader {
        .mapping(.section("columns")) { keys in
            keys.all().compactMap { entry in
                keys.required(entry.key, .text(.columnValue)).map {
                    ColumnChoice(target: entry.key, headers: $0)
                }
            }
        }
    }
}
