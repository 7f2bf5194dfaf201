/// Playbooks and templates in the order in which a team uses them.
struct OrderOfUse {
    /// Those about a customer first, which come in most often; otherwise as they are.
    let playbooks: [Playbook]
    /// As the playbooks use them, each in its main line and then in its branches. Then those that none uses, for customers
    /// first.
    let templates: [MessageTemplate]

    init(playbooks: [Playbook], templates: [MessageTemplate]) {
        self.playbooks = playbooks.filter(\.isAboutCustomer) + playbooks.filter { !$0.isAboutCustomer }
        var places: [String: Int] = [:]
        for step in self.playbooks.flatMap(\.allSteps) where places[step.template] == nil {
            places[step.template] = places.count
        }
        let used = templates.filter { places[$0.id] != nil }.sorted {
            places[$0.id, default: 0] < places[$1.id, default: 0]
        }
        let others = templates.filter { places[$0.id] == nil }
        self.templates =
            used + others.filter { $0.audience == .customer } + others.filter { $0.audience == .operator }
    }
}
