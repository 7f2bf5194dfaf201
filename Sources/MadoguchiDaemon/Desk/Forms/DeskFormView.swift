import MadoguchiAPI
import Messages

/// What a form's page shows: the form, what was typed, and what is said of it.
struct DeskFormView: Sendable {
    let content: DeskFormContent
    /// nil where nothing was typed yet.
    var input: DeskInput?
    /// nil for a new one.
    var key: DeskSeal.FormKey?
    var fault: DeskFault?
    /// What is otherwise than when the form was shown; nil where nothing is.
    var changes: [Wording]?
    /// Why it has to be sent again.
    var remark: Wording?
    var preview: DeskPreview?

    func values(of form: DeskForm, for visit: DeskVisit) -> PageValues {
        let language = visit.language
        let (byField, others) = sortedFaults
        var values = visit.seal(form, visit.request.captures, key: key, seen: content.basis?.text)
        values["heading"] = .text(content.title[language])
        values["lead"] = .list(content.lead.map { PageValues(["leadText": .text($0[language])]) })
        values.add(Self.facts(content.facts, named: "facts", for: visit))
        // Secrets are typed last, beside what would be done with them.
        let fields = content.fields.filter { form.preview == nil || preview != nil || !$0.isSecret }
        values["fields"] = .list(
            fields.filter { !$0.isSeldom || preview != nil }.map {
                self.values(of: $0, faults: byField[$0.name] ?? [], visit)
            })
        let seldom = preview == nil ? fields.filter(\.isSeldom) : []
        values["hasSeldom"] = .flag(!seldom.isEmpty)
        values["seldomTitle"] = .text(Wording.deskSeldom[language])
        values["seldomIsOpen"] = .flag(seldom.contains { byField[$0.name] != nil })
        values["seldom"] = .values(
            PageValues([
                "fields": .list(seldom.map { self.values(of: $0, faults: byField[$0.name] ?? [], visit) })
            ]))
        values["hasFields"] = .flag(content.fields.contains { if case .hidden = $0.kind { false } else { true } })
        values["backHref"] = .text(visit.href(content.back))
        values["isFinal"] = .flag(content.isFinal)
        values["button"] = .text((form.preview == nil ? content.button : .deskLook)[language])
        values["isDownload"] = .flag(form.isDownload)
        values["step"] = .text(form.preview == nil ? "send" : "look")
        values["remark"] = remark.map { .text($0[language]) }
        values["hasChanges"] = .flag(changes != nil)
        values["changes"] = .list((changes ?? []).map { PageValues(["changeText": .text($0[language])]) })
        if let fault {
            values["faultTitle"] = .text(fault.details.title)
            values["hasFieldFaults"] = .flag(!byField.isEmpty)
            values["faultLines"] = .list(others.map { PageValues(["faultLine": .text($0)]) })
            values["faultLinks"] = .list(
                content.fields.filter { byField[$0.name] != nil }.map {
                    PageValues([
                        "faultField": .text("f-\($0.name)"), "faultLabel": .text($0.label[language]),
                        "faultText": .text((byField[$0.name] ?? []).joined(separator: " ")),
                    ])
                })
        }
        values["hasChooser"] = .flag(content.chooser != nil && preview == nil)
        if let chooser = content.chooser {
            values["chooser"] = .values(self.values(of: chooser, faults: [], visit))
            values["chooserButton"] = .text(Wording.deskChoose[language])
        }
        values["hasPreview"] = .flag(preview != nil)
        if let preview {
            values.add(Self.facts(preview.facts, named: "previewFacts", for: visit))
            values["previewTitle"] = .text(Wording.deskPreview[language])
            values["previewText"] = preview.text.map { .block($0) }
            values["hasWarnings"] = .flag(!preview.warnings.isEmpty)
            values["previewWarnings"] = .list(preview.warnings.map { PageValues(["warningText": .text($0[language])]) })
            values["previewButton"] = .text(preview.button[language])
            values["changeButton"] = .text(Wording.deskChange[language])
        }
        return values
    }

