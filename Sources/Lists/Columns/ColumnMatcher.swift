/// Finds the values of a list among its headers.
///
/// A value is taken, in this order, from the columns that somebody named for it; from the one that bears its name; from
/// one whose name differs in case, width, blanks, hyphens and underscores alone; and addresses and names from those that
/// are known from exports. The name of a template's variable stands for `variables.NAME`, too.
package struct ColumnMatcher: Sendable {
    package static let address = "to"
    package static let variablePrefix = "variables."
    private static let template = "template"
    private static let personsName = "name"
    /// Below this length another word is easily near a value's name by chance.
    private static let shortestNear = 6

    private let fixed: [String]
    private var variables: [String]
    private let takesAnyVariable: Bool
    private let choices: [ColumnChoice]
    private let given: Set<String>
    private let nearest: @Sendable (String, [String]) -> String?

    /// - Parameters:
    ///   - fixed: the values beside variables: `to`, …
    ///   - variables: the variables of the templates that the list is for.
    ///   - takesAnyVariable: whether `variables.NAME` is a value for any name.
    ///   - choices: what somebody said about columns.
    ///   - given: values that are known without the list. They are taken only from a column that bears their very name.
    ///   - nearest: the word among several that another one is probably a misspelling of.
    package init(
        fixed: [String], variables: [String], takesAnyVariable: Bool, choices: [ColumnChoice] = [],
        given: Set<String> = [], nearest: @escaping @Sendable (String, [String]) -> String?
    ) {
        self.fixed = fixed
        self.variables = variables
        self.takesAnyVariable = takesAnyVariable
        self.choices = choices
        self.given = given
        self.nearest = nearest
    }

    private var targets: [String] { fixed + variables.map { Self.variablePrefix + $0 } }

    package func plan(for header: [String], line: Int) throws(ListFault) -> ColumnPlan {
        var draft = ColumnDraft(header, line: line)
        guard variables.isEmpty || mayHaveTemplate(draft) else {
            // Without a template, a column that happens to be called as a variable of one is another matter.
            var matcher = self
            matcher.variables = []
            return try matcher.plan(for: header, line: line)
        }
        for choice in choices { try take(choice, &draft) }
        try takeNamed(&draft)
        try takeFolded(&draft)
        try recogniseAddress(&draft)
        recogniseName(&draft)
        try refuseNear(draft)
        if !isOpen(Self.address, draft) { return draft.finished }
        if draft.names.contains(where: { $0.contains("@") }) { throw ListFault(.noHeader, line: line) }
        throw ListFault(.noRecipients(headers: draft.visibleNames), line: line)
    }

    private func mayHaveTemplate(_ draft: ColumnDraft) -> Bool {
        !fixed.contains(Self.template) || given.contains(Self.template)
            || choices.contains { $0.target == Self.template } || draft.folded.contains(FoldedHeader(Self.template))
    }

    private func isOpen(_ target: String, _ draft: ColumnDraft) -> Bool {
        !draft.has(target) && !given.contains(target)
    }

    private func take(_ choice: ColumnChoice, _ draft: inout ColumnDraft) throws(ListFault) {
        guard let target = exactTarget(choice.target) ?? foldedTarget(FoldedHeader(choice.target)) else {
            throw ListFault(.noSuchTarget(choice.target, nearest: nearest(choice.target, targets), known: targets))
        }
        guard !draft.has(target) else { throw ListFault(.columnTwice(target)) }
        switch choice.resolve(among: draft.folded) {
        case .columns(let cells): draft.take(target, from: cells)
        case .missing(let header):
            throw ListFault(
                .noSuchHeader(header, target: target, headers: draft.visibleNames), line: draft.line)
        case .unclear: throw ListFault(.unclearHeaders(choice.headers, target: target), line: draft.line)
        }
    }

    private func takeNamed(_ draft: inout ColumnDraft) throws(ListFault) {
        for column in draft.free {
            guard let target = exactTarget(draft.names[column]) else { continue }
            if draft.has(target) {
                // What somebody named another column for isn't wanted from this one.
                if choices.contains(where: { $0.target == target }) { continue }
                throw ListFault(.columnTwice(draft.names[column]), line: draft.line)
            }
            draft.take(target, from: [column])
        }
    }

    private func takeFolded(_ draft: inout ColumnDraft) throws(ListFault) {
        for column in draft.free {
            guard let target = foldedTarget(draft.folded[column]), isOpen(target, draft) else { continue }
            let same = draft.free.filter { foldedTarget(draft.folded[$0]) == target }
            guard same.count == 1 else { throw draft.ambiguity(of: target, same) }
            draft.recognise(target, from: [column])
        }
    }

    private func exactTarget(_ name: String) -> String? {
        if fixed.contains(name) { return name }
        if variables.contains(name) { return Self.variablePrefix + name }
        guard name.hasPrefix(Self.variablePrefix), name != Self.variablePrefix else { return nil }
        return takesAnyVariable || variables.contains(String(name.dropFirst(Self.variablePrefix.count))) ? name : nil
    }

    private func foldedTarget(_ name: FoldedHeader) -> String? {
        if name.text.isEmpty { return nil }
        if let value = fixed.first(where: { FoldedHeader($0) == name }) { return value }
        return variables.first { FoldedHeader($0) == name || FoldedHeader(Self.variablePrefix + $0) == name }
            .map { Self.variablePrefix + $0 }
    }

    private func recogniseAddress(_ draft: inout ColumnDraft) throws(ListFault) {
        guard isOpen(Self.address, draft) else { return }
        let columns = draft.free(KnownHeaders.address)
        // To whom a message goes is never a guess.
        guard columns.count <= 1 else { throw draft.ambiguity(of: Self.address, columns) }
        if !columns.isEmpty { draft.recognise(Self.address, from: columns) }
    }

    private func recogniseName(_ draft: inout ColumnDraft) {
        let target = Self.variablePrefix + Self.personsName
        guard variables.contains(Self.personsName), isOpen(target, draft) else { return }
        let names = draft.free(KnownHeaders.name)
        let givenNames = draft.free(KnownHeaders.givenName)
        let familyNames = draft.free(KnownHeaders.familyName)
        if let column = names.first {
            draft.recognise(target, from: [column])
        } else if givenNames.count == 1, familyNames.count == 1 {
            draft.recognise(target, from: givenNames + familyNames, isPersonsName: true)
        } else if let column = familyNames.first, givenNames.isEmpty {
            draft.recognise(target, from: [column])
        }
    }

    /// A misspelt `not_before` that was passed over would have messages sent at once.
    private func refuseNear(_ draft: ColumnDraft) throws(ListFault) {
        let known = (targets + variables).filter { $0.utf8.count >= Self.shortestNear && !given.contains($0) }
        for column in draft.free {
            let name = draft.names[column]
            guard foldedTarget(draft.folded[column]) == nil, name.utf8.count >= Self.shortestNear,
                let meant = nearest(name, known)
            else { continue }
            throw ListFault(.nearly(header: name, nearest: meant), line: draft.line)
        }
    }
}

