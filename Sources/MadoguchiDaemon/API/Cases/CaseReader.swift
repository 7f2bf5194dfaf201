import Delivery
import Documents
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

/// A request to open a case, read and checked.
struct CaseDraft {
    var playbook: Playbook
    var plan: String
    var customer: MailAddress?
    var `operator`: MailAddress?
    var frozen: FrozenPlaybook
    /// The values in the request.
    var given: [String: String]
    /// These and the values that are known without the request.
    var values: [String: String]
    var note: String?

    /// Identifies the request.
    var fingerprint: String {
        var fingerprint = Fingerprint()
        let texts = [
            playbook.id, plan, customer?.description, `operator`?.description, frozen.language.rawValue, note,
        ]
        for text in texts {
            fingerprint.combine(Int64(text == nil ? 0 : 1))
            fingerprint.combine(text ?? "")
        }
        fingerprint.combine(given)
        return fingerprint.text
    }
}

/// Reads requests about cases strictly, and reports every fault of one at once.
struct CaseReader {
    let followUps: FollowUpReader

    private var snapshot: Snapshot { followUps.snapshot }

    /// - Parameter id: the id of the new case.
    func draft(_ bytes: ArraySlice<UInt8>, id: CaseID) throws(Problem) -> CaseDraft {
        try JSONBody.read(bytes, draft(id))
    }

    private func draft(_ id: CaseID) -> ValueReader<CaseDraft> {
        .mapping(.theCase) { keys in
            let playbook = keys.required("playbook", self.playbook)
            let plan = keys.required("plan", followUps.plan)
            let customer = keys.nullable("to", followUps.address)
            let letterhead = snapshot.letterhead(of: plan)
            let operatorAddress = keys.nullable("operator", followUps.address) ?? letterhead.operatorAddress
            let language = keys.nullable("language", .word as ValueReader<Language>) ?? snapshot.language
            let note = keys.nullable("note", .note)
            let node = keys.nullable("variables", .node) ?? keys.node.absent("variables")
            guard let playbook, let plan else { return nil }
            let frozen = snapshot.guidance.set.freeze(
                playbook, language: language, operatorLanguage: snapshot.language,
                windows: snapshot.guidance.windows)
            let isComplete = Self.checkPeople(playbook, customer: customer, operatorAddress: operatorAddress, keys)
            let problems = DocumentProblems()
            let given = frozen.values(given: node, secretsOf: nil, problems: problems)
            problems.all.forEach(keys.report)
            guard let given else { return nil }
            var known = letterhead.variables
            if let customer {
                known.merge([String: String](customer: customer.description)) { _, customer in customer }
            }
            known["case"] = id.description
            let values = frozen.values(from: known).merging(given.plain) { _, given in given }
            if playbook.isAboutCustomer || playbook.allSteps.contains(where: { $0.to == .customer }) {
                for name in letterhead.examples.intersection(values.keys).subtracting(given.plain.keys).sorted() {
                    keys.reportAbsent(name, .stillExampleValue, in: node)
                }
            }
            var names = Set(values.keys)
            // Values that derive from the customer's address aren't reported as missing as well.
            if !isComplete { names.formUnion([String: String](customer: "").keys) }
            Self.checkWhatIsKnown(frozen, names, at: node, keys)
            return CaseDraft(
                playbook: playbook, plan: plan, customer: customer, operator: operatorAddress, frozen: frozen,
                given: given.plain, values: values, note: note)
        }
    }

    /// - Returns: whether the customer's address is there where it is needed.
    private static func checkPeople(
        _ playbook: Playbook, customer: MailAddress?, operatorAddress: MailAddress?, _ keys: StrictMapping
    ) -> Bool {
        let needsCustomer = playbook.isAboutCustomer || playbook.allSteps.contains { $0.to == .customer }
        if needsCustomer, customer == nil, !keys.has("to") {
            keys.reportAbsent("to", .playbookNeedsCustomer(playbook.id))
        }
        if operatorAddress == nil, playbook.allSteps.contains(where: { $0.to == .operator }), !keys.has("operator") {
            keys.reportAbsent("operator", .playbookNeedsOperator(playbook.id))
        }
        return !needsCustomer || customer != nil
    }

