import Calendars
import Testing

@Suite("Tables of days") struct TableReaderTests {
    @Test(
        "have a header or none, in any order, and delimiters of their own",
        arguments: [
            "date,name\n2026-01-01,A\n2026-01-02,B\n", "2026-01-01,A\n2026-01-02,B",
            "name;date\nA;2026-01-01\nB;2026-01-02\n",
            "A\t2026/1/1\r\nB\t2026/1/2\r\n", "日付,名称\r2026年1月1日,A\r2026年1月2日,B\r",
            "\u{FEFF}sep=;\n\nDate;Holiday\n=\"2026-01-01\";A\n 2026.1.2 ;\" B \"\n;\n",
            "holiday,day\nA,2026-01-01 00:00\nB,2026/01/02 0:00:00",
            "2026-01-02,B\n2026-01-01,A\n",
        ])
    func forms(text: String) throws {
        let reading = try Reading.read(text)
        #expect(reading.faultTexts == [] && reading.format == .table)
        #expect(reading.calendar.texts == ["2026-01-01", "2026-01-02"], "\(text)")
        #expect(reading.calendar.days.map(\.name?.en) == ["A", "B"], "\(text)")
    }

    @Test("have names in two languages, or none")
    func names() throws {
        let both = try Reading.read("date,ja,en,remark\n2026-01-01,元日,New Year's Day,x\n2026-01-02,,B\n2026-01-03\n")
        #expect(both.calendar.days.map(\.name?.ja) == ["元日", "B", nil])
        #expect(both.calendar.days.map(\.name?.en) == ["New Year's Day", "B", nil])
        #expect(both.codes == ["columns-passed-over", "without-name"])
        #expect(try Reading.read("date\n2026-01-01\n").calendar.texts == ["2026-01-01"])
        #expect(try Reading.read("2026-01-01\n").calendar.texts == ["2026-01-01"])
    }

    @Test("keep all names of a date, and say which rows are repeated")
    func repeated() throws {
        let reading = try Reading.read("date,name\n2026-01-01,A\n2026-01-01,B\n2026/1/1,A\n")
        #expect(reading.calendar.days.map(\.name?.en) == ["A, B"])
        #expect(reading.notes.map(\.wording.en) == ["1 repeated row left out (line 4)"])
    }

    @Test("cost a row for a fault, with its line")
    func faults() throws {
        let reading = try Reading.read(
            "date,name\n2026-01-01,A\n12/24/2026,B\n\n2026-02-30,C\n2026-01-04 09:00,D\n,E\n\"2026-01-05\"x,F\n2026-01-06,G\n1800-01-01,H\n"
        )
        #expect(reading.calendar.texts == ["2026-01-01", "2026-01-06"])
        #expect(reading.faults.map(\.line) == [3, 5, 6, 7, 8, 10])
        #expect(reading.faultTexts[0].contains("with the year first"))
        #expect(reading.faultTexts[1].contains("no such date"))
        let first = try Reading.read("2026-02-30,A\n2026-01-02,B\n")
        #expect(first.faults.map(\.line) == [1] && first.calendar.texts == ["2026-01-02"])
    }

    @Test("are no calendars without a column of dates")
    func noDates() throws {
        let reading = try Reading.read("\nwho,what\nA,B\n")
        #expect(reading.faults.first?.line == 2 && reading.calendar.isEmpty)
        #expect(reading.faultTexts[0].contains("(the first row is: who, what)"))
        #expect(try Reading.read("to,subject\n2026-01-01,B\n").faults.count == 1)
        #expect(try Reading.read("date,name\n").calendar.isEmpty)
    }

    @Test("are read as CP932 where they aren't UTF-8, which is said")
    func encodings() throws {
        // 元日 in CP932, and in UTF-16.
        let cp932 = Array("2026-01-01,".utf8) + [0x8C, 0xB3, 0x93, 0xFA, 0x0A]
        let reading = try Reading.read(cp932)
        #expect(reading.calendar.days.first?.name?.ja == "元日" && reading.codes == ["read-as-cp932"])
        let wide: [UInt8] =
            [0xFF, 0xFE] + "2026-01-01,元日\n".utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try Reading.read(wide).calendar.days.first?.name?.ja == "元日")
        let broken = try Reading.read(cp932 + Array("2026-01-02,".utf8) + [0xFF, 0x0A])
        #expect(broken.faults.map(\.reason) == [.undecodable] && broken.faults.first?.line == 2)
        #expect(broken.calendar.texts == ["2026-01-01"])
    }
}
