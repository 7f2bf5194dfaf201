import MadoguchiAPI
import Messages

extension RecipientListReport {
    /// `members.csv: 120 rows are used, 3 passed over`
    func summary(in say: Language) -> String {
        say(.rowsUsed(file, usable, number: say.number(usable), passedOver: say.number(passedOver)))
    }

    /// The rows that are passed over, and what was repaired, a line each.
    func details(in say: Language) -> [String] {
        let rows = faults.map { say(.listLine($0.line, detail: $0.detail)) }
        let more = passedOver - faults.count
        return rows + (more > 0 ? [say(.andMoreRows(say.number(more)))] : [])
            + notes.map(\.detail)
    }
}