    private static func checkWhatIsKnown(
        _ frozen: FrozenPlaybook, _ known: Set<String>, at node: DocumentNode, _ keys: StrictMapping
    ) {
        for variable in frozen.missingCommonVariables(known: known) {
            keys.reportAbsent(
                variable.name, .messagesNeedCommonValue(ofPlaybook: frozen.playbook.id), in: node)
        }
        guard let first = frozen.playbook.step(at: frozen.playbook.beginning()) else { return }
        for name in frozen.missing(for: first, known: known) {
            keys.reportAbsent(name, .firstMessageNeedsValue(first.template), in: node)
        }
    }

    private var playbook: ValueReader<Playbook> {
        let set = snapshot.guidance.set
        let known = set.playbooks.map(\.id)
        return ValueReader<String>.text(.playbookName).resolved(
            among: known, unknown: { .noPlaybook($0, known: known) }, by: { set.playbook($0) })
    }

    // MARK: Changes

    /// - Returns: the text, and the values known by now; at least one of them isn't empty.
    func note(_ bytes: ArraySlice<UInt8>, for file: CaseFile) throws(Problem) -> (
        text: String?, values: [String: String]
    ) {
        let reader = ValueReader<(String?, [String: String])>.mapping(.theNote) { keys in
            let text = keys.nullable("text", .note)
            let values = values(keys, file, secretsOf: nil)
            if !keys.has("text"), !keys.has("variables") { keys.report(.noteEmpty) }
            return values.map { (text, $0.plain) }
        }
        return try JSONBody.read(bytes, reader)
    }

    func mark(_ bytes: ArraySlice<UInt8>, for file: CaseFile) throws(Problem) -> (mark: String, values: TemplateValues)
    {
        let marks = file.playbook.branches.map(\.mark)
        let reader = ValueReader<(String, TemplateValues)>.mapping(.theMark) { keys in
            let mark = keys.required(
                "mark",
                .name(.markName, among: marks) { _ in .noMark(inPlaybook: file.playbook.id, known: marks) })
            var progress = file.progress
            guard let mark, progress.mark(mark, in: file.playbook) else {
                // Which variables there are depends on the mark.
                _ = keys.nullable("variables", .node)
                return nil
            }
            let step = file.playbook.step(at: progress)
            guard let values = values(keys, file, secretsOf: step) else { return nil }
            if let step {
                let node = keys.node.absent("variables")
                let secrets = file.frozen.missingSecrets(for: step, given: values)
                for name in secrets {
                    keys.reportAbsent(name, .secretMissing(name, for: step.template), in: node)
                }
                // A secret isn't kept until another value becomes known.
                let known = Set(file.values.keys).union(values.plain.keys)
                for name in file.frozen.missing(for: step, known: known) where file.frozen.hasSecrets(step) {
                    keys.reportAbsent(name, .templateNeedsValue(step.template), in: node)
                }
            }
            return (mark, values)
        }
        return try JSONBody.read(bytes, reader)
    }

    func resolution(_ bytes: ArraySlice<UInt8>, for file: CaseFile) throws(Problem) -> (stage: String?, note: String?) {
        let stages = file.playbook.stages
        let reader = ValueReader<(String?, String?)>.mapping(.theRequest) { keys in
            let stage = keys.nullable(
                "stage",
                .name(.aStage, among: stages) { _ in .noStage(inPlaybook: file.playbook.id, known: stages) })
            return (stage, keys.nullable("note", .note))
        }
        return try JSONBody.readOptional(bytes, reader)
    }

    private func values(_ keys: StrictMapping, _ file: CaseFile, secretsOf step: Playbook.Step?) -> TemplateValues? {
        let node = keys.nullable("variables", .node) ?? keys.node.absent("variables")
        let problems = DocumentProblems()
        let values = file.frozen.values(given: node, secretsOf: step, problems: problems)
        problems.all.forEach(keys.report)
        return values
    }
}

extension StrictMapping {
    /// Reports a field that is missing.
    ///
    /// - Parameter node: where it belongs; nil for the mapping itself.
    func reportAbsent(_ key: String, _ detail: Wording, in node: DocumentNode? = nil) {
        let node = node ?? self.node
        report(
            DocumentProblem(
                location: node.location, pointer: node.pointer + key.pointerStep, detail: detail))
    }
}

extension ValueReader where Value == String {
    /// A note about a case.
    fileprivate static var note: ValueReader {
        visible(.aNote, octets: 20_000, hasLines: true)
    }
}
