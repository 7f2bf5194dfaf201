import Messages

/// Fields by which a list is narrowed down, each by its query parameter.
enum DeskFilter {
    static func line(_ name: String, _ label: Wording, on visit: DeskVisit) -> PageValues {
        PageValues([
            "filterName": .text(name), "filterLabel": .text(label.asLabel[visit.language]),
            "filterValue": .text(visit.asked(name)), "filterIsChoice": .flag(false),
        ])
    }

    /// One of several, or any.
    static func choice(
        _ name: String, _ label: Wording, _ choices: [(value: String, name: String)], on visit: DeskVisit
    ) -> PageValues {
        choice(
            name, label, [("", Wording.deskAny[visit.language])] + choices, chosen: visit.asked(name), on: visit)
    }

    /// One of several.
    static func choice(
        _ name: String, _ label: Wording, _ choices: [(value: String, name: String)], chosen: String,
        on visit: DeskVisit
    ) -> PageValues {
        PageValues([
            "filterName": .text(name), "filterLabel": .text(label.asLabel[visit.language]),
            "filterIsChoice": .flag(true),
            "filterChoices": .list(
                choices.map { value, text in
                    PageValues([
                        "optionValue": .text(value), "optionText": .text(text),
                        "optionIsChosen": .flag(value == chosen),
                    ])
                }),
        ])
    }
}