    static func facts(_ facts: [DeskFact], named name: String, for visit: DeskVisit) -> PageValues {
        var values = PageValues(["\(name)There": .flag(!facts.isEmpty)])
        values[name] = .list(
            facts.map { fact in
                var values = PageValues([
                    "factName": .text(fact.name.asLabel[visit.language]), "factValue": .text(fact.value),
                ])
                values["factTime"] = .flag(fact.instant != nil)
                values["factInstant"] = .text(fact.instant ?? "")
                return values
            })
        return values
    }

    private func values(of field: DeskField, faults: [String], _ visit: DeskVisit) -> PageValues {
        let language = visit.language
        // A choice that opens the page anew isn't sent with the form.
        let typed = field.name == content.chooser?.name ? nil : input.map { $0.values[field.name] ?? "" }
        let value = field.shown(typed ?? field.value)
        var values = PageValues([
            "fieldName": .text(field.name), "fieldID": .text("f-\(field.name)"),
            "fieldLabel": .text(field.label.asLabel[language]), "fieldValue": .block(value),
            "fieldIsNeeded": .flag(field.isRequired), "fieldIsWrong": .flag(!faults.isEmpty),
            "fieldFaults": .list(faults.map { PageValues(["fieldFault": .text($0)]) }),
            "fieldHint": .text(field.hint?[language] ?? ""), "fieldHasHint": .flag(field.hint != nil),
            "fieldDescribed": .text(
                [faults.isEmpty ? nil : "e-\(field.name)", field.hint == nil ? nil : "h-\(field.name)"]
                    .compactMap(\.self).joined(separator: " ")),
        ])
        let kinds = ["isLine", "isText", "isAddress", "isMoment", "isRadio", "isSelect", "isSecret", "isHidden"]
        for kind in kinds { values[kind] = .flag(kind == field.kind.flag) }
        // A preview is of these very values, which are sent as they are.
        if preview != nil, kinds.dropLast(2).contains(field.kind.flag) {
            values[field.kind.flag] = .flag(false)
            values["isHidden"] = .flag(true)
        }
        let choices: [DeskField.Choice] =
            switch field.kind {
            case .radio(let choices), .select(let choices): choices
            default: []
            }
        values["choices"] = .list(
            choices.enumerated().map { place, choice in
                PageValues([
                    "choiceValue": .text(choice.value), "choiceName": .text(choice.name[language]),
                    "choiceID": .text(place == 0 ? "f-\(field.name)" : "f-\(field.name)-\(place)"),
                    "choiceIsChosen": .flag(choice.value == value),
                ])
            })
        return values
    }

    /// Faults by the fields that they are about, and the sentences that are about none.
    private var sortedFaults: (byField: [String: [String]], others: [String]) {
        guard let details = fault?.details else { return ([:], []) }
        guard let errors = details.errors, !errors.isEmpty else {
            return ([:], details.detail.split(separator: "\n").map(String.init))
        }
        var byField: [String: [String]] = [:]
        var others: [String] = []
        for error in errors {
            let text = error.detail + (error.suggestion.map { Wording.deskDidYouMean($0) } ?? "")
            if let field = field(at: error.pointer) {
                byField[field.name, default: []].append(text)
            } else {
                others.append(error.pointer.isEmpty ? text : "\(error.pointer): \(text)")
            }
        }
        return (byField, others)
    }

    /// The field with that pointer, else the nearest above it, else the first below it.
    private func field(at pointer: String) -> DeskField? {
        let fields = content.fields.filter { !$0.pointer.isEmpty }
        return fields.first { $0.pointer == pointer }
            ?? fields.filter { pointer.hasPrefix($0.pointer + "/") }.max {
                $0.pointer.utf8.count < $1.pointer.utf8.count
            }
            ?? fields.first { $0.pointer.hasPrefix(pointer + "/") }
    }
}

extension DeskField.Kind {
    /// As the template tells them apart.
    fileprivate var flag: String {
        switch self {
        case .line: "isLine"
        case .text: "isText"
        case .address: "isAddress"
        case .moment: "isMoment"
        case .radio: "isRadio"
        case .select: "isSelect"
        case .secret: "isSecret"
        case .hidden: "isHidden"
        }
    }
}
