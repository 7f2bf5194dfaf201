import Delivery
import Documents
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

extension FollowUpReader {
    /// A message from one of the catalogue's templates.
    ///
    /// - Parameters:
    ///   - kind: whom the follow-up is for; nil where that isn't said, or couldn't be read.
    /// - Returns: the message, and its kind, which follows from the template.
    func templateMessage(
        _ keys: StrictMapping, kind: FollowUpKind?, plan: String?, to: MailAddress?, language: Language,
        sender: Mailbox
    ) -> (content: MessageContent?, kind: FollowUpKind?) {
        for key in ["subject", "text"] {
            keys.refuse(key, .givenByTemplate(key))
        }
        let template = keys.required("template", template(for: kind))
        let node = keys.nullable("variables", .node) ?? keys.node.absent("variables")
        guard let template, let planHours = plan.flatMap(snapshot.plan) else { return (nil, kind) }
        let letterhead = snapshot.letterhead(of: plan)
        var site = letterhead.variables
        if template.audience == .customer, let to {
            site.merge([String: String](customer: to.description)) { _, customer in customer }
        }
        let problems = DocumentProblems()
        let source = template.version(in: language).source
        guard let values = template.values(given: node, site: site, language: language, problems: problems) else {
            problems.all.forEach(keys.report)
            return (nil, kind)
        }
        let given = values.given(in: node)
        if template.audience == .customer {
            let shown = letterhead.examples.intersection(values.plain.keys).subtracting(given.plain.keys)
            for name in shown.sorted() { keys.reportAbsent(name, .stillExampleValue, in: node) }
            guard shown.isEmpty else { return (nil, kind) }
        }
        do {
            let subject = try templates.subject(
                of: source, values: values, planName: planHours.configuration.name(in: language),
                display: snapshot.display, vendor: planHours.vendorZone)
            if let fault = Self.fault(inSubject: subject, from: sender) {
                keys.report(.subjectUnwritableWithVariables(fault), key: "template")
                return (nil, kind)
            }
            let content = TemplateContent(source: source, subject: subject, values: values, given: given)
            return (.template(content), kind ?? template.audience.kind)
        } catch {
            keys.report(.messageUnrenderable(Wording(error)), key: "template")
            return (nil, kind)
        }
    }

    private func template(for kind: FollowUpKind?) -> ValueReader<MessageTemplate> {
        let catalogue = snapshot.configuration.guidance.set.catalogue
        return ValueReader<String>.text(.templateID).then { id, node, problems in
            guard let template = catalogue.template(id) else {
                let nearest = catalogue.nearest(to: id)
                problems.report(.noTemplate(id, isGuessed: nearest != nil), at: node, suggestion: nearest)
                return nil
            }
            if let kind, template.audience != kind.audience {
                problems.report(
                    template.audience == .customer ? .templateForCustomers(id) : .templateForOperator(id), at: node)
                return nil
            }
            return template
        }
    }

    /// The composer's objection to a subject; nil for none.
    static func fault(inSubject subject: String, from sender: Mailbox) -> Wording? {
        guard subject.utf8.count <= longestSubject else {
            return .tooManyOctets(subject.utf8.count, limit: longestSubject)
        }
        let message = MIMEMessage(
            from: sender, to: sender, subject: subject, text: "", messageID: "id@\(sender.address.asciiDomain)",
            date: MailDate(secondsSinceEpoch: 0, offset: 0), id: "id")
        do throws(MIMEMessageError) {
            try message.checkHeaderTexts()
            return nil
        } catch {
            return error.wording
        }
    }
}

extension FollowUpKind {
    /// Whom its messages are for.
    var audience: Audience {
        switch self {
        case .reminder: .operator
        case .guidance: .customer
        }
    }
}

extension Audience {
    var kind: FollowUpKind {
        switch self {
        case .customer: .guidance
        case .operator: .reminder
        }
    }
}

extension [String: String] {
    /// The default values of messages that concern a customer's address.
    init(customer address: String) {
        self = ["customer_address": address, "login_address": address]
    }
}

extension TemplateValues {
    /// The values that a request gave itself.
    fileprivate func given(in node: DocumentNode) -> TemplateValues {
        guard case .mapping(let entries) = node.content else { return TemplateValues() }
        let names = Set(entries.map(\.key))
        return TemplateValues(
            plain: plain.filter { names.contains($0.key) }, secret: secret.filter { names.contains($0.key) })
    }
}

extension ValueReader where Value == DocumentNode {
    /// Any node, to be read later.
    static var node: ValueReader { ValueReader { node, _ in node } }
}

extension DocumentNode {
    /// The node where a missing object would stand.
    func absent(_ key: String) -> DocumentNode {
        DocumentNode(.mapping([]), at: location, pointer: pointer + key.pointerStep, notation: notation)
    }
}
