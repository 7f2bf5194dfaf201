import Foundation
import Lists
import Messages
import SeededRandom
import Testing

/// Each file in Fixtures, in the forms in which services and spreadsheets write them.
@Suite struct ListReaderTests {
    private static let fixed = [
        "kind", "plan", "to", "subject", "text", "template", "not_before", "expires_at", "case",
    ]

    private struct Reading {
        var rows: [ListReader.Row] = []
        var columns: [String] = []
        var header: [String] = []
        var notes: [ListNote] = []
        var fault: ListFault?

        /// The values of rows that can be used, by column.
        var values: [[String: String]] {
            rows.filter { $0.fault == nil }.map { row in
                Dictionary(zip(columns, row.values).filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first })
            }
        }

        var codes: [String] { notes.map(\.code) }
    }

    private func read(
        _ bytes: [UInt8], _ encoding: ListEncoding? = nil, _ delimiter: Delimiter? = nil,
        columns: [String] = [], given: Set<String> = ["template"], piece: Int = 65_536
    ) throws -> Reading {
        let choices = try columns.map { try #require(ColumnChoice(parsing: $0)) }
        var reader = ListReader(
            ListDecoder(encoding), delimiter: delimiter,
            matcher: ColumnMatcher(
                fixed: Self.fixed, variables: ["login_url", "name"], takesAnyVariable: true, choices: choices,
                given: given, nearest: { word, known in known.first { $0.dropLast() == word || $0 == word + "s" } }),
            content: {
                ["not_before", "expires_at"].contains($0) ? .time : $0 == "text" ? .text : $0 == "to" ? .address : .line
            })
        var reading = Reading()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            reading.rows += reader.feed(bytes[start..<min(start + piece, bytes.count)], isEnd: false)
        }
        reading.rows += reader.feed([], isEnd: true)
        (reading.columns, reading.header) = (reader.columns, reader.header)
        (reading.notes, reading.fault) = (reader.notes, reader.fault)
        return reading
    }

    /// Reads a fixture in pieces of every small size as well, which must make no difference.
    private func read(
        _ name: String, _ encoding: ListEncoding? = nil, _ delimiter: Delimiter? = nil, columns: [String] = [],
        given: Set<String> = ["template"]
    ) throws -> Reading {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        let bytes = Array(try Data(contentsOf: file))
        let reading = try read(bytes, encoding, delimiter, columns: columns, given: given)
        for piece in [1, 2, 3, 5, 64] {
            let other = try read(bytes, encoding, delimiter, columns: columns, given: given, piece: piece)
            #expect(other.rows == reading.rows, "\(name), pieces of \(piece)")
            #expect(other.notes == reading.notes, "\(name), pieces of \(piece)")
        }
        return reading
    }

    private static let hana = ["to": "hana@example.jp", "variables.name": "高崎 花子"]
    private static let momo = ["to": "momo@example.jp", "variables.name": "山田 桃"]

    struct Export: CustomTestStringConvertible {
        let file: String
        var encoding: ListEncoding?
        let values: [[String: String]]
        /// The codes of the notes.
        let notes: [String]

        var testDescription: String { file }
    }

    @Test(
        "exports and spreadsheets are understood without a word about their columns",
        arguments: [
            Export(
                file: "kajabi_members_export.csv", values: [hana],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "kajabi_people.csv",
                values: [hana, ["to": "taro@example.jp", "variables.name": "Taro Yamada"]],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "shopify_customers.csv", values: [hana],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "mailchimp_audience.csv", values: [hana],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "mailchimp_unsubscribed_name.csv",
                values: [["to": "ume@example.jp", "variables.name": "梅"], ["variables.name": "姓 名"]],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "stripe_customers.csv", values: [hana, momo],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "stripe_payments.csv", values: [["to": "hana@example.jp"]],
                notes: ["header-recognised", "columns-passed-over"]),
            Export(
                file: "teachable_students.csv", values: [hana, momo],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(
                file: "google_contacts.csv", values: [hana],
                notes: ["header-recognised", "header-recognised", "columns-passed-over"]),
            Export(file: "japanese_header.csv", values: [hana], notes: ["header-recognised", "header-recognised"]),
            Export(
                file: "kokyaku_ichiran.csv", encoding: .cp932, values: [hana, momo],
                notes: [
                    "encoding", "header-recognised", "header-recognised", "columns-passed-over", "empty-rows", "blanks",
                ]),
            Export(file: "half_width_kana.csv", values: [hana], notes: ["header-recognised", "header-recognised"]),
            Export(file: "full_width_header.csv", values: [hana], notes: ["header-recognised", "header-recognised"]),
            Export(
                file: "windows1252_semicolon.csv", encoding: .windows1252,
                values: [["to": "rene@example.fr", "variables.name": "René Müller"]],
                notes: ["encoding", "delimiter", "header-recognised", "header-recognised"]),
            Export(
                file: "euc_jp.csv", encoding: .eucJP, values: [hana],
                notes: ["encoding", "header-recognised", "header-recognised"]),
            Export(
                file: "excel_unicode_text.txt", values: [hana],
                notes: ["encoding", "delimiter", "header-recognised", "header-recognised", "columns-passed-over"]),
            Export(file: "utf16_big_endian.csv", values: [hana], notes: ["encoding"]),
            Export(file: "utf16_without_mark.csv", encoding: .utf16, values: [hana], notes: ["encoding"]),
            Export(file: "utf8_mark.csv", values: [hana], notes: []),
            // A mark is believed rather than what somebody said.
            Export(file: "utf8_mark.csv", encoding: .cp932, values: [hana], notes: []),
        ])
    func exports(export: Export) throws {
        // Stripe's "Plan" isn't one of ours: the plan is given.
        let reading = try read(export.file, export.encoding, given: ["template", "plan"])
        #expect(reading.fault == nil)
        #expect(reading.values == export.values)
        #expect(reading.codes == export.notes)
    }

    @Test("CP932 is Microsoft's: ①, 髙, 﨑 and ㈱ are read, and its wave dash")
    func cp932() throws {
        let names = try read("cp932_special.csv", .cp932).values.map { $0["variables.name"] }
        #expect(names == ["髙崎 花子①", "﨑山～桃㈱"])
    }

    @Test(
        "what isn't UTF-8 is refused with the encoding to give: the whole list by its header, else the rows in question"
    )
    func notUTF8() throws {
        let whole = try read("cp932_special.csv")
        #expect(whole.fault == ListFault(.undecodableHeader(.utf8), line: 1))
        #expect(
            whole.fault?.wording(for: .options).en
                == "line 1: not UTF-8; if Excel on a Japanese Windows wrote it, say so: --encoding cp932; or save it as "
                + "\"CSV UTF-8\"")
        #expect(whole.fault?.wording(for: .keys).ja.contains("encoding: cp932") == true)
        let rows = try read("mixed_encodings.csv")
        #expect(rows.fault == nil)
        #expect(rows.rows.map(\.fault) == [nil, .undecodable(.utf8), nil])
        #expect(rows.values.map { $0["to"] } == ["hana@example.jp", "ume@example.jp"])
        #expect(try read("utf16_without_mark.csv").fault == ListFault(.looksLikeUTF16, line: 1))
    }

    @Test(
        "delimiters are found, or given",
        arguments: [
            ("semicolon.csv", nil, ["u1@example.com", "件名", "本文"], ["delimiter"]),
            ("utf8_tab.tsv", nil, ["u1@example.com", "件名", "本文"], ["delimiter"]),
            ("sep_line.csv", nil, ["u1@example.com", "件名", "本文"], ["delimiter"]),
            ("sep_semicolon.csv", nil, ["u1@example.com", "件名, 一", "本文"], ["delimiter"]),
            ("sep_tab_quoted.csv", nil, ["u1@example.com", "件名", "本文"], ["delimiter"]),
            ("pipe.csv", "|", ["u1@example.com", "件名", "本文"], ["delimiter"]),
            ("commas_in_semicolons.csv", nil, ["u1@example.com", "a; b"], ["delimiter", "columns-passed-over"]),
            ("old_mac.csv", nil, ["u1@example.com", "a", "b"], []),
        ] as [(String, String?, [String], [String])])
    func delimiters(file: String, delimiter: String?, values: [String], notes: [String]) throws {
        let reading = try read(file, nil, try delimiter.map { try #require(Delimiter(named: $0)) }, given: [])
        #expect(reading.fault == nil)
        #expect(reading.rows.first?.values == values)
        #expect(reading.codes == notes)
    }

    @Test("no letter, digit, quote or blank is a delimiter", arguments: ["a", "1", "\"", " ", "", ",,", "、", "@", "."])
    func noDelimiter(text: String) {
        #expect(Delimiter(named: text) == nil)
    }

    @Test("a surplus of empty cells and headers is nothing, and missing cells are empty")
    func lengths() throws {
        for file in ["trailing_empty_cells.csv", "trailing_empty_header.csv"] {
            let reading = try read(file, given: [])
            #expect(reading.rows.map(\.values) == [["u1@example.com", "a", "b"], ["u2@example.com", "a", "b"]])
            #expect(reading.notes.isEmpty)
        }
        let short = try read("short_rows.csv", given: [])
        #expect(short.rows.map(\.values) == [["u1@example.com", "a", "b", ""]])
        #expect(short.notes == [ListNote(.shortRows, count: 1, line: 2)])
        let long = try read("long_rows.csv", given: [])
        #expect(long.rows.map(\.fault) == [.tooManyCells(4, columns: 3), nil])
        #expect(long.rows.first?.cells == ["u1@example.com", "a", "b", "c"])
    }

    @Test("blanks of any kind come off at the edges, and Excel's text formulas are texts")
    func cells() throws {
        let reading = try read("addresses.csv", given: [])
        let addresses = reading.values.compactMap { $0["to"] }
        for number in [1, 2, 3, 4, 19, 20, 21, 22] { #expect(addresses.contains("u\(number)@example.com")) }
        // What else is amiss is for the reader of addresses to say.
        #expect(addresses.contains("Hanako <u5@example.com>"))
        #expect(addresses.contains("u9@example.com, u10@example.com"))
        #expect(
            reading.notes == [
                ListNote(.blanks, count: 6, line: 2), ListNote(.formulas, count: 1, line: 20),
                ListNote(.apostrophes, count: 1, line: 21),
            ])
        let spaces = try read("recipients_spaces.csv")
        #expect(
            spaces.values.map { $0["to"] } == [
                "hana@example.jp", "momo@example.jp", "ume@example.jp", "taro@gmial.com", "short@example.com",
            ])
        #expect(
            spaces.notes == [
                ListNote(.emptyRows, count: 1), ListNote(.shortRows, count: 1, line: 7),
                ListNote(.blanks, count: 2, line: 2),
            ])
    }

    @Test("a text keeps its blanks, as the indent of a paragraph")
    func indent() throws {
        let reading = try read(Array("to,subject,text\na@example.jp, s ,　本文 \n".utf8), given: [])
        #expect(reading.rows.first?.values == ["a@example.jp", "s", "　本文 "])
    }

    @Test("rows without a value are passed over")
    func emptyRows() throws {
        let reading = try read("empty_rows.csv", given: [])
        #expect(reading.rows.map(\.line) == [5, 8])
        #expect(reading.notes == [ListNote(.emptyRows, count: 6)])
    }

    @Test("a row that can't be read costs itself, with its line")
    func badRows() throws {
        let open = try read("open_quote.csv", given: [])
        #expect(open.rows.map(\.line) == [2, 3, 4])
        #expect(open.rows.map { $0.fault != nil } == [true, false, false])
        #expect(open.rows.first?.cells == ["u1@example.com,\"件名,本文"])
        let last = try read("open_quote_at_end.csv", given: [])
        #expect(last.rows.map(\.line) == [2, 3, 5])
        #expect(last.rows.map(\.fault) == [nil, .syntax(.unclosedQuote), nil])
        let stray = try read("stray_quotes.csv", given: [])
        #expect(stray.rows.map(\.fault) == [.syntax(.textBehindQuote), nil, nil])
        #expect(stray.values.map { $0["subject"] } == ["quoted, behind a blank", "5\" screen"])
    }

    @Test("times as spreadsheets and exports write them")
    func times() throws {
        let excel = try read("excel_dates.csv", given: [])
        #expect(excel.values.map { $0["not_before"] } == ["2026-12-01T10:00", "2026-12-01"])
        #expect(excel.notes == [ListNote(.times, count: 2, line: 2)])
        let forms = try read("time_forms.csv", given: ["subject"])
        #expect(
            forms.values.map { $0["not_before"] } == [
                "2026-12-01T10:00", "2026-12-01T15:00", "2026-12-01T10:00:00+09:00", "2026-12-01T10:00",
                "2026-12-01T10:00:00Z",
            ])
        #expect(
            forms.values.map { $0["expires_at"] } == [
                "2026-12-31T23:59:59+09:00", "2026-12-02", "12/31/2026", "2026-12-01T15:05", "2026-12-01",
            ])
    }

    @Test("columns may be named, and joined by a blank in the order in which they are named")
    func chosenColumns() throws {
        let columns = ["to=Email Address", "variables.name=First Name Last Name", "case=LEID"]
        let joined = try read("mailchimp_audience.csv", columns: columns)
        #expect(
            joined.values == [["to": "hana@example.jp", "variables.name": "花子 高崎", "case": "1"]])
        #expect(joined.codes == ["columns-passed-over"])
        let other = try read(
            "mailchimp_audience.csv", columns: ["name=last_name + FIRST　NAME", "to=email address"])
        #expect(other.values == [Self.hana])
        #expect(try read("stripe_customers.csv", columns: ["case=id"], given: ["template", "plan"]).fault == nil)
    }

    @Test(
        "a list that isn't understood is refused with what to say",
        arguments: [
            ("no_header.csv", [], .noHeader, 1),
            ("two_addresses.csv", [], .ambiguous(target: "to", headers: ["Email", "Customer Email"]), 1),
            (
                "two_addresses.csv", ["to=Mail"],
                .noSuchHeader("Mail", target: "to", headers: ["Email", "Customer Email", "Name"]), 1
            ),
            ("two_addresses.csv", ["to=Email", "to=Customer Email"], .columnTwice("to"), nil),
        ] as [(String, [String], ListFault.Reason, Int?)])
    func refused(file: String, columns: [String], reason: ListFault.Reason, line: Int?) throws {
        let reading = try read(file, columns: columns)
        #expect(reading.fault == ListFault(reason, line: line))
        #expect(reading.rows.isEmpty)
        let wording = try #require(reading.fault).wording(for: .options)
        #expect(wording.en.contains("--column") || !wording.en.contains("say which"))
        #expect(wording.ja != wording.en)
    }

    @Test("headers that are named without + are taken apart in the one way there is, or not at all")
    func takenApart() throws {
        func columns(_ choice: String, _ header: String) throws -> (ListFault?, [String]) {
            let reading = try read(
                Array("\(header)\nx@example.jp,1,2,3\n".utf8), columns: ["to=A", "case=\(choice)"], given: [])
            return (reading.fault, reading.rows.first?.values ?? [])
        }
        #expect(try columns("First Name Last Name", "A,First Name,Last Name,Name").1 == ["x@example.jp", "1 2"])
        #expect(try columns("Last Name", "A,Last,Name,Last Name").1 == ["x@example.jp", "3"])
        #expect(try columns("Last Name", "A,Last N,ame,L").0 == nil)
        #expect(
            try columns("ab ab", "A,ab a,b,ab").0 == ListFault(.unclearHeaders("ab ab", target: "case"), line: 1))
        #expect(
            try columns("ab c", "A,ab,b,d").0
                == ListFault(.noSuchHeader("ab c", target: "case", headers: ["A", "ab", "b", "d"]), line: 1))
    }

    @Test("of two columns with addresses the one that is named is taken")
    func namedAddress() throws {
        let reading = try read("two_addresses.csv", columns: ["to=Customer Email"])
        #expect(reading.values == [["to": "b@example.jp", "variables.name": "高崎"]])
        #expect(reading.notes.last == ListNote(.passedOver(["Email"])))
    }

    @Test("misspelt columns are refused, and other ones passed over")
    func nearColumns() throws {
        let near = try read(Array("to,not_befor\na@example.jp,2026-12-01\n".utf8))
        #expect(near.fault == ListFault(.nearly(header: "not_befor", nearest: "not_before"), line: 1))
        #expect(try read(Array("to,to\n".utf8)).fault == ListFault(.columnTwice("to"), line: 1))
        #expect(try read(Array("宛名\nx\n".utf8)).fault == ListFault(.noRecipients(headers: ["宛名"]), line: 1))
    }

    @Test("names of variables are columns only where there is a template")
    func withoutTemplate() throws {
        let text = Array("to,subject,text,Name\na@example.jp,s,t,花子\n".utf8)
        #expect(try read(text, given: []).columns == ["to", "subject", "text"])
        #expect(try read(text, given: ["template"]).columns == ["to", "subject", "text", "variables.name"])
    }

    @Test("what a template needs may be called by any spelling of its name")
    func foldedVariables() throws {
        let reading = try read(Array("TO,ログイン,Login URL,Variables.Name\na@example.jp,x,u,n\n".utf8))
        #expect(reading.columns == ["to", "variables.login_url", "variables.name"])
    }

    @Test("nothing at all is no fault")
    func nothing() throws {
        for text in ["", "\n\n", "\u{FEFF}", "sep=,\n"] {
            let reading = try read(Array(text.utf8))
            #expect(reading.rows.isEmpty && reading.fault == nil && reading.notes.isEmpty, "\(text)")
        }
    }

    @Test("names of columns do nothing to a terminal")
    func harmless() throws {
        let reading = try read(Array("to,\"a\u{1B}[31m\u{202E}\nb\"\nx@example.jp,1\n".utf8))
        #expect(reading.notes.first?.wording.en == "columns that aren't used: \"a [31m  b\"")
    }

    @Test(
        "whatever the bytes, they are read in the same way in pieces, and no row comes from nowhere",
        arguments: Seeds.all)
    func anything(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] =
            ["\"", "\"\"", ",", ";", "\n", "\r\n", "\r", "\t", "a", "to", " ", "\u{3000}", "é", "=\"1\"", "'"].map {
                Array($0.utf8)
            }
            + [[0], [0x81], [0xFF, 0xFE], [0xE3, 0x80], [0xEF, 0xBB, 0xBF]]
        for encoding in [nil, ListEncoding.cp932, .utf16, .eucJP] {
            var bytes = encoding == .utf16 ? [] : Array("to,b,c\n".utf8)
            for _ in 0..<Int.random(in: 1...80, using: &random) { bytes += pieces.randomElement(using: &random) ?? [] }
            let whole = try read(bytes, encoding)
            for piece in [1, 2, 3, 7] {
                let other = try read(bytes, encoding, piece: piece)
                #expect(
                    other.rows == whole.rows && other.notes == whole.notes, "seed \(seed), \(bytes), pieces of \(piece)"
                )
            }
            #expect(whole.rows.count <= bytes.count { $0 == 0x0A || $0 == 0x0D } + 1, "seed \(seed), \(bytes)")
            #expect(whole.rows.map(\.line) == whole.rows.map(\.line).sorted(), "seed \(seed), \(bytes)")
        }
    }

    @Test("every note and every fault has a sentence in each language")
    func sentences() {
        let notes: [ListNote.Subject] = [
            .encoding(.cp932, hasMark: false), .encoding(.utf16, hasMark: true), .delimiter(.tab),
            .recognised(.init(headers: ["A"], target: "to")), .passedOver(["B"]), .emptyRows, .shortRows, .blanks,
            .formulas, .apostrophes, .times,
        ]
        for note in notes {
            let wording = ListNote(note, count: 2, line: 3).wording
            #expect(!wording.en.isEmpty && wording.ja != wording.en)
        }
        let faults: [ListFault.Reason] = [
            .noSuchEncodingHere(.cp932), .undecodableHeader(.utf8), .undecodableHeader(.eucJP), .looksLikeUTF16,
            .unreadableHeader(.unclosedQuote), .noHeader, .hopeless, .columnTwice("a"),
            .ambiguous(target: "to", headers: ["a", "b"]), .noSuchHeader("a", target: "to", headers: ["b"]),
            .unclearHeaders("a b", target: "to"), .noSuchTarget("a", nearest: nil, known: ["to"]),
            .noSuchTarget("a", nearest: "to", known: ["to"]), .nearly(header: "a", nearest: "b"),
            .noRecipients(headers: ["a"]),
        ]
        for fault in faults {
            let (option, key) = (ListFault(fault, line: 3).wording(for: .options), ListFault(fault).wording(for: .keys))
            #expect(option.en.hasPrefix("line 3: ") && option.ja.hasPrefix("3 行目: "))
            #expect(!key.en.isEmpty && key.ja != key.en && !key.en.contains("--") && !key.ja.contains("--"))
        }
        #expect(
            ListNote(.blanks, count: 1, line: 4).wording.en == "blanks at the edges of 1 cell were removed (line 4)")
        #expect(ListNote(.blanks, count: 2, line: 4).wording.ja == "前後の空白を 2 か所で取り除きました（最初は 4 行目）")
    }

    @Test(
        "encodings by the names that people give them",
        arguments: [
            ("Shift_JIS", ListEncoding.cp932), ("sjis", .cp932), ("CP932", .cp932), ("Windows-31J", .cp932),
            ("UTF8", .utf8), ("utf-16", .utf16), ("EUC-JP", .eucJP), ("latin1", .windows1252),
        ])
    func encodingNames(name: String, encoding: ListEncoding) {
        #expect(ListEncoding(named: name) == encoding)
        #expect(ListEncoding(named: "utf-7") == nil)
    }
}
