/// Which columns of a table have the date and the names.
struct TableColumns: Equatable {
    var date: Int
    /// That of names in no particular language.
    var name: Int?
    var ja: Int?
    var en: Int?
    /// Headers of columns that nothing is taken from.
    var passedOver: [String] = []
    var isCabinetOffice = false

    private static let dates: Set = [
        "date", "day", "holiday date", "observed", "日付", "月日", "年月日", "期日", "休業日", "国民の祝日・休日月日",
    ]
    private static let names: Set = [
        "name", "holiday", "holiday name", "title", "summary", "subject", "event", "名称", "名前", "祝日名", "休日名", "祝日名称",
        "祝日・休日名称", "内容", "理由", "国民の祝日・休日名称",
    ]

    /// Those of a table whose first row names them; nil where none has dates.
    init?(header: [String]) {
        let folded = header.map { $0.lowercased() }
        guard let date = folded.firstIndex(where: Self.dates.contains) else { return nil }
        self.date = date
        ja = folded.firstIndex(of: "ja")
        en = folded.firstIndex(of: "en")
        name = folded.firstIndex(where: Self.names.contains)
        // Beside dates one other column can't be anything but names.
        if name == nil, ja == nil, en == nil, header.count == 2 { name = 1 - date }
        let used = [date, name, ja, en]
        passedOver = header.indices.filter { !used.contains($0) && !header[$0].isEmpty }.map { header[$0] }
        isCabinetOffice = header.prefix(2) == ["国民の祝日・休日月日", "国民の祝日・休日名称"]
    }

    /// Those of a table without a header: dates in one column, names behind it or before it.
    init(dateColumn: Int, of count: Int) {
        date = dateColumn
        name = dateColumn + 1 < count ? dateColumn + 1 : dateColumn > 0 ? dateColumn - 1 : nil
    }
}