/// A plan in the making, beside the headers that it is made of.
private struct ColumnDraft {
    /// Without blanks at their edges.
    let names: [String]
    let folded: [FoldedHeader]
    let line: Int
    private var used: Set<Int> = []
    private var plan = ColumnPlan()

    init(_ header: [String], line: Int) {
        names = header.map { $0.withoutEdges ?? $0 }
        folded = names.map(FoldedHeader.init)
        self.line = line
    }

    /// The columns that nothing is taken from yet.
    var free: [Int] { names.indices.filter { !used.contains($0) } }

    /// Those of them whose headers are known.
    func free(_ known: Set<FoldedHeader>) -> [Int] { free.filter { known.contains(folded[$0]) } }

    var visibleNames: [String] { names.filter { !$0.isEmpty } }

    func has(_ target: String) -> Bool { plan.columns.contains { $0.target == target } }

    mutating func take(_ target: String, from cells: [Int], isPersonsName: Bool = false) {
        plan.columns.append(ColumnPlan.Column(target: target, cells: cells, isPersonsName: isPersonsName))
        used.formUnion(cells)
    }

    mutating func recognise(_ target: String, from cells: [Int], isPersonsName: Bool = false) {
        take(target, from: cells, isPersonsName: isPersonsName)
        plan.recognised.append(ColumnPlan.Recognition(headers: cells.map { names[$0] }, target: target))
    }

    func ambiguity(of target: String, _ columns: [Int]) -> ListFault {
        ListFault(.ambiguous(target: target, headers: columns.map { names[$0] }), line: line)
    }

    var finished: ColumnPlan {
        var plan = plan
        plan.passedOver = free.map { names[$0] }.filter { !$0.isEmpty }
        return plan
    }
}
