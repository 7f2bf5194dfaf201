import MadoguchiAPI

extension RecipientListReport {
    /// `members.csv: 120 rows are used, 3 passed over`
    func summary(in say: Language) -> String {
        let (used, passedOver) = (say.number(usable), say.number(passedOver))
        return say(
            en: "\(file): \(used) row\(usable == 1 ? " is" : "s are") used, \(passedOver) passed over",
            ja: "\(file): 使う行 \(used) 行、飛ばす行 \(passedOver) 行")
    }

    /// The rows that are passed over, and what was repaired, a line each.
    func details(in say: Language) -> [String] {
        let rows = faults.map { say(en: "line \($0.line): \($0.detail)", ja: "\($0.line) 行目: \($0.detail)") }
        let more = passedOver - faults.count
        return rows + (more > 0 ? [say(en: "and \(say.number(more)) more", ja: "ほか \(say.number(more)) 行")] : [])
            + notes.map(\.detail)
    }
}
